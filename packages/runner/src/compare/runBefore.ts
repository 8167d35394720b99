import type { RunSummary } from '@kedu/engine';

/**
 * The run of a folder that one run is compared with: of the same scheme, the one of the same period with another result (a correction), else the latest before it, else
 * the latest of all.
 *
 * Rule: COMPARE-7 (docs/spec/report.md). Errors: none; undefined where the folder has no run of the scheme.
 * Example: a folder with 2021 and 2022, asked for 2023 → 2022.
 */
export function runBefore(runs: readonly RunSummary[], after: Pick<RunSummary, 'scheme' | 'period' | 'result'>): RunSummary | undefined {
  const own = runs.filter(({ scheme }) => scheme.id === after.scheme.id).sort((a, b) => b.period.last - a.period.last);
  return (
    own.find(({ period, result }) => period.id === after.period.id && result !== after.result) ??
    own.find(({ period }) => period.last < after.period.last) ??
    own[0]
  );
}
