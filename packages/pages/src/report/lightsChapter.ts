import type { LightResult } from '@kedu/engine';
import { wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { type Html, html, raw } from '../html.ts';
import { inOrder, lightMark, lightSign } from '../light.ts';
import { chapter, listTitle } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { HOOKS } from './contract.ts';
import { grouped } from './figures.ts';
import { lightRuleWords } from './lightRule.ts';
import { shortName } from './shortName.ts';
import { say } from './words.ts';

/** Beyond this a matrix is summed up and opened by the live report (REPORT-8). */
const MOST_CELLS = 6_000;
/** Columns of one block of a matrix: what a sheet of A4 holds. */
const BLOCK = 24;
/** Up to so many units stand in columns, so that the long names of indicators are read across. */
const BESIDE = 30;

/** The lights at the end of the period: units × indicators. */
export function lightsChapter(ctx: ReportContext): Html {
  const lit = ctx.standings.filter(({ hasLights }) => hasLights);
  return chapter(
    'lights',
    ctx,
    () => html`<p class="note">${say('lights_note', ctx.locale)}</p>${lightLegend(ctx)}${lit.map((standing) => listLights(standing, ctx))}`,
  );
}

/** What each light means, rule by rule as the scheme says it. */
export function lightLegend(ctx: ReportContext): Html {
  const { scheme, locale } = ctx;
  const { rules, overdue } = scheme.lights;
  const told = rules.map((rule) => ({ light: rule.light, words: lightRuleWords(rule, ctx) }));
  const known = new Set(rules.map(({ light }) => light));
  return html`<ul class="legend">${told.map(({ light, words }) => html`<li>${lightMark(light, locale)} ${words}</li>`)}${overdue && !known.has(overdue.light) && html`<li>${lightMark(overdue.light, locale)} ${overdue.title ? inLocale(overdue.title, locale) : wordOf('missing', 'overdue', locale)}</li>`}</ul>`;
}

function listLights(standing: Standing, ctx: ReportContext): Html {
  const { list, order, title } = standing;
  const { locale } = ctx;
  const shown = ctx.lastLights.filter((light) => list.members.some((unit) => light.cell(unit).light !== ''));
  const cells = shown.length * order.length;
  const head = listTitle(standing, ctx);
  if (cells > MOST_CELLS) {
    return html`${head}<p class="note">${say('lights_large', locale, {
      units: grouped(order.length),
      indicators: grouped(shown.length),
      cells: grouped(cells),
    })}</p><div ${raw(HOOKS.matrix)}="${list.list}" hidden></div>${summary(standing, shown, ctx)}`;
  }
  const all = order.map((k) => list.members[k] as number);
  const lit = all.filter((unit) => shown.some((light) => light.cell(unit).light !== ''));
  const units = all.length > FEW ? lit : all;
  const unlit = all.length - units.length;
  const unitHead = (unit: number): Axis => ({ text: ctx.unitName(unit), short: shortName(ctx.assessment.units[unit], locale) });
  const indicatorHead = (light: LightResult): Axis => ({
    text: ctx.indicatorTitle(light.indicator),
    short: ctx.indicatorTitle(light.indicator),
  });
  const wide = units.length > BESIDE && units.length > shown.length;
  const rows = wide ? units.map(unitHead) : shown.map(indicatorHead);
  const columns = wide ? shown.map(indicatorHead) : units.map(unitHead);
  const cell = (row: number, column: number): string => {
    const [unit, light] = wide ? [row, column] : [column, row];
    return (shown[light] as LightResult).cell(units[unit] as number).light;
  };
  return html`${head}${matrix(title, rows, columns, cell, ctx)}${unlit > 0 && html`<p class="note">${say('unlit_units', locale, { count: grouped(unlit) })}</p>`}`;
}

/** Rows of a matrix that are kept together on paper. */
const MOST_WHOLE = 40;
/** Columns that leave the room to the names of the rows. */
const FEW = 6;

/** One head of a row or column. */
interface Axis {
  readonly text: string;
  readonly short: string;
}

function matrix(
  title: string,
  rows: readonly Axis[],
  columns: readonly Axis[],
  cell: (row: number, column: number) => string,
  { locale }: ReportContext,
): Html {
  const blocks = Array.from(
    { length: Math.ceil(columns.length / BLOCK) },
    (_, i) => [i * BLOCK, Math.min(columns.length, (i + 1) * BLOCK)] as const,
  );
  const corner = say('lights', locale);
  return html`${blocks.map(
    ([
      from,
      to,
    ]) => html`<div class="scroll" tabindex="0" role="region" aria-label="${title} ${corner} ${from + 1}–${to}"><table class="matrix${rows.length <= MOST_WHOLE && ' whole'}${to - from <= FEW && ' few'}"><colgroup><col class="name"><col class="cell" span="${to - from}"></colgroup><thead><tr><th scope="col"><span class="unseen">${corner}</span></th>${columns.slice(from, to).map(({ text, short }) => html`<th scope="col" class="up"${text !== short && html` title="${text}"`}><span>${short}</span></th>`)}</tr></thead>
<tbody>${rows.map(
      ({ text }, row) => html`<tr><th scope="row">${text}</th>${Array.from({ length: to - from }, (_, i) => {
        const light = cell(row, from + i);
        return html`<td>${light !== '' && lightSign(light, locale)}</td>`;
      })}</tr>
`,
    )}</tbody></table></div>`,
  )}`;
}

function summary({ list, title }: Standing, shown: readonly LightResult[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const counts = shown.map((light) => {
    const own = new Map<string, number>();
    for (const unit of list.members) {
      const name = light.cell(unit).light;
      own.set(name, (own.get(name) ?? 0) + 1);
    }
    return own;
  });
  const lights = inOrder([...new Set(counts.flatMap((own) => [...own.keys()]))].filter((light) => light !== ''));
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${title} ${say('lights', locale)}"><table><thead><tr><th scope="col">${say('indicator', locale)}</th>${lights.map((light) => html`<th scope="col" class="num">${lightMark(light, locale)}</th>`)}<th scope="col" class="num">${say('no_light', locale)}</th></tr></thead><tbody>${shown.map(
    (
      light,
      i,
    ) => html`<tr><th scope="row">${ctx.indicatorTitle(light.indicator)}</th>${[...lights, ''].map((name) => html`<td class="num">${grouped(counts[i]?.get(name) ?? 0)}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}
