import { periodName, shortNumber, wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { FromChildren, Indicator, ResultOf } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { leavesBelow } from './leavesBelow.ts';
import { type ChainStep, levelChains } from './levelChains.ts';
import { sayLevels } from './levelsWords.ts';
import { say } from './words.ts';

/** So many units are shown of an indicator, the weakest first; all of them have pages of their own. */
const SHOWN = 20;

/**
 * Where values come from that nobody reports at this level: the chain city → county → village for each indicator that is made of the units below, and the
 * scheme for each that is the result of another.
 *
 * Rule: FROM-7, REPORT-2. Errors: none. Without a register there are no chains.
 */
export function levelsChapter(ctx: ReportContext): Html {
  const { indicators } = ctx.scheme;
  return chapter(
    'levels',
    ctx,
    () =>
      html`${indicators.map((indicator) => (isFromChildren(indicator) ? childrenBlock(indicator, ctx) : html``))}${indicators.map((indicator) => (isResult(indicator) ? resultBlock(indicator, ctx) : html``))}`,
  );
}

type OfChildren = Indicator & { readonly fromChildren: FromChildren };
type OfScheme = Indicator & { readonly resultOf: ResultOf };

const isFromChildren = (indicator: Indicator): indicator is OfChildren => indicator.fromChildren !== undefined;
const isResult = (indicator: Indicator): indicator is OfScheme => indicator.resultOf !== undefined;

function childrenBlock(indicator: OfChildren, ctx: ReportContext): Html {
  const { locale, view } = ctx;
  const { by, indicator: child } = indicator.fromChildren;
  const chains = view.register ? levelChains(ctx, indicator, view.register) : [];
  const shown = chains.slice(0, SHOWN);
  return html`<h3>${inLocale(indicator.title, locale)}</h3>
<p class="note">${sayLevels('from_children', locale, { child: ctx.indicatorTitle(child), by: wordOf('children_by', by, locale) })}${clauseOf(indicator, ctx)}</p>
${
  shown.length > 0 &&
  html`<table class="stacked"><thead><tr><th scope="col">${sayLevels('unit', locale)}</th><th scope="col" class="num">${sayLevels('value', locale)}</th><th scope="col" class="num">${sayLevels('below', locale)}</th><th scope="col" class="pad">${sayLevels('way_down', locale)}</th></tr></thead><tbody>${shown.map(
    ({ unit, value, counted, of, worst }) =>
      html`<tr><th scope="row">${ctx.unitLink(unit)}</th><td class="num" data-head="${sayLevels('value', locale)}">${figureOf(value, ctx)}</td><td class="num" data-head="${sayLevels('below', locale)}">${counted}/${of}</td><td class="pad" data-head="${sayLevels('way_down', locale)}">${way(worst, ctx)}</td></tr>
`,
  )}</tbody></table>`
}${moreThan(chains.length, ctx)}`;
}

/** 西县医院 65 → 西一村卫生室 60. */
function way(worst: readonly ChainStep[], { unitName }: ReportContext): string {
  return worst.map(({ unit, value }) => `${unitName(unit)} ${shortNumber(value)}`).join(' → ');
}

function resultBlock(indicator: OfScheme, ctx: ReportContext): Html {
  const { locale, view, assessment } = ctx;
  const { resultOf } = indicator;
  const runs = (view.others ?? []).filter(({ scheme }) => scheme === resultOf.scheme);
  const { first, last } = assessment.period;
  // Of a term all its years count, of several years the latest; a version that was not in force in the period is not the one.
  const run = runs.findLast(({ period }) => period.first >= first && period.last <= last);
  const earlier = runs.at(-1);
  const list = (run ?? earlier)?.lists.find((one) => one.list === resultOf.list);
  const partTitle = list?.results.find(({ part }) => part === resultOf.part)?.title;
  const args = {
    whose: sayLevels(`whose_${resultOf.of}`, locale),
    scheme: run ? inLocale(run.title, locale) : resultOf.scheme,
    list: list ? inLocale(list.title, locale) : resultOf.list,
    run: earlier ? `${inLocale(earlier.title, locale)} (${periodName(earlier.period.id, locale)})` : '',
    part: partTitle === undefined ? (resultOf.part ?? '') : inLocale(partTitle, locale),
  };
  const column = assessment.values.get(indicator.id);
  const figureAt = (unit: number): number | undefined => (column && column.missing[unit] === 0 ? column.values[unit] : undefined);
  const units = scoredUnits(indicator, ctx).sort((a, b) => (figureAt(a) ?? Number.MAX_VALUE) - (figureAt(b) ?? Number.MAX_VALUE) || a - b);
  const shown = units.slice(0, SHOWN);
  const decimals = Math.max(0, ...shown.map((unit) => decimalsOf(figureAt(unit))));
  return html`<h3>${inLocale(indicator.title, locale)}</h3>
<p class="note">${sayLevels(resultOf.part === undefined ? 'from_result' : 'from_part', locale, args)}${!run && html`${locale === 'en' && ' '}${sayLevels(earlier ? 'not_run_latest' : 'not_run', locale, args)}`}${clauseOf(indicator, ctx)}</p>
${
  shown.length > 0 &&
  html`<table class="narrow"><thead><tr><th scope="col">${sayLevels('unit', locale)}</th><th scope="col" class="num">${sayLevels('value', locale)}</th></tr></thead><tbody>${shown.map((unit) => html`<tr><th scope="row">${ctx.unitLink(unit)}</th><td class="num" data-head="${sayLevels('value', locale)}">${figureOf(figureAt(unit), ctx, decimals)}</td></tr>`)}</tbody></table>`
}${moreThan(units.length, ctx)}`;
}

/** Members of the lists that score an indicator, ascending. */
function scoredUnits({ id }: Indicator, { assessment, scheme }: ReportContext): number[] {
  const lists = assessment.lists.filter(({ list }) => {
    const tree = scheme.trees[list];
    return tree !== undefined && leavesBelow(tree).some((leaf) => leaf.indicator === id);
  });
  return [...new Set(lists.flatMap(({ members }) => [...members]))].sort((a, b) => a - b);
}

/** Results in one column have as many decimals as the one with the most. */
function figureOf(value: number | undefined, { locale }: ReportContext, decimals?: number): string {
  if (value === undefined) return sayLevels('none', locale);
  return decimals === undefined ? shortNumber(value) : value.toFixed(decimals).replace('-', '−');
}

/** Decimals of a figure, two of one that has no end. */
function decimalsOf(value: number | undefined): number {
  if (value === undefined) return 0;
  return Math.min(2, shortNumber(value).split('.')[1]?.length ?? 0);
}

function moreThan(count: number, { locale }: ReportContext): Html {
  return html`${count > SHOWN && html`<p class="note">${sayLevels('more', locale, { n: count - SHOWN })}</p>`}`;
}

function clauseOf({ clause }: Indicator, { locale }: ReportContext): Html {
  return html`${clause !== undefined && html` <span class="clause">${say('clause_of', locale, { clause })}</span>`}`;
}
