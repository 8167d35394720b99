import { type Column, missingCode, type Period, periodsWithin, samePeriodLastYear, tidy } from '@kedu/model';
import type { ResultOf } from '@kedu/scheme';
import type { FoundResult, FoundYear, OtherRun } from '../otherRun.ts';
import { worstOf } from './combine.ts';

/** Where the unit stands in the hierarchy: IDs of its parent and of its children on the last day of a period. */
export interface Kin {
  parent(unitId: string, period: Period): string | undefined;
  children(unitId: string, period: Period): readonly string[];
}

/** Of more children without a result than this share there is no mean (as FROM-1). */
const MISSING_SHARE = 0.2;

const NOT_DUE = missingCode('not_due');
const NOT_APPLICABLE = missingCode('not_applicable');
const DIVISION_BY_ZERO = missingCode('division_by_zero');

/**
 * Periods of the other scheme that a value is made of, with their weights: the period itself; with `over` this and the years before, of a term all its
 * years, the latest first.
 *
 * Rule: FROM-2. Example: over 3 years in 2023 → 2023, 2022, 2021; in 2021..2025 → 2025, 2024, …, 2021.
 */
export function yearsOf({ over }: Pick<ResultOf, 'over'>, period: Period): readonly { readonly period: Period; readonly weight: number }[] {
  if (!over) return [{ period, weight: 1 }];
  const years = period.kind === 'term' ? periodsWithin(period, 'year').reverse() : [period];
  while (period.kind !== 'term' && years.length < over.years) years.push(samePeriodLastYear(years.at(-1) as Period));
  return years.map((year, k) => ({ period: year, weight: over.weights ? (over.weights[k] ?? 0) : 1 }));
}

/** Runs of other schemes, looked up by what a value asks of them. */
export class OtherResults {
  readonly #members = new Map<OtherRun, Map<string, ReadonlyMap<string, number>>>();

  constructor(
    private readonly runs: readonly OtherRun[],
    private readonly kin: (hierarchy: string) => Kin,
  ) {}

  /** What each year gave for a unit. Rule: FROM-2. */
  years(from: ResultOf, unitId: string, period: Period): readonly FoundYear[] {
    return yearsOf(from, period).map(({ period: year, weight }) => ({ period: year, weight, ...this.#inYear(from, unitId, year) }));
  }

  /**
   * The value of every unit: the result of another scheme, a mean over children, or one over years.
   *
   * Missing: not_due where the other scheme was not run for the period, not_applicable where the unit stands in no such list; years without result are left
   * out, and where all are the worst of their reasons stands. Rule: FROM-2. Errors: none.
   */
  column(from: ResultOf, unitIds: readonly string[], period: Period): Column {
    const values = new Float64Array(unitIds.length);
    const missing = new Uint8Array(unitIds.length);
    unitIds.forEach((unitId, i) => {
      const years = this.years(from, unitId, period);
      const present = years.filter((year) => year.missing === 0);
      let [sum, weights] = [0, 0];
      for (const { value, weight } of present) {
        sum += value * weight;
        weights += weight;
      }
      const code = present.length === 0 ? worstOf(years.map((year) => year.missing)) : weights > 0 ? 0 : DIVISION_BY_ZERO;
      missing[i] = code;
      values[i] = code === 0 ? (years.length === 1 ? (present[0]?.value as number) : tidy(sum / weights)) : Number.NaN;
    });
    return { values, missing };
  }

  #inYear(from: ResultOf, unitId: string, year: Period): Pick<FoundYear, 'found' | 'gaps' | 'value' | 'missing'> {
    const none = (missing: number) => ({ found: [], gaps: [], value: Number.NaN, missing });
    const run = this.runs.find(({ scheme, period }) => scheme === from.scheme && period.first === year.first && period.last === year.last);
    if (!run) return none(NOT_DUE);
    const result = run.lists.find(({ list }) => list === from.list)?.results.find(({ part }) => part === (from.part ?? ''));
    if (!result) return none(NOT_APPLICABLE);
    const members = this.#membersOf(run, from.list);
    const asked = this.#askedUnits(from, unitId, year).filter((id) => members.has(id));
    if (asked.length === 0) return none(NOT_APPLICABLE);
    const found: FoundResult[] = [];
    const gaps: string[] = [];
    const codes: number[] = [];
    let sum = 0;
    for (const id of asked) {
      const member = members.get(id) as number;
      const code = result.value.missing[member] as number;
      if (code === NOT_APPLICABLE && from.of === 'children') continue;
      if (code === 0) {
        const value = result.value.values[member] as number;
        sum += value;
        found.push({ unitId: id, member, value, result, run });
      } else {
        gaps.push(id);
        codes.push(code);
      }
    }
    if (found.length === 0 && gaps.length === 0) return none(NOT_APPLICABLE);
    const isMissing = found.length === 0 || gaps.length / (found.length + gaps.length) > MISSING_SHARE + 1e-12;
    const value = isMissing ? Number.NaN : from.of === 'children' ? tidy(sum / found.length) : sum;
    return { found, gaps, value, missing: isMissing ? worstOf(codes) : 0 };
  }

  #askedUnits({ of, hierarchy = '' }: ResultOf, unitId: string, year: Period): readonly string[] {
    if (of === 'self') return [unitId];
    const kin = this.kin(hierarchy);
    if (of === 'children') return kin.children(unitId, year);
    const parent = kin.parent(unitId, year);
    return parent === undefined ? [] : [parent];
  }

  #membersOf(run: OtherRun, list: string): ReadonlyMap<string, number> {
    const known = this.#members.get(run) ?? new Map<string, ReadonlyMap<string, number>>();
    this.#members.set(run, known);
    const own = known.get(list) ?? new Map(run.lists.find((one) => one.list === list)?.unitIds.map((id, member) => [id, member]));
    known.set(list, own);
    return own;
  }
}
