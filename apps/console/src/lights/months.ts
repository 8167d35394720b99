import type { RunSummaryAnswer } from '@kedu/api';
import { parsePeriod } from '@kedu/model';

/** A run whose lights may be looked at, in its place among those of the same scheme. */
export interface SeenRun {
  readonly run: RunSummaryAnswer;
  /** Whether it is the first of its period: what was known then (not what a correction knows). */
  readonly isAsKnown: boolean;
}

/** Finished runs of a scheme that are shown, the latest period first, within a period in the order in which they were worked out. */
export function seenRuns(runs: readonly RunSummaryAnswer[], scheme: string): readonly SeenRun[] {
  const seen = runs.filter((run) => run.scheme === scheme && isSeen(run));
  const sorted = [...seen].sort(
    (a, b) =>
      endOf(b) - endOf(a) || compare(a.period, b.period) || compare(a.asOf, b.asOf) || compare(a.finishedAt ?? '', b.finishedAt ?? ''),
  );
  return sorted.map((run, at) => ({ run, isAsKnown: sorted[at - 1]?.period !== run.period }));
}

/** The run of the period before one, as it was known then; undefined where there is none. */
export function runBefore(seen: readonly SeenRun[], run: RunSummaryAnswer): RunSummaryAnswer | undefined {
  return seen.find((each) => each.isAsKnown && endOf(each.run) < endOf(run))?.run;
}

/** The run that whoever has one minute wants to see: of the latest day, what was worked out last. */
export function latestRun(runs: readonly RunSummaryAnswer[]): RunSummaryAnswer | undefined {
  return [...runs].filter(isSeen).sort((a, b) => compare(b.asOf, a.asOf) || compare(b.finishedAt ?? '', a.finishedAt ?? ''))[0];
}

function isSeen({ standing, shown }: RunSummaryAnswer): boolean {
  return standing === 'finished' && shown !== 'nothing';
}

function endOf({ period }: RunSummaryAnswer): number {
  return parsePeriod(period)?.last ?? 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
