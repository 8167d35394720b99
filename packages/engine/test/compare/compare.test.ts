import { columnOf, type Observations, periodOf, quantaToNumber, tidy, type UnitRegister, type UnitVersion } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, compareRuns, type RunSummary, summarise, type UnitSummary } from '../../src/index.ts';

const SCHEME = `
scheme: small
version: "1"
edition: 1
title: 小方案
in_force: { from: 2020-01-01 }

lists: { places: { title: 地方, units: place } }
indicators:
  green: { title: 森林覆盖率, owner: 林业局, unit: "%", range: [0, 100] }
  air: { title: 空气, owner: 环保局, unit: "%", range: [0, 100] }
  jobs: { title: 就业, owner: 人社局, range: [0, 100] }
  roads: { title: 道路, owner: 交通局, range: [0, 100] }
  water: { title: 供水, owner: 水利局, range: [0, 100] }
score:
  places:
    weights: points
    parts:
      ecology:
        title: 生态
        weight: 40
        parts: { green: { weight: 75, method: given }, air: { weight: 25, method: given } }
      economy:
        title: 经济
        weight: 45
        weights: points_of_total
        parts:
          jobs: { weight: 30, method: given }
          public: { title: 公用, weight: 15, weights: relative, aggregate: AGGREGATE, parts: { roads: { weight: 1, method: given }, water: { weight: 2, method: given } } }
      base: { title: 基础, weight: 15, parts: { again: { indicator: green, weight: 100, method: given } } }
      bonus: { title: 加分, apply: { table: awards.csv } }
lights:
  rules: [{ light: red, when: value < 30 }, { light: blue, when: value < 60 }]
rounding: { total: 0.01, rule: half_up }
grades: { order: [good 良好, poor 较差], at_least: { good: 60 } }
`;
const AWARDS = 'unit,date,item,level,points,title\n990100 甲县,2023-05-01,示例奖,,1.5,示例\n';

const versions: UnitVersion[] = ['甲', '乙', '丙'].map((name, i) => ({
  id: `u${i}`,
  code: `99010${i}`,
  name: { 'zh-CN': `${name}县` },
  kind: 'place',
  example: true,
  attributes: {},
  line: i + 2,
}));
const register: UnitRegister = { versions, memberships: [], successions: [] };
const INDICATORS = ['air', 'green', 'jobs', 'roads', 'water'];

function schemeWith(aggregate: string, version = '1', change: (text: string) => string = (text) => text) {
  const text = change(SCHEME.replace('AGGREGATE', aggregate).replace('version: "1"', `version: "${version}"`));
  const { scheme, issues } = compileScheme({
    files: new Map([
      ['scheme.yaml', text],
      ['awards.csv', AWARDS],
    ]),
    entry: 'scheme.yaml',
    register,
  });
  if (!scheme) throw new Error(JSON.stringify(issues));
  return scheme;
}
const ADDS = schemeWith('arithmetic');

type Cells = readonly (readonly number[])[];

/** `cells`: unit by unit, values in the order of INDICATORS; NaN is a value that does not apply. */
function runOf(cells: Cells, year: string, scheme = ADDS): RunSummary {
  const units = cells.map((_, i) => `u${i}`);
  const observations: Observations = {
    unitIds: units,
    indicators: INDICATORS,
    periods: [year],
    column: (indicator, period) =>
      period === year
        ? columnOf(
            cells.map((row) => (Number.isNaN(row[INDICATORS.indexOf(indicator)]) ? 'not_applicable' : row[INDICATORS.indexOf(indicator)]!)),
          )
        : undefined,
    origin: () => undefined,
  };
  const alive: UnitRegister = { ...register, versions: versions.slice(0, cells.length) };
  const { value } = assess({ scheme, register: alive, observations, period: periodOf(year), asOf: `${year}-12-31`, seed: 0 });
  return summarise(value, scheme);
}

const unitsOf = (run: RunSummary) => run.lists[0]?.units ?? [];
const BEFORE = runOf(
  [
    [50, 80, 60, 20, 90],
    [70, 40, 90, 55, 10],
  ],
  '2022',
);

describe('COMPARE-1 what is taken of a run', () => {
  it('has names, totals, ranks and grades of every member', () => {
    const [first, second] = unitsOf(BEFORE);
    // ecology 0.75 × 80 + 0.25 × 50 = 72.5; economy (30 × 60 + 15 × (20 + 2 × 90) ÷ 3) ÷ 45 = 62.2222; base 80
    expect(first).toMatchObject({ unitId: 'u0', code: '990100', score: 69, rank: 1, grade: 'good' });
    expect(second).toMatchObject({ unitId: 'u1', rank: 2, grade: 'poor' });
    expect(BEFORE).toMatchObject({ scheme: { id: 'small', version: '1' }, result: expect.stringMatching(/^sha256:/) });
  });

  it('COMPARE-3 counts the lights that are shown at the end of the period', () => {
    expect(unitsOf(BEFORE).map(({ lights }) => Object.fromEntries(lights))).toEqual([
      { red: 1, blue: 1 },
      { red: 1, blue: 2 },
    ]);
  });
});

