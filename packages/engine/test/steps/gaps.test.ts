import { columnOf, type MissingReason, type Observations, periodOf, type UnitRegister } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { type AssessInput, assess, explain } from '../../src/index.ts';
import type { Explanation } from '../../src/explain/node.ts';
import { calculate } from '../calculator.ts';

type Cell = number | MissingReason;

const register = (count: number): UnitRegister => ({
  versions: Array.from({ length: count }, (_, i) => ({
    id: `u${String(i).padStart(3, '0')}`,
    code: `99${String(1000 + i)}`,
    name: { 'zh-CN': `${i + 1}号县` },
    kind: 'place',
    example: true,
    attributes: {},
    line: i + 2,
  })),
  memberships: [],
  successions: [],
});

function run(scheme: string, cells: Readonly<Record<string, readonly Cell[]>>, asOf = '2024-03-01') {
  const units = register(Math.max(...Object.values(cells).map((row) => row.length)));
  const text = `scheme: gaps\nversion: "1"\nedition: 1\ntitle: 缺口\nin_force: { from: 2020-01-01 }\nlists: { places: { title: 地方, units: place } }\n${scheme}`;
  const compiled = compileScheme({ files: new Map([['scheme.yaml', text]]), entry: 'scheme.yaml', register: units });
  if (!compiled.scheme) throw new Error(JSON.stringify(compiled.issues));
  const observations: Observations = {
    unitIds: units.versions.map(({ id }) => id),
    indicators: Object.keys(cells),
    periods: ['2023'],
    column: (id, period) => (period === '2023' && cells[id] ? columnOf(cells[id]) : undefined),
    origin: (id, _, unit) => ({ file: `${id}.csv`, line: unit + 2, column: 3, text: String(cells[id]?.[unit]), example: true }),
  };
  const input: AssessInput = { scheme: compiled.scheme, register: units, observations, period: periodOf('2023'), asOf, seed: 0 };
  return assess(input);
}

const named = (issues: ReturnType<typeof run>['value']['issues'], code: string) => issues.filter((issue) => issue.code === code);

const BEDS = `
indicators:
  doctors: { title: 医生, owner: 卫健委 }
  beds: { title: 床位, owner: 卫健委 }
  air: { title: 空气, owner: 环保局, unit: "%" }
  per_bed: { title: 每床位医生, owner: 卫健委, formula: "doctors / beds" }
  twice: { title: 两倍, owner: 卫健委, formula: "2.0 * per_bed" }
`;

describe('formulas without a result', () => {
  const cells = { doctors: [10, 20, 30, 40, 50], beds: [5, 0, 0, 0, 0], air: [90, 80, 70, 60, 50] };

  it('CHECK-11 a unit that reports 0 as a divisor is named once, with the cell of the 0 and the sum', () => {
    const { value } = run(
      `${BEDS}\nscore: { places: { weights: points, parts: { per_bed: { weight: 50, method: min_max }, air: { weight: 50, method: given } } } }`,
      cells,
    );
    expect(named(value.issues, 'CHECK_FORMULA_NO_RESULT')).toEqual([
      {
        code: 'CHECK_FORMULA_NO_RESULT',
        severity: 'warning',
        args: {
          title: '每床位医生',
          reason: 'division_by_zero',
          count: 4,
          units: '2号县、3号县、4号县',
          units_en: '2号县, 3号县, 4号县',
          formula: 'doctors / beds',
          sum: '20 ÷ 0',
        },
        place: { file: 'beds.csv', line: 3, column: 3, excerpt: '0', unit: 'u001', indicator: 'per_bed', period: '2023' },
      },
    ]);
  });

  it('CHECK-11 what a formula passes on is said of the formula that divides', () => {
    const { value } = run(
      `${BEDS}\nscore: { places: { weights: points, parts: { twice: { weight: 50, method: min_max }, air: { weight: 50, method: given } } } }`,
      cells,
    );
    expect(named(value.issues, 'CHECK_FORMULA_NO_RESULT')).toMatchObject([
      { args: { title: '两倍', formula: 'doctors / beds', sum: '20 ÷ 0' }, place: { file: 'beds.csv', line: 3, indicator: 'twice' } },
    ]);
  });

  it('CHECK-11 a formula that only a gate reads counts too; one that nobody scores by does not', () => {
    const score = 'score: { places: { weights: points, parts: { air: { weight: 100, method: given } } } }';
    expect(named(run(`${BEDS}\n${score}`, cells).value.issues, 'CHECK_FORMULA_NO_RESULT')).toEqual([]);
    const gates = `gates: [{ title: 床位不足, when: "value('per_bed') > 9.0", cap_score: 60 }]`;
    expect(named(run(`${BEDS}\n${score}\n${gates}`, cells).value.issues, 'CHECK_FORMULA_NO_RESULT')).toHaveLength(1);
  });

  it('CHECK-11 a formula whose weight is 0 is passed over', () => {
    const { value } = run(
      `${BEDS}\nscore: { places: { weights: points, parts: { per_bed: { weight: 0, method: min_max }, air: { weight: 100, method: given } } } }`,
      cells,
    );
    expect(named(value.issues, 'CHECK_FORMULA_NO_RESULT')).toEqual([]);
  });
});

