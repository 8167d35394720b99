import { assess } from '@kedu/engine';
import { columnOf, type Observations, periodOf, type UnitRegister } from '@kedu/model';
import { type CompiledScheme, compileScheme } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessWithErrors } from '../../src/assessWithErrors.ts';
import { uncertaintyOf } from '../../src/uncertaintyOf.ts';
import { compiled, inputOf, schemeWith } from '../honestRun.ts';
import { drawKernel } from './kernelInstance.ts';

/** All that draws found, as text: one bit tells. */
function textOf(found: ReturnType<typeof uncertaintyOf>): string {
  return JSON.stringify(found, (_, value: unknown) => {
    if (value instanceof Map) return [...value];
    return ArrayBuffer.isView(value) ? Array.from(value as Float64Array, (x) => (Object.is(x, -0) ? '-0' : String(x))) : (value as object);
  });
}

const ERRORS = [
  '',
  '{ sd: 3 }',
  '{ sd: 40 }',
  '{ relative: 5% }',
  '{ sd: 2, shared: true }',
  '[{ sd: 1 }, { relative: 10%, shared: true }]',
  '{ sd: errors.csv }',
] as const;
const METHODS = [
  'given',
  'min_max',
  'z_score',
  '{ goalposts: { worst: 10, best: 80 } }',
  '{ efficacy: { min: 0, max: 100 } }',
  '{ completion: { target: 60 } }',
  '{ piecewise: { points: [[0, 0], [30, 60], [100, 100]] } }',
  '{ interval: { low: 40, high: 60, fade: 30 } }',
  'rank',
] as const;

const indicatorDrawn = fc.record({
  error: fc.constantFrom(...ERRORS),
  method: fc.constantFrom(...METHODS.slice(0, 6), ...METHODS),
  range: fc.constantFrom('', ', range: [0, 100]'),
  better: fc.constantFrom('', ', better: lower'),
  weight: fc.integer({ min: 1, max: 9 }),
  peers: fc.boolean(),
});
const schemeDrawn = fc.record({
  indicators: fc.array(indicatorDrawn, { minLength: 2, maxLength: 6 }),
  rounding: fc.constantFrom('{ total: 0.01 }', '{ indicator: 0.01, total: 0.1 }', '{ indicator: 0.1, part: 0.01, total: 0.01 }'),
  gate: fc.constantFrom('', "value('i0') < 45", "score('i1') < 60", 'total > 70'),
  grades: fc.boolean(),
  formula: fc.boolean(),
  peers: fc.constantFrom('frozen', 'frozen', 'frozen', 'redrawn'),
  draws: fc.integer({ min: 100, max: 113 }),
  seed: fc.integer({ min: 0, max: 2 ** 31 }),
  units: fc.integer({ min: 1, max: 23 }),
  values: fc.array(fc.option(fc.integer({ min: 0, max: 1000 }), { freq: 8 }), { minLength: 40, maxLength: 40 }),
});
type Drawn = typeof schemeDrawn extends fc.Arbitrary<infer T> ? T : never;

function yamlOf({ indicators, rounding, gate, grades, formula, peers, draws, seed }: Drawn): string {
  const methodOf = ({ method, better }: Drawn['indicators'][number]): string =>
    better === '' ? method : method.replace('worst: 10, best: 80', 'worst: 80, best: 10');
  const tree = (list: string): string => `
  ${list}:
    weights: relative
    parts:
      field:
        weight: 2
        weights: relative
        parts:
${indicators.map((one, i) => `          i${i}: { weight: ${one.weight}, method: ${methodOf(one)}${one.peers && /min_max|z_score/u.test(one.method) ? ', peers: region' : ''} }`).join('\n')}
      i0: { weight: 1, method: given }
${formula ? '      both: { weight: 1, method: { efficacy: { min: 0, max: 200 } } }' : ''}`;
  return `
scheme: drawn
version: "1"
edition: 1
title: 示例方案
in_force: { from: 2020-01-01 }
authority: 990100 示例市
rounding: ${rounding}
attributes: { region: text }
lists: { places: { title: 地方, units: place }, offices: { title: 单位, units: unit } }
indicators:
${indicators.map(({ error, range, better }, i) => `  i${i}: { title: 示例${i}${range}${better}${error === '' ? '' : `, error: ${error}`} }`).join('\n')}
${formula ? '  both: { title: 两项之和, formula: "i0 + i1" }' : ''}
score:${tree('places')}${tree('offices')}
${gate === '' ? '' : `gates:\n  - { title: 限分, when: "${gate}", cap_score: 55 }`}
${grades ? 'grades: { order: [good 良好, poor 较差], at_least: { good: 55 } }' : ''}
uncertainty: { confidence: 90%, draws: ${draws}, seed: ${seed}, peers: ${peers} }
`;
}

