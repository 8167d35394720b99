import { columnNumber } from '@kedu/model';
import { type Html, html, raw } from '../html.ts';
import { chapter, listTitle, subheading } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { glance } from './figures.ts';
import { type Shading, shadeKey, shadingOf } from './shade.ts';
import { shortName } from './shortName.ts';
import { tileNames } from './tileNames.ts';
import { say } from './words.ts';

const WIDTH = 84;
const HEIGHT = 56;
/** Cells of the map that a careless `tile` cannot go beyond. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 200;
/** Width of a line of a tile, in halves of a Chinese sign. */
const LINE = 12;
/** Beyond this a name on each tile is the list of ranks once more: tiles become squares without text. */
const MOST_NAMED = 400;
const SQUARE = 14;
const SQUARES = 60;
/** More families than this stand in the order of their codes, so that one can be found. */
const MOST_BY_RANK = 12;
/** Families of no more tiles than this stand beside one another. */
const MOST_BESIDE = 4;

/** Lines of the name of each member. */
type Names = readonly (readonly string[])[];

/** Position of a tile, from 0. */
export interface TilePlace {
  readonly column: number;
  readonly row: number;
}

/**
 * Where the tile of each member stands: by the attribute `tile`; undefined for units without one, with one that is no cell, or whose cell is taken.
 *
 * Shape: over the members of the list. Rule: REPORT-7. Example: C2 → column 2, row 1.
 */
export function tilePlaces(standing: Standing, ctx: ReportContext): readonly (TilePlace | undefined)[] {
  const taken = new Set<string>();
  return [...standing.list.members].map((unit) => {
    const cell = ctx.assessment.units[unit]?.attributes['tile']?.trim().toUpperCase() ?? '';
    const [, letters = '', digits = ''] = /^([A-Z]{1,2})([1-9]\d{0,2})$/.exec(cell) ?? [];
    const column = (columnNumber(letters) ?? 0) - 1;
    const row = Number(digits) - 1;
    if (column < 0 || row < 0 || column >= MOST_COLUMNS || row >= MOST_ROWS || taken.has(cell)) return undefined;
    taken.add(cell);
    return { column, row };
  });
}

/** All units at a glance: equal tiles, placed by the pack or in order, shaded by grade. */
export function tileChapter(ctx: ReportContext): Html {
  return chapter(
    'tiles',
    ctx,
    () =>
      html`<p class="note">${say('tiles_note', ctx.locale)}${ctx.standings.some(({ order }) => order.length > MOST_NAMED) && html`${ctx.locale === 'en' && ' '}${say('tiles_unnamed', ctx.locale, { most: MOST_NAMED })}`}</p>${ctx.standings.map((standing) => listTiles(standing, ctx))}`,
  );
}

function listTiles(standing: Standing, ctx: ReportContext): Html {
  const shading = shadingOf(standing, ctx);
  const places = tilePlaces(standing, ctx);
  const placed = standing.order.filter((k) => places[k] !== undefined);
  const rest = standing.order.filter((k) => places[k] === undefined);
  const names = tileNames(
    [...standing.list.members].map((unit) => shortName(ctx.assessment.units[unit], ctx.locale)),
    LINE,
    2,
  );
  const head = html`${listTitle(standing, ctx)}${shadeKey(shading)}`;
  return html`${placed.length > 0 ? html`<div class="whole">${head}${map(standing, ctx, shading, names, places, placed)}</div>` : head}
${rest.length > 0 && inRows(standing, ctx, shading, names, rest, placed.length > 0)}`;
}

function map(
  standing: Standing,
  ctx: ReportContext,
  shading: Shading,
  names: Names,
  places: readonly (TilePlace | undefined)[],
  members: readonly number[],
): Html {
  const at = members.map((k) => places[k] as TilePlace);
  const left = Math.min(...at.map(({ column }) => column));
  const top = Math.min(...at.map(({ row }) => row));
  const width = (Math.max(...at.map(({ column }) => column)) - left + 1) * WIDTH;
  const height = (Math.max(...at.map(({ row }) => row)) - top + 1) * HEIGHT;
  const title = `${standing.title} · ${say('tiles', ctx.locale)}`;
  return html`<figure class="wide-drawing scroll" tabindex="0" aria-label="${title}" style="margin:8px 0"><svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="group" aria-label="${title}">${members.map((k, i) => tile(standing, ctx, shading, names[k] ?? [], k, ((at[i] as TilePlace).column - left) * WIDTH, ((at[i] as TilePlace).row - top) * HEIGHT))}</svg></figure>`;
}

