import type { AssessedRun } from './assessedRun.ts';
import { csvDocument, type CsvRows } from './csvRows.ts';
import { DETERMINATION_COLUMNS, writeDetermination } from './determination.ts';
import { INDICATOR_COLUMNS, writeIndicators } from './indicators.ts';
import { PART_COLUMNS, writeParts } from './parts.ts';
import { PROPOSAL_COLUMNS, writeProposals } from './proposals.ts';
import { REFERENCE_COLUMNS, writeReferences } from './references.ts';
import { resultColumns, writeResults } from './results.ts';
import { WEIGHT_COLUMNS, writeWeights } from './weights.ts';

export const RESULT_TABLES = ['results', 'indicators', 'parts', 'weights', 'proposals', 'references', 'determination'] as const;
export type ResultTableName = (typeof RESULT_TABLES)[number];

/** A table of results of a run, to be written row by row. */
export interface ComputedTable {
  readonly name: ResultTableName;
  readonly columns: readonly string[];
  readonly write: (to: CsvRows) => void;
}

/** A table of results of a run. */
export interface ResultTable {
  readonly name: ResultTableName;
  readonly columns: readonly string[];
  /** As the whole file reads. */
  readonly text: string;
}

/** Every table of results of a run, in their order, none of them written yet. Rule: BUNDLE-1, VERIFY-4. */
export function computedTables(run: AssessedRun): readonly ComputedTable[] {
  const names = RESULT_TABLES.filter((name) => name !== 'determination' || run.assessment.determined);
  return names.map((name) => {
    const { columns, write } = tableOf(name, run);
    return { name, columns, write: (to) => write(to, [run]) };
  });
}

/**
 * Every table of results of a run, in their order: what a bundle holds, and what its checker computes again.
 *
 * Rule: BUNDLE-1, VERIFY-4, OUT-4 to OUT-7, OUT-16, OUT-18. Example: resultTables(run).find(({ name }) => name === 'results')?.text.
 */
export function resultTables(run: AssessedRun): readonly ResultTable[] {
  return computedTables(run).map(({ name, columns, write }) => ({ name, columns, text: csvDocument(columns, write) }));
}

type WriteRows = (rows: CsvRows, runs: readonly AssessedRun[]) => void;

function tableOf(name: ResultTableName, run: AssessedRun): { readonly columns: readonly string[]; readonly write: WriteRows } {
  switch (name) {
    case 'results':
      return { columns: resultColumns([run]), write: writeResults };
    case 'indicators':
      return { columns: INDICATOR_COLUMNS, write: writeIndicators };
    case 'parts':
      return { columns: PART_COLUMNS, write: writeParts };
    case 'weights':
      return { columns: WEIGHT_COLUMNS, write: writeWeights };
    case 'proposals':
      return { columns: PROPOSAL_COLUMNS, write: writeProposals };
    case 'references':
      return { columns: REFERENCE_COLUMNS, write: writeReferences };
    case 'determination':
      return { columns: DETERMINATION_COLUMNS, write: writeDetermination };
  }
}
