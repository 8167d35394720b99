import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import type { LightCell } from '@kedu/engine';
import { csvText, ROW_END } from '@kedu/tables';
import { RowBytes } from './rowBytes.ts';

export const LIGHT_COLUMNS = [
  'list',
  'unit',
  'period',
  'indicator',
  'moment',
  'light',
  'raw',
  'state',
  'rule',
  'example',
  'scheme',
] as const;

/** Lights of one list, by position in the order in which rows are written (unit IDs). Texts are written as cells already (`csvText`). */
export interface CountryLightRows {
  readonly count: number;
  readonly list: string;
  readonly period: string;
  readonly scheme: string;
  readonly example: (row: number) => boolean;
  /** UTF-8 of the unit ID. */
  readonly id: (row: number) => Uint8Array;
  /** By indicator ID. */
  readonly indicators: readonly ShownIndicator[];
}

/** Cells of a unit from `indicator` to `rule` as bytes (`lightCells`); undefined where the list does not light the indicator for it. */
export type ShownIndicator = (row: number) => Uint8Array | undefined;

/** Cells of one light: what is shown, what the rules alone say, the rule from 1. Rule: OUT-25. Example: gdp,2023-12,red,red,alerting,1 */
export function lightCells(indicator: string, moment: string, { light, raw, state, rule }: LightCell): Uint8Array {
  const cells = [indicator, moment, light, raw, state].map(csvText);
  return new TextEncoder().encode(`${cells.join(',')},${rule < 0 ? '' : rule + 1}`);
}

/**
 * Writes lights.csv of one list, byte by byte; gives its hash.
 *
 * Rule: OUT-1, OUT-25. Errors: throws what the file system throws.
 */
export function writeCountryLights(path: string, rows: CountryLightRows, bom = false): string {
  const hash = createHash('sha256');
  const descriptor = openSync(path, 'wx');
  try {
    if (bom) writeSync(descriptor, '\ufeff');
    writeRows(rows, (bytes) => {
      hash.update(bytes);
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
    });
  } finally {
    closeSync(descriptor);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** The hash of the table that nobody writes. Rule: SEAL-4. */
export function countryLightsHash(rows: CountryLightRows): string {
  const hash = createHash('sha256');
  writeRows(rows, (bytes) => void hash.update(bytes));
  return `sha256:${hash.digest('hex')}`;
}

function writeRows(rows: CountryLightRows, write: (bytes: Uint8Array) => void): void {
  const out = new RowBytes(write);
  const encoder = new TextEncoder();
  out.text(`${LIGHT_COLUMNS.join(',')}${ROW_END}`);
  const list = encoder.encode(`${rows.list},`);
  const period = encoder.encode(`,${rows.period},`);
  const [trues, falses] = [encoder.encode(`,true,${rows.scheme}`), encoder.encode(`,false,${rows.scheme}`)];
  for (let row = 0; row < rows.count; row += 1) {
    const id = rows.id(row);
    const tail = rows.example(row) ? trues : falses;
    for (const cellsOf of rows.indicators) {
      const cells = cellsOf(row);
      if (!cells) continue;
      out.raw(list);
      out.raw(id);
      out.raw(period);
      out.raw(cells);
      out.raw(tail);
      out.end();
    }
  }
  out.flush();
}
