import type { NamedUnit, ResultRow } from '@kedu/api';
import type { ListResult } from '@kedu/engine';
import { titlesOf } from '@kedu/messages';
import { formatQuanta, type Locale, type LocalizedText, quantaToNumber, type UnitId, type UnitVersion } from '@kedu/model';
import { groupName } from '@kedu/pages';
import type { AssessedRun } from '@kedu/runner';

/** Which units are shown, and whether their ranks and grades are. */
export interface ShownUnits {
  /** All of them, or these. */
  readonly units: 'all' | ReadonlySet<UnitId>;
  readonly withRanks: boolean;
}

/** Lists of a run with their titles, in the order of the scheme. */
export function shownLists({ scheme, assessment }: AssessedRun): readonly { readonly id: string; readonly title: LocalizedText }[] {
  return assessment.lists.map(({ list }) => ({ id: list, title: scheme.lists.find(({ id }) => id === list)?.title ?? { 'zh-CN': list } }));
}

/**
 * Score, rank and grade of every unit of a list, or of all lists: by rank where ranks
 * are shown, by unit where not, so that no order betrays them.
 *
 * Units: points with the decimals of the scheme. Missing: no score, no rank. Ranks and grades (which hang on ranks) are left out where they
 * are not shown. Rule: RUNNING-6.
 */
export function resultRows(run: AssessedRun, shown: ShownUnits, locale: Locale, list?: string): readonly ResultRow[] {
  return run.assessment.lists
    .filter((each) => list === undefined || each.list === list)
    .flatMap((each) => rowsOf(run, each, shown, locale));
}

/** Rows of one unit, in every list in which it stands. */
export function unitRows(run: AssessedRun, unit: UnitId, withRanks: boolean, locale: Locale): readonly ResultRow[] {
  return resultRows(run, { units: new Set([unit]), withRanks }, locale);
}

/** A unit with its names. */
export function namedUnit({ id, name }: UnitVersion): NamedUnit {
  return { id, name: textOf(name) };
}

/** A text in both languages as the contract has it. */
export function textOf(text: LocalizedText): { 'zh-CN': string; en?: string } {
  return text.en === undefined ? { 'zh-CN': text['zh-CN'] } : { 'zh-CN': text['zh-CN'], en: text.en };
}

function rowsOf(
  { scheme, assessment, trace }: AssessedRun,
  list: ListResult,
  { units, withRanks }: ShownUnits,
  locale: Locale,
): ResultRow[] {
  const titleOf = titlesOf(scheme, locale);
  const byId = new Map(assessment.units.map((unit) => [unit.id, unit]));
  const { places } = scheme.rounding.total;
  const missingShares = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list.list)?.missingShare;
  const among = (member: number): number => list.rank.filter((rank, i) => rank > 0 && list.groups[i] === list.groups[member]).length;
  const rows = [...list.members].flatMap((unit, member): (ResultRow & { order: number })[] => {
    const version = assessment.units[unit] as UnitVersion;
    if (units !== 'all' && !units.has(version.id)) return [];
    const score = list.score[member] as number;
    const rank = list.rank[member] as number;
    const grade = list.grades[member] ?? '';
    const missingShare = missingShares?.[member] ?? Number.NaN;
    const [main, group] = [list.classes[member] ?? '', list.groups[member] ?? ''];
    return [
      {
        unit: namedUnit(version),
        list: list.list,
        ...(main === '' ? {} : { class: titleOf(main, 'class') ?? main }),
        ...(group === '' ? {} : { group: groupName(scheme, list.list, group, byId, locale) }),
        ...(Number.isNaN(score) ? {} : { score: quantaToNumber(score, places), scoreText: formatQuanta(score, places) }),
        ...(Number.isNaN(missingShare) ? {} : { missingShare }),
        ...(withRanks && rank > 0 ? { rank, ranked: among(member), ...rankBetween(list, member) } : {}),
        ...(withRanks && grade !== ''
          ? {
              grade: {
                id: grade,
                title: { 'zh-CN': titlesOf(scheme, 'zh-CN')(grade) ?? grade, en: titlesOf(scheme, 'en')(grade) ?? grade },
              },
            }
          : {}),
        order: withRanks && rank > 0 ? rank : Number.POSITIVE_INFINITY,
      },
    ];
  });
  return rows
    .sort((a, b) => compare(a.group ?? '', b.group ?? '') || (a.order === b.order ? 0 : a.order - b.order) || compare(a.unit.id, b.unit.id))
    .map(({ order: _, ...row }) => row);
}

/** Between which ranks the errors of its values leave a member; nothing where no error is stated. Rule: RANKSET-1. */
function rankBetween({ uncertainty }: ListResult, member: number): { readonly rankBetween?: [best: number, worst: number] } {
  const best = uncertainty?.best[member] ?? 0;
  const worst = uncertainty?.worst[member] ?? 0;
  return best > 0 && worst > 0 ? { rankBetween: [best, worst] } : {};
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
