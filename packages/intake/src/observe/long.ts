import { nearest } from '@kedu/model';
import { type CsvCursor, fieldText } from '../csv/cursor.ts';
import { ByteInterner } from '../csv/interner.ts';
import { foldWidth } from '../cell/fold.ts';
import { KeptField } from './field.ts';
import type { ColumnPlan } from './headings.ts';
import type { DataMapping, IndicatorSpec } from './mapping.ts';
import { BLANK, positionIn, REFUSED, type RowReader } from './rows.ts';
import { type Series, setWritten } from './store.ts';

/** Reads a long file into its series: one row a unit, indicator and period. Rule: INTAKE-4 … INTAKE-12. */
export class LongReader {
  readonly #cursor: CsvCursor;
  readonly #rows: RowReader;
  readonly #headings: readonly string[];
  readonly #plan: ColumnPlan;
  readonly #fixedPeriod: string | undefined;
  /** Word of the indicator column → indicator. */
  readonly #words: ReadonlyMap<string, IndicatorSpec>;
  readonly #indicatorTexts = new ByteInterner();
  readonly #indicators: (IndicatorSpec | undefined)[] = [];
  readonly #series = new Map<string, Map<string, Series>>();
  readonly #fields: readonly KeptField[];
  #plain = false;
  #line = 0;

  constructor(
    cursor: CsvCursor,
    headings: readonly string[],
    plan: ColumnPlan,
    mapping: DataMapping,
    specs: ReadonlyMap<string, IndicatorSpec>,
    rows: RowReader,
  ) {
    this.#cursor = cursor;
    this.#rows = rows;
    this.#headings = headings;
    this.#plan = plan;
    this.#fixedPeriod = mapping.fixedPeriod;
    const words = new Map(specs);
    for (const [id, word] of mapping.columns ?? []) {
      const spec = specs.get(id);
      if (spec) words.set(word, spec);
    }
    this.#words = words;
    this.#fields = headings.map(() => new KeptField(cursor.bytes));
  }

  /** Reads all rows; returns how many there were. */
  read(): number {
    let count = 0;
    const expected = this.#headings.length;
    while (!this.#cursor.done) {
      const found = this.#split();
      if (found === 0) continue;
      count += 1;
      if (found !== expected) this.#rows.sink.add('INTAKE_ROW_WIDTH', { line: this.#line }, { found, expected });
      else this.#commit();
    }
    return count;
  }

  #split(): number {
    const cursor = this.#cursor;
    const width = this.#fields.length;
    const valueColumn = this.#plan.value;
    let column = 0;
    let stated = false;
    let excess = 0;
    this.#plain = false;
    do {
      const plain = column === valueColumn && cursor.number();
      if (plain) this.#plain = true;
      else cursor.next();
      this.#fields[column]?.keep(cursor);
      if (cursor.start !== cursor.end && (plain || !cursor.blank())) {
        stated = true;
        if (column >= width) excess = column + 1;
      }
      column += 1;
    } while (!cursor.rowEnd);
    this.#line = cursor.rowLine;
    if (!stated || cursor.fault) return 0;
    return excess > 0 ? excess : Math.min(column, width);
  }

  #commit(): void {
    const rows = this.#rows;
    const plan = this.#plan;
    const line = this.#line;
    const spec = this.#indicator(this.#fields[plan.indicator] as KeptField);
    const plainValue = this.#cursor.value;
    const code = this.#plain
      ? 0
      : spec
        ? rows.cell(this.#fields[plan.value] as KeptField, spec, this.#headings[plan.value] as string)
        : REFUSED;
    const value = this.#plain ? plainValue : rows.value;
    const period = this.#fixedPeriod ?? rows.period(this.#fields[plan.period] as KeptField);
    const unit = period === undefined ? -1 : rows.unit(this.#fields[plan.unit] as KeptField, period);
    if (unit >= 0 && plan.name >= 0) rows.checkName(unit, this.#fields[plan.name] as KeptField);
    if (!spec || period === undefined || unit < 0 || code === REFUSED) return;
    const series = this.#seriesOf(spec.id, period);
    if (!series) return;
    const blank = code === BLANK;
    if (blank && series.lines[unit] !== 0) return;
    const first = series.lines[unit] as number;
    const field = this.#fields[plan.value] as KeptField;
    const stored = blank ? rows.blankCode : code;
    const number = blank || code !== 0 ? Number.NaN : value;
    const done = rows.put(series, unit, stored, number, line, plan.value + 1, field, { indicator: spec.id, period });
    if (done === 'equal') {
      const { name, line: firstLine } = rows.store.locate(first);
      rows.sink.add(
        'INTAKE_DUPLICATE',
        { ...positionIn(field), unit: rows.unitId(unit), indicator: spec.id, period },
        { firstFile: name, firstLine, count: 1 },
      );
    } else if (done === 'stored' && !this.#plain && rows.text !== undefined) setWritten(series, unit, rows.text);
  }

  #indicator(field: KeptField): IndicatorSpec | undefined {
    const id = this.#indicatorTexts.idOf(field.bytes, field.start, field.end);
    const known = this.#indicators[id];
    if (known) return known;
    const text = fieldText(field.bytes, field.start, field.end, field.quoted).trim();
    const spec = this.#words.get(text) ?? this.#words.get(foldWidth(text));
    this.#indicators[id] = spec;
    if (!spec) {
      this.#rows.sink.tally('INTAKE_INDICATOR_UNKNOWN', text, () => ({ ...positionIn(field), excerpt: text }), {
        found: text,
        nearest: nearest(text, this.#words.keys()),
      });
    }
    return spec;
  }

  #seriesOf(indicator: string, period: string): Series | undefined {
    const periods = this.#series.get(indicator) ?? new Map<string, Series>();
    const known = periods.get(period);
    if (known) return known;
    const series = this.#rows.store.find(indicator, period) ?? this.#rows.create(indicator, period, this.#line);
    if (!series) return undefined;
    periods.set(period, series);
    this.#series.set(indicator, periods);
    return series;
  }
}
