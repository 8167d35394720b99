import { type MissingReason, missingCode, type Observations } from '@kedu/model';
import { indicatorOfSeries } from '../../figures/reach.ts';

const WITHHELD: MissingReason = 'withheld';

/** Units of which anything is reported for an indicator, marks and answers with it: indicator ID → unit IDs. */
export function observedUnits(observations: Observations): ReadonlyMap<string, ReadonlySet<string>> {
  const { unitIds, indicators, periods } = observations;
  const withheld = missingCode(WITHHELD);
  const found = new Map<string, Set<string>>();
  for (const name of indicators) {
    const id = indicatorOfSeries(name);
    const units = found.get(id) ?? new Set<string>();
    found.set(id, units);
    for (const period of periods) {
      const column = observations.column(name, period);
      if (!column) continue;
      for (let u = 0; u < unitIds.length; u += 1)
        if (column.missing[u] === 0 || column.missing[u] === withheld) units.add(unitIds[u] as string);
    }
  }
  return found;
}

/** Values of one indicator by unit, one for each period in which anybody has one; NaN for none. */
export function valuesByUnit(observations: Observations, indicator: string): ReadonlyMap<string, readonly number[]> {
  const { unitIds, periods } = observations;
  const columns = [...periods].sort().flatMap((period) => observations.column(indicator, period) ?? []);
  const found = new Map<string, readonly number[]>();
  unitIds.forEach((id, u) => {
    const values = columns.map((column) => (column.missing[u] === 0 ? (column.values[u] as number) : Number.NaN));
    if (values.some((value) => !Number.isNaN(value))) found.set(id, values);
  });
  return found;
}
