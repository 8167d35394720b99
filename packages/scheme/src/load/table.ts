import { type CsvCell, decimalText, type Issue, parseCsv, parsePeriod, type Place, nearest } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { dayExists } from './days.ts';
import { narrow } from './full-width.ts';

/** What a column holds. `yuan` is read as whole fen, not negative; `share` as 40% or 0.4; `count` is whole and not negative; `unit` is code and name together. */
export type CellKind = 'text' | 'number' | 'yuan' | 'share' | 'count' | 'day' | 'period' | 'unit' | 'identifier';

export interface ColumnRule {
  readonly kind: CellKind;
  /** Whether the table must have the column and every row a cell in it. */
  readonly required: boolean;
}

export type TableColumns = Readonly<Record<string, ColumnRule>>;

/** A row whose cells were all read; a blank cell is undefined. */
export interface TableRow {
  readonly line: number;
  text(column: string): string | undefined;
  /** Number, or whole fen of a `yuan` column. */
  number(column: string): number | undefined;
  place(column: string): Place;
}

/**
 * Rows of a table of rules. Columns are closed; rows with a fault are left out, so that the rest can be checked.
 *
 * Rule: SCHEME-40 to SCHEME-42.
 * Errors: SCHEME_EMPTY_FILE, SCHEME_TABLE_QUOTE, SCHEME_TABLE_COLUMN_UNKNOWN, SCHEME_TABLE_COLUMN_MISSING, SCHEME_TABLE_COLUMN_TWICE, SCHEME_TABLE_ROW,
 * SCHEME_TABLE_CELL, SCHEME_TABLE_BLANK, SCHEME_UNIT_… by the caller; SCHEME_READ_AS and SCHEME_TABLE_DELIMITER as notices.
 */
export function readRuleTable(
  file: string,
  text: string,
  columns: TableColumns,
): { readonly rows: readonly TableRow[]; readonly issues: readonly Issue[]; readonly faulty: boolean } {
  const issues: Issue[] = [];
  const table = parseCsv(text);
  for (const { fault, line, column } of table.faults) issues.push(schemeIssue('SCHEME_TABLE_QUOTE', { file, line, column }, { fault }));
  if (table.delimiter !== ',')
    issues.push(
      schemeIssue(
        'SCHEME_TABLE_DELIMITER',
        { file, line: 1, column: 1 },
        { delimiter: table.delimiter === '\t' ? 'tab' : table.delimiter },
      ),
    );
  const [heading, ...body] = table.rows;
  if (heading === undefined)
    return { rows: [], issues: [schemeIssue('SCHEME_EMPTY_FILE', { file, line: 1, column: 1 }, {})], faulty: true };
  const index = readHeading(file, heading.cells, columns, issues);
  const complete = Object.entries(columns).every(([name, { required }]) => !required || index.has(name));
  const rows: TableRow[] = [];
  for (const { line, cells } of body) {
    const before = issues.length;
    if (cells.length !== heading.cells.length) {
      // A quote left open explains the wrong number of cells.
      if (!table.faults.some((fault) => fault.line === line))
        issues.push(schemeIssue('SCHEME_TABLE_ROW', { file, line, column: 1 }, { found: cells.length, expected: heading.cells.length }));
      continue;
    }
    const values = new Map<string, string | number>();
    for (const [name, rule] of Object.entries(columns)) {
      const cell = cells[index.get(name) ?? -1];
      if (cell === undefined) continue;
      const value = readCell(file, cell, name, rule, issues);
      if (value !== undefined) values.set(name, value);
    }
    if (!complete || issues.slice(before).some(({ severity }) => severity === 'error')) continue;
    rows.push({
      line,
      text: (column) => values.get(column) as string | undefined,
      number: (column) => values.get(column) as number | undefined,
      place: (column) => cellPlace(file, cells[index.get(column) ?? 0] ?? (cells[0] as CsvCell)),
    });
  }
  return { rows, issues, faulty: issues.some(({ severity }) => severity === 'error') };
}

function cellPlace(file: string, cell: CsvCell): Place {
  return { file, line: cell.line, column: cell.column, ...(cell.text === '' ? {} : { excerpt: cell.text.split(/\r?\n/)[0] as string }) };
}

