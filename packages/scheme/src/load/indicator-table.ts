import { type CsvCell, type Issue, parseCsv, type Place, nearest } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { indicator } from '../shapes/indicator.ts';
import { narrow } from './full-width.ts';
import type { Path, Source } from './source.ts';

/** Fields of an indicator that a cell can hold; `title_en`, `low`, `high` and the dotted columns make up the others. */
const PLAIN = Object.keys(indicator.shape).filter(
  (field) => !['title', 'range', 'tags', 'params', 'lag', 'schedule', 'from_children', 'result_of'].includes(field),
);
const COLUMNS = ['indicator', 'title', 'title_en', ...PLAIN, 'low', 'high', 'tags', 'schedule'];
const DOTTED = /^(param|lag)\.[a-z][a-z0-9_]*$/;
/** Fields in which a number may stand; elsewhere digits are text. */
const NUMERIC = new Set(['target', 'baseline', 'low', 'high']);

/**
 * Indicators written as a table: a row each, a column for each field, `param.green` and `lag.red` for the fields below `params` and `lag`,
 * `low` and `high` for the range, tags and the shares of a schedule apart by spaces, blanks where a field is left out.
 *
 * Rule: SCHEME-21. The result is as if the rows stood in YAML, so their fields are checked by the same shape, at their cells.
 * Errors: SCHEME_EMPTY_FILE, SCHEME_TABLE_QUOTE, SCHEME_TABLE_COLUMN_UNKNOWN, SCHEME_TABLE_COLUMN_MISSING, SCHEME_TABLE_ROW, SCHEME_NAME_TWICE.
 */
export function readIndicatorTable(file: string, text: string): { readonly source: Source; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const table = parseCsv(text);
  for (const { fault, line, column } of table.faults) issues.push(schemeIssue('SCHEME_TABLE_QUOTE', { file, line, column }, { fault }));
  const [heading, ...rows] = table.rows;
  const value: Record<string, unknown> = {};
  const cells = new Map<string, CsvCell>();
  if (heading === undefined) issues.push(schemeIssue('SCHEME_EMPTY_FILE', { file, line: 1, column: 1 }, {}));
  const names = (heading?.cells ?? []).map((cell) => headingOf(file, cell, issues));
  if (heading !== undefined && !names.includes('indicator'))
    issues.push(
      schemeIssue(
        'SCHEME_TABLE_COLUMN_MISSING',
        { file, line: heading.line, column: 1 },
        { column: 'indicator', allowed: COLUMNS.join(', ') },
      ),
    );
  for (const row of rows) {
    if (row.cells.length !== names.length)
      issues.push(
        schemeIssue('SCHEME_TABLE_ROW', { file, line: row.line, column: 1 }, { found: row.cells.length, expected: names.length }),
      );
    const at = new Map(row.cells.map((cell, index) => [names[index] ?? '', cell]));
    const id = at.get('indicator')?.text.trim() ?? '';
    const idCell = at.get('indicator') ?? (row.cells[0] as CsvCell);
    if (id === '' && names.includes('indicator'))
      issues.push(schemeIssue('SCHEME_TABLE_BLANK', cellPlace(file, idCell), { column: 'indicator', expected: 'identifier' }));
    if (id === '') continue;
    if (Object.hasOwn(value, id)) {
      issues.push(
        schemeIssue('SCHEME_NAME_TWICE', cellPlace(file, idCell), {
          kind: 'indicator',
          name: id,
          first: `${file}:${cells.get(id)?.line ?? 1}`,
        }),
      );
      continue;
    }
    cells.set(id, idCell);
    Object.defineProperty(value, id, { value: rowValue(id, at, cells), enumerable: true, configurable: true, writable: true });
  }
  const place = (path: Path): Place => {
    for (let length = path.length; length > 0; length -= 1) {
      const cell = cells.get(path.slice(0, length).join('.'));
      if (cell) return cellPlace(file, cell);
    }
    return { file, line: 1, column: 1 };
  };
  return { source: { value, place, fileOf: () => file }, issues };
}

function cellPlace(file: string, cell: CsvCell): Place {
  return { file, line: cell.line, column: cell.column, ...(cell.text === '' ? {} : { excerpt: cell.text.split(/\r?\n/)[0] as string }) };
}

function headingOf(file: string, cell: CsvCell, issues: Issue[]): string {
  const name = cell.text.trim();
  if (COLUMNS.includes(name) || DOTTED.test(name)) return name;
  issues.push(
    schemeIssue('SCHEME_TABLE_COLUMN_UNKNOWN', cellPlace(file, cell), {
      column: name,
      nearest: nearest(name, COLUMNS),
      allowed: `${COLUMNS.join(', ')}, param.…, lag.…`,
    }),
  );
  return '';
}

/** One row as the mapping that YAML would give; `cells` learns where each field stands. */
function rowValue(id: string, at: ReadonlyMap<string, CsvCell>, cells: Map<string, CsvCell>): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  const given = (column: string): CsvCell | undefined => {
    const cell = at.get(column);
    return cell === undefined || cell.text.trim() === '' ? undefined : cell;
  };
  const put = (field: string, content: unknown, cell: CsvCell): void => {
    value[field] = content;
    cells.set(`${id}.${field}`, cell);
  };
  const [title, english] = [given('title'), given('title_en')];
  if (title) put('title', english ? { 'zh-CN': title.text.trim(), en: english.text.trim() } : title.text.trim(), title);
  for (const field of PLAIN) {
    const cell = given(field);
    if (cell) put(field, NUMERIC.has(field) ? numberOr(cell.text.trim()) : cell.text.trim(), cell);
  }
  const [low, high] = [given('low'), given('high')];
  if (low || high)
    put('range', [low ? numberOr(low.text.trim()) : null, high ? numberOr(high.text.trim()) : null], (low ?? high) as CsvCell);
  if (high) cells.set(`${id}.range.1`, high);
  const tags = given('tags');
  if (tags) put('tags', tags.text.trim().split(/\s+/), tags);
  const schedule = given('schedule');
  if (schedule) put('schedule', schedule.text.trim() === 'same' ? 'same' : schedule.text.trim().split(/\s+/).map(numberOr), schedule);
  for (const column of at.keys()) {
    const cell = given(column);
    if (!cell || !DOTTED.test(column)) continue;
    const [group = '', name = ''] = column.split('.');
    const field = group === 'param' ? 'params' : 'lag';
    const entries = (value[field] ?? {}) as Record<string, unknown>;
    entries[name] = numberOr(cell.text.trim());
    value[field] = entries;
    cells.set(`${id}.${field}.${name}`, cell);
  }
  return value;
}

/** The number that a cell says, or its text: a share, an expression, or a fault for the shape to name. */
function numberOr(text: string): number | string {
  const plain = narrow(text);
  return /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/.test(plain) && plain === text ? Number(text) : text;
}
