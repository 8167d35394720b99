import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareRuns, isPublishable, type RunComparison, type RunSummary, summarise } from '@kedu/engine';
import { hasErrors, type Issue } from '@kedu/model';
import { type AssessedRun, compareIssue, type Pack, readRunFolder, runBefore } from '@kedu/runner';

/** What each run of a pack is compared with, or why it cannot be. */
export type Comparisons = (run: AssessedRun) => { readonly changes?: RunComparison | undefined; readonly issues: readonly Issue[] };

/**
 * Finds the earlier runs that reports are compared with: a period of the pack, a folder that `kedu assess --out` wrote, or, where nothing is asked, the run before
 * of the same scheme.
 *
 * Shape: `assessed` holds all runs up to the last that is reported or compared with. Rule: COMPARE-6 to COMPARE-8 (docs/spec/report.md). Errors: COMPARE_RUN_UNKNOWN,
 * COMPARE_OTHER_SCHEME, those of readRunFolder, and those of the earlier run where it has errors itself. Unasked, a run with errors is no comparison and nothing is said.
 */
export function comparisons(asked: string | undefined, pack: Pack, assessed: readonly AssessedRun[], cwd: string): Comparisons {
  if (asked === undefined) return (run) => compared(run, latestBefore(run, assessed));
  const periods = pack.runs.map(({ period }) => period.id);
  if (periods.includes(asked)) return (run) => ofPeriod(run, asked, assessed);
  const folder = resolve(cwd, asked);
  if (!existsSync(folder))
    return () => ({ issues: [compareIssue('COMPARE_RUN_UNKNOWN', {}, { found: asked, known: periods.join(', ') })] });
  const { runs, issues } = readRunFolder(folder, asked);
  if (hasErrors(issues)) return () => ({ issues });
  return (run) => {
    const before = runBefore(runs, summaryOf(run));
    return before
      ? compared(run, before)
      : {
          issues: [
            otherScheme(
              run,
              runs.map(({ scheme }) => scheme),
            ),
          ],
        };
  };
}

function compared(run: AssessedRun, before: RunSummary | undefined): ReturnType<Comparisons> {
  return { changes: before && compareRuns(before, summaryOf(run)), issues: [] };
}

function ofPeriod(run: AssessedRun, period: string, assessed: readonly AssessedRun[]): ReturnType<Comparisons> {
  const ofThen = assessed.filter(({ assessment }) => assessment.period.id === period);
  const before = ofThen.find(({ scheme }) => scheme.id === run.scheme.id);
  if (!before)
    return {
      issues: [
        otherScheme(
          run,
          ofThen.map(({ scheme }) => scheme),
        ),
      ],
    };
  return isPublishable(before.assessment) ? compared(run, summaryOf(before)) : { issues: before.assessment.issues };
}

function latestBefore(run: AssessedRun, assessed: readonly AssessedRun[]): RunSummary | undefined {
  const { last } = run.assessment.period;
  const before = assessed
    .filter(({ scheme, assessment }) => scheme.id === run.scheme.id && assessment.period.last < last && isPublishable(assessment))
    .reduce<AssessedRun | undefined>(
      (latest, one) => (latest && latest.assessment.period.last >= one.assessment.period.last ? latest : one),
      undefined,
    );
  return before && summaryOf(before);
}

function otherScheme(run: AssessedRun, known: readonly { readonly id: string; readonly version: string }[]): Issue {
  const ids = [...new Set(known.map(({ id, version }) => `${id}@${version}`))];
  return compareIssue('COMPARE_OTHER_SCHEME', {}, { scheme: run.scheme.id, known: ids.join(', ') });
}

const summaryOf = ({ assessment, scheme }: AssessedRun): RunSummary => summarise(assessment, scheme);
