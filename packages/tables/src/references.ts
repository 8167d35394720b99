import { type Reference, treatmentText } from '@kedu/engine';
import type { AssessedRun } from './assessedRun.ts';
import { csvNumber, csvText, type CsvRows } from './csvRows.ts';

export const REFERENCE_COLUMNS = [
  'scheme',
  'period',
  'reference',
  'count',
  'min',
  'max',
  'mean',
  'sd',
  'ranked',
  'treatment',
  'anchor',
  'offer',
] as const;

/**
 * Writes references.csv: the reference points that a run was scored against, so that a later run can be scored against the same
 * (CALIBRATE-1). `ranked` holds the values of the peers, separated by spaces; `treatment` what was done to their outliers (PREPARE-4), `anchor` the value of the unit
 * that a method compares with, `offer` what a group offers for gaps (CALIBRATE-4); they are blank where there is none. Rule: OUT-7.
 */
export function writeReferences(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const { scheme, assessment, trace } of runs) {
    for (const key of [...trace.references.keys()].sort()) {
      const { count, min, max, mean, sd, ranked, treatment, anchor, offer } = trace.references.get(key) as Reference;
      const added = [treatment ? treatmentText(treatment) : '', ...[anchor, offer].map((x) => csvNumber(x ?? Number.NaN))].join(',');
      const numbers = [count, min, max, mean, sd].map(csvNumber).join(',');
      file.row(
        `${csvText(scheme.id)},${assessment.period.id},${csvText(key)},${numbers},${Array.from(ranked, csvNumber).join(' ')},${added}`,
      );
    }
  }
}
