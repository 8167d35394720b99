import { type Deviations, rescorer } from '@kedu/engine';
import { deviates } from '@kedu/insight';
import { assessPack } from '@kedu/runner';
import { describe, expect, it } from 'vitest';
import { open } from './packs.ts';

describe('DRAW-2 the quicker ways of a draw give the bits of the steps of a run', () => {
  const { pack } = open('after-liaoning');
  const run = pack && assessPack(pack, { periods: ['2024'] }).assessments.find(({ scheme }) => scheme.id === 'north');
  const stated = new Set(run?.scheme.indicators.filter(({ error }) => error).map(({ id }) => id));

  it('after-liaoning, cities and departments', () => {
    if (!run) throw new Error('the pack has no run of 2024');
    const full = rescorer(run.trace, stated, 'frozen', 'full');
    const quicker = (['swept', 'short', 'quickest'] as const).map((way) => rescorer(run.trace, stated, 'frozen', way));
    const units = run.assessment.units.map(({ id }) => id);
    const normal = new Map([...stated].map((id) => [id, deviates(5, id, 0, units)]));
    expect(stated.size).toBeGreaterThan(5);
    for (let draw = 0; draw < 6; draw += 1) {
      const deviations: Deviations = (id) =>
        normal
          .get(id)
          ?.draw(draw)
          .map((z) => 3 * z);
      const expected = full.rescore(deviations);
      for (const way of quicker) {
        for (const [i, list] of way.rescore(deviations).lists.entries()) {
          const other = expected.lists[i];
          for (const key of ['points', 'score', 'rank', 'classRank', 'lastPlace', 'grades', 'gateEffects'] as const)
            expect(list[key], `${list.list} ${key}`).toEqual(other?.[key]);
          for (const [path, part] of other?.parts ?? []) expect(list.parts.get(path), path).toEqual(part);
        }
      }
    }
  }, 120_000);
});
