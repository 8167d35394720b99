import type { ShownLight } from '@kedu/api';
import { type Explanation, explainLights, lagBasis, type LightResult, type ListResult } from '@kedu/engine';
import { shortNumber, titlesOf, wordExplanation, wordOf } from '@kedu/messages';
import { type Locale, type LocalizedText, missingReason, type UnitVersion } from '@kedu/model';
import type { AssessedRun } from '@kedu/runner';
import { namedUnit, type ShownUnits, textOf } from './resultRows.ts';

/** Which part of the matrix is asked for. */
export interface MatrixAsked {
  readonly list?: string | undefined;
  readonly indicators?: readonly string[] | undefined;
  /** First unit and most of them, by position among those that are shown. */
  readonly from: number;
  readonly most: number;
  readonly withSentences: boolean;
}

/** Colours from best to worst; what a scheme calls otherwise has no place of its own. */
const COLOURS = ['green', 'grey', 'blue', 'yellow', 'orange', 'red'];

/** What the sentence of a light tells behind its colour: the rule that lit it or why it stays, what was due, the lag. */
const TOLD: ReadonlySet<string> = new Set(['EXPLAIN_LIGHT_RULE', 'EXPLAIN_LIGHT_HELD', 'EXPLAIN_SCHEDULED', 'EXPLAIN_LAG']);

/**
 * Lights of a list: a row a unit, a column an indicator, at the last moment that was due by the day of the run.
 *
 * Shape: units by ID; null where the indicator is not the unit's. Units: values in those of the indicator. Sentences say rule, what was due
 * and the lag, with at most four decimals beside its sum. Rules: LIGHT-1, RUNNING-6.
 */
export function lightMatrix(run: AssessedRun, shown: ShownUnits, asked: MatrixAsked, locale: Locale) {
  const { scheme, assessment } = run;
  const lists = assessment.lists.filter(({ list }) => scheme.lists.find(({ id }) => id === list) !== undefined);
  const list =
    lists.find(({ list }) => list === asked.list) ??
    (asked.list === undefined ? (lists.find((each) => hasLights(run, each)) ?? lists[0]) : undefined);
  if (list === undefined) return undefined;
  const columns = shownColumns(assessment.lights).filter(
    ({ indicator }) => asked.indicators === undefined || asked.indicators.includes(indicator),
  );
  const own = columns.filter((light) => [...list.members].some((unit) => isOfUnit(light, unit)));
  const members = [...list.members].filter((unit) => shown.units === 'all' || shown.units.has((assessment.units[unit] as UnitVersion).id));
  const page = members.slice(asked.from, asked.from + asked.most);
  return {
    list: list.list,
    lists: lists.map((each) => ({
      id: each.list,
      title: textOf(scheme.lists.find(({ id }) => id === each.list)?.title ?? { 'zh-CN': each.list }),
    })),
    kinds: lightKinds(run),
    columns: own.map(({ indicator, period }) => {
      const declared = scheme.indicators.find(({ id }) => id === indicator);
      const basis = declared && lagBasis(declared);
      return {
        indicator,
        title: textOf(declared?.title ?? { 'zh-CN': indicator }),
        unit: declared?.unit ?? '',
        moment: period.id,
        ...(basis === undefined ? {} : { lagBasis: basis }),
      };
    }),
    items: page.map((unit) => ({
      unit: namedUnit(assessment.units[unit] as UnitVersion),
      cells: own.map((light) => (isOfUnit(light, unit) ? lightCell(run, light, unit, asked.withSentences, locale) : null)),
    })),
    units: members.length,
    next: asked.from + page.length < members.length ? asked.from + page.length : undefined,
  };
}

/** The light of a unit and indicator at a moment. */
export function lightCell(run: AssessedRun, light: LightResult, unit: number, withSentence: boolean, locale: Locale): ShownLight {
  const { light: shown, state } = light.cell(unit);
  const reason = missingReason(light.value.missing[unit] ?? 0);
  return {
    light: shown,
    state,
    ...numberOf('value', light.value.values[unit]),
    ...numberOf('goal', light.scheduled.values[unit]),
    ...numberOf('lag', light.lag.values[unit]),
    ...(reason === undefined ? {} : { missing: reason }),
    ...(withSentence && shown !== '' ? { sentence: sentenceOf(run, light, unit, locale) } : {}),
  };
}

