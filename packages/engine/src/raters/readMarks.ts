import {
  bilingual,
  type CsvRow,
  type Issue,
  joined,
  lastDay,
  nearest,
  parseCsv,
  type Period,
  titledId,
  unitsOn,
  type UnitRegister,
} from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { raterIssue } from './codes.ts';
import type { Mark } from './countMarks.ts';

const COLUMNS = ['rater', 'group', 'own_unit', 'unit', 'indicator', 'mark'] as const;
type ColumnName = (typeof COLUMNS)[number];
/** A rater need not belong to a unit. */
const MAY_BE_BLANK: ReadonlySet<ColumnName> = new Set<ColumnName>(['own_unit']);
/** Marks of an indicator that states no range. */
const USUAL_RANGE = [0, 100] as const;

/** A file of marks, as text. */
export interface MarkFile {
  readonly file: string;
  readonly text: string;
}

/**
 * The marks of one period, by indicator, and all that is wrong with their files.
 *
 * Shape: `indicators` are those of the period that have raters; marks in the order of files and lines. A unit is named by its code, by code and name, or by its ID.
 * Rule: RATERS-4. Errors: RATERS_… with the line; never a mark, a rater or an excerpt of the line.
 * Example: readMarks([{ file: 'data/marks-2023.csv', text }], register, period, [leaderMark]).marks.get('leader_mark').
 */
export function readMarks(
  files: readonly MarkFile[],
  register: UnitRegister,
  period: Period,
  indicators: readonly Indicator[],
): { readonly marks: ReadonlyMap<string, readonly Mark[]>; readonly issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const marks = new Map<string, Mark[]>();
  const reader = new RowReader(period, indicators, unitNames(register, period), issues);
  for (const { file, text } of files) {
    const read = marksOf(file, text, reader, issues);
    issues.push(...reader.unknownIndicators(file));
    for (const { indicator, mark } of read) {
      const own = marks.get(indicator);
      if (own) own.push(mark);
      else marks.set(indicator, [mark]);
    }
  }
  return { marks, issues };
}

interface ReadMark {
  readonly indicator: string;
  readonly mark: Mark;
}

function marksOf(file: string, text: string, reader: RowReader, issues: Issue[]): readonly ReadMark[] {
  const { rows, faults } = parseCsv(text);
  issues.push(...faults.map(({ fault, line }) => raterIssue('RATERS_QUOTE', { file, line }, { fault })));
  const [heading, ...body] = rows;
  if (!heading || body.length === 0) {
    issues.push(raterIssue('RATERS_EMPTY', { file, line: 1 }, { columns: COLUMNS.join(', ') }));
    return [];
  }
  const at = new Map(heading.cells.map((cell, k) => [cell.text.trim(), k]));
  const absent = COLUMNS.filter((column) => !at.has(column));
  for (const column of absent)
    issues.push(raterIssue('RATERS_COLUMN_MISSING', { file, line: heading.line }, { column, columns: COLUMNS.join(', ') }));
  if (absent.length > 0) return [];
  return body.flatMap((row) => {
    if (row.cells.length !== heading.cells.length) {
      issues.push(raterIssue('RATERS_ROW', { file, line: row.line }, { found: row.cells.length, expected: heading.cells.length }));
      return [];
    }
    return reader.read(file, row, (column) => row.cells[at.get(column) as number]?.text.trim() ?? '') ?? [];
  });
}

class RowReader {
  readonly #first = new Map<string, { readonly file: string; readonly line: number }>();
  readonly #unknown = new Map<string, { readonly found: string; readonly file: string; readonly line: number; count: number }>();

  constructor(
    private readonly period: Period,
    private readonly indicators: readonly Indicator[],
    private readonly units: ReadonlyMap<string, string>,
    private readonly issues: Issue[],
  ) {}

