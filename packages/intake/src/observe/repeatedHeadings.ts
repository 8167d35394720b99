import { cellName, type IssueArgs, type Place } from '@kedu/model';
import { CsvCursor } from '../csv/cursor.ts';
import { type ReadRow, readRow } from '../csv/table.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { loosely } from './columnFinder.ts';
import type { IssueSink } from './sink.ts';
import type { TopRows } from './topRows.ts';

/** What a row within a table is: values, headings that only repeat those above, or headings that name columns differently. */
export type RowNature = 'values' | 'again' | 'other';

/**
 * Tells headings that stand again amid the values (a printed page begins, two tables in one sheet) from rows of values.
 *
 * Rule: MAP-5. Errors: MAP_HEADINGS_DISAGREE with both texts and cells; MAP_HEADINGS_AGAIN is said once with its count.
 */
export class RepeatedHeadings {
  readonly #sheet: Sheet;
  readonly #top: TopRows;
  readonly #columns: readonly number[];
  readonly #key: number;
  readonly #keyTexts: ReadonlySet<string>;
  readonly #sink: IssueSink;
  #disagreement: { readonly place: Place; readonly args: IssueArgs } | undefined;
  /** Rows of headings that follow one that was met. */
  #following: readonly number[] = [];

  /** `columns` are those that are read; `key` is the column by which a row is known for headings. */
  constructor(sheet: Sheet, top: TopRows, columns: readonly number[], key: number, sink: IssueSink) {
    this.#sheet = sheet;
    this.#top = top;
    this.#columns = columns;
    this.#key = key;
    this.#keyTexts = new Set((top.parts[key] ?? []).map(loosely));
    this.#sink = sink;
  }

  /** Whether rows of a block of headings are expected next. */
  get open(): boolean {
    return this.#following.length > 0;
  }

  /** Whether a text stands in the headings of the key column: then its row is looked at. */
  isKeyText(text: string): boolean {
    return text !== '' && this.#keyTexts.has(loosely(text));
  }

  /** What the row that starts at a byte is. That headings only stand again is not said of a row that is to be skipped. */
  nature(rowStart: number, rowLine: number, skipped = false): RowNature {
    const row = readRow(new CsvCursor(this.#sheet.bytes.subarray(rowStart), this.#sheet.delimiter));
    const { headingRows, rows } = this.#top;
    const expected =
      this.#following[0] ??
      headingRows.find((one) => loosely(rows[one - 1]?.cells[this.#key] ?? '') === loosely(row.cells[this.#key] ?? ''));
    if (expected === undefined) return 'values';
    const inBlock = this.#following.length > 0;
    this.#following = [];
    const above = rows[expected - 1] as ReadRow;
    const differing = this.#columns.filter((c) => {
      const text = loosely(row.cells[c] ?? '');
      return text !== '' && text !== loosely(above.cells[c] ?? '');
    });
    if (inBlock && differing.length === this.#columns.length) return 'values';
    if (inBlock && differing.length > 0 && row.cells.some((cell) => /^[\d.,]+$/.test(cell))) return 'values';
    const position = (column: number) => ({
      line: rowLine,
      column: this.#sheet.form === 'sheet' ? column + 1 : row.columnOf(column),
    });
    const [first] = differing;
    if (first === undefined) {
      this.#following = headingRows.slice(headingRows.indexOf(expected) + 1);
      const found = row.cells[this.#key] ?? above.cells[this.#key] ?? '';
      if (!skipped) this.#sink.tally('MAP_HEADINGS_AGAIN', '', () => position(this.#key), { found });
      return 'again';
    }
    const args = {
      heading: above.cells[first] ?? '',
      first: cellName(expected, first + 1),
      found: row.cells[first] ?? '',
      second: cellName(rowLine, first + 1),
      count: differing.length,
    };
    this.#disagreement = { place: position(first), args };
    return 'other';
  }

  /** Says that headings disagree, with how many rows below them were not read. */
  tellUnread(rows: number): void {
    if (this.#disagreement) this.#sink.add('MAP_HEADINGS_DISAGREE', this.#disagreement.place, { ...this.#disagreement.args, rows });
  }
}
