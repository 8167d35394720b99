import { type Assessment, type LightResult, type ListResult, type ListReviews, listReviews } from '@kedu/engine';
import { type TitleOf, titlesOf } from '@kedu/messages';
import { inLocale, type Locale, lastDay, parentsOn, quantaToNumber, type UnitVersion } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { groupName } from '../groupName.ts';
import { type Html, html } from '../html.ts';
import { type ReportView, unitAnchor } from './contract.ts';
import { type Distribution, distribution } from './figures.ts';
import { readingOrder } from '../order.ts';

/** A list with what several chapters ask of it. */
export interface Standing {
  readonly list: ListResult;
  readonly title: string;
  /** Positions as people read them: group by group, by rank. */
  readonly order: readonly number[];
  /** Those of `order` that have a rank. */
  readonly ranked: readonly number[];
  /** Names of groups ranked apart in reading order; one entry '' where there is one group. */
  readonly groups: readonly string[];
  /** Of the scores of ranked units. */
  readonly scores: Distribution | undefined;
  readonly hasGrades: boolean;
  readonly hasClasses: boolean;
  readonly hasLights: boolean;
  /** Group that tiles and summaries use: ranked apart, else the parent; '' for none. By position. */
  readonly families: readonly string[];
}

/** A report on the way: the view with everything that more than one chapter reads, worked out once. */
export interface ReportContext {
  readonly view: ReportView;
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly locale: Locale;
  readonly titleOf: TitleOf;
  readonly places: number;
  readonly standings: readonly Standing[];
  /** The last light of every indicator. */
  readonly lastLights: readonly LightResult[];
  /** Lights shown at the end, by unit of the run. */
  readonly lightCounts: readonly ReadonlyMap<string, number>[];
  readonly isExample: boolean;
  /** Figures of whole lists that several chapters and all unit pages read. */
  readonly reviews: ListReviews;
  /** Whether the page carries a capsule and opens unit pages itself. */
  readonly live: boolean;
  unitName(unit: number): string;
  /** Name of a body that decides, in the language of the reader where the register knows it. */
  bodyName(name: string): string;
  /** A text that the scheme gives in Chinese, in English where it has it and English is read (SCHEME-18). */
  inWords(text: string): string;
  /** Name of a group: its title, the unit within which is ranked, else the value. */
  groupName(list: string, group: string): string;
  /** Where a unit's page is; undefined where there is none to open. */
  hrefOf(list: string, unit: number): string | undefined;
  /** Name of a unit, leading to its page where it has one: in the list that is named, else in the first that holds it (REPORT-3). */
  unitLink(unit: number, list?: string): Html;
  indicatorTitle(id: string): string;
  /** Quanta of a total as points. */
  pointsOf(quanta: number): number;
}

/** Works out what the chapters share. `live`: unit pages open inside the report. */
export function reportContext(view: ReportView, live: boolean): ReportContext {
  const { scheme, assessment, locale } = view;
  const { places } = scheme.rounding.total;
  const lastLights = [...new Map(assessment.lights.map((light) => [light.indicator, light])).values()];
  const lightCounts = assessment.units.map((_, unit) => countLights(unit, lastLights));
  const byId = new Map(assessment.units.map((unit) => [unit.id, unit]));
  const titles = new Map(scheme.indicators.map(({ id, title }) => [id, inLocale(title, locale)]));
  const parents = parentsOf(view);
  const inWords = (text: string): string => (locale === 'en' && scheme.english?.get(text)) || text;
  return {
    view,
    scheme,
    assessment,
    locale,
    places,
    lastLights,
    lightCounts,
    titleOf: titlesOf(scheme, locale),
    standings: assessment.lists.map((list) => standing(list, view, lightCounts, parents)),
    isExample: assessment.units.some((unit) => unit.example),
    reviews: view.reviews ?? listReviews(),
    live,
    unitName: (unit) => nameOf(assessment.units[unit], locale),
    bodyName: (name) => bodyName(name, view, locale) || inWords(name),
    inWords,
    groupName: (list, group) => groupName(scheme, list, group, byId, locale),
    hrefOf: (list, unit) => hrefOf(list, unit, view, live),
    unitLink: (unit, list) => unitLink(unit, list, view, live),
    indicatorTitle: (id) => titles.get(id) ?? id,
    pointsOf: (quanta) => quantaToNumber(quanta, places),
  };
}

function hrefOf(list: string, unit: number, { assessment, links }: ReportView, live: boolean): string | undefined {
  const code = assessment.units[unit]?.code ?? '';
  return links?.unit?.(list, code) ?? (live ? unitAnchor(list, code) : undefined);
}

function unitLink(unit: number, asked: string | undefined, view: ReportView, live: boolean): Html {
  const name = nameOf(view.assessment.units[unit], view.locale);
  const own = view.assessment.lists.filter(({ members }) => members.includes(unit));
  const list = own.find((one) => one.list === asked) ?? own[0];
  const href = list && hrefOf(list.list, unit, view, live);
  return href === undefined ? html`${name}` : html`<a href="${href}">${name}</a>`;
}

function standing(
  list: ListResult,
  { scheme, locale }: ReportView,
  lightCounts: readonly ReadonlyMap<string, number>[],
  parents: readonly string[],
): Standing {
  const order = readingOrder(list);
  const ranked = order.filter((k) => (list.rank[k] as number) > 0);
  const points = ranked.map((k) => quantaToNumber(list.score[k] as number, scheme.rounding.total.places));
  const groups = [...new Set(order.map((k) => list.groups[k] ?? ''))];
  const own = [...list.members].map((unit) => parents[unit] ?? '');
  return {
    list,
    order,
    ranked,
    groups,
    title: inLocale(scheme.lists.find((item) => item.id === list.list)?.title ?? { 'zh-CN': list.list }, locale),
    scores: distribution(points),
    hasGrades: list.grades.some((grade) => grade !== ''),
    hasClasses: list.classes.some((id) => id !== '') || list.overlays.some((ids) => ids.length > 0),
    hasLights: [...list.members].some((unit) => (lightCounts[unit]?.size ?? 0) > 0),
    families: groups.length > 1 ? list.groups : new Set(own).size > 1 ? own : own.map(() => ''),
  };
}

/** ID of the parent of each unit in the first hierarchy of the register, '' for none. */
function parentsOf({ register, assessment }: ReportView): readonly string[] {
  const hierarchy = register?.memberships[0]?.hierarchy;
  if (!register || hierarchy === undefined) return assessment.units.map(() => '');
  const parents = parentsOn(register, hierarchy, lastDay(assessment.period));
  return assessment.units.map(({ id }) => parents.get(id)?.[0]?.parent ?? '');
}

function countLights(unit: number, lights: readonly LightResult[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const light of lights) {
    const shown = light.cell(unit).light;
    if (shown) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return counts;
}

/** The register knows a body in the language of the reader; '' where it does not. */
function bodyName(name: string, { register }: ReportView, locale: Locale): string {
  return nameOf(
    register?.versions.findLast((one) => one.name['zh-CN'] === name),
    locale,
  );
}

function nameOf(unit: UnitVersion | undefined, locale: Locale): string {
  return unit ? inLocale(unit.name, locale) : '';
}
