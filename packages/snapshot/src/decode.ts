import { type Column, type Issue, MISSING_REASONS, type Observations, type Origin } from '@kedu/model';
import { ByteReader, Damage } from './bytes/reader.ts';
import { snapshotIssue } from './codes.ts';
import { MOST_PLACES, type NumberForm } from './columns/numbers.ts';
import { readPatterns } from './columns/patterns.ts';
import { type PlaneShare, readPlanes } from './columns/planes.ts';
import { FLAGS, MAGIC, MAX_CELLS, type SourceKind, VERSION } from './layout.ts';

/** Observations, or why the bytes hold none. */
export type DecodedObservations = { readonly observations: Observations } | { readonly issues: readonly Issue[] };

/**
 * Observations out of the bytes that `encodeObservations` wrote.
 *
 * Rule: SNAPSHOT-1 to SNAPSHOT-7 (docs/spec/snapshot.md).
 * Errors: SNAPSHOT_NOT_ONE, SNAPSHOT_VERSION, SNAPSHOT_DAMAGED as an issue; nothing is thrown for bytes.
 * Example: decodeObservations(encodeObservations(observations)) holds the same numbers bit by bit.
 */
export function decodeObservations(bytes: Uint8Array): DecodedObservations {
  if (bytes.length < MAGIC.length || MAGIC.some((byte, i) => bytes[i] !== byte))
    return { issues: [snapshotIssue('SNAPSHOT_NOT_ONE', {}, { bytes: bytes.length })] };
  try {
    const from = new ByteReader(bytes, MAGIC.length);
    const version = from.byte();
    if (version !== VERSION) return { issues: [snapshotIssue('SNAPSHOT_VERSION', {}, { found: version, expected: VERSION })] };
    return { observations: read(from) };
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    return { issues: [snapshotIssue('SNAPSHOT_DAMAGED', {}, { byte: error.at, bytes: bytes.length })] };
  }
}

interface Entry {
  readonly indicator: number;
  readonly period: number;
  readonly form: NumberForm;
  readonly apart: Float64Array;
  readonly gaps: boolean;
  /** Lines, columns, kinds of source, example flags. */
  readonly origins: readonly Int32Array[];
  readonly texts: ReadonlyMap<number, string>;
}

interface Stored {
  readonly column: Column;
  readonly entry: Entry;
}

function read(from: ByteReader): Observations {
  const unitIds = from.texts();
  const indicators = from.texts();
  const periods = from.texts();
  const kinds = readKinds(from);
  const patterns = readPatterns(from, unitIds.length, MAX_CELLS);
  const size = unitIds.length;
  const count = from.count(from.left);
  if (count * size > MAX_CELLS) from.damaged();
  const entries = Array.from({ length: count }, () => readEntry(from, size, indicators.length, periods.length, patterns, kinds.length));
  const missing = entries.map(({ gaps }) => (gaps ? reasons(from, size) : new Uint8Array(size)));
  const shares = entries.map(({ form, apart }, s): PlaneShare => {
    const present = (missing[s] as Uint8Array).reduce((sum, reason) => sum + (reason === 0 ? 1 : 0), 0);
    if (form.form === 'decimal' && form.exceptions.some((at) => at >= present)) from.damaged();
    return { form, present, apart };
  });
  const numbers = readPlanes(from, shares);
  if (from.left > 0) from.damaged();

  const series = new Map<string, Stored>();
  entries.forEach((entry, s) => {
    const key = keyOf(indicators[entry.indicator] as string, periods[entry.period] as string);
    if (series.has(key)) from.damaged();
    const reasonsOfSeries = missing[s] as Uint8Array;
    series.set(key, { column: { values: spread(numbers[s] as Float64Array, reasonsOfSeries), missing: reasonsOfSeries }, entry });
  });
  return {
    unitIds,
    indicators,
    periods,
    column: (indicator, period) => series.get(keyOf(indicator, period))?.column,
    origin: (indicator, period, unit) => originOf(series.get(keyOf(indicator, period))?.entry, unit, kinds),
  };
}

