import { type MissingReason, missingCode, type Place } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { readCell } from '../cell/number.ts';
import { readPeriod } from '../cell/period.ts';
import { ByteInterner } from '../csv/interner.ts';
import { CsvCursor, fieldText } from '../csv/cursor.ts';
import type { Delimiter } from '../csv/delimiter.ts';
import { type Position, positionOf } from '../csv/position.ts';
import type { DataMapping, IndicatorSpec } from './mapping.ts';
import type { IssueSink } from './sink.ts';
import { MAX_CELLS, type Series, type SeriesStore, setLine } from './store.ts';
import type { UnitFinder, UnitReading } from './units.ts';

/** A field as bytes, in a row that starts at `rowStart` on line `rowLine`. */
export interface Field {
  readonly bytes: Uint8Array;
  readonly rowStart: number;
  readonly rowLine: number;
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

/** Codes of a cell beside the reasons: present is 0, a blank cell, a refused one. */
export const BLANK = 254;
export const REFUSED = 255;

const OVERDUE = missingCode('overdue');

/**
 * What reading the rows of one file shares, wide or long: who and when a row is about, what a cell says, and putting a cell
 * into its series.
 */
export class RowReader {
  readonly store: SeriesStore;
  readonly sink: IssueSink;
  readonly base: number;
  readonly file: number;
  readonly blankCode: number;
  /** Blank cells are kept only where the mapping says what they mean. */
  readonly keepsBlanks: boolean;
  readonly #units: UnitFinder;
  readonly #mapping: DataMapping;
  readonly #delimiter: Delimiter;
  readonly #unitTexts = new ByteInterner();
  readonly #unitReadings: UnitReading[] = [];
  readonly #periodTexts = new ByteInterner();
  readonly #periods: (string | undefined)[] = [];
  readonly #calledOk = new Map<number, string>();
  /** Number and text of the last cell that `cell` read. */
  value = Number.NaN;
  text: string | undefined;

  constructor(store: SeriesStore, units: UnitFinder, mapping: DataMapping, fileName: string, delimiter: Delimiter, sink: IssueSink) {
    const { file, base } = store.startFile(fileName, mapping.source);
    this.store = store;
    this.sink = sink;
    this.file = file;
    this.base = base;
    this.#units = units;
    this.#mapping = mapping;
    this.#delimiter = delimiter;
    this.blankCode = missingCode(mapping.blank ?? 'overdue');
    this.keepsBlanks = mapping.blank !== undefined;
  }

