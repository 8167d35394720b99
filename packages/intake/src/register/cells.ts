import { cellName, hasErrors, type Issue, nearest, type Place } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { listed } from '../observe/columnFinder.ts';
import { intakeIssue } from '../codes.ts';
import type { Table, TableRow } from '../csv/table.ts';

/** Headings of a table with the other forms in which each may stand. */
export type Headings = Readonly<Record<string, readonly string[]>>;

/** Headings of a table by the names that the rules give them: as written, then in another form, then by width and case (said so). */
function canonical({ file, headings }: Table, known: Headings, issues: Issue[]): readonly string[] {
  const names = [...headings];
  const place = (at: number, name: string): void => {
    if (at >= 0 && !names.includes(name)) names[at] = name;
  };
  for (const [name, forms] of Object.entries(known))
    place(
      headings.findIndex((heading) => forms.includes(heading)),
      name,
    );
  for (const [name, forms] of Object.entries(known)) {
    if (names.includes(name)) continue;
    const at = names.findIndex((heading) => [name, ...forms].some((form) => foldWidth(heading).toLowerCase() === form));
    place(at, name);
    const found = headings[at];
    if (found !== undefined) issues.push(intakeIssue('INTAKE_HEADING_READ', { file, line: 1 }, { found, heading: name }));
  }
  return names;
}

/** Reads cells of a register's table by heading and collects what is wrong with them. */
export class RegisterCells {
  readonly file: string;
  readonly rows: readonly TableRow[];
  readonly issues: Issue[] = [];
  readonly #columns = new Map<string, number>();
  readonly #headings: readonly string[];
  readonly #sheet: string | undefined;

  constructor(table: Table, known: Headings, required: readonly string[]) {
    this.file = table.file;
    this.#sheet = table.sheet;
    this.rows = table.rows;
    this.#headings = canonical(table, known, this.issues);
    this.#headings.forEach((heading, i) => {
      if (heading !== '' && !this.#columns.has(heading)) this.#columns.set(heading, i);
    });
    for (const heading of required) {
      if (this.#columns.has(heading)) continue;
      const also = known[heading] ?? [];
      const near = nearest(heading, table.headings) || also.map((name) => nearest(name, table.headings)).find((name) => name !== '');
      const args = { heading, also: also.join('、'), found: listed(table.headings), nearest: near ?? '' };
      this.issues.push(intakeIssue('REGISTER_HEADING_MISSING', { file: this.file, line: 1 }, args));
    }
  }

  get complete(): boolean {
    return !hasErrors(this.issues);
  }

  /** Headings that are none of `known`. */
  others(known: ReadonlySet<string>): readonly string[] {
    return this.#headings.filter((heading) => heading !== '' && !known.has(heading));
  }

  has(heading: string): boolean {
    return this.#columns.has(heading);
  }

  text(row: TableRow, heading: string): string {
    return row.cells[this.#columns.get(heading) ?? -1] ?? '';
  }

  place(row: TableRow, heading: string): Place {
    const column = this.#columns.get(heading);
    const excerpt = this.text(row, heading);
    const at = column === undefined ? undefined : row.columnOf(column);
    const found = excerpt === '' ? {} : { excerpt };
    if (this.#sheet !== undefined)
      return {
        file: this.file,
        sheet: this.#sheet,
        ...(at === undefined ? { line: row.line } : { cell: cellName(row.line, at) }),
        ...found,
      };
    return { file: this.file, line: row.line, ...(at === undefined ? {} : { column: at }), ...found };
  }

  /** A day, or undefined for a blank cell; another text is REGISTER_DAY. */
  day(row: TableRow, heading: string): string | undefined {
    const text = foldWidth(this.text(row, heading));
    if (text === '') return undefined;
    if (isDay(text)) return text;
    this.issues.push(intakeIssue('REGISTER_DAY', this.place(row, heading), { found: text, heading }));
    return undefined;
  }

  /** First and last day of a row, checked to be in order. */
  span(row: TableRow): { readonly from?: string; readonly until?: string } {
    const from = this.day(row, 'from');
    const until = this.day(row, 'until');
    if (from !== undefined && until !== undefined && from > until)
      this.issues.push(intakeIssue('REGISTER_SPAN', this.place(row, 'from'), { from, until }));
    return { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  }

  /** A share in (0, 1], written 0.6 or 60%; blank is 1. */
  share(row: TableRow): number {
    const text = foldWidth(this.text(row, 'share'));
    if (text === '') return 1;
    const percent = /^(\d+(?:\.\d+)?)%$/.exec(text);
    const share = percent ? Number(`${percent[1]}e-2`) : /^\d*\.?\d+$/.test(text) ? Number(text) : Number.NaN;
    if (share > 0 && share <= 1) return share;
    this.issues.push(intakeIssue('REGISTER_SHARE', this.place(row, 'share'), { found: text }));
    return 1;
  }

  /** yes/no of a cell; blank is `otherwise`. */
  flag(row: TableRow, heading: string, otherwise: boolean): boolean {
    const text = this.text(row, heading).toLowerCase();
    if (text === '') return otherwise;
    if (['true', '1', 'yes', '是'].includes(text)) return true;
    if (['false', '0', 'no', '否'].includes(text)) return false;
    this.issues.push(intakeIssue('REGISTER_FLAG', this.place(row, heading), { found: text, heading }));
    return otherwise;
  }

  /** The unit of a cell, which must be in the register. */
  unit(row: TableRow, heading: string, known: ReadonlySet<string>): string | undefined {
    const id = this.text(row, heading);
    if (known.has(id)) return id;
    this.issues.push(intakeIssue('REGISTER_UNIT_UNKNOWN', this.place(row, heading), { found: id, heading, nearest: nearest(id, known) }));
    return undefined;
  }
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= days;
}
