import { columnOf, contentHash, periodOf, type Observations, type UnitRegister, type UnitVersion } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssessInput, asPrevious, assess, explain, isPublishable } from '../src/index.ts';

const SCHEME = `
scheme: small
version: "1"
edition: 1
title: 小方案
in_force: { from: 2020-01-01 }
attributes: { people: number }
lists: { places: { title: 地方, units: place, nodes: quarter } }
indicators:
  green: { title: 森林覆盖率, owner: 林业局, unit: "%", range: [0, 100], target: 50 }
  jobs: { title: 新增就业, owner: 人社局, accrual: flow, every: quarter, target: 400, schedule: [25%, 50%, 75%, 100%] }
  jobs_per_head: { title: 人均新增就业, owner: 人社局, formula: "jobs / unit.people" }
score:
  places:
    weights: points
    parts:
      green: { weight: 40, method: completion, missing: { mean_of: list } }
      jobs: { weight: 40, method: completion }
      jobs_per_head: { weight: 20, method: min_max }
lights:
  - { light: red, when: "lag >= 0.2" }
  - { light: blue, when: "lag > 0" }
grades: { order: [good 良好, poor 较差], at_least: { good: 80 } }
consequences:
  talk: { title: 连续两年末位, when: "last_place && previous.last_place", propose: { admonishing_talk: { refer_to: 组织部门 } } }
`;

const NAMES = ['甲县', '乙县', '丙县', '丁县'];
const versions: UnitVersion[] = NAMES.map((name, i) => ({
  id: `u${i}`,
  code: `99010${i}`,
  name: { 'zh-CN': name },
  kind: 'place',
  example: true,
  attributes: { people: String(100 + 10 * i) },
  line: i + 2,
}));
const register: UnitRegister = { versions, memberships: [], successions: [] };

const { scheme, issues } = compileScheme({ files: new Map([['scheme.yaml', SCHEME]]), entry: 'scheme.yaml', register });
if (!scheme) throw new Error(JSON.stringify(issues));

type Cell = number | 'overdue' | 'source_late';
const BASE: Record<string, Cell[]> = {
  'green@2023': [60, 45, 'overdue', 30],
  'jobs@2023Q1': [110, 90, 100, 20],
  'jobs@2023Q2': [110, 90, 100, 20],
  'jobs@2023Q3': [110, 90, 100, 20],
  'jobs@2023Q4': [0.1, 0.2, 0.3, 20],
};

function observed(cells: Record<string, readonly Cell[]>): Observations {
  const keys = Object.keys(cells).map((key) => key.split('@') as [string, string]);
  return {
    unitIds: versions.map(({ id }) => id),
    indicators: [...new Set(keys.map(([indicator]) => indicator))],
    periods: [...new Set(keys.map(([, period]) => period))],
    column: (indicator, period) => {
      const own = cells[`${indicator}@${period}`];
      return own && columnOf(own);
    },
    origin: (indicator, period, unit) =>
      cells[`${indicator}@${period}`] ? { file: 'data.csv', line: unit + 2, example: true } : undefined,
  };
}

const input = (more: Partial<AssessInput> = {}): AssessInput => ({
  scheme,
  register,
  observations: observed(BASE),
  period: periodOf('2023'),
  asOf: '2024-03-01',
  seed: 0,
  ...more,
});

