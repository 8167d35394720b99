import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { ERROR_COLUMNS, RESULT_COLUMNS, ROW_END } from '@kedu/tables';
import { RowBytes } from './rowBytes.ts';

/** Results of one list, by position in the order in which rows are written (unit IDs). Texts are written as cells already (`csvText`). */
export interface CountryRows {
  readonly count: number;
  readonly list: string;
  readonly period: string;
  readonly scheme: string;
  /** Decimals of points and scores. */
  readonly places: number;
  readonly example: (row: number) => boolean;
  /** UTF-8 of the unit ID: written as it stands. */
  readonly id: (row: number) => Uint8Array;
  readonly class: (row: number) => Uint8Array;
  /** Quanta; NaN for none. */
  readonly points: Float64Array;
  readonly score: Float64Array;
  /** 0 for none. */
  readonly rank: Int32Array;
  readonly grade: (row: number) => Uint8Array;
  readonly group: (row: number) => Uint8Array;
  readonly name: (row: number) => Uint8Array;
  /** Number as a cell, '' for none. */
  readonly missingShare: (row: number) => Uint8Array;
  /** Cells about errors; absent where the scheme states none. */
  readonly errors?: ((row: number) => Uint8Array) | undefined;
}

/**
 * Writes results.csv of one list, byte by byte, the same bytes as `writeResults`; gives its hash.
 *
 * Rule: OUT-1, OUT-4, OUT-8 (docs/spec/output.md). Errors: throws what the file system throws.
 */
export function writeCountryResults(path: string, rows: CountryRows, bom = false): string {
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'wx');
  try {
    if (bom) writeSync(descriptor, '\ufeff');
    const out = new RowBytes((bytes) => {
      hash.update(bytes);
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    });
    const { errors } = rows;
    out.text(`${[...RESULT_COLUMNS, ...(errors ? ERROR_COLUMNS : [])].join(',')}${ROW_END}`);
    const list = cell(`${rows.list},`);
    const period = cell(`,${rows.period},`);
    const trues = cell(`,true,${rows.scheme},`);
    const falses = cell(`,false,${rows.scheme},`);
    for (let row = 0; row < rows.count; row += 1) {
      out.raw(list);
      out.raw(rows.id(row));
      out.raw(period);
      out.raw(rows.class(row));
      out.byte(COMMA);
      out.quanta(rows.points[row] as number, rows.places);
      out.byte(COMMA);
      out.quanta(rows.score[row] as number, rows.places);
      out.byte(COMMA);
      const rank = rows.rank[row] as number;
      if (rank > 0) out.whole(rank);
      out.byte(COMMA);
      out.raw(rows.grade(row));
      out.raw(rows.example(row) ? trues : falses);
      out.raw(rows.group(row));
      out.byte(COMMA);
      out.raw(rows.name(row));
      out.byte(COMMA);
      out.raw(rows.missingShare(row));
      if (errors) {
        out.byte(COMMA);
        out.raw(errors(row));
      }
      out.end();
    }
    out.flush();
  } finally {
    closeSync(descriptor);
  }
  return `sha256:${hash.digest('hex')}`;
}

const COMMA = 0x2c;

/** Cells that repeat: each text is made bytes once. */
export class CellBytes {
  private readonly known = new Map<string, Uint8Array>();

  of(text: string): Uint8Array {
    const known = this.known.get(text);
    if (known) return known;
    const bytes = cell(text);
    this.known.set(text, bytes);
    return bytes;
  }
}

function cell(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
