import { quantaToNumber } from '@kedu/model';
import { type Composite, movedWeights, scopedWeights, type WeightMove, weightScopes } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../src/assess.ts';
import type { RunContext } from '../../src/context.ts';
import { redesigner } from '../../src/redesign/redesigner.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { prepare } from '../../src/steps/prepare.ts';
import { score } from '../../src/steps/score.ts';
import { standing } from '../../src/steps/standing.ts';
import { composite, fixture, leaf, root } from '../fixture.ts';
import { drawnRun } from '../kernel/drawn.ts';

/** A run as far as a design asks of it. */
function traceOf(ctx: RunContext): Trace {
  const prepared = prepare(ctx);
  const references = calibrate(ctx, prepared);
  return { ...ctx, references, scores: score(ctx, references, prepared), assessment: undefined as never };
}

/** The list as every step of `assess` makes it with this tree. */
function byAllSteps(ctx: RunContext, tree: Composite) {
  const own = { ...ctx, input: { ...ctx.input, scheme: { ...ctx.input.scheme, trees: { places: tree } } } };
  const [list] = traceOf(own).scores.lists;
  if (!list) throw new Error('no list');
  const { score: quanta, rank } = standing(own, list).result;
  const { places } = ctx.input.scheme.rounding.total;
  return { points: Array.from(quanta, (one) => (Number.isNaN(one) ? one : quantaToNumber(one, places))), rank: [...rank] };
}

function movable(ctx: RunContext, node: Composite): Omit<WeightMove, 'to'>[] {
  const own = weightScopes(node).flatMap((scope) =>
    scopedWeights(ctx.input.scheme, node, scope).map(({ part }) => ({ node: node.path, scope, part: part.path })),
  );
  return [...own, ...node.parts.flatMap((part) => (part.type === 'composite' ? movable(ctx, part) : []))];
}

const own = (ctx: RunContext): Composite => ctx.input.scheme.trees['places'] as Composite;

describe('DESIGN-5 a list decided otherwise, one redesigner for all steps', () => {
  it('IMPUTE-2 weights that go to 0 and come back leave no trace: each step is what assess gives, whatever the rules for gaps', () => {
    let idle = 0;
    fc.assert(
      fc.property(
        drawnRun(),
        fc.array(fc.tuple(fc.nat(), fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100 }))), { minLength: 2, maxLength: 6 }),
        ({ tables }, moves) => {
          const ctx = fixture(tables);
          const rescore = redesigner(traceOf(ctx), 'places');
          const { rounding } = ctx.input.scheme;
          let tree = own(ctx);
          const trees = [tree];
          for (const [which, to] of moves) {
            const choices = movable(ctx, tree);
            const move = choices[which % choices.length];
            tree = move ? movedWeights(ctx.input.scheme, tree, { ...move, to }) : tree;
            if (to === 0) idle += 1;
            trees.push(tree);
          }
          // There, and all the way back.
          for (const one of [...trees, ...trees.toReversed()]) {
            const { points, rank } = rescore({ tree: one, rounding, without: -1 });
            expect({ points: [...points], rank: [...rank] }).toEqual(byAllSteps(ctx, one));
          }
        },
      ),
      { numRuns: 200 },
    );
    expect(idle).toBeGreaterThan(50);
  }, 120_000);

  it('WEIGH-31 points of the total that go to 0 leave a sum of nothing, and come back', () => {
    const ctx = fixture({
      units: ['a', 'b'],
      values: { air: [10, 30], water: [9, 5] },
      tree: root({
        air: leaf('given', {}, { indicator: 'air', weight: 40 }),
        water: composite(
          { deep: leaf('given', {}, { indicator: 'water', weight: 60 }) },
          { weight: 60, weights: 'points_of_total', aggregate: [{ name: 'sum', share: 1 }] },
        ),
      }),
      scheme: { rounding: { part: { places: 0, rule: 'half_up' }, total: { places: 2, rule: 'half_up' } } },
    });
    const rescore = redesigner(traceOf(ctx), 'places');
    const { rounding } = ctx.input.scheme;
    const none = movedWeights(ctx.input.scheme, own(ctx), { node: '', scope: '', part: 'water', to: 0 });
    for (const tree of [own(ctx), none, own(ctx)]) {
      const { points, rank } = rescore({ tree, rounding, without: -1 });
      expect({ points: [...points], rank: [...rank] }).toEqual(byAllSteps(ctx, tree));
    }
    expect(byAllSteps(ctx, none)).toEqual({ points: [10, 30], rank: [2, 1] });
  });

  it.each([
    { rule: 'zero', reason: { 'zh-CN': '未报' } },
    { rule: 'mean_of', group: 'list' },
    { rule: 'mean_value_of', group: 'list' },
  ] as const)('IMPUTE-2 a gap is filled for those alone for whom the part weighs something: $rule', (missing) => {
    const ctx = fixture({
      units: ['a', 'b', 'c'],
      values: { air: [10, 'overdue', 30], water: [9, 5, 1] },
      tree: root({
        air: leaf('given', {}, { indicator: 'air', weight: 0, missing }),
        water: composite({ deep: leaf('given', {}, { indicator: 'water', weight: 100 }) }, { weight: 100 }),
      }),
    });
    const rescore = redesigner(traceOf(ctx), 'places');
    const { rounding } = ctx.input.scheme;
    const half = movedWeights(ctx.input.scheme, own(ctx), { node: '', scope: '', part: 'air', to: 50 });
    for (const tree of [half, own(ctx), half]) {
      const { points, rank } = rescore({ tree, rounding, without: -1 });
      expect({ points: [...points], rank: [...rank] }).toEqual(byAllSteps(ctx, tree));
    }
    // The gap of b counts at half the weight: what stands in for it is no part of water alone.
    expect(byAllSteps(ctx, half).points[1]).toBe({ zero: 2.5, mean_of: 12.5, mean_value_of: 12.5 }[missing.rule]);
  });
});
