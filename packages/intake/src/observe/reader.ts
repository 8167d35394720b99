import { type Issue, type Observations, type UnitRegister, parsePeriod } from '@kedu/model';
import { faultIssue, openTable } from '../csv/table.ts';
import { planColumns } from './headings.ts';
import { LongReader } from './long.ts';
import type { DataMapping, IndicatorSpec } from './mapping.ts';
import { RowReader } from './rows.ts';
import { IssueSink } from './sink.ts';
import { SeriesStore } from './store.ts';
import { UnitFinder } from './units.ts';
import { WideReader } from './wide.ts';

/**
 * Reads data files one after another into one set of observations. A file's bytes may be dropped once it was added.
 *
 * Shape: columns run over all units of the register, sorted by ID in code-unit order; units without a row are `overdue` without
 * an origin (CHECK-3 decides what that means by the calendar).
 * Rule: INTAKE-1 … INTAKE-12 (docs/spec/pack.md).
 * Errors: all problems of a file come back together from `add`; a file with errors still gives what could be read.
 * Example: const reader = new ObservationReader(register, [{ id: 'gdp', unit: '亿元' }]);
 * reader.add('data/2023.csv', bytes, { layout: 'long' }); reader.finish().column('gdp', '2023').
 */
export class ObservationReader {
  readonly #units: UnitFinder;
  readonly #indicators: ReadonlyMap<string, IndicatorSpec>;
  readonly #store: SeriesStore;

  constructor(register: UnitRegister, indicators: readonly IndicatorSpec[]) {
    this.#units = new UnitFinder(register);
    this.#indicators = new Map(indicators.map((indicator) => [indicator.id, indicator]));
    this.#store = new SeriesStore(this.#units.ids, this.#units.example);
  }

  /** Reads one file; its issues, in the order of lines. Nothing where the register has no unit. */
  add(file: string, bytes: Uint8Array, mapping: DataMapping): readonly Issue[] {
    // A register without units has its own error: every row would only repeat it.
    if (this.#units.ids.length === 0) return [];
    const fixed = mapping.fixedPeriod;
    const open = openTable(bytes, file);
    const sink = new IssueSink(file, open.issues);
    if (fixed !== undefined && !parsePeriod(fixed))
      sink.tally('INTAKE_PERIOD', fixed, () => ({ path: 'fixed_period', excerpt: fixed }), { found: fixed, hint: 'form' });
    const plan = open.cursor && planColumns(open.headings, mapping, this.#indicators, sink);
    if (!open.cursor || !plan || (fixed !== undefined && !parsePeriod(fixed))) return sink.finish();
    const rows = new RowReader(this.#store, this.#units, mapping, file, open.cursor.delimiter, sink);
    const reader =
      mapping.layout === 'wide'
        ? new WideReader(open.cursor, open.headings.cells, plan, fixed, rows)
        : new LongReader(open.cursor, open.headings.cells, plan, mapping, this.#indicators, rows);
    const count = reader.read();
    this.#store.endFile(open.cursor.line + 1);
    if (count === 0 && !open.cursor.fault) sink.add('INTAKE_NO_ROWS', {});
    return open.cursor.fault ? [...sink.finish(), faultIssue(open.cursor, file)] : sink.finish();
  }

  /** What all files gave together. */
  finish(): Observations {
    return this.#store.toObservations();
  }
}