describe('COMPARE-2 points that parts give the total', () => {
  it('are those of the parts below the root, of leaves and of additions, on the scale of the total', () => {
    const [first] = unitsOf(runOf([[50, 80, 60, 20, 90]], '2023'));
    expect(Object.fromEntries(first?.points ?? [])).toEqual({
      ecology: 29,
      'ecology.green': 24,
      'ecology.air': 5,
      economy: 28,
      'economy.jobs': 18,
      'economy.public.roads': 1,
      'economy.public.water': 9,
      base: 12,
      'base.again': 12,
      bonus: 1.5,
    });
    expect(first?.score).toBe(70.5);
  });

  it('stop at a node that does not add up, and the node stands for what is below it', () => {
    const [first] = unitsOf(runOf([[50, 80, 60, 20, 90]], '2023', schemeWith('worst')));
    expect(first?.points.get('economy')).toBe(21);
    expect([...(first?.points.keys() ?? [])].filter((path) => path.startsWith('economy.'))).toEqual(['economy.jobs']);
  });

  it('leave out a part whose value is missing; the others carry its weight', () => {
    const [first] = unitsOf(runOf([[50, Number.NaN, 60, 20, 90]], '2023'));
    expect(first?.points.has('base')).toBe(false);
    expect(first?.points.has('ecology.green')).toBe(false);
    expect(first?.points.get('ecology.air')).toBe(Math.round((50 * 40e6) / 85) / 1e6);
    expect(first?.worth.get('ecology.air')).toBe(Math.round(40e8 / 85) / 1e6);
  });
});

describe('COMPARE-4 what changed', () => {
  it('is nothing where a run is compared with itself', () => {
    const { lists } = compareRuns(BEFORE, BEFORE);
    for (const unit of lists.flatMap(({ units }) => units)) {
      expect([unit.scoreBy, unit.placesBy, unit.gradeChanged, unit.parts.filter(({ by, only }) => by !== 0 || only)]).toEqual([
        0,
        0,
        false,
        [],
      ]);
    }
  });

  it('is said by part, most first, with places and grades', () => {
    const after = runOf(
      [
        [50, 40, 60, 20, 90],
        [70, 80, 90, 55, 10],
      ],
      '2024',
    );
    const [first, second] = compareRuns(BEFORE, after).lists[0]?.units ?? [];
    expect(first).toMatchObject({ scoreBy: -18, placesBy: -1, gradeChanged: true });
    expect(first?.parts.slice(0, 4)).toEqual([
      { path: 'ecology', by: -12 },
      { path: 'ecology.green', by: -12 },
      { path: 'base', by: -6 },
      { path: 'base.again', by: -6 },
    ]);
    expect(second).toMatchObject({ scoreBy: 18, placesBy: 1, gradeChanged: true });
  });

  it('names units that came, left or were renamed', () => {
    const renamed: RunSummary = {
      ...BEFORE,
      lists: [{ list: 'places', units: unitsOf(BEFORE).map((unit) => ({ ...unit, name: { 'zh-CN': '旧名' }, code: '999999' })) }],
    };
    const grown = runOf(
      [
        [50, 80, 60, 20, 90],
        [70, 40, 90, 55, 10],
        [1, 1, 1, 1, 1],
      ],
      '2024',
    );
    const came = compareRuns(renamed, grown).lists[0]?.units ?? [];
    expect(came.map(({ name, before, after }) => [name['zh-CN'], before?.name['zh-CN'], after?.name['zh-CN']])).toEqual([
      ['甲县', '旧名', '甲县'],
      ['乙县', '旧名', '乙县'],
      ['丙县', undefined, '丙县'],
    ]);
    expect(came[2]).toMatchObject({ scoreBy: Number.NaN, placesBy: 0, gradeChanged: false, parts: [] });
    const left = compareRuns(grown, BEFORE).lists[0]?.units ?? [];
    expect(left.map(({ unitId, after }) => [unitId, after?.code])).toEqual([
      ['u0', '990100'],
      ['u1', '990101'],
      ['u2', undefined],
    ]);
  });

  it('keeps a list that only the earlier run had, after the others', () => {
    const wider: RunSummary = { ...BEFORE, lists: [{ list: 'organs', units: unitsOf(BEFORE) }, ...BEFORE.lists] };
    const { lists } = compareRuns(wider, BEFORE);
    expect(lists.map(({ list, units }) => [list, units.map(({ after }) => after === undefined)])).toEqual([
      ['places', [false, false]],
      ['organs', [true, true]],
    ]);
  });

  it('COMPARE-5 marks parts that one version of the scheme has alone', () => {
    const other = schemeWith('arithmetic', '2', (text) =>
      text.replace(
        'base: { title: 基础, weight: 15, parts: { again: { indicator: green',
        'calm: { title: 平安, weight: 15, parts: { again: { indicator: air',
      ),
    );
    const [first] = compareRuns(BEFORE, runOf([[50, 80, 60, 20, 90]], '2024', other)).lists[0]?.units ?? [];
    expect(first?.parts.filter(({ only }) => only)).toEqual([
      { path: 'base', by: -12, only: 'before' },
      { path: 'base.again', by: -12, only: 'before' },
      { path: 'calm', by: 7.5, only: 'after' },
      { path: 'calm.again', by: 7.5, only: 'after' },
    ]);
    expect(first?.scoreBy).toBe(-4.5);
    expect(first?.leaves.filter(({ only }) => only)).toMatchObject([
      { path: 'base.again', by: -12, byScore: 0, byWeight: -12, worthBefore: 15, only: 'removed' },
      { path: 'calm.again', by: 7.5, byScore: 0, byWeight: 7.5, worthAfter: 15, only: 'added' },
    ]);
    expect(first?.split).toEqual({ byScore: 0, byWeight: -4.5, rest: 0 });
  });
});