function tile(
  { list }: Standing,
  ctx: ReportContext,
  { shadeOf }: Shading,
  lines: readonly string[],
  k: number,
  x: number,
  y: number,
): Html {
  const unit = list.members[k] as number;
  const href = ctx.hrefOf(list.list, unit);
  const body = html`<title>${ctx.unitName(unit)} ${standingText(list.rank[k] as number, list.score[k] as number, ctx)}</title><rect class="tile ${shadeOf(k)}" x="${x + 1}" y="${y + 1}" width="${WIDTH - 2}" height="${HEIGHT - 2}"/>${lines.map((line, i) => html`<text x="${x + 7}" y="${y + 17 + 14 * i}" font-size="12">${line}</text>`)}<text x="${x + 7}" y="${y + HEIGHT - 8}" font-size="12">${standingText(list.rank[k] as number, list.score[k] as number, ctx)}</text>`;
  return href === undefined ? html`<g>${body}</g>` : html`<a href="${href}">${body}</a>`;
}

function inRows(standing: Standing, ctx: ReportContext, shading: Shading, names: Names, members: readonly number[], others: boolean): Html {
  const families = new Map<string, number[]>();
  // Families of one unit each would be a heading a tile.
  const single = members.length > 1 && new Set(members.map((k) => standing.families[k] ?? '')).size === members.length;
  for (const k of members) {
    const family = single ? '' : (standing.families[k] ?? '');
    families.set(family, [...(families.get(family) ?? []), k]);
  }
  const sorted = families.size > MOST_BY_RANK ? [...families].sort(([a], [b]) => (a < b ? -1 : 1)) : [...families];
  const widest = Math.max(...sorted.map(([, own]) => own.length));
  const content = html`${sorted.map(([family, own]) => {
    const title = family !== '' ? ctx.groupName(standing.list.list, family) : others ? say('unplaced', ctx.locale) : '';
    return html`<div class="family${sorted.length > MOST_BY_RANK && ' far'}">${title !== '' && subheading(title, ctx)}${standing.order.length > MOST_NAMED ? squares(standing, ctx, shading, own) : html`<ul class="tiles">${own.map((k) => item(standing, ctx, shading, names[k] ?? [], k))}</ul>`}</div>
`;
  })}`;
  return sorted.length > 1 && widest <= MOST_BESIDE ? html`<div class="families" style="--n:${widest}">${content}</div>` : content;
}

/** Squares in the order of ranks; name and score of each when pointed at, the figures in the table of ranks. */
function squares({ list, title }: Standing, ctx: ReportContext, { shadeOf }: Shading, members: readonly number[]): Html {
  const width = Math.min(members.length, SQUARES) * SQUARE;
  const height = Math.ceil(members.length / SQUARES) * SQUARE;
  const rects = members.map((k, i) => {
    const at = `x="${(i % SQUARES) * SQUARE + 0.5}" y="${Math.floor(i / SQUARES) * SQUARE + 0.5}"`;
    return html`<rect class="${shadeOf(k)}" ${raw(at)} width="${SQUARE - 2}" height="${SQUARE - 2}"><title>${ctx.unitName(list.members[k] as number)} ${standingText(list.rank[k] as number, list.score[k] as number, ctx)}</title></rect>`;
  });
  return html`<svg class="squares" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title} · ${say('tiles', ctx.locale)}">${rects}</svg>`;
}

function item({ list }: Standing, ctx: ReportContext, { shadeOf }: Shading, lines: readonly string[], k: number): Html {
  const unit = list.members[k] as number;
  // The page breaks the lines itself, but what tells two names apart stays.
  const name = lines.length > 1 && lines.at(-1)?.startsWith('…') ? lines.join('') : shortName(ctx.assessment.units[unit], ctx.locale);
  const href = ctx.hrefOf(list.list, unit);
  return html`<li class="${shadeOf(k)}"><b>${href === undefined ? html`<span>${name}</span>` : html`<a href="${href}">${name}</a>`}</b>${standingText(list.rank[k] as number, list.score[k] as number, ctx)}</li>`;
}

function standingText(rank: number, score: number, { locale, places }: ReportContext): string {
  const place = rank > 0 ? `${rank} · ` : '';
  return Number.isNaN(score) ? say('none_short', locale) : `${place}${glance(score, places)}`;
}
