import { nearest, type Place } from '@kedu/model';
import { foldWidth } from '../cell/fold.ts';
import { readPeriod } from '../cell/period.ts';
import { ByteInterner } from '../csv/interner.ts';
import type { KeptField } from './field.ts';
import type { IndicatorSpec } from './mapping.ts';
import type { IssueSink } from './sink.ts';
import type { TableMapping } from './tableMapping.ts';
import type { UnitFinder, UnitReading } from './units.ts';

/** What texts of a table name: its units, indicators, periods; each text is looked at once and complained of once with its count. */
export class RowNames {
  /** Periods in the order in which they were met. */
  readonly periods: string[] = [];
  /** Indicators in the order in which they were met. */
  readonly specs: IndicatorSpec[] = [];
  readonly #units: UnitFinder;
  readonly #mapping: TableMapping;
  readonly #words: ReadonlyMap<string, IndicatorSpec>;
  readonly #unitHeading: string;
  readonly #sink: IssueSink;
  readonly #unitTexts = new ByteInterner();
  readonly #unitReadings: UnitReading[] = [];
  readonly #periodTexts = new ByteInterner();
  readonly #periodIndices: number[] = [];
  readonly #notedPeriods = new Map<number, string>();
  readonly #indicatorTexts = new ByteInterner();
  readonly #indicatorIndices: number[] = [];
  readonly #calledOk = new Map<number, string>();

  constructor(units: UnitFinder, specs: ReadonlyMap<string, IndicatorSpec>, mapping: TableMapping, unitHeading: string, sink: IssueSink) {
    this.#units = units;
    this.#mapping = mapping;
    this.#unitHeading = unitHeading;
    this.#sink = sink;
    const words = new Map(specs);
    for (const [word, id] of mapping.indicatorWords) {
      const spec = specs.get(id);
      if (spec) words.set(word, spec);
    }
    this.#words = words;
  }

  /** Place of a period among `periods`; −1 where the field names none (said once per text). Rule: INTAKE-8. */
  period(field: KeptField): number {
    const id = this.#periodTexts.idOf(field.bytes, field.start, field.end);
    const known = this.#periodIndices[id];
    if (known !== undefined && known >= 0) {
      const noted = this.#notedPeriods.size > 0 ? this.#notedPeriods.get(id) : undefined;
      if (noted !== undefined) this.#sink.tally('INTAKE_PERIOD_READ', noted, () => ({}), {});
      return known;
    }
    const text = field.text();
    const index = this.periodOf(text, () => ({ ...field.position(), excerpt: text }));
    if (index.noted) this.#notedPeriods.set(id, text);
    this.#periodIndices[id] = index.at;
    return index.at;
  }

  /** The same for a text. */
  periodOf(text: string, place: () => Place): { readonly at: number; readonly noted: boolean } {
    const reading = readPeriod(this.#mapping.periodWords.get(text) ?? text);
    if (reading.kind === 'no_period') {
      this.#sink.tally('INTAKE_PERIOD', text, place, { found: text, hint: reading.hint });
      return { at: -1, noted: false };
    }
    const noted = !reading.plain && !this.#mapping.periodWords.has(text);
    if (noted) this.#sink.tally('INTAKE_PERIOD_READ', text, place, { found: text, period: reading.id });
    return { at: this.addPeriod(reading.id), noted };
  }

  addPeriod(id: string): number {
    const known = this.periods.indexOf(id);
    return known >= 0 ? known : this.periods.push(id) - 1;
  }

  /** Place of an indicator among `specs`; −1 where the field names none (said once per text). */
  indicator(field: KeptField): number {
    const id = this.#indicatorTexts.idOf(field.bytes, field.start, field.end);
    const known = this.#indicatorIndices[id];
    if (known !== undefined && known >= 0) return known;
    const text = field.text();
    const spec = this.specOf(text);
    if (!spec)
      this.#sink.tally('INTAKE_INDICATOR_UNKNOWN', text, () => ({ ...field.position(), excerpt: text }), {
        found: text,
        nearest: nearest(text, this.#words.keys()),
      });
    this.#indicatorIndices[id] = spec ? this.addSpec(spec) : -1;
    return this.#indicatorIndices[id] as number;
  }