function readHeading(file: string, cells: readonly CsvCell[], columns: TableColumns, issues: Issue[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  const allowed = Object.keys(columns).join(', ');
  for (const [at, cell] of cells.entries()) {
    const name = cell.text.trim();
    const place = cellPlace(file, cell);
    if (index.has(name)) issues.push(schemeIssue('SCHEME_TABLE_COLUMN_TWICE', place, { column: name }));
    else if (columns[name]) index.set(name, at);
    else {
      const meant = nearest(name, Object.keys(columns));
      issues.push(schemeIssue('SCHEME_TABLE_COLUMN_UNKNOWN', place, { column: name, nearest: meant, allowed }));
      if (meant !== '' && !cells.some(({ text }) => text.trim() === meant)) index.set(meant, at);
    }
  }
  for (const [name, { required }] of Object.entries(columns)) {
    if (required && !index.has(name))
      issues.push(schemeIssue('SCHEME_TABLE_COLUMN_MISSING', { file, line: cells[0]?.line ?? 1, column: 1 }, { column: name, allowed }));
  }
  return index;
}

const EXPECTED: Readonly<Record<CellKind, string>> = {
  text: 'text',
  number: 'number',
  yuan: 'yuan',
  share: 'percent',
  count: 'count',
  day: 'day',
  period: 'period',
  unit: 'unit_reference',
  identifier: 'identifier',
};

function readCell(
  file: string,
  cell: CsvCell,
  column: string,
  { kind, required }: ColumnRule,
  issues: Issue[],
): string | number | undefined {
  const text = cell.text.trim();
  const place = cellPlace(file, cell);
  if (text === '') {
    if (required) issues.push(schemeIssue('SCHEME_TABLE_BLANK', place, { column, expected: EXPECTED[kind] }));
    return undefined;
  }
  const numeric = isNumeric(kind);
  const plain = kind === 'text' ? text : readable(text, numeric);
  const value = isNumeric(kind) ? NUMBERS[kind](plain) : VALID[kind](plain) ? plain : undefined;
  if (value === undefined)
    issues.push(schemeIssue('SCHEME_TABLE_CELL', place, { column, found: text, expected: EXPECTED[kind], suggestion: meant(plain, kind) }));
  else if (plain !== text) issues.push(schemeIssue('SCHEME_READ_AS', place, { found: text, read: plain }));
  return value;
}

/** What a cell was likely meant to be: `20` of a share 20%, `8万` of money 80000; '' where nothing is plain. */
function meant(text: string, kind: CellKind): string {
  if (kind === 'share' && /^\d{1,2}(\.\d+)?$|^100$/.test(text)) return `${text}%`;
  if (kind !== 'yuan' && kind !== 'number' && kind !== 'count') return '';
  const [, digits, word = ''] = /^(\d+(?:\.\d+)?)\s*(万|亿|)\s*元?$/.exec(text) ?? [];
  const zeros = word === '万' ? 4 : word === '亿' ? 8 : 0;
  if (digits === undefined) return '';
  const written = decimalText(Number(`${digits}e${zeros}`));
  return written !== text && NUMBERS[kind](written) !== undefined ? written : '';
}

/** Full-width digits narrowed, and thousands separators taken out where they stand in threes. */
function readable(text: string, numeric: boolean): string {
  const plain = /[０-９]/.test(text) ? narrow(text) : text;
  return numeric && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
}

const NUMBERS = {
  number: (text: string) => readNumber(text, false),
  yuan: (text: string) => notNegative(readNumber(text, true)),
  share: (text: string) => readShare(text),
  count: (text: string) => (/^\+?\d{1,9}$/.test(text) ? Number(text) : undefined),
} as const;

function isNumeric(kind: CellKind): kind is keyof typeof NUMBERS {
  return Object.hasOwn(NUMBERS, kind);
}

const VALID: Readonly<Record<Exclude<CellKind, keyof typeof NUMBERS>, (text: string) => boolean>> = {
  text: () => true,
  day: dayExists,
  period: (text) => parsePeriod(text) !== undefined,
  unit: (text) => /^\S+ \S/.test(text),
  identifier: (text) => /^[a-z][a-z0-9_]*$/.test(text),
};

/** A decimal number; money with at most two decimals as whole fen, read from the digits so that no cent is lost. */
function readNumber(text: string, money: boolean): number | undefined {
  const match = /^([-+]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  if (!money) return Number(text);
  const [, sign, yuan = '', cents = ''] = match;
  if (/[1-9]/.test(cents.slice(2))) return undefined;
  const fen = Number(`${sign === '-' ? '-' : ''}${yuan}${cents.slice(0, 2).padEnd(2, '0')}`);
  return Number.isSafeInteger(fen) ? fen : undefined;
}

function notNegative(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 ? value : undefined;
}

/** 40% or 0.4; a bare 40 is neither. */
function readShare(text: string): number | undefined {
  const percent = /^\+?(\d+(?:\.\d+)?)[%％]$/.exec(text)?.[1];
  const share = percent === undefined ? readNumber(text, false) : Number(`${percent}e-2`);
  return share !== undefined && share >= 0 && share <= 1 ? share : undefined;
}
