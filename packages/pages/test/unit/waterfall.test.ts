import { explain } from '@kedu/engine';
import { quantise } from '@kedu/model';
import { unitDocument, unitSection } from '@kedu/pages';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partLosses, waterfall } from '../../src/unit/waterfall.ts';
import { LONG_NAMES, madeUpRun, threeUnits } from '../madeUpRun.ts';

const three = threeUnits();
const [counties] = three.assessment.lists;
if (!counties) throw new Error('no list');

interface Given {
  readonly aggregate: string;
  readonly weights: readonly number[];
  readonly values: readonly number[];
  readonly places: number;
  readonly added: number;
  readonly cap: number;
  readonly part: boolean;
}

function scored({ aggregate, weights, values, places, added, cap, part }: Given) {
  return madeUpRun({
    scheme: `scheme: fall
edition: 1
title: { zh-CN: 瀑布, en: Fall }
in_force: { from: 2022-01-01 }
lists:
  places: { title: { zh-CN: 地方, en: Places }, units: city }
indicators:
${values.map((_, i) => `  i${i}: { title: { zh-CN: 指标${i}, en: I${i} }, unit: "%", clause: "1", owner: 示例局 }`).join('\n')}
  extra: { title: { zh-CN: 加分项, en: Extra }, unit: "%", clause: "1", owner: 示例局 }
score:
  places:
    weights: relative
    aggregate: ${aggregate}
    parts:
${weights.map((weight, i) => `      i${i}: { weight: ${weight}, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }`).join('\n')}
gates:
  - { title: { zh-CN: 封顶, en: cap }, when: "value('extra') > 0", cap_score: ${cap}, clause: "1" }
rounding: { ${part ? 'part: 0.01, ' : ''}total: ${Number(`1e-${places}`).toFixed(places)}, rule: half_even }
`,
    units: 'unit_id,code,name,kind,example\na,990001,甲市,city,true\n',
    data: `unit,indicator,period,value\n${values.map((value, i) => `a,i${i},2023,${value}`).join('\n')}\na,extra,2023,${added}\n`,
  });
}