const keyOf = (indicator: string, period: string): string => `${period.length} ${period}${indicator}`;

function readKinds(from: ByteReader): SourceKind[] {
  const optional = (): string | undefined => {
    const texts = from.texts();
    if (texts.length > 1) from.damaged();
    return texts[0];
  };
  return Array.from({ length: from.count(from.left) }, () => ({ file: from.text(), sheet: optional(), source: optional() }));
}

function readEntry(
  from: ByteReader,
  size: number,
  indicators: number,
  periods: number,
  patterns: readonly Int32Array[],
  kinds: number,
): Entry {
  const indicator = from.count(indicators - 1);
  const period = from.count(periods - 1);
  const flags = from.byte();
  const bits = (flags & FLAGS.bits) !== 0;
  const { form, apart } = bits ? { form: { form: 'bits' as const }, apart: new Float64Array(0) } : readDecimals(from, size);
  const withOrigins = (flags & FLAGS.origins) !== 0;
  const origins = withOrigins ? Array.from({ length: 4 }, () => patterns[from.count(patterns.length - 1)] as Int32Array) : [];
  if (origins[2]?.some((kind) => kind < 0 || kind >= kinds)) from.damaged();
  const texts = new Map<number, string>();
  if (withOrigins && (flags & FLAGS.texts) !== 0) {
    const units = ascending(from, from.count(size), size);
    for (const unit of units) texts.set(unit, from.text());
  }
  return { indicator, period, form, apart, gaps: (flags & FLAGS.gaps) !== 0, origins, texts };
}

function readDecimals(from: ByteReader, size: number): { readonly form: NumberForm; readonly apart: Float64Array } {
  const places = from.count(MOST_PLACES);
  const least = from.whole();
  const width = from.count(7);
  const exceptions = ascending(from, from.count(size), size);
  const apart = Float64Array.from(exceptions, () => from.number());
  return { form: { form: 'decimal', places, least, width, exceptions }, apart };
}

function ascending(from: ByteReader, count: number, size: number): number[] {
  const positions: number[] = [];
  for (let i = 0, at = 0; i < count; i += 1) {
    const step = from.count(size - 1);
    if (i > 0 && step === 0) from.damaged();
    at += step;
    if (at >= size) from.damaged();
    positions.push(at);
  }
  return positions;
}

function reasons(from: ByteReader, size: number): Uint8Array {
  const bytes = from.raw(size).slice();
  if (bytes.some((reason) => reason >= MISSING_REASONS.length)) from.damaged();
  return bytes;
}

/** Numbers at the places of their units, NaN where a reason stands. */
function spread(numbers: Float64Array, missing: Uint8Array): Float64Array {
  if (numbers.length === missing.length) return numbers;
  const values = new Float64Array(missing.length);
  for (let i = 0, at = 0; i < missing.length; i += 1) {
    if (missing[i] === 0) {
      values[i] = numbers[at] as number;
      at += 1;
    } else values[i] = Number.NaN;
  }
  return values;
}

function originOf(entry: Entry | undefined, unit: number, kinds: readonly SourceKind[]): Origin | undefined {
  const [lines, columns, sources, examples] = entry?.origins ?? [];
  const line = lines?.[unit] ?? 0;
  const kind = kinds[sources?.[unit] ?? -1];
  if (!entry || line === 0 || !kind) return undefined;
  const column = columns?.[unit] ?? 0;
  const text = entry.texts.get(unit);
  return {
    file: kind.file,
    ...(kind.sheet === undefined ? {} : { sheet: kind.sheet }),
    line,
    ...(column === 0 ? {} : { column }),
    ...(text === undefined ? {} : { text }),
    ...(kind.source === undefined ? {} : { source: kind.source }),
    example: examples?.[unit] === 1,
  };
}
