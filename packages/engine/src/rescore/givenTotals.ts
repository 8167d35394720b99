import type { CheckedData } from '../context.ts';
import type { SweepOrder } from '../kernel/profiles.ts';
import type { PartResult } from '../result.ts';
import type { ListScores } from '../steps/scoreTable.ts';

/** Scores of one list whose totals somebody else has worked out. */
export interface GivenTotals {
  /** The list with these totals (quanta, in the order of the plan), read before the next call; undefined where a member loses or gains a total, which the steps of the run then settle. */
  score(data: CheckedData, totals: Float64Array): ListScores | undefined;
}

/**
 * A list with totals of a kernel, which keeps no parts: somebody who reads a part has the list scored again by `again`, once a draw.
 *
 * Shape: as the list. Rule: DRAW-2. Errors: none.
 */
export function givenTotals(list: ListScores, { members }: SweepOrder, again: (data: CheckedData) => ListScores): GivenTotals {
  const points = list.points.slice();
  const total = list.total.slice();
  const now: { data?: CheckedData; parts?: ReadonlyMap<string, PartResult> } = {};
  const partsOfNow = (): ReadonlyMap<string, PartResult> => {
    now.parts ??= again(now.data as CheckedData).parts;
    return now.parts;
  };
  const parts = new Map(
    [...list.parts].map(([path, { weight }]) => {
      const own = (): PartResult => partsOfNow().get(path) as PartResult;
      const part: PartResult = {
        path,
        weight,
        get score() {
          return own().score;
        },
        get points() {
          return own().points;
        },
      };
      return [path, part] as const;
    }),
  );
  const result: ListScores = { ...list, parts, points, total };
  return {
    score(data, totals) {
      now.data = data;
      delete now.parts;
      for (let i = 0; i < totals.length; i += 1) {
        const k = members[i] as number;
        const found = totals[i] as number;
        if (Number.isNaN(found) !== Number.isNaN(list.points[k])) return undefined;
        points[k] = found;
        total[k] = found + (list.added[k] as number);
      }
      return result;
    },
  };
}