describe('overdue values', () => {
  const scheme = (missing: string) => `
indicators:
  a: { title: 甲, owner: 局, unit: "%" }
  b: { title: 乙, owner: 局, unit: "%" }
score: { places: { weights: points, parts: { a: { weight: 50, method: given${missing} }, b: { weight: 50, method: given } } } }
`;
  const b = [1, 2, 3, 4, 5, 6];

  it('IMPUTE-7 are said once for a part: how many of how many, the first three, and the rule', () => {
    const a: Cell[] = ['overdue', 1, 'overdue', 'source_late', 'overdue', 'overdue'];
    const { value } = run(scheme(', missing: { zero: 逾期不得分 }'), { a, b });
    expect(named(value.issues, 'SCORE_OVERDUE')).toMatchObject([
      {
        severity: 'warning',
        args: {
          part: 'a',
          title: '甲',
          count: 4,
          of: 6,
          units: '1号县、3号县、5号县',
          units_en: '1号县, 3号县, 5号县',
          more: 1,
          rule: 'zero',
        },
      },
    ]);
  });

  it.each([
    ['source_late', '2024-03-01'],
    ['not_applicable', '2024-03-01'],
    ['overdue', '2023-12-01'],
  ] as const)('IMPUTE-7 are not gaps for which the unit does not answer: %s on %s', (reason, asOf) => {
    const { value } = run(scheme(''), { a: [reason, 1, 1, 1, 1, 1], b }, asOf);
    expect(named(value.issues, 'SCORE_OVERDUE')).toEqual([]);
  });

  it('IMPUTE-7 names ten parts of a list and counts the rest', () => {
    const ids = Array.from({ length: 12 }, (_, i) => `x${i}`);
    const { value } = run(
      `indicators: { ${ids.map((id) => `${id}: { title: ${id}, owner: 局, unit: "%" }`).join(', ')} }
score: { places: { weights: relative, parts: { ${ids.map((id) => `${id}: { weight: 1, method: given }`).join(', ')} } } }`,
      Object.fromEntries(ids.map((id) => [id, [1, 'overdue', 'overdue'] as const])),
    );
    expect(named(value.issues, 'SCORE_OVERDUE')).toHaveLength(10);
    expect(named(value.issues, 'SCORE_OVERDUE_MORE')).toMatchObject([{ args: { list: 'places', parts: 2, count: 4 } }]);
  });

  it('IMPUTE-7 are not said a second time where the scheme refuses', () => {
    const { value } = run(scheme(', missing: refuse'), { a: ['overdue', 1, 1, 1, 1, 1], b });
    expect(value.issues.map(({ code }) => code)).toEqual(['SCORE_MISSING_REFUSED']);
  });

  it('CHECK-9 IMPUTE-7 an indicator that nobody reported is said once', () => {
    const { value } = run(scheme(''), { b });
    expect(value.issues.map(({ code }) => code)).toEqual(['CHECK_INDICATOR_WITHOUT_DATA']);
  });
});

