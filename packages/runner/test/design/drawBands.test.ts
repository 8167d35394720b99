import { drawQuantiles } from '@kedu/engine';
import { describe, expect, it } from 'vitest';
import { KernelTeam } from '../../src/country/team.ts';
import { drawBands } from '../../src/design/drawBands.ts';

/** Numbers from 0 to below 1 by a seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

describe('bands under draws of weights', () => {
  it.each([1, 2])('KERNEL-12 KERNEL-3 %i threads give the bytes of the reference', async (threads) => {
    const team = await KernelTeam.start(threads);
    try {
      for (const [units, parts, draws] of [
        [301, 7, 50],
        [64, 1, 1],
        [1, 3, 20],
        [0, 2, 5],
      ] as const) {
        const random = seeded(units + parts);
        const scores = Array.from({ length: parts }, () =>
          Float64Array.from({ length: units }, () => (random() < 0.1 ? Number.NaN : 100 * random())),
        );
        const weights = Float64Array.from({ length: draws * parts }, () => random());
        expect(drawBands(team, scores, weights)).toEqual(drawQuantiles(scores, weights));
      }
    } finally {
      await team.stop();
    }
  });
});
