import type { HiddenErrors } from '../ranks/rankSets.ts';
import type { DrawnList } from './drawScores.ts';
import type { ScoreInterval } from './interval.ts';

/**
 * Errors of scores as far to either side as draws, and values about bounds taken to stand there, leave possible.
 *
 * Shape: as `errors`, draw after draw over `members` (indices of the list), with the interval of each. Units: quanta. Rule: RANKSET-1, DRAW-5. Errors: none.
 * Example: a drawn error of +0.2 of a score with all parts at their caps, −0.5 were they truly there → least −0.5, most +0.2.
 */
export function hiddenErrors(
  errors: Float64Array,
  members: readonly number[],
  intervals: readonly ScoreInterval[],
  { withinCaps, withinFloors }: Pick<DrawnList, 'withinCaps' | 'withinFloors'>,
): HiddenErrors {
  const none = members.every((k) => !withinCaps.has(k) && !withinFloors.has(k));
  const [most, least] = none ? [errors, errors] : [errors.slice(), errors.slice()];
  members.forEach((k, i) => {
    const [caps, floors] = [withinCaps.get(k), withinFloors.get(k)];
    caps?.forEach((error, draw) => {
      const at = draw * members.length + i;
      least[at] = Math.min(least[at] as number, error);
    });
    floors?.forEach((error, draw) => {
      const at = draw * members.length + i;
      most[at] = Math.max(most[at] as number, error);
    });
  });
  return {
    most,
    least,
    isBound: Uint8Array.from(members, (k) => (withinCaps.has(k) || withinFloors.has(k) ? 1 : 0)),
    low: Float64Array.from(intervals, ({ low }) => low),
    high: Float64Array.from(intervals, ({ high }) => high),
  };
}