describe('COMPARE-9 what the unit did and what the weights did', () => {
  const lighter = schemeWith('arithmetic', '2', (text) =>
    text
      .replace('title: 生态\n        weight: 40', 'title: 生态\n        weight: 25')
      .replace('base: { title: 基础, weight: 15', 'base: { title: 基础, weight: 30'),
  );

  it('only weights differ: all of it is theirs', () => {
    const [first] =
      compareRuns(runOf([[50, 80, 60, 20, 90]], '2022'), runOf([[50, 80, 60, 20, 90]], '2024', lighter)).lists[0]?.units ?? [];
    // green 30 → 18.75 at 80, air 10 → 6.25 at 50, again 15 → 30 at 80
    expect(first?.leaves.filter(({ by }) => by !== 0)).toEqual([
      { path: 'base.again', by: 12, byScore: 0, byWeight: 12, worthBefore: 15, worthAfter: 30 },
      { path: 'ecology.green', by: -9, byScore: 0, byWeight: -9, worthBefore: 30, worthAfter: 18.75 },
      { path: 'ecology.air', by: -1.875, byScore: 0, byWeight: -1.875, worthBefore: 10, worthAfter: 6.25 },
    ]);
    expect(first?.split).toEqual({ byScore: 0, byWeight: 1.125, rest: tidy((first?.scoreBy ?? 0) - 1.125) });
  });

  it('only scores differ: all of it is theirs', () => {
    const [first] = compareRuns(runOf([[50, 80, 60, 20, 90]], '2022'), runOf([[90, 40, 60, 20, 90]], '2024')).lists[0]?.units ?? [];
    expect(first?.leaves.every(({ byWeight }) => byWeight === 0)).toBe(true);
    expect(first?.split.byScore).toBe(-14);
  });

  it('both differ: the score counts by the mean weight, the weight by the mean score', () => {
    const [first] =
      compareRuns(runOf([[50, 80, 60, 20, 90]], '2022'), runOf([[90, 80, 60, 20, 90]], '2024', lighter)).lists[0]?.units ?? [];
    // air: score 50 → 90 by (10 + 6.25) ÷ 2 %, weight 10 → 6.25 by (50 + 90) ÷ 2 %
    expect(first?.leaves.find(({ path }) => path === 'ecology.air')).toEqual({
      path: 'ecology.air',
      by: 0.625,
      byScore: 3.25,
      byWeight: -2.625,
      worthBefore: 10,
      worthAfter: 6.25,
    });
  });

  it('a value that one run lacks is lost or gained, not a rule; the others carry its weight', () => {
    const both = (green: number) =>
      runOf(
        [
          [50, green, 60, 20, 90],
          [50, 80, 60, 20, 90],
        ],
        '2022',
      );
    const [first] = compareRuns(both(80), both(Number.NaN)).lists[0]?.units ?? [];
    expect(first?.leaves.filter(({ only }) => only).map(({ path, only, byWeight }) => [path, only, byWeight])).toEqual([
      ['ecology.green', 'lost', 0],
      ['base.again', 'lost', 0],
    ]);
    expect(first?.leaves.find(({ path }) => path === 'ecology.air')?.byWeight).toBeGreaterThan(0);
  });

  it('a part that has parts in the other run is another part, and nothing counts twice', () => {
    const split = schemeWith('arithmetic', '2', (text) =>
      text.replace(
        'base: { title: 基础, weight: 15, parts: { again: { indicator: green, weight: 100, method: given } } }',
        'base: { indicator: green, title: 基础, weight: 15, method: given }',
      ),
    );
    const [first] = compareRuns(runOf([[50, 80, 60, 20, 90]], '2022'), runOf([[50, 80, 60, 20, 90]], '2024', split)).lists[0]?.units ?? [];
    expect(first?.leaves.filter(({ by }) => by !== 0).map(({ path, by, only }) => [path, by, only])).toEqual([
      ['base', 12, 'added'],
      ['base.again', -12, 'removed'],
    ]);
    expect(first?.split).toEqual({ byScore: 0, byWeight: 0, rest: 0 });
  });
});

