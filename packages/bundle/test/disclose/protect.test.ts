import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lowestBranches, type CountedLeaf } from '../../src/disclose/protect/branch.ts';
import { determinedUnknowns } from '../../src/disclose/protect/determined.ts';
import { joinedPlaces } from '../../src/disclose/protect/places.ts';
import { discloseRun } from '../../src/index.ts';
import { countyId, type SmallOptions, smallRun, type Values } from './smallRun.ts';

const VALUES: Values = {
  a1: [42, 20, 30, 45, 50, 60, 71, 82],
  a2: [50, 60, 40, 30, 80, 70, 20, 65],
  a3: [40, 35, 66, 72, 58, 49, 61, 77],
};
const ONE = `  indicators: [{ indicators: [a1], level: internal, because: commercial, where: "unit.code == '${countyId(0)}'" }]`;
const disclosed = (options: SmallOptions = {}, values: Values = VALUES): ReturnType<typeof discloseRun> =>
  discloseRun(smallRun(values, { disclosure: ONE, ...options }), 'public');

describe('DISCLOSE-12 several equations', () => {
  test.each([
    [[{ a: 1, b: 1 }], []],
    [
      [
        { a: 1, b: 1 },
        { a: 1, b: 2 },
      ],
      ['a', 'b'],
    ],
    [
      [
        { a: 1, b: 1, c: 1 },
        { a: 1, b: 2, c: 1 },
      ],
      ['b'],
    ],
    [
      [
        { a: 2, b: 4 },
        { a: 1, b: 2 },
      ],
      [],
    ],
    [
      [
        { a: 0.4, b: 0.3, c: 0.3 },
        { a: 0.2, b: 0.5, c: 0.3 },
        { a: 0.3, b: 0.3, c: 0.4 },
      ],
      ['a', 'b', 'c'],
    ],
    [[{ a: 0.5 }, {}], ['a']],
  ] as const)('%j determine %j', (equations, unknowns) => {
    const found = determinedUnknowns(equations.map((one) => new Map(Object.entries(one))));
    expect([...found].sort()).toEqual([...unknowns]);
  });

  const tree = (a: number, b: number, c: number): string =>
    `{ weights: points, parts: { a1: { weight: ${a}, method: given }, a2: { weight: ${b}, method: given }, a3: { weight: ${c}, method: given } } }`;

  test('three lists over the same three series tell them, two leave them open', () => {
    const two = disclosed({ tree: ` ${tree(40, 30, 30)}`, lists: { other: tree(30, 40, 30) } });
    expect(two.issues).toEqual([]);
    const three = disclosed({ tree: ` ${tree(40, 30, 30)}`, lists: { other: tree(30, 40, 30), third: tree(30, 30, 40) } });
    expect(three.issues.map(({ code, args, place }) => [code, args['list'], args['low'], place.unit, place.indicator])).toEqual([
      ['PUBLISH_DERIVABLE', 'third', '42', countyId(0), 'a1'],
    ]);
    expect(three.disclosure).toBeUndefined();
  });
});

describe('DISCLOSE-12 audit', () => {
  test('a total near the top tells of all its parts: refused, with the interval', () => {
    const top = Object.fromEntries(
      ['a1', 'a2', 'a3', 'b1', 'b2', 'b3', 'c'].map((id) => [id, VALUES['a1']?.map((value, i) => (i === 0 ? 99 : value)) ?? []]),
    );
    const { issues } = disclosed({}, top);
    expect(issues.map(({ code, args }) => [code, args['list'], args['high']])).toEqual([['PUBLISH_DERIVABLE', 'places', '100']]);
  });

  test('a branch that tells too much goes one node up', () => {
    const ecology = { ...VALUES, a1: [96, 20, 30, 45], a2: [97, 60, 40, 30], a3: [98, 35, 66, 72] };
    const { disclosure, issues } = disclosed({}, ecology);
    expect(issues).toEqual([]);
    const part = (path: string): string | undefined => disclosure?.withhold('parts', { list: 'places', unit: countyId(0), part: path });
    expect(['ecology', 'ecology.a1', 'economy', 'economy.b1', 'c'].map(part)).toEqual([
      'protected',
      'protected',
      'protected',
      'protected',
      'protected',
    ]);
    expect(disclosure?.withhold('results', { list: 'places', unit: countyId(0), group: '' })).toBeUndefined();
    expect(disclosure?.withhold('parts', { list: 'places', unit: countyId(1), part: 'ecology.a1' })).toBeUndefined();
  });

  test('DISCLOSE-4 of a small cell two values remain', () => {
    const small = { ...VALUES, a1: [3, 20, 30, 45, 50, 60, 71, 82] };
    const rule = '  small_cells: [{ indicators: [a1], below: 5 }]';
    const { disclosure, issues } = disclosed({ disclosure: rule, methods: { a1: '{ deduction: { from: 100, per: 20 } }' } }, small);
    expect(issues).toEqual([]);
    const row = (unit: string): string | undefined => disclosure?.withhold('observations', { indicator: 'a1', period: '2023', unit });
    expect([0, 1].map((i) => row(countyId(i)))).toEqual(['protected', undefined]);
  });
});