  /** ID of the period that a field names; undefined where it names none (said once per text). */
  period(field: Field): string | undefined {
    const id = this.#periodTexts.idOf(field.bytes, field.start, field.end);
    if (id < this.#periods.length) {
      const known = this.#periods[id];
      if (known !== undefined && this.#notedPeriods.has(id)) this.sink.tally('INTAKE_PERIOD_READ', String(id), () => ({}), {});
      if (known === undefined) this.sink.tally('INTAKE_PERIOD', String(id), () => ({}), {});
      return known;
    }
    const text = fieldText(field.bytes, field.start, field.end, field.quoted).trim();
    const reading = readPeriod(text);
    this.#periods.push(reading.kind === 'period' ? reading.id : undefined);
    if (reading.kind === 'no_period')
      this.sink.tally('INTAKE_PERIOD', String(id), () => ({ ...positionIn(field), excerpt: text }), { found: text, hint: reading.hint });
    else if (!reading.plain) {
      this.#notedPeriods.add(id);
      this.sink.tally('INTAKE_PERIOD_READ', String(id), () => ({ ...positionIn(field), excerpt: text }), {
        found: text,
        period: reading.id,
      });
    }
    return reading.kind === 'period' ? reading.id : undefined;
  }

  readonly #notedPeriods = new Set<number>();

  /** Index of the unit that a field names in a period; −1 where it names none (said once per text). */
  unit(field: Field, period: string): number {
    const id = this.#unitTexts.idOf(field.bytes, field.start, field.end);
    let reading = this.#unitReadings[id];
    if (reading?.kind === 'unit') return reading.index;
    const text = fieldText(field.bytes, field.start, field.end, field.quoted).trim();
    if (!reading) {
      reading = this.#units.find(text, this.#mapping.unitBy ?? 'id');
      this.#unitReadings[id] = reading;
      if (reading.kind === 'unit') return reading.index;
    }
    const place = (): Place => ({ ...positionIn(field), excerpt: text });
    if (text === '') this.sink.add('INTAKE_UNIT_BLANK', place(), { heading: this.#mapping.unit ?? 'unit' });
    else if (reading.kind === 'unknown') this.#tellUnknown(text, reading.nearest, place);
    else if (reading.kind === 'other_key') {
      const { is, expected } = reading;
      this.sink.tally('INTAKE_UNIT_BY', is, place, { found: text, is, by: this.#mapping.unitBy ?? 'id', expected });
    } else if (reading.kind === 'other_name')
      this.sink.add('INTAKE_UNIT_NAME', place(), { found: reading.name, expected: reading.expected, code: reading.code });
    else {
      const index = this.#units.onPeriod(reading.versions, period);
      if (index >= 0) return index;
      const meant = [...new Set(reading.versions.map((unit) => unit.id))].join(', ');
      this.sink.tally('INTAKE_UNIT_AMBIGUOUS', text, place, { found: text, units: meant });
    }
    return -1;
  }

  #tellUnknown(found: string, nearest: string, place: () => Place): void {
    const plain = foldWidth(found).replaceAll(' ', '');
    if (TOTAL.test(plain)) this.sink.tally('INTAKE_UNIT_TOTAL', plain, place, { found });
    else if (EXPONENT.test(plain)) this.sink.tally('INTAKE_UNIT_EXPONENT', '', place, { found });
    else this.sink.tally('INTAKE_UNIT_UNKNOWN', found, place, { found, nearest });
  }

  /** Where in its line a column of the table begins. */
  #columnOf({ bytes, rowStart, rowLine }: Field, column: number): number {
    const cursor = new CsvCursor(bytes.subarray(rowStart), this.#delimiter);
    for (let at = 0; at < column; at += 1) cursor.next();
    return positionOf(bytes, rowStart + cursor.start - (cursor.quoted ? 1 : 0), rowStart, rowLine).column;
  }

  /** Checks the name that stands beside a unit; a blank one says nothing. */
  checkName(unit: number, field: Field): void {
    const name = fieldText(field.bytes, field.start, field.end, field.quoted).trim();
    if (name === '' || this.#calledOk.get(unit) === name) return;
    if (this.#units.isCalled(unit, name)) this.#calledOk.set(unit, name);
    else
      this.sink.add(
        'INTAKE_UNIT_NAME',
        { ...positionIn(field), excerpt: name },
        { found: name, expected: this.#units.nameOf(unit), code: this.#units.ids[unit] as string },
      );
  }

  /**
   * Code of a cell that is not a plain number: 0 (its number in `value`), a reason, BLANK or REFUSED. `text` holds how it stood
   * where it was read differently.
   */
  cell(field: Field, spec: IndicatorSpec, heading: string): number {
    const text = fieldText(field.bytes, field.start, field.end, field.quoted);
    const reading = readCell(text, spec.unit);
    this.text = undefined;
    this.value = Number.NaN;
    const place = () => ({ ...positionIn(field), indicator: spec.id, excerpt: shortened(text) });
    switch (reading.kind) {
      case 'blank':
        return BLANK;
      case 'reason':
        return missingCode(reading.reason);
      case 'number':
        this.value = reading.value;
        if (reading.form !== undefined) {
          this.text = text.trim();
          this.sink.tally('INTAKE_NUMBER_READ', reading.form, place, { found: shortened(text), value: reading.value, form: reading.form });
        }
        return 0;
      case 'suffix':
        this.sink.add('INTAKE_SUFFIX', place(), { found: shortened(text), suffix: reading.suffix, unit: spec.unit ?? '', heading });
        return REFUSED;
      case 'no_number':
        this.sink.add('INTAKE_NOT_A_NUMBER', place(), { found: shortened(text), heading, hint: reading.hint });
        return REFUSED;
    }
  }

  unitId(unit: number): string {
    return this.#units.ids[unit] as string;
  }

  /** A new series, or undefined where the run would hold more than MAX_CELLS (said once a file). */
  create(indicator: string, period: string, line: number, rowLines?: Int32Array): Series | undefined {
    if (!this.store.full) return this.store.create(indicator, period, rowLines);
    if (!this.#full)
      this.sink.add(
        'INTAKE_TOO_MANY_CELLS',
        { line, indicator, period },
        { cells: (this.store.series + 1) * this.store.units, limit: MAX_CELLS },
      );
    this.#full = true;
    return undefined;
  }

  #full = false;

  /**
   * Puts one cell where something may stand already. A different value is an error that names both lines; a blank never
   * contradicts. `column` counts columns of the table; `row` is any field of the row.
   * Rule: INTAKE-10.
   */
  put(
    series: Series,
    unit: number,
    code: number,
    value: number,
    line: number,
    column: number,
    row: Field,
    names: { readonly indicator: string; readonly period: string },
  ): 'stored' | 'equal' | 'refused' {
    const at = this.base + line;
    const before = series.missing[unit] as number;
    const known = series.lines[unit] as number;
    const stated = known !== 0 && (before === 0 || (before !== OVERDUE && before !== this.blankCode));
    series.columns.set(this.file, column);
    if (!stated || known === at) {
      series.values[unit] = value;
      series.missing[unit] = code;
      setLine(series, unit, at);
      return 'stored';
    }
    if (before === code && (code !== 0 || series.values[unit] === value)) return 'equal';
    const first = this.store.locate(known);
    this.sink.add(
      'INTAKE_CONTRADICTION',
      { line, column: this.#columnOf(row, column), unit: this.#units.ids[unit], ...names },
      { first: shown(before, series.values[unit] as number), found: shown(code, value), firstFile: first.name, firstLine: first.line },
    );
    return 'refused';
  }
}

/** Texts that stand for a sum of units, and codes that a spreadsheet took for numbers. */
const TOTAL = /^(?:.{0,6}(?:合计|总计|小计)|(?:sub)?total)$/i;
const EXPONENT = /^\d(?:\.\d+)?e\+?\d+$/i;

/** Line and column of a field, for an issue. */
export function positionIn(field: Field): Position {
  return positionOf(field.bytes, field.quoted ? field.start - 1 : field.start, field.rowStart, field.rowLine);
}

function shown(code: number, value: number): string | number {
  return code === 0 ? value : (reasonName(code) ?? '');
}

const REASONS: readonly MissingReason[] = ['not_due', 'source_late', 'overdue', 'not_applicable', 'withheld'];

function reasonName(code: number): MissingReason | undefined {
  return REASONS.find((reason) => missingCode(reason) === code);
}

/** A cell for an issue: its first 60 characters. */
export function shortened(text: string): string {
  const trimmed = text.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
}
