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
export { discloseRun, type RunDisclosure } from './disclose/disclose.ts';
export { droppedItems } from './disclose/droppedItems.ts';
export { isKeptBack, KEPT_BACK_TABLES, keptBackPaths } from './disclose/keptBack.ts';
export { inputsOf, scoredIn } from './disclose/inputs.ts';
export { type DiscloseInput, type Primary, primaryRows, type WithheldSeries } from './disclose/primary.ts';
export { ProposalRows } from './disclose/protect/proposalRows.ts';
export { SeriesSet } from './disclose/protect/seriesSet.ts';
export { publishedRun, publishedUnit } from './disclose/publishedRun.ts';
export { type PublishedScheme, publishedScheme } from './disclose/publishedScheme.ts';
export { type DisclosureReason, PROTECTION_REASONS, type ProtectionReason, RULE_REASONS, type RuleReason } from './disclose/reasons.ts';
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
} from './figures/labels.ts';
export { FigureReach, indicatorOfSeries, type Reach } from './figures/reach.ts';
export { type PublishedTotal, ranksFromTotals } from './figures/ranksFromTotals.ts';
export type { WithheldObservation } from './figures/rests.ts';
export { authorityUnit } from './make/authorityUnit.ts';
export { writeDataPackage } from './make/dataPackage.ts';
export { type FieldType, typeOfColumn } from './make/fields.ts';
export { type Bundle, type BundleInput, makeBundle, type ReadmeNamed, readmeTitles } from './make/makeBundle.ts';
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
export { looksLikeNotice, type Notice, NOTICE_EDITION, type NoticedEntry, readNotice, writeNotice } from './notice/notice.ts';
export { readBlockRuns, writeBlockRuns } from './opening/blockRuns.ts';
export { isKeyName } from './opening/openedBy.ts';
export { checkOpening, openedCells, type SealedBundle } from './opening/checkOpening.ts';
export { OPENED_AS, type OpenedAs, type OpenedBlock, type Opening, OPENING_EDITION, readOpening, writeOpening } from './opening/opening.ts';
export {
  BUNDLE_PATHS,
  entryPath,
  isListed,
  isNoticePath,
  openingStatementPath,
  proofPath,
  SEALED_TABLES,
  type SealedTableName,
} from './paths.ts';
export { readSealed, SEALED_COLUMNS, writeSealed } from './sealed/file.ts';
export { isSealedTable, type SealedRoot, type SealedRoots } from './sealed/root.ts';
export {
  BLOCK_ROWS,
  blockCommitment,
  commitmentOfBytes,
  type RowToSeal,
  rowText,
  SALT_SIZE,
  type SaltOf,
  type SealedBlock,
  sealedRoot,
  type SealedTable,
  sealRows,
} from './sealed/rows.ts';
export { RowBytes } from './sealed/rowBytes.ts';
export { KEPT_COLUMNS, keptColumns, ROW_KEYS, strictest, type Withhold, withheldCells } from './sealed/disclosure.ts';
export { type PublishedTable, publishTable, sealedTexts } from './sealed/table.ts';
export { SM2_USER_ID, verifySm2 } from './sm2.ts';
export { pureSm3 } from './sm3.ts';
export { TABLE_REASONS, type TableReason, type TableRow } from './tableFile.ts';
