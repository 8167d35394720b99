import { quantaToNumber } from '@kedu/model';
import { type Composite, movedWeights, scopedWeights, type WeightMove, weighed, weightScopes } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trace } from '../../src/assess.ts';
import type { RunContext } from '../../src/context.ts';
import { weightTrial } from '../../src/kernel/weightTrial.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { prepare } from '../../src/steps/prepare.ts';
import { score } from '../../src/steps/score.ts';
import { standing } from '../../src/steps/standing.ts';
import { composite, fixture, leaf, root } from '../fixture.ts';
import { drawnRun } from './drawn.ts';
import { kernelInstance } from './wasm/instance.ts';

/** A run as far as a trial asks of it. */
function traceOf(ctx: RunContext): Trace {
  const prepared = prepare(ctx);
  const references = calibrate(ctx, prepared);
  return { ...ctx, references, scores: score(ctx, references, prepared), assessment: undefined as never };
}

/** The list as every step of `assess` makes it with this tree. */
function standingWith(ctx: RunContext, tree: Composite) {
  const scheme = { ...ctx.input.scheme, trees: { places: tree } };
  const own = { ...ctx, input: { ...ctx.input, scheme } };
  const trace = traceOf(own);
  const [list] = trace.scores.lists;
  if (!list) throw new Error('no list');
  const { score: quanta, rank } = standing(own, list).result;
  return {
    points: Array.from(quanta, (one) => (Number.isNaN(one) ? one : quantaToNumber(one, scheme.rounding.total.places))),
    rank: [...rank],
  };
}

/** All that can be moved in a tree. */
function movable(ctx: RunContext, node: Composite): Omit<WeightMove, 'to'>[] {
  const own = weightScopes(node).flatMap((scope) =>
    scopedWeights(ctx.input.scheme, node, scope).map(({ part }) => ({ node: node.path, scope, part: part.path })),
  );
  return [...own, ...node.parts.flatMap((part) => (part.type === 'composite' ? movable(ctx, part) : []))];
}

/** Whether parts are points of a total of 0, which the check of a scheme refuses (WEIGHT-1). */
function sharesNothing({ parts }: Composite): boolean {
  return weighed(parts).some((part) => {
    if (part.type !== 'composite') return false;
    const stated = [part.weight?.otherwise, ...Object.values(part.weight?.byClass ?? {})];
    return (part.weights === 'points_of_total' && stated.includes(0)) || sharesNothing(part);
  });
}

describe('weights on trial', () => {
  const kernel = kernelInstance();

  it('KERNEL-20 kernel and reference give, step by step, what assess gives with these weights', () => {
    let byKernel = 0;
    let changed = 0;
    fc.assert(
      fc.property(
        drawnRun(),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 400 })), { minLength: 1, maxLength: 4 }),
        ({ tables }, moves) => {
          const ctx = fixture(tables);
          const trace = traceOf(ctx);
          let tree = ctx.input.scheme.trees['places'] as Composite;
          const trials = [weightTrial(trace, 'places', kernel), weightTrial(trace, 'places')];
          if (trials[0]?.by === 'kernel') byKernel += 1;
          expect(trials[1]?.by).toBe('reference');
          const first = standingWith(ctx, tree);
          for (const [which, to] of moves) {
            const choices = movable(ctx, tree);
            const move = choices[which % choices.length];
            const next = move && movedWeights(ctx.input.scheme, tree, { ...move, to: to / 10 });
            if (next && !sharesNothing(next)) tree = next;
            const expected = standingWith(ctx, tree);
            for (const trial of trials) {
              const { points, rank } = trial.at(tree);
              expect([...points]).toEqual(expected.points);
              expect([...rank]).toEqual(expected.rank);
            }
            if (JSON.stringify(expected) !== JSON.stringify(first)) changed += 1;
          }
          // With its own weights a list is where it was, whatever was tried.
          for (const trial of trials) {
            const { rank } = trial.at(ctx.input.scheme.trees['places'] as Composite);
            expect({ by: trial.by, rank: [...rank] }).toEqual({ by: trial.by, rank: first.rank });
          }
        },
      ),
      { numRuns: 150 },
    );
    expect(byKernel).toBeGreaterThan(100);
    expect(changed).toBeGreaterThan(20);
  }, 120_000);

  it('KERNEL-20 a list that makes no plan goes by the reference', () => {
    const ctx = fixture({
      units: ['a', 'b', 'c'],
      values: { air: [1, 2, 3], water: [9, 5, 1] },
      tree: root({
        air: leaf('distance_to_reference', { unit: 'c' }, { indicator: 'air', weight: 50 }),
        water: composite({ deep: leaf('min_max', {}, { indicator: 'water', weight: 100 }) }, { weight: 50 }),
      }),
    });
    const tree = ctx.input.scheme.trees['places'] as Composite;
    const trial = weightTrial(traceOf(ctx), 'places', kernel);
    expect(trial.by).toBe('reference');
    const moved = movedWeights(ctx.input.scheme, tree, { node: '', scope: '', part: 'air', to: 90 });
    expect([...trial.at(moved).points]).toEqual(standingWith(ctx, moved).points);
    expect(standingWith(ctx, moved).rank).not.toEqual(standingWith(ctx, tree).rank);
  });
});