describe('explanations', () => {
  function* nodes(node: Explanation): Generator<Explanation> {
    yield node;
    for (const child of node.children) yield* nodes(child);
  }
  const found = (tree: Explanation, code: Explanation['code']) => [...nodes(tree)].filter((node) => node.code === code);
  const scheme = (missing: string) => `
indicators: { a: { title: 甲, owner: 局, unit: "%" }, b: { title: 乙, owner: 局, unit: "%" } }
score: { places: { weights: points, parts: { a: { weight: 50, method: given, missing: ${missing} }, b: { weight: 50, method: min_max } } } }
`;
  const explained = (missing: string, a: readonly Cell[], b: readonly Cell[] = a.map((_, i) => i)) =>
    explain(run(scheme(missing), { a, b }).trace, { list: 'places', member: 0 });

  it.each([
    ['{ mean_of: list }', ['overdue', 60, 80, 70.5], '(60 + 80 + 70.5) ÷ 3', ['60', '80', '70.5']],
    ['{ median_of: list }', ['overdue', 60, 80, 70.5], undefined, ['80', '70.5', '60']],
    ['{ median_of: list }', ['overdue', 60, 80, 70.5, 71.5], '(71.5 + 70.5) ÷ 2', ['80', '71.5', '70.5', '60']],
  ] as const)('EXPLAIN-6 %s of %j is a sum over the units that are named', (missing, a, arithmetic, scores) => {
    const [fill] = found(explained(missing, a), 'EXPLAIN_FILLED') as [Explanation];
    expect(fill.args.rule).toBe(`${missing.slice(2, -8)} * (${a.length - 1})`);
    expect(fill.arithmetic).toBe(arithmetic);
    if (arithmetic !== undefined) expect(calculate(arithmetic)).toBe(Number(fill.result));
    expect(found(fill, 'EXPLAIN_PEER_SCORE').map(({ result }) => result)).toEqual(scores);
  });

  it.each([
    ['{ mean_of: list }', 35, '630 ÷ 35', ['EXPLAIN_PEER_SUM 630']],
    ['{ median_of: list }', 35, undefined, ['EXPLAIN_PEER_SCORE 18']],
    ['{ median_of: list }', 36, '(19 + 18) ÷ 2', ['EXPLAIN_PEER_SCORE 19', 'EXPLAIN_PEER_SCORE 18']],
  ] as const)('EXPLAIN-6 %s of %i units lists no more than is needed to redo it', (missing, count, arithmetic, below) => {
    const [fill] = found(explained(missing, ['overdue', ...Array.from({ length: count }, (_, i) => i + 1)]), 'EXPLAIN_FILLED') as [
      Explanation,
    ];
    expect(fill.arithmetic).toBe(arithmetic);
    if (arithmetic !== undefined) expect(calculate(arithmetic)).toBe(Number(fill.result));
    expect(fill.children.slice(1).map(({ code, result }) => `${code} ${result}`)).toEqual(below);
  });

  it('EXPLAIN-6 a group without a class is named as such', () => {
    const [fill] = found(explained('{ mean_of: class }', ['overdue', 60]), 'EXPLAIN_FILLED') as [Explanation];
    expect(fill.args.rule).toBe('mean_of - (1)');
  });

  it('EXPLAIN-6 a standard deviation that does not exist is —', () => {
    const alone = run(
      `indicators: { a: { title: 甲, owner: 局, unit: "%" } }\nscore: { places: { weights: points, parts: { a: { weight: 100, method: rank } } } }`,
      { a: [5, 'overdue'] },
    );
    const [peers] = found(explain(alone.trace, { list: 'places', member: 0 }), 'EXPLAIN_PEERS') as [Explanation];
    expect(peers.args).toEqual({ count: 1, min: 5, max: 5, mean: 5, sd: '—' });
  });

  it('EXPLAIN-6 a cap that lies above the score acts and is not said to have changed it', () => {
    const capped = run(
      `indicators: { a: { title: 甲, owner: 局, unit: "%" } }
score: { places: { weights: points, parts: { a: { weight: 100, method: given } } } }
grades: { order: [good 良好, poor 较差], at_least: { good: 80 } }
gates: [{ title: 事故, when: "value('a') > 0.0", cap_score: 60 }]`,
      { a: [90, 50] },
    );
    const effect = (member: number) =>
      found(explain(capped.trace, { list: 'places', member }), 'EXPLAIN_GATE').map(({ args }) => args.effect);
    expect([effect(0), effect(1)]).toEqual([['cap_score'], ['cap_score_above']]);
    expect(found(explain(capped.trace, { list: 'places', member: 1 }), 'EXPLAIN_SCORE_CAPPED')).toEqual([]);
  });
});