  /** One row, or what is wrong with it. */
  read(file: string, { line }: CsvRow, cell: (column: ColumnName) => string): ReadMark | undefined {
    const place = { file, line, period: this.period.id };
    const before = this.issues.length;
    for (const column of COLUMNS)
      if (cell(column) === '' && !MAY_BE_BLANK.has(column)) this.issues.push(raterIssue('RATERS_BLANK', place, { column }));
    const indicator = this.indicators.find(({ id }) => id === cell('indicator'));
    if (!indicator && cell('indicator') !== '') this.#countUnknown(cell('indicator'), file, line);
    const unit = this.#unit(cell('unit'), 'unit', place);
    const ownUnit = this.#unit(cell('own_unit'), 'own_unit', place);
    if (indicator) this.#group(indicator, cell('group'), place);
    const mark = indicator && cell('mark') !== '' ? this.#mark(indicator, cell('mark'), place) : undefined;
    if (this.issues.length > before || !indicator || unit === undefined || mark === undefined) return undefined;
    const key = [cell('rater'), unit, indicator.id].join('\n');
    const first = this.#first.get(key);
    if (first !== undefined) {
      this.issues.push(
        raterIssue(
          'RATERS_TWICE',
          place,
          {
            ...bilingual('indicator', indicator.title),
            unit: cell('unit'),
            first_line: first.line,
            first_file: first.file === file ? '' : first.file,
          },
          indicator.clause,
        ),
      );
      return undefined;
    }
    this.#first.set(key, { file, line });
    return { indicator: indicator.id, mark: { rater: cell('rater'), group: cell('group'), ownUnit, unit, mark, file, line } };
  }

  /** Names in the file that are no indicator with raters, each once with the number of its lines: a wrong period would say it of every line. */
  unknownIndicators(file: string): readonly Issue[] {
    const known = this.indicators.map(({ id }) => id);
    const period = this.period.id;
    const titled = joined(this.indicators.map(({ id, title }) => titledId(id, title)));
    return [...this.#unknown.values()]
      .filter((one) => one.file === file)
      .map(({ found, line, count }) =>
        raterIssue(
          'RATERS_INDICATOR',
          { file, line, period },
          { found, nearest: nearest(found, known), ...bilingual('known', titled), period, count },
        ),
      );
  }

  #countUnknown(found: string, file: string, line: number): void {
    const key = `${file}\n${found}`;
    const known = this.#unknown.get(key);
    if (known) known.count += 1;
    else this.#unknown.set(key, { found, file, line, count: 1 });
  }

  #unit(text: string, column: 'unit' | 'own_unit', place: Issue['place']): string | undefined {
    if (text === '') return undefined;
    const id = this.units.get(text.replace(/\s+/, ' '));
    if (id === undefined)
      this.issues.push(
        raterIssue('RATERS_UNIT', place, { found: text, column, nearest: nearest(text, this.units.keys()), period: this.period.id }),
      );
    return id;
  }

  #group({ raters, title, clause }: Indicator, found: string, place: Issue['place']): void {
    const groups = raters?.groups ?? [];
    const known = groups.map(({ id }) => id);
    if (found === '' || known.includes(found)) return;
    const titled = joined(groups.map((group) => titledId(group.id, group.title)));
    const args = { found, ...bilingual('indicator', title), nearest: nearest(found, known), ...bilingual('known', titled) };
    this.issues.push(raterIssue('RATERS_GROUP', place, args, clause));
  }

  #mark({ title, range, clause }: Indicator, text: string, place: Issue['place']): number | undefined {
    const [low, high] = range ?? USUAL_RANGE;
    const mark = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (mark >= (low ?? Number.NEGATIVE_INFINITY) && mark <= (high ?? Number.POSITIVE_INFINITY)) return mark;
    this.issues.push(raterIssue('RATERS_MARK', place, { ...bilingual('indicator', title), low: low ?? '−∞', high: high ?? '∞' }, clause));
    return undefined;
  }
}

/** Names by which a unit may be called on the last day of the period → its ID. */
function unitNames(register: UnitRegister, period: Period): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { id, code, name } of unitsOn(register, lastDay(period))) {
    names.set(id, id);
    names.set(code, id);
    names.set(`${code} ${name['zh-CN']}`, id);
    if (name.en !== undefined) names.set(`${code} ${name.en}`, id);
  }
  return names;
}
