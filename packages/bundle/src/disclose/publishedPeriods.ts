import { type Column, type Observations, parsePeriod, type Period } from '@kedu/model';
import type { CompiledScheme, Leaf, Part } from '@kedu/scheme';
import { FigureReach, indicatorOfSeries } from '../figures/reach.ts';

/**
 * The observations of a run without those that no rule of it reads: of periods that begin after the assessed one, unless a gap is filled from a later value.
 *
 * Shape: the same object where nothing goes. Rule: DATA-2, PREPARE-2. Errors: none.
 * Example: publishedPeriods(scheme, observations, 2023).periods has no 2024; with `interpolate: { within: 1y }` it keeps 2024 of that indicator.
 */
export function publishedPeriods(scheme: CompiledScheme, observations: Observations, period: Period): Observations {
  const months = monthsAhead(scheme);
  const isRead = (indicator: string, id: string): boolean => {
    const own = parsePeriod(id);
    return !own || own.first <= period.last || own.last - period.last <= (months.get(indicatorOfSeries(indicator)) ?? 0);
  };
  const { unitIds, indicators, periods } = observations;
  const column = (indicator: string, id: string): Column | undefined =>
    isRead(indicator, id) ? observations.column(indicator, id) : undefined;
  if (indicators.every((indicator) => periods.every((id) => isRead(indicator, id) || !observations.column(indicator, id))))
    return observations;
  const kept = indicators.filter((indicator) => periods.some((id) => column(indicator, id)));
  return {
    unitIds,
    indicators: kept,
    periods: periods.filter((id) => kept.some((indicator) => column(indicator, id))),
    column,
    origin: (indicator, id, unit) => (isRead(indicator, id) ? observations.origin(indicator, id, unit) : undefined),
  };
}

/** How many months behind the period a rule may look, by the indicators that its leaf is made of. */
function monthsAhead(scheme: CompiledScheme): ReadonlyMap<string, number> {
  const reach = new FigureReach(scheme);
  const months = new Map<string, number>();
  for (const leaf of Object.values(scheme.trees).flatMap(leavesIn)) {
    if (leaf.missing.rule !== 'interpolate') continue;
    for (const id of reach.value(leaf.indicator).keys()) months.set(id, Math.max(months.get(id) ?? 0, leaf.missing.months));
  }
  return months;
}

function leavesIn(part: Part): readonly Leaf[] {
  return part.type === 'composite' ? part.parts.flatMap(leavesIn) : part.type === 'leaf' ? [part] : [];
}
