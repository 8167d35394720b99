import { ROW_KEYS, type SealedTableName } from '@kedu/bundle';
import {
  type AssessedRun,
  csvDocument,
  type CsvRows,
  DETERMINATION_COLUMNS,
  INDICATOR_COLUMNS,
  PART_COLUMNS,
  PROPOSAL_COLUMNS,
  REFERENCE_COLUMNS,
  resultColumns,
  WEIGHT_COLUMNS,
  writeDetermination,
  writeIndicators,
  writeParts,
  writeProposals,
  writeReferences,
  writeResults,
  writeWeights,
} from '@kedu/tables';

/** A table of results as the rules give it. */
export interface ComputedTable {
  readonly name: SealedTableName;
  /** As the whole file reads. */
  readonly text: string;
  readonly columns: readonly string[];
  /** How many, without the heading. */
  readonly rows: number;
  /** Columns that tell a row. */
  readonly key: readonly string[];
}

/** Every table of results of a run, as whoever publishes writes it. Rule: VERIFY-4, OUT-4 to OUT-7, OUT-16, OUT-18. */
export function resultTables(run: AssessedRun): readonly ComputedTable[] {
  const table = (
    name: SealedTableName,
    columns: readonly string[],
    write: (rows: CsvRows, runs: readonly AssessedRun[]) => void,
  ): ComputedTable => {
    let rows = 0;
    const text = csvDocument(columns, (to) => {
      const counted = (cells: string): void => {
        rows += 1;
        to.row(cells);
      };
      write({ row: counted }, [run]);
    });
    return { name, text, columns, rows, key: ROW_KEYS[name] };
  };
  return [
    table('results', resultColumns([run]), writeResults),
    table('indicators', INDICATOR_COLUMNS, writeIndicators),
    table('parts', PART_COLUMNS, writeParts),
    table('weights', WEIGHT_COLUMNS, writeWeights),
    table('proposals', PROPOSAL_COLUMNS, writeProposals),
    table('references', REFERENCE_COLUMNS, writeReferences),
    ...(run.assessment.determined ? [table('determination', DETERMINATION_COLUMNS, writeDetermination)] : []),
  ];
}
