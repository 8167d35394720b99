import { describe, expect, test } from 'vitest';
import { explain, type Explanation, goalProgress } from '../../src/index.ts';
import { calculate } from '../calculator.ts';
import { madeUpRegister, madeUpScheme, madeUpTrace } from '../madeUp.ts';

const UNITS = `unit_id,code,name,name_en,kind,zone
a,990100,北川市,Beichuan,city,east
b,990200,连海市,Lianhai,city,east
c,990300,松抚市,Songfu,city,west
c1,990310,松抚县,Songfu County,county,
d,990010,发展和改革委员会,Planning,department,
`;

const scheme = (by: string, more = ''): string => `scheme: made-up
version: "2023"
title: { zh-CN: 示例 }
edition: 1
in_force: { from: 2023-01-01 }
attributes: { zone: text }
targets: targets.csv
lists: { cities: { title: 市, units: city } }
classes: { east: { title: 东部, units: { where: "unit.zone == 'east'" } } }
indicators:
  output: { title: 产值, kind: quantity, accrual: annual, unit: 亿元, owner: 统计局, target: 1 }
  projects: { title: 项目, kind: count, accrual: annual, owner: 统计局, target: 1 }
goals:
  output: { title: 产值达到1100亿元, source: 2023年政府工作报告, indicator: output, period: 2023, target: 1100, lead: 990010 发展和改革委员会, list: cities, decompose: { by: ${by}, table: goal.csv }, key_results: [{ title: 开工项目30个, indicator: projects, target: 30 }] }
score:
  cities: { weights: points, parts: { output: { weight: 60, method: completion }, projects: { weight: 40, method: completion } } }
${more}`;

const TARGETS = 'indicator,unit,class,period,target,baseline\noutput,,east,2023,7,\n';
const ROWS = `unit,base,potential,target,under,reason
990100 北川市,500,1,,,
990200 连海市,300,1,,,
990300 松抚市,200,3,,,
990310 松抚县,200,1,,990300 松抚市,
`;
const DATA = `unit,indicator,period,value
a,output,2023,560
b,output,2023,320
c,output,2023,230
c1,output,2023,240
a,projects,2023,12
b,projects,2023,20
`;

const register = madeUpRegister(UNITS);
const run = (rows = ROWS, { by = 'potential', targets = TARGETS, data = DATA } = {}) =>
  madeUpTrace(madeUpScheme({ 'made-up.yaml': scheme(by), 'goal.csv': rows, 'targets.csv': targets }, register), register, data);
const targetsOf = (trace: ReturnType<typeof run>): number[] => [...trace.data.target('output', trace.input.period).values];

function* nodes(node: Explanation): Generator<Explanation> {
  yield node;
  for (const child of node.children) yield* nodes(child);
}

describe('goals in a run', () => {
  test('GOAL-5 the decomposed targets are the targets of the units, above rows for classes', () => {
    expect(targetsOf(run())).toEqual([536, 321, 243, 243, 1]);
  });

  test('GOAL-5 a row of the table for the unit stands above its goal, named period or not', () => {
    expect(targetsOf(run(ROWS, { targets: `${TARGETS}output,990100 北川市,,,600,\n` }))).toEqual([600, 321, 243, 243, 1]);
    expect(targetsOf(run(ROWS, { targets: `${TARGETS}output,990200 连海市,,2023,9,\n` }))).toEqual([536, 9, 243, 243, 1]);
  });

  test('GOAL-5 the explanation of the target names goal and method, and its arithmetic can be redone', () => {
    const trace = run();
    const found = [...nodes(explain(trace, { list: 'cities', member: 2 }))];
    const goal = found.find(({ code }) => code === 'EXPLAIN_GOAL');
    const lead = { 'zh-CN': '发展和改革委员会', en: 'Planning' };
    expect(goal).toMatchObject({ result: '1100', args: { by: 'potential', lead, source: '2023年政府工作报告' } });
    const share = goal?.children.find(({ code }) => code === 'EXPLAIN_GOAL_SHARE');
    expect(share?.arithmetic).toBe('200 + (1100 − 1000) × 200 × 3 ÷ 1400');
    expect(calculate(share?.arithmetic ?? '')).toBeCloseTo(Number(share?.result), 9);
    expect(goal?.children.find(({ code }) => code === 'EXPLAIN_GOAL_STEP')).toMatchObject({ result: '243', args: { step: 1 } });
  });

  test('GOAL-5 a target that a row of the table overrules is not explained by the goal; equal growth tells its rate', () => {
    const overruled = run(ROWS, { targets: `${TARGETS}output,990300 松抚市,,2023,250,\n` });
    expect([...nodes(explain(overruled, { list: 'cities', member: 2 }))].some(({ code }) => code === 'EXPLAIN_GOAL')).toBe(false);
    const even = [...nodes(explain(run(ROWS, { by: 'equal_growth' }), { list: 'cities', member: 0 }))];
    expect(even.find(({ code }) => code === 'EXPLAIN_GOAL_RATE')?.args).toEqual({ percent: '10' });
  });

  test('GOAL-7 progress level by level, the whole only when all of the first level have reported', () => {
    const trace = run();
    const [goal] = goalProgress(trace.input.scheme, trace.assessment);
    expect(goal?.units.map(({ row, level, actual, attainment }) => [row.code, level, actual, attainment?.isReached])).toEqual([
      ['990100', 1, 560, true],
      ['990200', 1, 320, false],
      ['990300', 1, 230, false],
      ['990310', 2, 240, false],
    ]);
    expect(goal?.actual).toBe(1110);
    expect(goal?.attainment).toMatchObject({ isReached: true });
    const late = run(ROWS, { data: DATA.replace('b,output,2023,320\n', '') });
    const [waiting] = goalProgress(late.input.scheme, late.assessment);
    expect(waiting).toMatchObject({ reported: 2, of: 3 });
    expect(waiting?.actual).toBeUndefined();
    expect(waiting?.units[1]?.missing).toBe('overdue');
  });

  test('GOAL-6 a key result is the sum of those that have a value', () => {
    const trace = run();
    const [goal] = goalProgress(trace.input.scheme, trace.assessment);
    expect(goal?.keyResults[0]).toMatchObject({ actual: 32, attainment: { isReached: true } });
  });

  test('RUN-2 a goal changes the scheme, and with it the run; a scheme without goals has none', () => {
    const trace = run();
    const other = run(ROWS.replace('200,3', '200,2'));
    expect(other.input.scheme.hash).not.toBe(trace.input.scheme.hash);
    expect(other.assessment.run.result).not.toBe(trace.assessment.run.result);
  });
});
