import type { UnitRegister } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { valuesByUnit } from './observed.ts';
import { joinedPlaces, type PlacedSeries } from './places.ts';
import type { SeriesSet } from './seriesSet.ts';

const ADDING: readonly Indicator['accrual'][] = ['flow', 'cumulative', 'stock', 'annual'];
const OF_AMOUNTS: readonly Indicator['kind'][] = ['quantity', 'count'];

/** Indicators that add up over places, with their values in every hierarchy; worked out once for an indicator. Rule: DISCLOSE-10. */
export class PlaceSums {
  readonly #run: AssessedRun;
  readonly #hierarchies: readonly string[];
  readonly #placed = new Map<string, readonly PlacedSeries[]>();

  constructor(run: AssessedRun) {
    this.#run = run;
    this.#hierarchies = [...new Set(run.trace.input.register.memberships.map(({ hierarchy }) => hierarchy))].sort();
  }

  /** Withholds what must go with the withheld series, so that no sum gives them. */
  extend(series: SeriesSet, below: ReadonlyMap<string, number>): void {
    for (const indicator of this.#run.scheme.indicators) {
      const { id, accrual, kind } = indicator;
      if (series.unitsOf(id).size === 0 || !ADDING.includes(accrual) || !OF_AMOUNTS.includes(kind)) continue;
      for (const placed of this.#of(id))
        for (const unit of joinedPlaces(placed, new Set(series.unitsOf(id).keys()), below.get(id)))
          if (series.hasProper(id)) series.add(id, unit, 'protected');
          else series.addHiding(id, unit);
    }
  }

  #of(indicator: string): readonly PlacedSeries[] {
    const known = this.#placed.get(indicator);
    if (known) return known;
    const { observations, register } = this.#run.trace.input;
    const values = valuesByUnit(observations, indicator);
    const placed = this.#hierarchies.map((hierarchy) => placedIn(register, hierarchy, values));
    this.#placed.set(indicator, placed);
    return placed;
  }
}

/** Where the units that have values stand below each other. Memberships of all days count: a sum that held once gives the same away. */
function placedIn(register: UnitRegister, hierarchy: string, values: PlacedSeries['values']): PlacedSeries {
  const above = new Map<string, Set<string>>();
  for (const { unit, parent, hierarchy: own } of register.memberships)
    if (own === hierarchy) above.set(unit, (above.get(unit) ?? new Set<string>()).add(parent));
  return { parents: new Map([...values.keys()].map((unit) => [unit, nearest(unit, above, values)])), values };
}

function nearest(unit: string, above: ReadonlyMap<string, ReadonlySet<string>>, values: PlacedSeries['values']): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>([unit]);
  const open = [...(above.get(unit) ?? [])];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (values.has(next)) found.add(next);
    else open.push(...(above.get(next) ?? []));
  }
  return [...found].sort();
}
