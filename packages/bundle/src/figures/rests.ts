import { writeBlockRuns } from '../opening/blockRuns.ts';
import { indicatorOfSeries, type Reach } from './reach.ts';

/** A row of observations that is withheld. */
export interface WithheldObservation {
  readonly indicator: string;
  readonly unit: string;
  /** Its number in the table, from 0. */
  readonly row: number;
}

/** The withheld rows of observations that a figure rests on. */
export interface Rests {
  readonly count: number;
  /** `observations:3-5.9`, as `kedu open --rows` takes them; '' for none. */
  readonly rows: string;
}

const NONE: Rests = { count: 0, rows: '' };

/** Withheld observations by indicator and unit, so that what a figure rests on is found by its reach. Rule: LABEL-1, LABEL-4. */
export class WithheldData {
  readonly #rows = new Map<string, Map<string, number[]>>();
  /** What figures of one reach rest on, by unit: a total and its points have the same. */
  readonly #known = new Map<Reach, Map<string, Rests>>();

  constructor(observations: readonly WithheldObservation[]) {
    for (const { indicator, unit, row } of observations) {
      const id = indicatorOfSeries(indicator);
      const units = this.#rows.get(id) ?? new Map<string, number[]>();
      const rows = units.get(unit);
      if (rows) rows.push(row);
      else units.set(unit, [row]);
      this.#rows.set(id, units);
    }
  }

  get isEmpty(): boolean {
    return this.#rows.size === 0;
  }

  /** Rows of all units where a reach is to all of them, else those of one unit. */
  ofUnit(reach: Reach, unit: string): Rests {
    const known = this.#known.get(reach) ?? new Map<string, Rests>();
    this.#known.set(reach, known);
    const found = known.get(unit) ?? this.#of(reach, (units) => [units.get(unit) ?? []]);
    known.set(unit, found);
    return found;
  }

  /** Rows of all units where a reach is to all of them, else those of some units. */
  ofUnits(reach: Reach, units: ReadonlySet<string>): Rests {
    return this.#of(reach, (rows) => [...rows].flatMap(([unit, own]) => (units.has(unit) ? [own] : [])));
  }

  #of(reach: Reach, own: (units: ReadonlyMap<string, readonly number[]>) => readonly (readonly number[])[]): Rests {
    const rows: number[] = [];
    for (const [id, units] of this.#rows) {
      const isWide = reach.get(id);
      if (isWide !== undefined) for (const some of isWide ? units.values() : own(units)) for (const row of some) rows.push(row);
    }
    return rows.length === 0 ? NONE : { count: rows.length, rows: `observations:${writeBlockRuns(rows).join('.')}` };
  }
}
