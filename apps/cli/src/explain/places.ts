import { cellOf, type Period } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { AssessedRun, PlannedRun } from '@kedu/runner';

/** Where a unit, or an indicator of it, can be explained: a member of a list of a run, or a unit of a run that no list holds. */
export interface ExplainedPlace {
  readonly run: AssessedRun;
  /** Index of the unit in the run. */
  readonly unit: number;
  readonly listed?: { readonly list: string; readonly member: number } | undefined;
  readonly indicator?: Indicator | undefined;
}

/**
 * A place, and how well it answers: 0 the indicator is scored there, 1 the unit stands in the list, 2 only its value is known, 3 not even
 * that.
 */
interface Candidate extends ExplainedPlace {
  readonly fit: 0 | 1 | 2 | 3;
}

/**
 * All places at which what is asked can be explained equally well, the last period that the pack lists first, terms of office behind the
 * years: without indicator where the unit stands in a list; with one
 * where a list scores it for the unit, else where it stands in a list of a scheme that knows the indicator, else where its value is known.
 *
 * Shape: `inList` leaves only lists that it accepts. Schemes and lists of one period in the order of the run.
 * Rule: OUT-20. Errors: none; empty where the unit stands nowhere, or no scheme has the indicator.
 * Example: 996500D13 in 2025H1 and 2025H2 of cangjiang → [2025H2, 2025H1]; a clinic in no list, prescription_pass → its values, latest
 * first.
 */
export function explainedPlaces(
  runs: readonly AssessedRun[],
  planned: readonly PlannedRun[],
  unitId: string,
  indicator?: string,
  inList?: (run: AssessedRun, list: string) => boolean,
): readonly ExplainedPlace[] {
  const all = runs
    .flatMap((run) => candidatesOf(run, unitId, indicator))
    .filter(({ run, listed }) => !inList || (listed !== undefined && inList(run, listed.list)));
  const best = Math.min(...all.map(({ fit }) => fit));
  const fitting = all.filter(({ fit }) => fit === best);
  const known = [...new Map(fitting.map(({ run }) => [run.assessment.period.id, run.assessment.period])).values()];
  const listed = (period: Period): number => planned.findIndex((one) => one.period.id === period.id);
  const isTerm = ({ kind }: Period): number => (kind === 'term' ? 1 : 0);
  const periods = known.sort((a, b) => isTerm(a) - isTerm(b) || listed(b) - listed(a));
  return periods.flatMap(({ id }) => fitting.filter(({ run }) => run.assessment.period.id === id));
}

/** An indicator of a scheme by its ID or title. */
export function indicatorCalled({ scheme }: AssessedRun, text: string): Indicator | undefined {
  return (
    scheme.indicators.find(({ id }) => id === text) ?? scheme.indicators.find(({ title }) => title['zh-CN'] === text || title.en === text)
  );
}

function candidatesOf(run: AssessedRun, unitId: string, asked: string | undefined): readonly Candidate[] {
  const { units, lists } = run.assessment;
  const unit = units.findIndex(({ id }) => id === unitId);
  const indicator = asked === undefined ? undefined : indicatorCalled(run, asked);
  if (unit < 0 || (asked !== undefined && !indicator)) return [];
  const listed = lists.flatMap(({ list, members }): Candidate[] => {
    const member = members.indexOf(unit);
    if (member < 0) return [];
    return [{ run, unit, indicator, listed: { list, member }, fit: indicator && !isScored(run, list, indicator.id, unit) ? 1 : 0 }];
  });
  if (listed.length > 0 || !indicator) return listed;
  const column = run.assessment.values.get(indicator.id);
  return [{ run, unit, indicator, fit: column && typeof cellOf(column, unit) === 'number' ? 2 : 3 }];
}

/** Whether a list scores the indicator for this unit: a part without weight for its class scores nothing. */
function isScored({ trace }: AssessedRun, list: string, indicator: string, unit: number): boolean {
  const leaves = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list)?.leaves.values() ?? [];
  return [...leaves].some(({ leaf, declared }) => leaf.indicator === indicator && !Number.isNaN(declared[unit] ?? Number.NaN));
}
