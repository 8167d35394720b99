import { type BundleLevel, inputsOf, type Primary, SeriesSet } from '@kedu/bundle';
import { missingCode } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { type Hidden, leavesOf } from './hidden.ts';

/**
 * The widest that protection may go at a level, whatever the values are: series that rules or small cells withhold, and all that could ever have to hide them.
 *
 * Shape: of a unit in a list in whose tree such a series counts all leaves; of values that units share those of all units, of values that add up over places those of a whole hierarchy.
 * Rule: DISCLOSE-14, DISCLOSE-8 to DISCLOSE-10. Errors: none.
 * Example: petitions of cities are withheld → all series that the tree of the list of cities scores, for cities alone.
 */
export function reachOfRules({ run, primary, level, hidden: { reach, fewMarks } }: RuleReachInput): SeriesSet {
  const { scheme, assessment } = run;
  const units = assessment.units.map(({ id }) => id);
  const series = new SeriesSet(primary.series);
  const everywhere = (indicator: string): void => {
    for (const unit of units) series.add(indicator, unit, 'protected');
  };
  const small = level === 'internal' ? [] : (scheme.disclosure?.smallCells ?? []).flatMap(({ indicators }) => indicators);
  const named = new Set(small);
  for (const id of small) for (const input of inputsOf(scheme, id, named)) everywhere(input);
  for (const { indicator, unit } of fewMarks) series.add(indicator, unit, 'protected');
  const beside = placedBeside(run);
  for (let before = -1; before < series.size; ) {
    before = series.size;
    for (const indicator of scheme.indicators) {
      const { id, sharedBy } = indicator;
      const own = [...series.unitsOf(id).keys()];
      if (sharedBy !== undefined && own.length > 0) everywhere(id);
      else if (addsUpOverPlaces(indicator)) for (const unit of beside(id, own)) series.add(id, unit, 'protected');
    }
    for (const { list, members } of assessment.lists) {
      const tree = scheme.trees[list];
      if (!tree || primary.lists.has(list)) continue;
      const leaves = leavesOf(tree).map((leaf) => reach.leaf(leaf));
      for (const member of members) {
        const unit = assessment.units[member]?.id ?? '';
        if (!leaves.some((leaf) => series.isBehind(leaf, unit))) continue;
        for (const leaf of leaves) for (const [indicator, isWide] of leaf) if (!isWide) series.add(indicator, unit, 'protected');
        for (const leaf of leavesOf(tree))
          for (const [indicator, isWide] of reach.value(leaf.indicator)) if (!isWide) series.add(indicator, unit, 'protected');
      }
    }
  }
  return series;
}

export interface RuleReachInput {
  readonly run: AssessedRun;
  readonly primary: Primary;
  readonly level: BundleLevel;
  readonly hidden: Pick<Hidden, 'reach' | 'fewMarks'>;
}

/** Whether values of places add up to those of the place above them. Rule: DISCLOSE-10. */
export function addsUpOverPlaces({ accrual, kind }: Indicator): boolean {
  return ADDING.includes(accrual) && OF_AMOUNTS.includes(kind);
}

/** Units that are in sums over places with any of some units, directly or through others: those of which something is reported, each with the nearest above it of which it is too. */
export function placedBeside({ trace }: AssessedRun): (indicator: string, units: readonly string[]) => ReadonlySet<string> {
  const { register, observations } = trace.input;
  const above = new Map<string, string[]>();
  for (const { unit, parent } of register.memberships) above.set(unit, [...(above.get(unit) ?? []), parent]);
  const reported = (indicator: string): ReadonlySet<string> => {
    const columns = [...observations.periods].flatMap((period) => observations.column(indicator, period) ?? []);
    const isReported = (u: number): boolean => columns.some(({ missing }) => missing[u] === 0 || missing[u] === WITHHELD);
    return new Set(observations.unitIds.filter((_, u) => isReported(u)));
  };
  return (indicator, units) => {
    const found = new Set(units);
    if (units.length === 0) return found;
    const known = reported(indicator);
    const near = new Map<string, string[]>();
    const tie = (one: string, other: string): void => void near.set(one, [...(near.get(one) ?? []), other]);
    for (const unit of known)
      for (const parent of nearest(unit, above, known)) {
        tie(unit, parent);
        tie(parent, unit);
      }
    // A set is gone through in the order in which it grows.
    for (const unit of found) for (const other of near.get(unit) ?? []) found.add(other);
    return found;
  };
}

function nearest(unit: string, above: ReadonlyMap<string, readonly string[]>, known: ReadonlySet<string>): readonly string[] {
  const seen = new Set(above.get(unit) ?? []);
  for (const one of seen) if (!known.has(one)) for (const higher of above.get(one) ?? []) seen.add(higher);
  return [...seen].filter((one) => known.has(one));
}

const WITHHELD = missingCode('withheld');
const ADDING: readonly string[] = ['flow', 'cumulative', 'stock', 'annual'];
const OF_AMOUNTS: readonly string[] = ['quantity', 'count'];