/** Of every indicator the latest moment at which something was due by the day of the run; the first moment where nothing was. */
export function shownColumns(lights: readonly LightResult[]): readonly LightResult[] {
  const latest = new Map<string, LightResult>();
  for (const light of lights) {
    const known = latest.get(light.indicator);
    if (known === undefined || (isDue(light) && light.period.last >= known.period.last)) latest.set(light.indicator, light);
  }
  return [...latest.values()];
}

/** Lights of a scheme with the colours that they have, from best to worst. */
export function lightKinds({ scheme }: AssessedRun): readonly { id: string; title: LocalizedText; colour: string; order: number }[] {
  const { rules, overdue } = scheme.lights;
  const titles = new Map<string, LocalizedText | undefined>(rules.map(({ light, title }) => [light, title]));
  if (overdue && !titles.has(overdue.light)) titles.set(overdue.light, overdue.title);
  return [...titles]
    .map(([id, title]) => ({
      id,
      title: textOf(title ?? { 'zh-CN': wordOf('light', id, 'zh-CN'), en: wordOf('light', id, 'en') }),
      colour: COLOURS.includes(id) ? id : 'grey',
      order: COLOURS.includes(id) ? COLOURS.indexOf(id) : COLOURS.length,
    }))
    .sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}

function hasLights(run: AssessedRun, { members }: ListResult): boolean {
  return run.assessment.lights.some((light) => [...members].some((unit) => isOfUnit(light, unit)));
}

function isDue(light: LightResult): boolean {
  // The first unit mostly says it: there are thousands.
  for (let unit = 0; unit < light.value.missing.length; unit += 1) {
    const { state } = light.cell(unit);
    if (state !== 'not_due' && state !== 'not_applicable') return true;
  }
  return false;
}

function isOfUnit(light: LightResult, unit: number): boolean {
  return light.cell(unit).state !== 'not_applicable';
}

function sentenceOf({ scheme, trace }: AssessedRun, light: LightResult, unit: number, locale: Locale): string {
  const titleOf = titlesOf(scheme, locale);
  const found = explainLights(trace, unit, light.indicator).find(({ args }) => args['period'] === light.period.id);
  if (found === undefined) return '';
  const isEnglish = locale === 'en';
  const said = ({ result, ...node }: Explanation): string => {
    // The sum is there to be redone: its result stands once, before it, as a reader can use it.
    const shown = node.code === 'EXPLAIN_LAG' ? shortLag(light.lag.values[unit] as number) : result;
    const { sentence } = wordExplanation({ ...node, ...(shown === undefined ? {} : { result: shown }) }, locale, shortNumber, titleOf);
    const { arithmetic } = wordExplanation(node, locale, shortNumber, titleOf);
    if (arithmetic === undefined) return sentence;
    return isEnglish ? `${sentence}, that is ${arithmetic}` : `${sentence}，即 ${arithmetic}`;
  };
  const steps = found.children.filter(({ code }) => TOLD.has(code));
  const [first = '', ...rest] = [found, ...steps].map(said);
  return [first, ...(isEnglish ? rest.map(uncapitalised) : rest)].join(isEnglish ? '; ' : '；').slice(0, 1000);
}

/** A lag with at most four decimals, and more where nothing else would be left of it: 0.003412969 → 0.0034. */
function shortLag(lag: number): string {
  return shortNumber(Number(lag.toFixed(4)) || Number(lag.toPrecision(2))).replace('-', '−');
}

/** A sentence as it goes on behind a semicolon: `The lag` → `the lag`, and `GDP` as it is. */
function uncapitalised(sentence: string): string {
  return /^[A-Z](?![A-Z])/.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}

function numberOf<K extends string>(name: K, value: number | undefined): { readonly [N in K]?: number } {
  return (value === undefined || !Number.isFinite(value) ? {} : { [name]: value }) as { readonly [N in K]?: number };
}
