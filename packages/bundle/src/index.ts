export { BUNDLE_CODES, type BundleCode, bundleIssue } from './codes.ts';
export { GIVEN_EDITION, type GivenToRun, readGiven, writeGiven } from './data/given.ts';
export { OBSERVATION_COLUMNS, readBundleObservations, writeObservations } from './data/observations.ts';
export {
  ATTRIBUTE_PREFIX,
  MEMBERSHIP_COLUMNS,
  readBundleRegister,
  type RegisterTexts,
  SUCCESSION_COLUMNS,
  UNIT_COLUMNS,
  writeRegister,
} from './data/register.ts';
export { readBundleTable } from './data/table.ts';
export { dataCell, textOfCell } from './data/text.ts';
export { ENTRY_EDITION, type LogEntry, readEntry, writeEntry } from './entry/entry.ts';
export { type BundleHashers, bytesOfHex, hexOf, type TwoHashes, twoHashes } from './entry/hashes.ts';
export {
  ENTRY_KINDS,
  type EntryKind,
  KIND_SHAPES,
  type KindShape,
  WITHDRAWAL_REASONS,
  type WithdrawalReason,
} from './entry/kinds.ts';
export { schemeHashes } from './entry/schemeHashes.ts';
export { FIELD_REASONS, type FieldReason } from './fields.ts';
export {
  FIGURE_FILE_COLUMNS,
  FIGURE_LABELS,
  type FigureLabel,
  LABEL_REASONS,
  type LabelledFigure,
  type LabelReason,
  readFigures,
  writeFigures,
} from './figures/file.ts';
export {
  labelFigures,
  type LabelInput,
  type Labels,
  type PublishedRows,
  type WithheldObservation,
} from './figures/labels.ts';
export { type PublishedTotal, ranksFromTotals } from './figures/ranksFromTotals.ts';
export { type Bundle, type BundleInput, makeBundle } from './make/makeBundle.ts';
export {
  BUNDLE_EDITION,
  BUNDLE_LEVELS,
  type BundleLevel,
  type BundleManifest,
  type LabelCounts,
  LABELLED_TABLES,
  type LabelledTable,
  type ListedFile,
  readManifest,
  writeManifest,
} from './manifest/manifest.ts';
export { BUNDLE_PATHS, entryPath, isListed, proofPath, SEALED_TABLES, type SealedTableName } from './paths.ts';
export { readSealed, SEALED_COLUMNS, writeSealed } from './sealed/file.ts';
export { isSealedTable, type SealedRoot, type SealedRoots } from './sealed/root.ts';
export {
  BLOCK_ROWS,
  blockCommitment,
  type RowToSeal,
  rowText,
  SALT_SIZE,
  type SaltOf,
  type SealedBlock,
  sealedRoot,
  type SealedTable,
  sealRows,
} from './sealed/rows.ts';
export { KEPT_COLUMNS, ROW_KEYS, type Withhold, withheldCells } from './sealed/disclosure.ts';
export { type PublishedTable, publishTable, sealedTexts } from './sealed/table.ts';
export { pureSm3 } from './sm3.ts';
export { TABLE_REASONS, type TableReason, type TableRow } from './tableFile.ts';