  /** The indicator that a text names by a word of the mapping or by its ID. */
  specOf(text: string): IndicatorSpec | undefined {
    return this.#words.get(text) ?? this.#words.get(foldWidth(text));
  }

  addSpec(spec: IndicatorSpec): number {
    const known = this.specs.indexOf(spec);
    return known >= 0 ? known : this.specs.push(spec) - 1;
  }

  /** What a field says of units, without a word about it. */
  reading(field: KeptField): UnitReading {
    const id = this.#unitTexts.idOf(field.bytes, field.start, field.end);
    const known = this.#unitReadings[id];
    if (known) return known;
    const reading = this.readingOf(field.text());
    this.#unitReadings[id] = reading;
    return reading;
  }

  readingOf(text: string): UnitReading {
    const { unitWords, unitBy } = this.#mapping;
    return this.#units.find(unitWords.get(text) ?? unitWords.get(foldWidth(text)) ?? text, unitBy);
  }

  /** Index of the unit of a reading in a period; −1 where there is none (said once per text). Rule: INTAKE-9. */
  unit(reading: UnitReading, period: string | undefined, text: () => string, position: () => Place): number {
    if (reading.kind === 'unit') return reading.index;
    const dated = reading.kind === 'dated' && period !== undefined ? this.#units.onPeriod(reading.versions, period) : -1;
    if (dated < 0) this.#tell(reading, text(), position);
    return dated;
  }

  #tell(reading: Exclude<UnitReading, { kind: 'unit' }>, text: string, position: () => Place): void {
    const place = (): Place => ({ ...position(), excerpt: text });
    const by = this.#mapping.unitBy;
    if (text === '') this.#sink.add('INTAKE_UNIT_BLANK', place(), { heading: this.#unitHeading });
    else if (reading.kind === 'unknown') this.#tellUnknown(text, reading.nearest, place);
    else if (reading.kind === 'other_key') {
      const { is, expected } = reading;
      this.#sink.tally('INTAKE_UNIT_BY', is, place, { found: text, is, by, expected });
    } else if (reading.kind === 'other_name')
      this.#sink.add('INTAKE_UNIT_NAME', place(), { found: reading.name, expected: reading.expected, code: reading.code });
    else {
      const meant = [...new Set(reading.versions.map((unit) => unit.id))].join(', ');
      this.#sink.tally('INTAKE_UNIT_AMBIGUOUS', text, place, { found: text, units: meant });
    }
  }

  #tellUnknown(found: string, near: string, place: () => Place): void {
    const plain = foldWidth(found).replaceAll(' ', '');
    if (TOTAL.test(plain)) this.#sink.tally('INTAKE_UNIT_TOTAL', plain, place, { found });
    else if (EXPONENT.test(plain)) this.#sink.tally('INTAKE_UNIT_EXPONENT', '', place, { found });
    else this.#sink.tally('INTAKE_UNIT_UNKNOWN', found, place, { found, nearest: near });
  }

  /** Checks the name that stands beside a unit; a blank one says nothing. Rule: INTAKE-9. */
  checkName(unit: number, field: KeptField): void {
    const name = field.text();
    if (name === '' || this.#calledOk.get(unit) === name) return;
    if (this.#units.isCalled(unit, this.#mapping.unitWords.get(name) ?? name)) this.#calledOk.set(unit, name);
    else
      this.#sink.add(
        'INTAKE_UNIT_NAME',
        { ...field.position(), excerpt: name },
        { found: name, expected: this.#units.nameOf(unit), code: this.#units.ids[unit] as string },
      );
  }

  unitId(unit: number): string {
    return this.#units.ids[unit] as string;
  }
}

/** Texts that stand for a sum of units, and codes that a spreadsheet took for numbers. */
const TOTAL = /^(?:.{0,6}(?:合计|总计|小计)|(?:sub)?total)$/i;
const EXPONENT = /^\d(?:\.\d+)?e\+?\d+$/i;
