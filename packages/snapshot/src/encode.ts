import type { Column, Observations } from '@kedu/model';
import { ByteWriter } from './bytes/writer.ts';
import { numberForm } from './columns/numbers.ts';
import { PatternTable } from './columns/patterns.ts';
import { PlaneWriter } from './columns/planes.ts';
import { FLAGS, MAGIC, type SourceKind, VERSION } from './layout.ts';

/**
 * Observations as bytes that deflate well: every number bit by bit, every reason, every origin.
 *
 * Shape: series by indicator and period in the order of the observations. A value beside a reason is NaN by contract, and is not kept.
 * Rule: SNAPSHOT-1 to SNAPSHOT-6 (docs/spec/snapshot.md). Errors: none; texts are well-formed Unicode.
 * Example: 3,000 units × 1,200 series of numbers with three decimals: two bytes and a bit a number once deflated.
 */
export function encodeObservations(observations: Observations): Uint8Array {
  const series = seriesOf(observations);
  const kinds = new KindTable();
  const patterns = new PatternTable();
  const planes = new PlaneWriter();
  const entries = new ByteWriter();
  const gaps = new ByteWriter();
  entries.count(series.length);
  for (const { indicator, period, column } of series) {
    const values = present(column);
    const form = numberForm(values);
    const origins = originsOf(observations, indicator, period, kinds, patterns);
    const hasGaps = values.length < column.missing.length;
    const flags =
      (form.form === 'bits' ? FLAGS.bits : 0) |
      (hasGaps ? FLAGS.gaps : 0) |
      (origins ? FLAGS.origins : 0) |
      (origins && origins.texts.length > 0 ? FLAGS.texts : 0);
    entries.count(observations.indicators.indexOf(indicator));
    entries.count(observations.periods.indexOf(period));
    entries.byte(flags);
    if (form.form === 'decimal') {
      entries.count(form.places);
      entries.whole(form.least);
      entries.count(form.width);
      entries.count(form.exceptions.length);
      ascending(entries, form.exceptions);
      for (const at of form.exceptions) entries.number(values[at] as number);
    }
    if (origins) {
      for (const pattern of origins.patterns) entries.count(pattern);
      if (origins.texts.length > 0) {
        entries.count(origins.texts.length);
        ascending(
          entries,
          origins.texts.map(([unit]) => unit),
        );
        for (const [, text] of origins.texts) entries.text(text);
      }
    }
    if (hasGaps) gaps.raw(column.missing);
    planes.add(values, form);
  }

  const out = new ByteWriter();
  for (const byte of MAGIC) out.byte(byte);
  out.byte(VERSION);
  out.texts(observations.unitIds);
  out.texts(observations.indicators);
  out.texts(observations.periods);
  kinds.write(out);
  patterns.write(out);
  out.raw(entries.finish());
  out.raw(gaps.finish());
  planes.write(out);
  return out.finish();
}

interface Series {
  readonly indicator: string;
  readonly period: string;
  readonly column: Column;
}

function seriesOf({ indicators, periods, column }: Observations): Series[] {
  return indicators.flatMap((indicator) =>
    periods.flatMap((period) => {
      const found = column(indicator, period);
      return found ? [{ indicator, period, column: found }] : [];
    }),
  );
}

function present({ values, missing }: Column): Float64Array {
  let count = 0;
  for (let i = 0; i < missing.length; i += 1) if (missing[i] === 0) count += 1;
  if (count === missing.length) return values;
  const there = new Float64Array(count);
  for (let i = 0, at = 0; i < missing.length; i += 1) {
    if (missing[i] !== 0) continue;
    there[at] = values[i] as number;
    at += 1;
  }
  return there;
}

interface SeriesOrigins {
  /** Lines, columns, kinds of source, example flags. */
  readonly patterns: readonly number[];
  readonly texts: readonly (readonly [unit: number, text: string])[];
}

/** Cells without an origin have line 0, and repeat what stands before them in the rest, so that a run goes on. */
function originsOf(
  observations: Observations,
  indicator: string,
  period: string,
  kinds: KindTable,
  patterns: PatternTable,
): SeriesOrigins | undefined {
  const size = observations.unitIds.length;
  const [lines, columns, sources, examples] = [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Int32Array(size)];
  const texts: (readonly [number, string])[] = [];
  let any = false;
  for (let unit = 0; unit < size; unit += 1) {
    const origin = observations.origin(indicator, period, unit);
    any ||= origin !== undefined;
    lines[unit] = origin?.line ?? 0;
    columns[unit] = origin ? (origin.column ?? 0) : (columns[unit - 1] ?? 0);
    sources[unit] = origin ? kinds.number(origin) : (sources[unit - 1] ?? 0);
    examples[unit] = origin ? Number(origin.example) : (examples[unit - 1] ?? 0);
    if (origin?.text !== undefined) texts.push([unit, origin.text]);
  }
  return any ? { patterns: [lines, columns, sources, examples].map((pattern) => patterns.number(pattern)), texts } : undefined;
}

class KindTable {
  readonly #kinds: SourceKind[] = [];
  readonly #known = new Map<string, number>();
  #last: SourceKind | undefined;
  #lastNumber = 0;

  number(kind: SourceKind): number {
    const { file, sheet, source } = kind;
    if (this.#last && this.#last.file === file && this.#last.sheet === sheet && this.#last.source === source) return this.#lastNumber;
    const key = JSON.stringify([file, sheet ?? null, source ?? null]);
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.#kinds.push({ file, sheet, source }) - 1;
      this.#known.set(key, number);
    }
    this.#last = kind;
    this.#lastNumber = number;
    return number;
  }

  write(out: ByteWriter): void {
    out.count(this.#kinds.length);
    for (const { file, sheet, source } of this.#kinds) {
      out.text(file);
      for (const text of [sheet, source]) out.texts(text === undefined ? [] : [text]);
    }
  }
}

/** Positions, ascending, as the distance of each from the one before. */
function ascending(out: ByteWriter, positions: readonly number[]): void {
  positions.forEach((position, i) => out.count(position - (positions[i - 1] ?? 0)));
}
