export type { AssessedRun } from './assessedRun.ts';
export { csvComputed, csvDocument, csvNumber, type CsvRows, csvText, ROW_END, schemeCell } from './csvRows.ts';
export { DETERMINATION_COLUMNS, writeDetermination } from './determination.ts';
export { INDICATOR_COLUMNS, writeIndicators } from './indicators.ts';
export { PART_COLUMNS, writeParts } from './parts.ts';
export { PROPOSAL_COLUMNS, writeProposals } from './proposals.ts';
export { RECOGNITION_COLUMNS, writeRecognition } from './recognition.ts';
export { REFERENCE_COLUMNS, writeReferences } from './references.ts';
export {
  ERROR_COLUMNS,
  errorCells,
  type ErrorColumn,
  errorFigure,
  RESULT_COLUMNS,
  resultColumns,
  statesErrors,
  writeResults,
} from './results.ts';
export { type ComputedTable, computedTables, RESULT_TABLES, type ResultTable, type ResultTableName, resultTables } from './resultTables.ts';
export { WEIGHT_COLUMNS, writeWeights } from './weights.ts';
