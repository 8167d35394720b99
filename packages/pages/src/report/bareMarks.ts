import { inLocale } from '@kedu/model';
import { type Composite, type Indicator, isBareMark, shares } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import type { ReportContext, Standing } from './context.ts';
import { leavesBelow } from './leavesBelow.ts';
import { percent } from './figures.ts';
import { sayLevels } from './levelsWords.ts';
import { say } from './words.ts';

/** A part of a list that is a bare mark, with the least and the greatest share that it has of the total. */
export interface BareShare {
  readonly indicator: Indicator;
  readonly title: string;
  readonly least: number;
  readonly greatest: number;
}

/** Bare marks of a list, each and together: shares of the total between the members, which may be weighed differently. Rule: FROM-6. */
export function bareShares(
  standing: Standing,
  tree: Composite,
  { scheme, locale }: ReportContext,
): { readonly parts: readonly BareShare[]; readonly least: number; readonly greatest: number } {
  const { classes, overlays, members } = standing.list;
  const known = new Map(scheme.indicators.map((indicator) => [indicator.id, indicator]));
  const profiles = new Map(
    [...members.keys()].map((k) => [JSON.stringify([classes[k], overlays[k]]), { class: classes[k] ?? '', overlays: overlays[k] ?? [] }]),
  );
  const byProfile = [...profiles.values()].map((profile) => new Map(shares(tree, profile).map(({ part, share }) => [part.path, share])));
  const bare = leavesBelow(tree).flatMap((leaf) => {
    const indicator = known.get(leaf.indicator);
    return indicator && isBareMark(leaf, indicator) ? [{ leaf, indicator }] : [];
  });
  const parts = bare.map(({ leaf, indicator }) => {
    const own = byProfile.map((profile) => profile.get(leaf.path) ?? 0);
    return { indicator, title: inLocale(leaf.title, locale), least: Math.min(...own), greatest: Math.max(...own) };
  });
  const sums = byProfile.map((profile) => bare.reduce((sum, { leaf }) => sum + (profile.get(leaf.path) ?? 0), 0));
  return { parts, least: Math.min(...sums), greatest: Math.max(...sums) };
}

/** The share of bare marks, published list by list; nothing where the scheme has no marks at all (FROM-6). */
export function bareMarks(ctx: ReportContext): Html {
  const { scheme, standings, locale } = ctx;
  if (!scheme.indicators.some(({ kind, markedBy }) => kind === 'judgement' || markedBy !== undefined)) return html``;
  const lists = standings.flatMap((standing) => {
    const tree = scheme.trees[standing.list.list];
    return tree && standing.list.members.length > 0 ? [{ title: standing.title, ...bareShares(standing, tree, ctx) }] : [];
  });
  const marked = lists.filter(({ parts }) => parts.length > 0);
  const free = lists.filter(({ parts }) => parts.length === 0).map(({ title }) => title);
  return html`<h3>${sayLevels('bare_title', locale)}</h3>${marked.map(
    ({ title, parts, least, greatest }) =>
      html`<p>${sayLevels('bare_share', locale, { list: title, share: between(least, greatest) })}</p><ul class="lead">${parts.map((part) => html`<li>${sayLevels('bare_item', locale, { title: part.title, share: between(part.least, part.greatest) })}${seats(part.indicator, ctx)}</li>`)}</ul>`,
  )}${free.length > 0 && html`<p class="note">${sayLevels('bare_none', locale, { lists: free.join(say('list_sep', locale)) })}</p>`}`;
}

/** 20%, or 15%–20% where units are weighed differently. */
function between(least: number, greatest: number): string {
  const [low, high] = [percent(least, 1), percent(greatest, 1)];
  return low === high ? low : `${low}–${high}`;
}

function seats({ markedBy }: Indicator, { locale }: ReportContext): string {
  if (!markedBy) return '';
  const { name, secondSeat } = markedBy;
  const words = [
    sayLevels('marked_by', locale, { marker: name }),
    ...(secondSeat ? [sayLevels('second_seat', locale, { second: secondSeat.name })] : []),
  ];
  return `${say('semi', locale)}${words.join(say('semi', locale))}`;
}
