import { METHOD_NAMES, methodBounds, type MethodParam } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MethodValue } from '../../src/normalise/method.ts';
import { METHODS } from '../../src/normalise/methods.ts';
import { expression } from '../fixture.ts';

const number = fc.constantFrom(-20, 0, 10, 60, 90, 100, 120);
const pairs = fc.array(fc.tuple(number, number), { minLength: 1, maxLength: 4 });
const none = expression('x', ({ size }) => ({ values: new Float64Array(size), missing: new Uint8Array(size) }));
/** Everything that the bounds of some method read, given, left out or computed by an expression. */
const params = fc.record(
  {
    ...Object.fromEntries(
      ['bonus_up_to', 'cap', 'from', 'otherwise', 'min', 'max', 'base', 'range', 'first', 'last'].map((name) => [
        name,
        fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: fc.constant(none) }),
      ]),
    ),
    to: fc.tuple(number, number),
    table: fc.array(number, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Readonly<Record<string, MethodParam | undefined>>>;

describe('bounds of methods', () => {
  it.each(METHOD_NAMES)('METHOD-2 SCHEME-56 of %s are those that the check of a scheme takes', (name) => {
    fc.assert(
      fc.property(params, pairs, pairs, (drawn, points, standards) => {
        const all: Readonly<Record<string, MethodParam | undefined>> = { ...drawn, points, standards };
        const fixed = Object.fromEntries(Object.entries(all).filter(([, one]) => one !== undefined && one !== none));
        expect(methodBounds(name, all)).toEqual(METHODS[name].bounds(fixed as Readonly<Record<string, MethodValue>>));
      }),
      { numRuns: 200 },
    );
  });
});
