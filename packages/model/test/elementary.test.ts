import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exp, ln, pow } from '../src/elementary.ts';

const INF = Number.POSITIVE_INFINITY;

test.each([
  [Number.NaN, Number.NaN],
  [INF, INF],
  [-INF, 0],
  [0, 1],
  [709.7827128933841, INF],
  [-745.1332191019412, 0],
])('ELEM-2 exp(%s) is %s', (x, expected) => expect(exp(x)).toBe(expected));

test.each([
  [Number.NaN, Number.NaN],
  [INF, INF],
  [-1, Number.NaN],
  [-INF, Number.NaN],
  [0, -INF],
  [-0, -INF],
  [1, 0],
])('ELEM-3 ln(%s) is %s', (x, expected) => expect(ln(x)).toBe(expected));

test.each([
  [Number.NaN, 0, 1],
  [Number.NaN, 1, Number.NaN],
  [2, Number.NaN, Number.NaN],
  [1, INF, Number.NaN],
  [-1, -INF, Number.NaN],
  [2, INF, INF],
  [2, -INF, 0],
  [0.5, INF, 0],
  [-0.5, -INF, INF],
  [INF, 0.5, INF],
  [INF, -2, 0],
  [-INF, 3, -INF],
  [-INF, 2, INF],
  [-INF, -3, -0],
  [0, 2, 0],
  [-0, 3, -0],
  [-0, -3, -INF],
  [-0, -2, INF],
  [0, -1, INF],
  [-2, 0.5, Number.NaN],
  [-2, 3, -8],
  [-2, 9007199254740991, -INF],
  [-2, 9007199254740992, INF],
  [10, 400, INF],
  [10, -400, 0],
  [1.5, 4e9, INF],
  [0.5, 4e9, 0],
])('ELEM-4 pow(%s, %s) is %s', (x, y, expected) => expect(pow(x, y)).toBe(expected));

const positive = fc.double({ min: 1e-100, max: 1e100, noNaN: true });
const small = fc.double({ min: -300, max: 300, noNaN: true });

test('ELEM-1 they undo each other and keep order', () => {
  fc.assert(
    fc.property(small, small, (x, y) => {
      expect(Math.abs(ln(exp(x)) - x)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(x)));
      if (x <= y) expect(exp(x)).toBeLessThanOrEqual(exp(y));
    }),
  );
  fc.assert(
    fc.property(positive, positive, (x, y) => {
      if (x <= y) expect(ln(x)).toBeLessThanOrEqual(ln(y));
      expect(pow(pow(x, 3), 1 / 3) / x).toBeCloseTo(1, 13);
    }),
  );
});

test('ELEM-4 whole powers of whole numbers are exact', () => {
  for (let base = 2; base <= 10; base += 1) {
    let product = 1;
    for (let y = 0; product * base <= Number.MAX_SAFE_INTEGER; y += 1, product *= base) expect(pow(base, y), `${base}^${y}`).toBe(product);
  }
});