function codeOf(unit: number): string {
  return `99${String(unit + 10).padStart(4, '0')}`;
}

function schemeOf(drawn: Drawn): CompiledScheme {
  const rows = Array.from({ length: 30 }, (_, k) => `${codeOf(k)} 示例${k},${k % 4}`);
  const files = new Map([
    ['scheme.yaml', yamlOf(drawn)],
    ['errors.csv', `unit,sd\n${rows.join('\n')}\n`],
  ]);
  const { scheme, issues } = compileScheme({ files, entry: 'scheme.yaml' });
  if (!scheme) throw new Error(JSON.stringify(issues.filter(({ severity }) => severity === 'error')));
  return scheme;
}

function runOf(drawn: Drawn) {
  const { units, values, indicators } = drawn;
  const register: UnitRegister = {
    versions: Array.from({ length: units }, (_, k) => ({
      id: `u${String(k).padStart(2, '0')}`,
      code: codeOf(k),
      name: { 'zh-CN': `示例${k}` },
      kind: k % 3 === 2 ? 'unit' : 'place',
      example: true,
      attributes: { region: k % 2 === 0 ? '东' : '西' },
      line: k + 2,
    })),
    memberships: [],
    successions: [],
  };
  const columns = new Map(
    indicators.map((_, i) => [
      `i${i}`,
      columnOf(
        Array.from({ length: units }, (__, k) => {
          const found = values[(7 * i + k) % values.length];
          return found === null || found === undefined ? undefined : found / 10;
        }) as number[],
      ),
    ]),
  );
  const observations: Observations = {
    unitIds: register.versions.map(({ id }) => id),
    indicators: [...columns.keys()],
    periods: ['2023'],
    column: (indicator, period) => (period === '2023' ? columns.get(indicator) : undefined),
    origin: () => undefined,
  };
  return assess({ scheme: schemeOf(drawn), register, observations, period: periodOf('2023'), asOf: '2024-06-01', seed: 0 });
}

describe('DRAW-2 KERNEL-16 draws by a kernel', () => {
  it('give what the reference gives, bit by bit, whatever the scheme', () => {
    const kernel = drawKernel();
    const start = kernel.memory.next;
    let [compared, swept] = [0, 0];
    const counting = {
      ...kernel,
      sweeps: (...args: Parameters<typeof kernel.sweeps>) => {
        swept += 1;
        kernel.sweeps(...args);
      },
    };
    fc.assert(
      fc.property(schemeDrawn, (drawn) => {
        const { trace } = runOf(drawn);
        const reference = uncertaintyOf(trace);
        expect(textOf(uncertaintyOf(trace, counting))).toBe(textOf(reference));
        expect(kernel.memory.next).toBe(start);
        if (reference) compared += 1;
      }),
      { numRuns: 70 },
    );
    expect(compared).toBeGreaterThan(40);
    expect(swept).toBeGreaterThan(500);
  }, 120_000);

  it('spare the same proposals: grades, last places, fields, whose parts are read', () => {
    const input = inputOf(compiled(schemeWith('{ sd: 6 }')), [61, 58, 50, 66, 59, 62], [55, 44, 49, 70, 52, 60], 400);
    const [byKernel, reference] = [assessWithErrors(input, drawKernel()).value, assessWithErrors(input).value];
    expect(byKernel.run.result).toBe(reference.run.result);
    expect(byKernel.proposals).toEqual(reference.proposals);
    expect(reference.proposals.some(({ withheldBecause }) => withheldBecause === 'noise')).toBe(true);
  });

  it('go by the reference where not two draws fit into the memory', () => {
    const input = inputOf(compiled(schemeWith('{ sd: 6 }')), [61, 58, 50], [55, 44, 49], 100);
    const kernel = drawKernel(1000);
    const unused = { ...kernel, sweeps: () => expect.unreachable() };
    expect(assessWithErrors(input, unused).value.run.result).toBe(assessWithErrors(input).value.run.result);
  });
});
