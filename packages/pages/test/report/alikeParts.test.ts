import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alikeParts, type Pair } from '../../src/report/alikeParts.ts';

const pair = (both: string, r = 0.96): Pair => ({ one: both[0] as string, other: both[1] as string, r, units: 9 });

describe('REPORT-18 REPORT-19 parts of which each two are alike', () => {
  test('three of which each two are a pair are one group; a fourth that is alike to one of them stays a pair', () => {
    const { groups, rest } = alikeParts(['ab', 'ac', 'bc', 'cd'].map((both) => pair(both)));
    expect(groups.map(({ parts }) => parts)).toEqual([['a', 'b', 'c']]);
    expect(rest).toEqual([pair('cd')]);
  });

  test('a chain is no group: what two parts share with a third they need not share with each other', () => {
    expect(alikeParts(['ab', 'bc'].map((both) => pair(both)))).toEqual({ groups: [], rest: [pair('ab'), pair('bc')] });
    expect(alikeParts([])).toEqual({ groups: [], rest: [] });
  });

  test('any pairs: each stands once, in a group or alone, and each two parts of a group are one', () => {
    const both = fc.tuple(fc.nat(6), fc.nat(6)).filter(([a, b]) => a < b);
    fc.assert(
      fc.property(fc.uniqueArray(both, { selector: String }), (all) => {
        const pairs = all.map(([a, b]) => pair(`${a}${b}`));
        const { groups, rest } = alikeParts(pairs);
        expect([...groups.flatMap((group) => group.pairs), ...rest].sort()).toHaveLength(pairs.length);
        expect(new Set([...groups.flatMap((group) => group.pairs), ...rest])).toEqual(new Set(pairs));
        for (const { parts } of groups) {
          expect(parts.length).toBeGreaterThan(2);
          for (const [i, a] of parts.entries())
            for (const b of parts.slice(i + 1))
              expect(pairs.some(({ one, other }) => (one === a && other === b) || (one === b && other === a))).toBe(true);
        }
      }),
    );
  });
});
