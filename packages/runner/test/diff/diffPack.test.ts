import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffPack, type DiffResult, findVersion, type Pack } from '../../src/index.ts';
import { packOf, PLAIN, type Rules } from './versions.ts';

function compared(pack: Pack, before: string, after: string, period?: string): DiffResult {
  const [a, b] = [before, after].map((called) => findVersion(pack.schemes, called).scheme);
  if (!a || !b) throw new Error('no such version');
  const { value, issues } = diffPack({ pack, before: a, after: b, period });
  if (!value) throw new Error(issues.map(({ code }) => code).join());
  return value;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((x, y) => x + y, 0);
const cities = ({ lists }: DiffResult) => lists[0] ?? { units: [], groups: [], places: 0 };
const pair = (rules: Partial<Rules>) => packOf(PLAIN, { ...PLAIN, ...rules });

const rules: fc.Arbitrary<Rules> = fc.record({
  gdp: fc.integer({ min: 10, max: 70 }),
  worst: fc.integer({ min: -40, max: 40 }),
  cap: fc.constantFrom(100, 70, 55),
  places: fc.constantFrom(0, 1, 2, 3),
  aggregate: fc.constantFrom('arithmetic', 'geometric', 'worst', '{ mix: { arithmetic: 80%, worst: 20% } }'),
  extra: fc.boolean(),
  gate: fc.constantFrom(100, 60, 45.5),
  clean: fc.integer({ min: 5, max: 95 }),
  order: fc.boolean(),
  coast: fc.constantFrom(0, 2, 4),
  apart: fc.boolean(),
});

describe('contributions of changes', () => {
  test('DIFF-3 whatever changes, contributions add up to the difference of score and of rank, exactly', () => {
    fc.assert(
      fc.property(rules, rules, (a, b) => {
        for (const unit of cities(compared(packOf(a, b), 'a', 'b')).units) {
          expect(sum(unit.by ?? [Number.NaN])).toBe(unit.after - unit.before);
          expect(sum(unit.placesBy ?? [Number.NaN])).toBe(unit.rankBefore - unit.rankAfter);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('DIFF-3 from B to A is from A to B with the other sign, change by change', () => {
    fc.assert(
      fc.property(rules, rules, (a, b) => {
        const pack = packOf(a, b);
        const [there, back] = [compared(pack, 'a', 'b', '2023'), compared(pack, 'b', 'a', '2023')].map(cities);
        expect(back?.groups.map(({ id }) => id)).toEqual(there?.groups.map(({ id }) => id));
        expect(back?.units.map(({ by }) => by?.map((quanta) => 0 - quanta))).toEqual(
          there?.units.map(({ by }) => by?.map((quanta) => quanta + 0)),
        );
      }),
      { numRuns: 15 },
    );
  });

  test('DIFF-2 DIFF-3 without a period both ways take the last one of the version that came into force later', () => {
    const pack = packOf(PLAIN, { ...PLAIN, gdp: 40, worst: -10 });
    const [there, back] = [compared(pack, 'a', 'b'), compared(pack, 'b', 'a')];
    expect([there.period.id, back.period.id]).toEqual(['2023', '2023']);
    const [forth, again] = [cities(there).units, cities(back).units];
    expect(again.map(({ by }) => by?.map((quanta) => 0 - quanta))).toEqual(forth.map(({ by }) => by?.map((quanta) => quanta + 0)));
    expect(again.map(({ before, after }) => [after, before])).toEqual(forth.map(({ before, after }) => [before, after]));
    expect(forth.some(({ by }) => by?.some((quanta) => quanta !== 0))).toBe(true);
  });

  test('DIFF-2 of two versions in force from one day the name decides, whichever stands first', () => {
    const pack = packOf(PLAIN, PLAIN);
    const [a, b] = ['a', 'b'].map((called) => findVersion(pack.schemes, called).scheme);
    if (!a || !b) throw new Error('no such version');
    const early = { ...b, inForce: { ...b.inForce, from: a.inForce.from } };
    const [there, back] = [
      [a, early],
      [early, a],
    ].map(([before, after]) => diffPack({ pack, before: before as typeof a, after: after as typeof a }).value?.period.id);
    expect([there, back]).toEqual(['2023', '2023']);
  });

  test('DIFF-1 DIFF-3 the order of rules in the file changes nothing', () => {
    fc.assert(
      fc.property(rules, rules, (a, b) => {
        const straight = compared(packOf({ ...a, order: false }, { ...b, order: false }), 'a', 'b');
        const turned = compared(packOf({ ...a, order: true }, { ...b, order: false }), 'a', 'b');
        expect(turned.diff.groups.map(({ id }) => id)).toEqual(straight.diff.groups.map(({ id }) => id));
        expect(cities(turned).units.map(({ by, placesBy }) => [by, placesBy])).toEqual(
          cities(straight).units.map(({ by, placesBy }) => [by, placesBy]),
        );
      }),
      { numRuns: 10 },
    );
  });

  test('DIFF-4 where nothing differs nothing moves: no row, the same result hash', () => {
    fc.assert(
      fc.property(rules, (same) => {
        const { diff, same: equal, lists } = compared(packOf(same, same), 'a', 'b');
        expect([diff.groups, equal]).toEqual([[], true]);
        expect(lists[0]?.units.every(({ before, after, by }) => before === after && by?.length === 0)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });

  test('DIFF-3 one change alone has all of the difference', () => {
    const result = cities(compared(pair({ cap: 55 }), 'a', 'b'));
    expect(result.groups.map(({ id }) => id)).toEqual(['score/cities/gdp/cap']);
    for (const { by, before, after } of result.units) expect(by).toEqual([after - before]);
    expect(result.units.some(({ before, after }) => before !== after)).toBe(true);
  });

  test('DIFF-3 two changes of an arithmetic mean that do not meet have each what it does alone', () => {
    const alone = (['worst', 'clean'] as const).map((name) => cities(compared(pair({ [name]: 20 }), 'a', 'b')));
    const both = cities(compared(pair({ worst: 20, clean: 20 }), 'a', 'b'));
    both.units.forEach(({ by }, k) => {
      const own = alone.map(({ units }) => (units[k]?.after ?? 0) - (units[k]?.before ?? 0));
      // The key of green.air's weight stands behind that of gdp's method.
      by?.forEach((quanta, change) => expect(Math.abs(quanta - (own[change] ?? 0))).toBeLessThanOrEqual(1));
    });
  });

  test('DIFF-3 a part that is added comes with its indicator and with the weights that make room for it', () => {
    const { diff, lists } = compared(pair({ extra: true }), 'a', 'b');
    expect(diff.groups.map(({ changes }) => changes.map(({ key, how }) => `${how} ${key}`))).toEqual([
      ['added indicators/forms', 'added score/cities/forms', 'changed score/cities/green/weight'],
    ]);
    expect(lists[0]?.groups).toHaveLength(1);
  });

  test('DIFF-3 another rounding is measured in quanta of the finer one', () => {
    const result = cities(compared(pair({ places: 0 }), 'a', 'b'));
    expect(result.places).toBe(2);
    for (const { after, by, before } of result.units) {
      expect(after % 100).toBe(0);
      expect(sum(by ?? [])).toBe(after - before);
    }
  });

  test('DIFF-3 whoever is passed is named with the change that widened the distance most', () => {
    const { units, groups } = cities(compared(pair({ gdp: 20, worst: 1 }), 'a', 'b'));
    const crossed = units.filter(({ crossings }) => crossings.length > 0);
    expect(crossed.length).toBeGreaterThan(0);
    for (const unit of crossed)
      for (const { unitId, ahead, group } of unit.crossings) {
        const other = units.find((one) => one.unitId === unitId);
        if (!other?.by || !unit.by) throw new Error('no contributions');
        const gains = unit.by.map((by, k) => (ahead ? 1 : -1) * (by - (other.by?.[k] ?? 0)));
        expect(gains[group]).toBe(Math.max(...gains));
        expect(ahead).toBe(unit.rankBefore > other.rankBefore);
        expect(other.crossings).toContainEqual({ unitId: unit.unitId, ahead: !ahead, group });
      }
    expect(groups.length).toBe(2);
  });
});

describe('what is refused', () => {
  const pack = pair({ cap: 70 });
  const [a] = pack.schemes;
  test('DIFF-7 a version that does not exist, with the nearest', () => {
    expect(findVersion(pack.schemes, 'tiny@c').issues).toMatchObject([
      { code: 'DIFF_VERSION_UNKNOWN', args: { nearest: 'tiny@a', known: 'tiny@a, tiny@b' } },
    ]);
    expect(findVersion(pack.schemes, 'tiny').issues).toMatchObject([{ code: 'DIFF_VERSION_WHICH' }]);
    expect(findVersion(pack.schemes, 'b').scheme?.version).toBe('b');
  });

  test('DIFF-7 schemes without a list in common, without a period, with one that the pack does not run', () => {
    if (!a) throw new Error('no scheme');
    const [list] = a.lists;
    const other = { ...a, id: 'other', lists: list ? [{ ...list, id: 'towns' }] : [], trees: {} };
    expect(diffPack({ pack, before: other, after: a }).issues).toMatchObject([
      { code: 'DIFF_NO_LIST', args: { before_lists: 'towns', after_lists: 'cities' } },
    ]);
    const idle = { ...a, version: 'z', inForce: { from: '2031-01-01' } };
    expect(diffPack({ pack, before: idle, after: idle }).issues).toMatchObject([{ code: 'DIFF_NO_PERIOD' }]);
    expect(diffPack({ pack, before: a, after: a, period: '2031' }).issues).toMatchObject([{ code: 'PACK_PERIOD_NOT_LISTED' }]);
  });
});
