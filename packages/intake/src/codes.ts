import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Problems that reading files can find. Wording: messages. Rules: docs/spec/pack.md. */
export const INTAKE_CODES = {
  // bytes
  INTAKE_BOM: { severity: 'notice', args: [] },
  INTAKE_ENCODING: { severity: 'notice', args: ['encoding', 'saveAs'] },
  INTAKE_NOT_TEXT: { severity: 'error', args: ['kind', 'byte', 'saveAs'] },
  INTAKE_UNDECODABLE: { severity: 'error', args: ['byte', 'found', 'saveAs'] },
  INTAKE_EMPTY: { severity: 'error', args: [] },
  INTAKE_NO_ROWS: { severity: 'warning', args: [] },
  INTAKE_TOO_LARGE: { severity: 'error', args: ['bytes', 'limit'] },
  INTAKE_TOO_MANY_CELLS: { severity: 'error', args: ['cells', 'limit'] },
  // table
  INTAKE_DELIMITER: { severity: 'notice', args: ['delimiter'] },
  INTAKE_QUOTE_OPEN: { severity: 'error', args: [] },
  INTAKE_QUOTE_STRAY: { severity: 'error', args: ['found'] },
  INTAKE_FIELD_TOO_LONG: { severity: 'error', args: ['bytes', 'limit'] },
  INTAKE_ROW_WIDTH: { severity: 'error', args: ['found', 'expected'] },
  INTAKE_HEADING_MISSING: { severity: 'error', args: ['heading', 'found', 'nearest'] },
  INTAKE_HEADING_TWICE: { severity: 'error', args: ['heading', 'first', 'second'] },
  INTAKE_HEADING_READ: { severity: 'notice', args: ['found', 'heading'] },
  INTAKE_COLUMN_UNKNOWN: { severity: 'warning', args: ['heading', 'nearest'] },
  INTAKE_COLUMN_INDICATOR: { severity: 'error', args: ['indicator', 'heading', 'nearest'] },
  // cells
  INTAKE_NUMBER_READ: { severity: 'notice', args: ['found', 'value', 'form', 'count'] },
  INTAKE_NOT_A_NUMBER: { severity: 'error', args: ['found', 'heading', 'hint'] },
  INTAKE_SUFFIX: { severity: 'error', args: ['found', 'suffix', 'unit', 'heading'] },
  INTAKE_DUPLICATE: { severity: 'notice', args: ['firstFile', 'firstLine', 'count'] },
  INTAKE_CONTRADICTION: { severity: 'error', args: ['first', 'found', 'firstFile', 'firstLine'] },
  INTAKE_UNIT_BLANK: { severity: 'error', args: ['heading'] },
  INTAKE_UNIT_UNKNOWN: { severity: 'error', args: ['found', 'nearest', 'count'] },
  INTAKE_UNIT_AMBIGUOUS: { severity: 'error', args: ['found', 'units', 'count'] },
  INTAKE_UNIT_BY: { severity: 'error', args: ['found', 'is', 'by', 'expected', 'count'] },
  INTAKE_UNIT_TOTAL: { severity: 'error', args: ['found', 'count'] },
  INTAKE_UNIT_EXPONENT: { severity: 'error', args: ['found', 'count'] },
  INTAKE_UNIT_NAME: { severity: 'error', args: ['found', 'expected', 'code'] },
  INTAKE_INDICATOR_UNKNOWN: { severity: 'error', args: ['found', 'nearest', 'count'] },
  INTAKE_PERIOD_READ: { severity: 'notice', args: ['found', 'period', 'count'] },
  INTAKE_PERIOD: { severity: 'error', args: ['found', 'hint', 'count'] },
  INTAKE_MORE: { severity: 'notice', args: ['code', 'count'] },
  // register of units
  REGISTER_HEADING_MISSING: { severity: 'error', args: ['heading', 'also', 'found', 'nearest'] },
  REGISTER_NO_UNITS: { severity: 'error', args: [] },
  REGISTER_ID_MISSING: { severity: 'error', args: [] },
  REGISTER_NAME_MISSING: { severity: 'error', args: ['unit'] },
  REGISTER_OVERLAP: { severity: 'error', args: ['unit', 'firstLine'] },
  REGISTER_CODE_TWICE: { severity: 'error', args: ['code', 'unit', 'other', 'firstLine'] },
  REGISTER_CODE_CHECK: { severity: 'error', args: ['found', 'expected'] },
  REGISTER_DAY: { severity: 'error', args: ['found', 'heading'] },
  REGISTER_SPAN: { severity: 'error', args: ['from', 'until'] },
  REGISTER_FLAG: { severity: 'error', args: ['found', 'heading'] },
  REGISTER_SHARE: { severity: 'error', args: ['found'] },
  REGISTER_SHARES: { severity: 'error', args: ['hierarchy', 'unit', 'found', 'day'] },
  REGISTER_UNIT_UNKNOWN: { severity: 'error', args: ['found', 'heading', 'nearest'] },
  REGISTER_NOT_ALIVE: { severity: 'error', args: ['unit', 'hierarchy', 'from', 'until'] },
  REGISTER_CYCLE: { severity: 'error', args: ['hierarchy', 'units', 'day'] },
  REGISTER_SUCCESSOR_SELF: { severity: 'error', args: ['unit'] },
} as const satisfies CodeCatalogue;

export type IntakeCode = keyof typeof INTAKE_CODES;

export const intakeIssue = issueMaker<IntakeCode>(INTAKE_CODES);
