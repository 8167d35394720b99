import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureIn, signedIn } from '../../src/app/figureIn.ts';
import { waterfallSteps } from '../../src/results/waterfall.ts';

const branch = (path: string, given: object) => ({ path, title: { 'zh-CN': path }, depth: 1, isAddition: false, ...given });

describe('from full marks to the score', () => {
  test('a branch takes what it does not reach of its worth, an addition gives its points, the rest is said', () => {
    const steps = waterfallSteps(
      [
        branch('', { depth: 0, score: 96 }),
        branch('economy', { worth: 60, points: 54 }),
        branch('economy.gdp', { depth: 2, worth: 100, points: 90 }),
        branch('ecology', { worth: 40, points: 40 }),
        branch('bonus', { isAddition: true, points: 2 }),
      ],
      95.5,
      2,
    );
    expect(steps.map(({ path, by }) => [path, by])).toEqual([
      ['economy', -6],
      ['ecology', 0],
      ['bonus', 2],
      [undefined, -0.5],
    ]);
  });

  test('a branch without points takes all that it is worth; nothing is left over where the steps lead to the score', () => {
    expect(waterfallSteps([branch('a', { worth: 30 }), branch('b', { worth: 70, points: 70 })], 70, 2).map(({ by }) => by)).toEqual([
      -30, 0,
    ]);
  });

  test('steps join 100 and the score without a gap', () => {
    const part = fc.record({ worth: fc.integer({ min: 0, max: 50 }), points: fc.integer({ min: 0, max: 50 }), isAddition: fc.boolean() });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), fc.integer({ min: -20, max: 130 }), (parts, score) => {
        const steps = waterfallSteps(
          parts.map((each, at) => branch(String(at), each)),
          score,
          2,
        );
        expect(steps[0]?.from ?? 100).toBe(100);
        for (const [at, { to }] of steps.entries()) expect(steps[at + 1]?.from ?? score).toBeCloseTo(to, 6);
      }),
    );
  });

  test('REPORT-9 each line shown is the line above with its step, and the last is the score as it is stated', () => {
    const points = fc.double({ min: 0, max: 60, noNaN: true });
    const part = fc.record({ worth: points, points, isAddition: fc.boolean() });
    const shown = (text: string): number => Number(text.replaceAll(',', '').replace('−', '-'));
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.integer({ min: -999, max: 13_000 }),
        fc.constantFrom(1, 2, 3),
        (parts, quanta, places) => {
          const score = quanta / 10 ** places;
          const branches = parts.map((each, at) => branch(String(at), each));
          let left = 100;
          for (const { by, to } of waterfallSteps(branches, score, places)) {
            left = Number((left + shown(signedIn(by, places))).toFixed(places));
            expect(shown(figureIn(to, places))).toBe(left + 0);
          }
          expect(left).toBeCloseTo(score, 9);
        },
      ),
    );
  });

  test('REPORT-9 a step that rounds to nothing moves nothing, and what rounding leaves over is said', () => {
    const tiny = { worth: 20, points: 19.996 };
    const steps = waterfallSteps(
      ['a', 'b', 'c'].map((path) => branch(path, tiny)),
      99.99,
      2,
    );
    expect(steps.map(({ path, by, to }) => [path, by, to])).toEqual([
      ['a', 0, 100],
      ['b', 0, 100],
      ['c', 0, 100],
      [undefined, -0.01, 99.99],
    ]);
  });
});

test('figures are grouped, cut to their places, and bear the sign of minus that is printed', () => {
  expect(figureIn(12345.678)).toBe('12,345.678');
  expect(figureIn(100)).toBe('100');
  expect(figureIn(100, 0)).toBe('100');
  expect(figureIn(1000000, 0)).toBe('1,000,000');
  expect(figureIn(0)).toBe('0');
  expect(figureIn(-0.5)).toBe('−0.5');
  expect(figureIn(-0.00001)).toBe('0');
  expect(figureIn(undefined)).toBe('—');
  expect(signedIn(1.5)).toBe('+1.5');
  expect(signedIn(0.001)).toBe('0');
});