describe('REPORT-9 the waterfall', () => {
  test('losses of the parts, then what gates take, down to the score', () => {
    const told = waterfall(three.scheme, counties, 0)?.map(({ kind, path, because, by, to }) => [kind, path ?? because ?? '', by, to]);
    // environment 70 × (60 × water + 40 × air) ÷ 100, roads 42 + 6 of 80 km: the gate caps the total at 60.
    expect(told?.map(([kind]) => kind)).toEqual(['part', 'part', 'gate']);
    expect(told?.at(-1)).toEqual(['gate', '', expect.any(Number), 6000]);
  });

  test.each([0, 1, 2])('100 and all steps make the score, member %i', (member) => {
    const steps = waterfall(three.scheme, counties, member) ?? [];
    expect(10_000 + steps.reduce((sum, { by }) => sum + by, 0)).toBe(counties.score[member]);
    steps.forEach(({ from, by, to }, i) => {
      expect(from + by).toBe(to);
      expect(from).toBe(i === 0 ? 10_000 : steps[i - 1]?.to);
    });
  });

  test('whatever the weights, the aggregate, the rounding and the cap, the steps add up exactly', () => {
    const given = fc.record({
      aggregate: fc.constantFrom('arithmetic', 'geometric', 'harmonic', 'worst'),
      weights: fc.array(fc.integer({ min: 1, max: 37 }), { minLength: 3, maxLength: 3 }),
      values: fc.array(
        fc.integer({ min: 1, max: 9_999 }).map((n) => n / 100),
        { minLength: 3, maxLength: 3 },
      ),
      places: fc.constantFrom(1, 2, 4),
      added: fc.constantFrom(0, 1),
      cap: fc.integer({ min: 1, max: 99 }),
      part: fc.boolean(),
    });
    fc.assert(
      fc.property(given, (one) => {
        const { scheme, assessment } = scored(one);
        const [list] = assessment.lists;
        if (!list) throw new Error('no list');
        const steps = waterfall(scheme, list, 0);
        expect(steps).toBeDefined();
        expect(quantise(100, scheme.rounding.total) + (steps ?? []).reduce((sum, { by }) => sum + by, 0)).toBe(list.score[0]);
        const rests = (steps ?? []).flatMap(({ because }) => because ?? []);
        if (one.aggregate === 'arithmetic') expect(rests.filter((because) => because !== 'rounding')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('what a geometric mean takes beyond the weighted losses is a step of its own', () => {
    const { scheme, assessment } = scored({
      aggregate: 'geometric',
      weights: [40, 30, 30],
      values: [20, 80, 80],
      places: 2,
      added: 0,
      cap: 50,
      part: false,
    });
    const steps = waterfall(scheme, assessment.lists[0] ?? counties, 0) ?? [];
    expect(steps.at(-1)).toMatchObject({ kind: 'rest', because: 'aggregate' });
    // 20^0.4 × 80^0.6 = 45.95 against a mean of 56.
    expect(steps.at(-1)?.by).toBe(4595 - 5600);
  });

  test('the worst part as the whole and a cap by a gate are steps with their names, and all steps sum to the score', () => {
    const given = { weights: [40, 30, 30], values: [20, 80, 80], places: 2, cap: 15, part: false };
    const told = (aggregate: string, added: number) => {
      const { view, scheme, assessment } = scored({ ...given, aggregate, added });
      const [list] = assessment.lists;
      if (!list) throw new Error('no list');
      const steps = waterfall(scheme, list, 0) ?? [];
      return {
        steps: steps.map(({ kind, because, by }) => [kind, because ?? '', by]),
        sum: 10_000 + steps.reduce((sum, { by }) => sum + by, 0),
        score: list.score[0],
        page: unitSection({ report: view, list: 'places', member: 0 }),
      };
    };
    const worst = told('worst', 0);
    // 100 − 32 − 6 − 6 = 56, but the worst part stands at 20.
    expect(worst.steps).toEqual([
      ['part', '', -3200],
      ['part', '', -600],
      ['part', '', -600],
      ['rest', 'aggregate', -3600],
    ]);
    expect([worst.sum, worst.score]).toEqual([2000, 2000]);
    expect(worst.page).toContain('合成方法的影响');
    const capped = told('worst', 1);
    expect(capped.steps.at(-1)).toEqual(['gate', '', -500]);
    expect([capped.sum, capped.score]).toEqual([1500, 1500]);
    expect(capped.page).toMatch(/<th scope="row">封顶<span class="bar">.*?−5\.00/s);
    expect(worst.page).not.toContain('>封顶<');
  });

  test('losses of the leaves are shares of the whole', () => {
    const rows = partLosses(three.scheme, counties, counties.members[1] as number);
    expect(rows.map(({ part, depth, share }) => [part.path, depth, Number(share.toFixed(6))])).toEqual([
      ['environment', 0, 70],
      ['environment.water', 1, 42],
      ['environment.air', 1, 28],
      ['roads', 0, 30],
    ]);
    const [environment, water, air] = rows;
    expect((water?.lost ?? 0) + (air?.lost ?? 0)).toBeCloseTo(environment?.lost ?? Number.NaN, 9);
  });
});

describe('the page of a unit', () => {
  const why = explain(three.trace, { list: 'counties', member: 0 });

  test('result, waterfall, lights, proposals, neighbours and the whole reason', () => {
    const section = unitSection({ report: three.view, list: 'counties', member: 0, why });
    for (const title of ['从 100 分到得分', '逐项失分', '全年亮灯', '结果应用建议', '前后名次', '为什么是这个结果'])
      expect(section).toContain(`>${title}</h3>`);
    expect(section).toContain(LONG_NAMES[0]);
    expect(section).toContain('data-chart="months" data-list="counties" data-unit="990001" hidden');
    expect(section).toContain('data.csv');
  });

  test('REPORT-9 in the drawing places beyond two stand in small figures, as in the scores', () => {
    const { view } = scored({ aggregate: 'arithmetic', weights: [1, 2], values: [40, 77], places: 6, added: 0, cap: 100, part: false });
    const section = unitSection({ report: view, list: 'places', member: 0 });
    expect(section).toMatch(/>64\.66<tspan class="faint" font-size="9" font-weight="400">6667<\/tspan><\/text>/);
    expect(unitSection({ report: three.view, list: 'counties', member: 0, why })).not.toContain('<tspan');
  });

  test('it stands before its explanation is computed', () => {
    expect(unitSection({ report: three.view, list: 'counties', member: 0 })).toContain('正在计算');
  });

  test('REPORT-5 a page of its own bears the banner and the way back, and no link that leads nowhere', () => {
    const page = unitDocument({ report: three.view, list: 'counties', member: 0, why }, '/run');
    expect(page).toContain('role="note"');
    expect(page).toContain('href="/run"');
    expect(page).not.toContain('href="#/');
  });

  test('asking for a member who is not there is a fault', () => {
    expect(() => unitSection({ report: three.view, list: 'counties', member: 7 })).toThrow(RangeError);
    expect(() => unitSection({ report: three.view, list: 'nobody', member: 0 })).toThrow(RangeError);
  });
});
