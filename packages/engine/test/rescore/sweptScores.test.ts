import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RunContext } from '../../src/context.ts';
import { disturbedData, leafMoves, movedBy } from '../../src/rescore/disturbedData.ts';
import { movedScores } from '../../src/rescore/movedScores.ts';
import { movingShare, sweptScores } from '../../src/rescore/sweptScores.ts';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import type { ListScores } from '../../src/steps/scoreTable.ts';
import { fixture, leaf, root } from '../fixture.ts';
import { drawnRun } from '../kernel/drawn.ts';

/** Totals and scores of parts as text, so that one bit tells. */
function figuresOf(list: ListScores): readonly string[] {
  const bits = (x: number): string => (Object.is(x, -0) ? '-0' : String(x));
  const found = [...list.total, ...list.points].map(bits);
  for (const [path, { score: own, points }] of list.parts) {
    list.enrolled.members.forEach((unit) => {
      const cell = own.missing[unit] === 0 ? `${bits(own.values[unit] as number)} ${bits(points.values[unit] as number)}` : 'none';
      found.push(`${path} ${unit} ${cell}`);
    });
  }
  return found;
}

/** Ways of a draw side by side: how many draws each way gave, all of them equal to the steps of the run. */
function compareWays(run: RunContext, deviations: readonly Float64Array[]): { readonly swept: number; readonly short: number } {
  const references = calibrate(run);
  const ctx: RunContext = { ...run, input: { ...run.input, references } };
  const list = score(ctx, references).lists[0] as ListScores;
  const moved = movedBy(ctx, new Set(ctx.input.scheme.indicators.map(({ id }) => id)));
  const moves = (one: Parameters<typeof leafMoves>[0]): boolean => leafMoves(one, moved);
  const bySweep = sweptScores(ctx, references, list, moved, moves);
  const bySteps = movedScores(ctx.input.scheme, list, ctx.input.period, moved, moves);
  const given = { swept: 0, short: 0 };
  for (const deviation of deviations) {
    const data = disturbedData(ctx, moved, () => deviation);
    const expected = figuresOf(score({ ...ctx, data }, references).lists[0] as ListScores);
    for (const [way, found] of [
      ['swept', bySweep?.score(data)],
      ['short', bySteps?.score(data)],
    ] as const) {
      if (!found) continue;
      given[way] += 1;
      expect(figuresOf(found), way).toEqual(expected);
    }
  }
  return given;
}

describe('DRAW-2 a list scored again by its plan', () => {
  it('has the bits of the steps of the run, whatever the scheme, as has the short way', () => {
    let [swept, short] = [0, 0];
    const deviation = fc.array(fc.double({ min: -40, max: 40, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(drawnRun(), fc.array(deviation, { minLength: 2, maxLength: 3 }), ({ tables }, drawn) => {
        const run = fixture(tables);
        const size = run.enrolment.units.length;
        const given = compareWays(
          run,
          drawn.map((row) => Float64Array.from({ length: size }, (_, unit) => row[unit % row.length] as number)),
        );
        swept += given.swept;
        short += given.short;
      }),
      { numRuns: 300 },
    );
    expect(swept).toBeGreaterThan(200);
    expect(short).toBeGreaterThan(100);
  }, 120_000);

  it('gives none where a value loses its result in the draw: the steps of the run decide', () => {
    const run = fixture({
      units: ['990100', '990200', '990300'],
      values: { air: [1, 2, 4] },
      indicators: { air: { better: 'lower' } },
      tree: root({ air: leaf('completion', { target: 1e300 }) }),
    });
    const given = compareWays(run, [Float64Array.of(0, 0, 0), Float64Array.of(-1 + 1e-10, 0, 0)]);
    expect(given).toEqual({ swept: 1, short: 1 });
  });
});

describe('how much of a list moves', () => {
  it('counts leaves, whatever their weight', () => {
    const tree = root({ air: leaf('given'), water: leaf('given'), soil: leaf('given'), noise: leaf('given') });
    expect(movingShare(tree, ({ path }) => path === 'air')).toBe(0.25);
    expect(movingShare(tree, () => false)).toBe(0);
  });
});
