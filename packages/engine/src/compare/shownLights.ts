import type { LightResult } from '../result.ts';

/**
 * The light that every indicator shows at the end of a period: of each indicator the latest moment up to then.
 *
 * Shape: one result an indicator, in the order of the lights. `last` is the last month of the period. Rule: OUT-5, COMPARE-3. Errors: none.
 */
export function shownLights(lights: readonly LightResult[], last: number): readonly LightResult[] {
  const latest = new Map<string, LightResult>();
  for (const light of lights) {
    const known = latest.get(light.indicator);
    if (light.period.last <= last && (!known || light.period.last >= known.period.last)) latest.set(light.indicator, light);
  }
  return [...latest.values()];
}