describe('assess', () => {
  it('RUN-3 gives the same bytes for the same input, in whatever order units and columns came', () => {
    const { run } = assess(input()).value;
    const turned = Object.fromEntries(Object.entries(BASE).reverse());
    fc.assert(
      fc.property(fc.shuffledSubarray(versions, { minLength: versions.length }), (shuffled) => {
        const again = assess(input({ register: { ...register, versions: shuffled }, observations: observed(turned) })).value;
        expect(again.run.result).toBe(run.result);
        expect(again.run.data).toBe(run.data);
      }),
      { numRuns: 24 },
    );
  });

  it('RUN-1 RUN-2 every input has its place in the input hash', () => {
    const base = assess(input()).value.run;
    const previous = asPrevious(assess(input({ period: periodOf('2022'), asOf: '2023-03-01' })).value, scheme);
    const references = assess(input()).trace.references;
    const changes: Partial<AssessInput>[] = [
      { asOf: '2024-03-02' },
      { seed: 1 },
      { period: periodOf('2022') },
      { previous: [previous] },
      { references },
      { scheme: { ...scheme, hash: contentHash('other') } },
      { observations: observed({ ...BASE, 'green@2023': [60, 45, 'source_late', 30] }) },
      { register: { ...register, versions: versions.map((unit, i) => (i === 0 ? { ...unit, name: { 'zh-CN': '甲市' } } : unit)) } },
    ];
    const hashes = changes.map((change) => assess(input(change)).value.run.input);
    expect(new Set([base.input, ...hashes]).size).toBe(changes.length + 1);
  });

  it('HASH-4 the result hash follows the results: one value moves it, a comment in the scheme does not', () => {
    const base = assess(input()).value.run;
    const moved = assess(input({ observations: observed({ ...BASE, 'green@2023': [60, 45, 'overdue', 30.5] }) })).value.run;
    const commented = compileScheme({ files: new Map([['scheme.yaml', `# 说明\n${SCHEME}`]]), entry: 'scheme.yaml', register }).scheme;
    expect(moved.result).not.toBe(base.result);
    expect(commented?.hash).not.toBe(scheme.hash);
    expect(commented && assess(input({ scheme: commented })).value.run.result).toBe(base.result);
  });

  it('HASH-4 a unit that the register takes in later changes no earlier result; one that exists does', () => {
    const base = assess(input()).value.run;
    const withUnit = (from: string): string => {
      const later: UnitVersion = {
        id: 'u4',
        code: '990104',
        name: { 'zh-CN': '戊所' },
        kind: 'institute',
        example: true,
        attributes: {},
        line: 6,
        from,
      };
      const grown = Object.fromEntries(Object.entries(BASE).map(([key, cells]): [string, Cell[]] => [key, [...cells, 'source_late']]));
      const observations = { ...observed(grown), unitIds: [...versions, later].map(({ id }) => id) };
      const { run } = assess(input({ register: { ...register, versions: [...versions, later] }, observations })).value;
      expect(run.input).not.toBe(base.input);
      return run.result;
    };
    expect(withUnit('2024-01-01')).toBe(base.result);
    expect(withUnit('2023-01-01')).not.toBe(base.result);
  });

  it('RUN-5 SCHEME-82 the hash of a scheme is that of its files by name', () => {
    expect(scheme.files).toEqual([['scheme.yaml', contentHash(SCHEME)]]);
  });

  it('RUN-4 a later run names the results it used', () => {
    const first = assess(input({ period: periodOf('2022'), asOf: '2023-03-01' })).value;
    const second = assess(input({ previous: [asPrevious(first, scheme)] })).value;
    expect(second.run.previous).toEqual([first.run.result]);
  });

  it('RUN-6 is not publishable with an error among its problems, and lists them all', () => {
    const { value } = assess(input({ observations: observed({ ...BASE, 'green@2023': [160, -3, 40, 30] }) }));
    expect(value.issues.filter((issue) => issue.code === 'CHECK_OUT_OF_RANGE').map((issue) => issue.place.unit)).toEqual(['u0', 'u1']);
    expect(isPublishable(value)).toBe(false);
    expect(isPublishable(assess(input()).value)).toBe(true);
  });

  it('SUM-1 SUM-3 sums from left to right: periods from the earliest, units by ID; a mean divides once', () => {
    const { values, lists } = assess(input()).value;
    expect(values.get('jobs')?.values[1]).toBe(90 + 90 + 90 + 0.2);
    expect(lists[0]?.parts.get('green')?.score.values[2]).toBe((100 + 90 + 60) / 3);
  });

  it('SUM-2 the total is quantised once, after the weights', () => {
    const list = assess(input()).value.lists[0];
    const total = (k: number): number =>
      ['green', 'jobs', 'jobs_per_head'].reduce((sum, path) => sum + (list?.parts.get(path)?.points.values[k] ?? Number.NaN), 0);
    expect([0, 1, 2, 3].map((k) => list?.points[k])).toEqual([0, 1, 2, 3].map((k) => Math.round(total(k) * 100)));
  });

  it('MISS-2 a missing value stays missing through a formula and is never zero', () => {
    const { values } = assess(input({ observations: observed({ ...BASE, 'jobs@2023Q4': [1, 'source_late', 1, 1] }) })).value;
    const column = values.get('jobs_per_head');
    expect([...(column?.missing ?? [])].map((code) => code !== 0)).toEqual([false, true, false, false]);
    expect(column?.values[1]).toBeNaN();
  });

  it('EXPLAIN-4 explanations come from the trace on demand and are the same each time', () => {
    const { trace, value } = assess(input());
    const twice = [0, 1].map(() => JSON.stringify(explain(trace, { list: 'places', member: 2 })));
    expect(twice[0]).toBe(twice[1]);
    expect(JSON.stringify([...value.lists])).not.toContain('EXPLAIN_');
  });

  it('UNIT-1 UNIT-4 UNIT-5 a unit keeps its identity over a new name and code, whatever edges and successions the register holds', () => {
    const renamed: UnitRegister = {
      versions: [
        { ...(versions[0] as UnitVersion), until: '2023-06-30' },
        { ...(versions[0] as UnitVersion), code: '990199', name: { 'zh-CN': '甲市' }, from: '2023-07-01' },
        ...versions.slice(1),
      ],
      memberships: [
        { hierarchy: 'territory', unit: 'u0', parent: 'u1', share: 1 },
        { hierarchy: 'function', unit: 'u0', parent: 'u2', share: 0.5 },
      ],
      successions: [{ unit: 'u3', successor: 'u0', share: 1, on: '2024-01-01' }],
    };
    const [before, after] = [register, renamed].map((units) => assess(input({ register: units })).value);
    expect(after?.units[0]).toMatchObject({ id: 'u0', code: '990199', name: { 'zh-CN': '甲市' } });
    expect([...(after?.lists[0]?.score ?? [])]).toEqual([...(before?.lists[0]?.score ?? [])]);
    expect(after?.run.register).not.toBe(before?.run.register);
  });

  it.each([
    'min_max',
    '{ efficacy: { base: 60, range: 40 } }',
    'z_score',
    '{ rank: { first: 100, last: 60 } }',
    'percentile',
    'ratio_to_first',
  ])('CALIBRATE-2 CALIBRATE-4 a late value moves nobody else once reference points are frozen: %s', (method) => {
    const text = SCHEME.replace(
      'green: { weight: 40, method: completion, missing: { mean_of: list } }',
      `green: { weight: 40, method: ${method} }`,
    );
    const compiled = compileScheme({ files: new Map([['scheme.yaml', text]]), entry: 'scheme.yaml', register });
    if (!compiled.scheme) throw new Error(JSON.stringify(compiled.issues));
    const own = { scheme: compiled.scheme };
    const scores = ({ lists }: ReturnType<typeof assess>['value']) => [...(lists[0]?.score ?? [])];
    const first = assess(input(own));
    const late = observed({ ...BASE, 'green@2023': [60, 45, 95, 30] });
    const moved = (references: AssessInput['references']): number[] => {
      const after = scores(assess(input({ ...own, observations: late, references })).value);
      return scores(first.value).flatMap((before, unit) => (before === after[unit] ? [] : [unit]));
    };
    expect(moved(first.trace.references)).toEqual([2]);
    expect(moved(undefined).length).toBeGreaterThan(1);
  });

  it('changes nothing of what it is given', () => {
    const frozen = observed(BASE);
    const given = JSON.stringify([register, BASE]);
    assess(input({ observations: frozen }));
    expect(JSON.stringify([register, BASE])).toBe(given);
  });

  it('METHOD-1 a better value never lowers the total, nor the rank, of the unit that has it', () => {
    const standing = (green: number, jobs: number) => {
      const cells = { ...BASE, 'green@2023': [green, 45, 40, 30], 'jobs@2023Q4': [jobs, 0.2, 0.3, 20] };
      const list = assess(input({ observations: observed(cells) })).value.lists[0];
      return { total: list?.score[0] as number, rank: list?.rank[0] as number };
    };
    const share = fc.integer({ min: 0, max: 10_000 }).map((x) => x / 100);
    fc.assert(
      fc.property(share, share, share, share, (a, b, c, d) => {
        const worse = standing(Math.min(a, b), Math.min(c, d));
        const better = standing(Math.max(a, b), Math.max(c, d));
        expect(better.total).toBeGreaterThanOrEqual(worse.total);
        expect(better.rank).toBeLessThanOrEqual(worse.rank);
      }),
      { numRuns: 60 },
    );
  });

  it('WEIGHT-1 scaling relative weights changes no total and no rank; a part of weight 0 changes none either', () => {
    const run = (weights: readonly number[], extra = '') => {
      const text = SCHEME.replace('weights: points', 'weights: relative')
        .replace('green: { weight: 40', `${extra}green: { weight: ${weights[0]}`)
        .replace('jobs: { weight: 40', `jobs: { weight: ${weights[1]}`)
        .replace('jobs_per_head: { weight: 20', `jobs_per_head: { weight: ${weights[2]}`);
      const compiled = compileScheme({ files: new Map([['scheme.yaml', text]]), entry: 'scheme.yaml', register }).scheme;
      const list = compiled && assess(input({ scheme: compiled })).value.lists[0];
      return [[...(list?.score ?? [])], [...(list?.rank ?? [])]];
    };
    const plain = run([4, 4, 2]);
    expect(plain[1]).toHaveLength(4);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), (k) => {
        expect(run([4 * k, 4 * k, 2 * k].map((x) => x / 100))).toEqual(plain);
      }),
      { numRuns: 20 },
    );
    expect(run([4, 4, 2], 'idle: { indicator: green, weight: 0, method: min_max }\n      ')).toEqual(plain);
  });
});