describe('DISCLOSE-8 what goes with a withheld series', () => {
  test('leaves that look at the unit alone hide it before those that compare peers', () => {
    const { disclosure } = disclosed({ methods: { a2: 'min_max', a3: 'min_max' } });
    const row = (indicator: string, i: number): string | undefined =>
      disclosure?.withhold('observations', { indicator, period: '2023', unit: countyId(i) });
    expect(['a1', 'a2', 'a3', 'b1', 'c'].map((id) => row(id, 0))).toEqual(['commercial', undefined, undefined, 'protected', 'protected']);
    expect(['a1', 'a2', 'a3', 'b1', 'c'].map((id) => row(id, 1))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test('a proposal goes whose rule reads it, one on totals alone stays', () => {
    const more = `consequences:
  by_value: { title: 约谈, when: "value('a1') < 50", propose: { refer: { what: 约谈, refer_to: 示例单位 } } }
  by_total: { title: 约谈, when: "total < 60", propose: { refer: { what: 约谈, refer_to: 示例单位 } } }
`;
    const { disclosure } = disclosed({ more, disclosure: `${ONE}\n  personnel: public` });
    const row = (rule: string): string | undefined =>
      disclosure?.withhold('proposals', { list: 'places', unit: countyId(0), rule, subject: '', period: '2023', id: rule });
    expect([row('by_value'), row('by_total')]).toEqual(['protected', undefined]);
  });

  test('the same whatever the order of the rules and of the units', () => {
    const withheld = (ids: readonly string[]): readonly (string | undefined)[] => {
      const where = ids.map((id) => `unit.code == '${id}'`).join(' || ');
      const { disclosure } = disclosed({
        summed: ['a1'],
        disclosure: `  indicators: [{ indicators: [a1], level: internal, because: commercial, where: "${where}" }]`,
      });
      return (
        VALUES['a1']?.map((_, i) => disclosure?.withhold('observations', { indicator: 'a1', period: '2023', unit: countyId(i) })) ?? []
      );
    };
    expect(withheld([countyId(2), countyId(6)])).toEqual(withheld([countyId(6), countyId(2)]));
  });
});

describe('properties', () => {
  test('DISCLOSE-10 whatever the values: no sum has one unknown, and more withheld never makes fewer', () => {
    const drawn = fc.record({
      values: fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 2, maxLength: 8 }),
      secrets: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(drawn, ({ values, secrets }) => {
        const ids = values.map((_, i) => countyId(i));
        const withheld = new Set(secrets.filter((i) => i < ids.length).map(countyId));
        fc.pre(withheld.size > 0);
        const total = values.reduce((sum, value) => sum + value, 0);
        const placed = {
          parents: new Map(ids.map((id) => [id, ['990000']])),
          values: new Map([['990000', [total]], ...ids.map((id, i) => [id, [values[i] ?? 0]] as const)]),
        };
        const hidden = new Set([...withheld, ...joinedPlaces(placed, withheld)]);
        const unknowns = ['990000', ...ids].filter((id) => hidden.has(id));
        expect(unknowns.length).toBeGreaterThan(1);
        if (!hidden.has('990000'))
          expect(unknowns.reduce((sum, id) => sum + (placed.values.get(id)?.[0] ?? 0), 0)).toBeGreaterThanOrEqual(10);
      }),
    );
  });

  test('DISCLOSE-9 every secret leaf has one branch above it, or is open; secrets hold at most half of it', () => {
    const leaf = fc.record({
      share: fc.integer({ min: 0, max: 10 }),
      isSecret: fc.boolean(),
      hides: fc.constantFrom('own', 'all', 'never'),
    });
    fc.assert(
      fc.property(fc.array(leaf, { minLength: 1, maxLength: 9 }), (drawn) => {
        const leaves = drawn.map(({ share, isSecret, hides }, i): CountedLeaf => {
          const node = `n${i % 3}`;
          return {
            path: `${node}.${i}`,
            above: [node, ''],
            shares: [share / 10, share / 30],
            isSecret,
            hides: hides as CountedLeaf['hides'],
          };
        });
        const { branches, open } = lowestBranches(leaves, new Set(['n0', 'n1', '']));
        for (const one of leaves.filter(({ isSecret }) => isSecret)) {
          const above = branches.filter(({ node }) => one.above.includes(node));
          expect(above.length === 1 || (above.length === 0 && open.includes(one.path))).toBe(true);
        }
        for (const { node, isLoud } of branches) {
          const below = leaves.filter(
            ({ above, hides, isSecret }) => above.includes(node) && (isSecret || hides === 'own' || (isLoud && hides === 'all')),
          );
          const sum = (some: readonly CountedLeaf[]): number => some.reduce((all, { shares }) => all + (shares[0] ?? 0), 0);
          expect(sum(below.filter(({ isSecret }) => isSecret))).toBeLessThanOrEqual(sum(below) / 2 + 1e-6);
        }
      }),
    );
  });
});
