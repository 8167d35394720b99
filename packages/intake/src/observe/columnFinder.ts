import { cellName, columnName, columnNumber, nearest, type Place } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import type { IssueSink } from './sink.ts';
import type { ColumnRef } from './tableMapping.ts';
import type { TopRows } from './topRows.ts';

/**
 * Finds columns of a table by heading or letter and says what does not fit. Columns count from 0.
 * Rule: INTAKE-4, MAP-2.
 */
export class ColumnFinder {
  readonly #top: TopRows;
  readonly #width: number;
  readonly #sink: IssueSink;
  /** Columns by heading as written, and by heading regardless of width, case and spaces. */
  readonly #exact = new Map<string, number[]>();
  readonly #loose = new Map<string, number[]>();
  /** False once a column was not found. */
  complete = true;

  constructor(top: TopRows, width: number, sink: IssueSink) {
    this.#top = top;
    this.#width = Math.max(width, top.headings.length);
    this.#sink = sink;
    top.headings.forEach((heading, i) => {
      if (heading === '') return;
      push(this.#exact, heading, i);
      push(this.#loose, loosely(heading), i);
    });
  }

  /** Column of the first of these headings that stands in the table, −1 where none does. Errors: INTAKE_HEADING_TWICE; INTAKE_HEADING_READ is said. */
  find(wanted: readonly string[]): number {
    for (const heading of wanted) {
      const exact = this.#only(heading, this.#exact.get(heading));
      if (exact >= 0) return exact;
    }
    for (const heading of wanted) {
      const loose = this.#only(heading, this.#loose.get(loosely(heading)));
      if (loose < 0) continue;
      this.#sink.add('INTAKE_HEADING_READ', this.#top.headingPosition(loose), { found: this.#top.headings[loose] as string, heading });
      return loose;
    }
    return -1;
  }

  /** As `find`; that none is there is INTAKE_HEADING_MISSING. */
  need(wanted: readonly string[], place?: Place): number {
    const at = this.find(wanted);
    if (at >= 0) return at;
    const heading = wanted[0] as string;
    const { headings, line } = this.#top;
    this.#sink.add('INTAKE_HEADING_MISSING', place ?? { line }, { heading, found: listed(headings), nearest: nearest(heading, headings) });
    this.complete = false;
    return -1;
  }

  /**
   * Column that a mapping names at `place`, −1 where it is not there. A letter with a heading must hold that heading.
   * Errors: MAP_COLUMN_OUTSIDE, MAP_HEADING_DIFFERS, and those of `need`.
   */
  at(ref: ColumnRef, place?: Place): number {
    if (ref.column === undefined) return this.need([ref.heading ?? ''], place);
    const column = (columnNumber(ref.column) ?? 0) - 1;
    if (column < 0 || column >= this.#width) {
      this.#sink.add('MAP_COLUMN_OUTSIDE', place ?? { line: this.#top.line }, { column: ref.column, last: columnName(this.#width) });
      this.complete = false;
      return -1;
    }
    const found = this.#top.headings[column] ?? '';
    if (ref.heading === undefined || ref.heading === found) return column;
    const position = this.#top.headingPosition(column);
    if (loosely(ref.heading) === loosely(found)) {
      this.#sink.add('INTAKE_HEADING_READ', position, { found, heading: ref.heading });
      return column;
    }
    const moved = this.#loose.get(loosely(ref.heading))?.[0];
    const cell = cellName(position.line, column + 1);
    const args = { column: ref.column, heading: ref.heading, found, cell, moved: moved === undefined ? '' : columnName(moved + 1) };
    this.#sink.add('MAP_HEADING_DIFFERS', place ?? position, args);
    this.complete = false;
    return -1;
  }

  #only(heading: string, columns: readonly number[] | undefined): number {
    const [at = -1, second] = columns ?? [];
    if (second === undefined) return at;
    this.#sink.add('INTAKE_HEADING_TWICE', this.#top.headingPosition(second), { heading, first: at + 1, second: second + 1 });
    this.complete = false;
    return at;
  }
}

/** Headings as an issue lists them; above twelve they are cut, with how many there are. */
export function listed(headings: readonly string[]): string {
  const shown = headings.slice(0, 12).join(', ');
  return headings.length > 12 ? `${shown}, … (${headings.length})` : shown;
}

/** A heading regardless of width, case and spaces. */
export function loosely(heading: string): string {
  return foldWidth(heading).replaceAll(/\s+/g, '').toLowerCase();
}

function push(map: Map<string, number[]>, key: string, column: number): void {
  const known = map.get(key);
  if (known) known.push(column);
  else map.set(key, [column]);
}
