import type { AssessedRun } from './assessedRun.ts';
import { csvText, type CsvRows, schemeCell } from './csvRows.ts';

export const DETERMINATION_COLUMNS = [
  'list',
  'unit',
  'period',
  'item',
  'rule',
  'subject',
  'from',
  'to',
  'found',
  'carried_out',
  'ground',
  'meeting',
  'date',
  'example',
  'scheme',
] as const;

/**
 * Writes determination.csv: one row an item that a body determined, in the order of the scheme, with what the run gave and whether it was carried out.
 *
 * `unit` is blank where the run does not know the unit. Rule: OUT-25 (docs/spec/output.md), DETERMINE-1.
 */
export function writeDetermination(file: CsvRows, runs: readonly AssessedRun[]): void {
  for (const { scheme, assessment } of runs) {
    const version = schemeCell(scheme);
    for (const { row, unit: index, found, carriedOut } of assessment.determined?.items ?? []) {
      const unit = assessment.units[index];
      const texts = [row.list, unit?.id ?? '', row.period, row.item, row.rule, row.subject, row.from, row.to, found].map(csvText);
      const rest = [row.ground, row.meeting, row.date].map(csvText);
      file.row([...texts, carriedOut, ...rest, unit?.example ?? false, version].join(','));
    }
  }
}
