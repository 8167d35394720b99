import type { Observations } from '@kedu/model';

/** Where each cell of a column came from, `file:line:column`, `file!sheet:line:column`. */
export function locationsOf(observations: Observations, indicator: string, period: string): (string | undefined)[] {
  return observations.unitIds.map((_, unit) => {
    const origin = observations.origin(indicator, period, unit);
    return origin && `${origin.file}${origin.sheet === undefined ? '' : `!${origin.sheet}`}:${origin.line}:${origin.column}`;
  });
}
