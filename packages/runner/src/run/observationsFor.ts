import { markedIndicator } from '@kedu/engine';
import type { Observations } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';

/**
 * What one scheme of a pack is shown of the data: its own indicators, and those that no scheme of the pack knows, so that
 * it can say so. The data of another scheme neither disturb a run nor enter its identity.
 *
 * Rule: PACK-7. Example: the counties' scheme does not see `gdp_growth` of the cities' scheme.
 */
export function observationsFor(scheme: CompiledScheme, schemes: readonly CompiledScheme[], observations: Observations): Observations {
  const own = new Set(scheme.indicators.map(({ id }) => id));
  const others = new Set(schemes.flatMap(({ indicators }) => indicators.map(({ id }) => id)));
  const named = (id: string): string => markedIndicator(id) ?? id;
  const indicators = observations.indicators.filter((id) => own.has(named(id)) || !others.has(named(id)));
  if (indicators.length === observations.indicators.length) return observations;
  const shown = new Set(indicators);
  const periods = observations.periods.filter((period) => indicators.some((id) => observations.column(id, period)));
  return {
    unitIds: observations.unitIds,
    indicators,
    periods,
    column: (indicator, period) => (shown.has(indicator) ? observations.column(indicator, period) : undefined),
    origin: (indicator, period, unit) => (shown.has(indicator) ? observations.origin(indicator, period, unit) : undefined),
  };
}
