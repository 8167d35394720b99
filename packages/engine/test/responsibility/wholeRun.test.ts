import { formatYuan } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { explain } from '../../src/index.ts';
import type { Explanation } from '../../src/explain/node.ts';
import { calculate } from '../calculator.ts';
import { wholeRun } from './wholeRun.ts';

const { assessment, trace } = wholeRun();
const [list] = assessment.lists;

function* nodes(node: Explanation): Generator<Explanation> {
  yield node;
  for (const child of node.children) yield* nodes(child);
}

const explained = (member: number): Explanation[] => [...nodes(explain(trace, { list: 'organs', member }))];
const of = (member: number, code: Explanation['code']): Explanation[] => explained(member).filter((node) => node.code === code);

describe('a whole run with coefficients, chains and further actions', () => {
  it('ELASTIC-1 JOINT-2 scores and weights as by hand', () => {
    // 农业局 0.7 × 99 + 0.3 × 80 = 93.3; 工信局 (70 × 80 + 18 × 80) ÷ 88; 商务局 (70 × 45 + 12 × 80) ÷ 82; 档案局 has nothing.
    expect([...(list?.score ?? [])]).toEqual([9330, 8000, 5012, Number.NaN]);
    expect(list?.grades).toEqual(['a', 'b', 'c', '']);
    expect(list?.elastic?.map(({ unit, coefficient, from, to, class: of }) => [unit, coefficient, from, to, of])).toEqual([
      [0, 1.1, 90, 99, 'hill'],
      [2, 0.9, 50, 45, undefined],
    ]);
    expect(list?.joint?.map(({ chain, unit, share }) => [chain, unit, share])).toEqual([
      ['茶产业链', 0, 0.5],
      ['茶产业链', 1, 0.3],
      ['茶产业链', 2, 0.2],
    ]);
  });

  it('PROPOSE-13 to PROPOSE-19 proposes what was worked out by hand', () => {
    const units = assessment.units.map(({ name }) => name['zh-CN']);
    const line = (one: (typeof assessment.proposals)[number]): string =>
      [
        one.rule,
        one.action,
        units[one.unit],
        one.subject,
        one.amountFen === undefined ? '' : formatYuan(one.amountFen),
        one.savedFen === undefined ? '' : `saved ${formatYuan(one.savedFen)}`,
        one.count ?? '',
      ]
        .filter((text) => text !== '')
        .join(' ');
    // Whole of base × coefficient: 1200.012 + 2000 + 350 = 3550.012; the bases are 3500.01.
    expect(assessment.proposals.map(line)).toEqual([
      'wages pay 农业局 1183.11',
      'wages pay 工信局 1971.83',
      'wages pay 商务局 345.07',
      'river compensate 农业局 1000.01',
      'river compensate 工信局 1600.00',
      'river compensate 商务局 0.00',
      'funds release 农业局 1000.01',
      'funds release 工信局 2000.00',
      'funds hold 商务局 500.00',
      'funds hold 档案局 300.00',
      'mediation pay_items 农业局 M-01 1000.00',
      'projects approve 农业局 1000.01 saved 0.00',
      'projects adjust 工信局 1600.00 saved 400.00',
      'projects reject 商务局 0.00 saved 500.00',
      'projects reject 档案局 0.00 saved 300.00',
      'posts permit 农业局 2',
      'posts permit 工信局 1',
      'posts permit 商务局 0',
      'posts permit 档案局 0',
      'track refer 农业局 赛道前列',
    ]);
    for (const one of assessment.proposals)
      expect([one.clause, one.decides, one.ground === '']).toEqual(['9', expect.stringMatching(/./), false]);
  });

  it('EXPLAIN-3 every sum, redone with a calculator, gives the result that stands beside it', () => {
    const sums = [0, 1, 2, 3]
      .flatMap(explained)
      .filter(({ code, arithmetic, result }) => arithmetic && result && code !== 'EXPLAIN_PROPOSAL');
    for (const { arithmetic = '', result = '' } of sums)
      expect(Math.abs(calculate(arithmetic) - calculate(result))).toBeLessThan(1e-9 * Math.max(1, calculate(result)));
    expect(sums.map(({ code }) => code)).toEqual(expect.arrayContaining(['EXPLAIN_ELASTIC', 'EXPLAIN_JOINT_WEIGHT', 'EXPLAIN_ITEM']));
  });

  it('ELASTIC-3 the coefficient stands in the explanation with its reason and the cell it came from', () => {
    const [step] = of(0, 'EXPLAIN_ELASTIC');
    expect(step).toMatchObject({
      args: { coefficient: 1.1, reason: '山区改造成本高', by: { 'zh-CN': '山区' } },
      arithmetic: '90 × 1.1',
      result: '99',
      clause: '4.3',
      origin: { file: 'scheme/elastic.csv', line: 2 },
    });
    expect(of(1, 'EXPLAIN_ELASTIC')).toEqual([]);
  });

  it('JOINT-4 says how much comes from the joint result, what share is answered for, and who reported', () => {
    const [step] = of(1, 'EXPLAIN_JOINT');
    expect(step?.args).toMatchObject({ chain: '茶产业链', share: '30%' });
    expect(step?.args.points).toBeCloseTo((100 * 18 * 80) / (88 * 100), 3);
    expect(step?.children.map(({ arithmetic, result }) => [arithmetic, result])).toEqual([['30 × 0.3 ÷ 0.5', '18']]);
    expect(of(1, 'EXPLAIN_SHARED').map(({ title }) => title?.['zh-CN'])).toEqual(['农业局']);
    expect(of(3, 'EXPLAIN_JOINT')).toEqual([]);
  });

  it('PROPOSE-16 every item of a person is told, also those that are paid nothing', () => {
    expect(of(0, 'EXPLAIN_ITEM').map(({ args, result }) => [args.item, args.because, result])).toEqual([
      ['调1', '', '800.00'],
      ['调2', '', '480.00'],
      ['调3', 'below_quality', '0.00'],
      ['调4', 'outside_period', '0.00'],
    ]);
  });

  it('the same input gives the same result', () => {
    expect(wholeRun().assessment.run.result).toBe(assessment.run.result);
  });
});