describe('properties', () => {
  const value = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0, max: 1000 }).map((x) => x / 10) },
    { weight: 1, arbitrary: fc.constant(Number.NaN) },
  );
  const cells = fc.array(fc.array(value, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 3 });

  it('COMPARE-2 the changes of the parts below the root, and those of the leaves, add up to the change of the score', () => {
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        for (const unit of compareRuns(runOf(a, '2022'), runOf(b, '2024')).lists[0]?.units ?? []) {
          if (Number.isNaN(unit.scoreBy)) continue;
          const sum = (keep: (path: string) => boolean): number =>
            unit.parts.filter(({ path }) => keep(path)).reduce((all, { by }) => all + by, 0);
          // Each total is rounded once, to a hundredth.
          expect(Math.abs(sum((path) => !path.includes('.')) - unit.scoreBy)).toBeLessThanOrEqual(0.01 + 1e-9);
          expect(Math.abs(sum((path) => path.includes('.') || path === 'bonus') - unit.scoreBy)).toBeLessThanOrEqual(0.01 + 1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  /** A weight for every part that gives points, so that its score would be 10 or −10. */
  const worthOf = ({ points }: { readonly points: ReadonlyMap<string, number> }): ReadonlyMap<string, number> =>
    new Map([...points].map(([path, by]) => [path, Math.abs(by) * 10]));

  const summary: fc.Arbitrary<RunSummary> = fc
    .uniqueArray(
      fc.record({
        unitId: fc.constantFrom('a', 'b', 'c', 'd'),
        score: fc.oneof(
          fc.integer({ min: 0, max: 10000 }).map((quanta) => quantaToNumber(quanta, 2)),
          fc.constant(Number.NaN),
        ),
        rank: fc.nat(4),
        grade: fc.constantFrom('', 'good', 'poor'),
        points: fc
          .dictionary(fc.constantFrom('x', 'y', 'z.w'), fc.integer({ min: -50, max: 50 }))
          .map((one) => new Map(Object.entries(one))),
      }),
      { selector: ({ unitId }) => unitId },
    )
    .map((units) => ({
      scheme: { id: 's', version: '1' },
      period: periodOf('2023'),
      asOf: '2023-12-31',
      result: 'sha256:0',
      lists: [
        {
          list: 'l',
          units: units.map(
            (unit): UnitSummary => ({
              ...unit,
              worth: worthOf(unit),
              code: unit.unitId,
              name: { 'zh-CN': unit.unitId },
              lights: new Map(),
            }),
          ),
        },
      ],
    }));

  it('COMPARE-4 backwards every difference has the other sign, and every unit of either run stands once', () => {
    fc.assert(
      fc.property(summary, summary, (a, b) => {
        const there = compareRuns(a, b).lists[0]?.units ?? [];
        const back = new Map(compareRuns(b, a).lists[0]?.units.map((unit) => [unit.unitId, unit]));
        expect(there.map(({ unitId }) => unitId).sort()).toEqual(
          [...new Set([...unitsOf(a), ...unitsOf(b)].map(({ unitId }) => unitId))].sort(),
        );
        for (const unit of there) {
          const other = back.get(unit.unitId);
          expect(unit.scoreBy + (other?.scoreBy ?? 0) || 0).toBe(0);
          expect(unit.placesBy + (other?.placesBy ?? 1)).toBe(0);
          expect(unit.gradeChanged).toBe(other?.gradeChanged);
          const mirrored = unit.leaves.map(({ path, byScore, byWeight }) => [path, byScore || 0, byWeight || 0]);
          expect(mirrored).toEqual(other?.leaves.map(({ path, byScore, byWeight }) => [path, -byScore || 0, -byWeight || 0]));
          if (!Number.isNaN(unit.scoreBy)) {
            const { byScore, byWeight, rest } = unit.split;
            expect(tidy(byScore + byWeight + rest)).toBe(unit.scoreBy);
          }
          for (const { by, byScore, byWeight } of unit.leaves) expect(tidy(byScore + byWeight)).toBe(by);
          expect(unit.parts.map(({ path, by }) => `${path} ${by}`)).toEqual(
            other?.parts.map(({ path, by }) => `${path} ${by === 0 ? 0 : -by}`),
          );
        }
      }),
    );
  });
});
