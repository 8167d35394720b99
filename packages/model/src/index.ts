export { bilingual, joined, titledId, withEnglish } from './bilingual.ts';
export { cellName, columnName, columnNumber } from './cellName.ts';
export { canonicalJson, contentHash, type Hasher, pureHasher, type SequenceHash, sequenceHash } from './canonical.ts';
export { cellOf, type Column, columnOf, constantColumn, missingColumn } from './column.ts';
export { type Decimal, decimalSum, decimalText, shortestDecimal } from './decimal.ts';
export { exp, ln, lnBy, pow } from './elementary.ts';
export {
  type CodeCatalogue,
  type CodeDeclaration,
  hasErrors,
  type Issue,
  type IssueArgs,
  issueMaker,
  type Place,
  type Severity,
} from './issue.ts';
export { MISSING_REASONS, type MissingReason, missingCode, missingReason } from './missing.ts';
export { type CsvCell, type CsvFault, type CsvRow, type CsvTable, type Delimiter, delimiterOf, parseCsv } from './csv.ts';
export { csvCells, CsvIndex, indexCsv } from './csvIndex.ts';
export { allocateFen, allocateWhole, type Fen, formatYuan } from './money.ts';
export { nearest } from './nearest.ts';
export { type Observations, type Origin, placeOfOrigin } from './observations.ts';
export {
  cumulativePeriod,
  firstDay,
  lastDay,
  PERIOD_KINDS,
  type Period,
  type PeriodKind,
  parsePeriod,
  periodContains,
  periodOf,
  periodsWithin,
  previousPeriod,
  samePeriodLastYear,
} from './period.ts';
export { formatQuanta, quantaToNumber, quantise, ROUNDING_RULES, type Rounding, type RoundingRule } from './quantise.ts';
export { inLocale, LOCALES, type Locale, type LocalizedText } from './text.ts';
export { type Membership, parentsOn, type Succession, type UnitId, type UnitRegister, type UnitVersion, unitsOn } from './unit.ts';
export { tidy, tidyScore, tidyText } from './tidy.ts';
