import { isKeptBack, keptColumns, type SealedTableName } from '@kedu/bundle';
import type { AssessedRun, ComputedTable } from '@kedu/tables';
import type { Tables } from '../files/tables.ts';
import type { Findings } from '../findings.ts';
import { figureKey, type LabelsOfFigures } from '../labels/checkLabels.ts';
import type { CheckedBlocks } from '../labels/checkSealed.ts';
import type { Hidden } from '../labels/hidden.ts';
import type { ComparedCells, RowCells } from './compareTable.ts';
import { withoutKeptBack } from './withoutKeptBack.ts';

/** What a bundle shows beside what the rules give. */
export interface Comparing {
  readonly run: AssessedRun;
  readonly tables: Tables;
  readonly blocks: CheckedBlocks;
  readonly labels: LabelsOfFigures;
  readonly hidden: Hidden;
  readonly findings: Findings;
}

/** Rows that a bundle shows of a table. */
export function shownRows(table: ComputedTable, hidden: Hidden): ComputedTable {
  return isKeptBack(table.name) ? withoutKeptBack(table, (row) => hidden.isKeptBack(table.name, row)) : table;
}

/** Whether a column stays in a row, withheld for a reason or not at all. */
export function isKept(table: SealedTableName, reason: string | undefined, column: string): boolean {
  return reason === undefined || keptColumns(table, reason).includes(column);
}

export function sumOf(all: readonly ComparedCells[]): ComparedCells {
  return {
    compared: all.reduce((sum, { compared }) => sum + compared, 0),
    agree: all.reduce((sum, { agree }) => sum + agree, 0),
  };
}

/** Rows of indicators.csv that stand there for their value alone, which is withheld: of a unit of a list, and of an indicator that nothing scores. */
export function unscoredRows({ assessment, scheme }: AssessedRun, labels: LabelsOfFigures): (row: RowCells) => boolean {
  const listed = new Set(assessment.lists.flatMap(({ members }) => [...members].map((unit) => assessment.units[unit]?.id)));
  const indicators = new Set(scheme.indicators.map(({ id }) => id));
  return (row) =>
    listed.has(row.get('unit')) &&
    indicators.has(row.get('indicator') ?? '') &&
    row.get('period') === assessment.period.id &&
    labels.has(keyOf('indicators', row, 'value'));
}

/** The figure that a cell of results.csv or indicators.csv is. */
export function keyOf(table: SealedTableName, row: RowCells, column: string): string {
  const unit = row.get('unit') ?? '';
  if (table === 'results') return figureKey({ list: row.get('list') ?? '', unit, figure: column });
  return figureKey({ list: '', unit, figure: `${row.get('indicator') ?? ''}:${column}` });
}
