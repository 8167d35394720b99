import { reportPage } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { fundSums } from '../../src/report/fundSums.ts';
import { madeUpRun } from '../madeUpRun.ts';

const SCHEME = `scheme: made-up
edition: 1
title: 事前评估
in_force: { from: 2022-01-01 }
attributes:
  budget: { type: text, title: 预算, values: { general_public: 一般公共预算, social_insurance: 社会保险基金预算 } }
lists: { items: { title: 项目, units: item } }
indicators:
  mark: { title: 评分, unit: 分, range: [0, 100], clause: "1" }
score:
  items: { weights: points, parts: { mark: { weight: 100, method: given, clause: "1" } } }
grades: { order: [good 通过, middling 调整, bad 不予通过], at_least: { good: 80, middling: 60 }, clause: "2" }
consequences:
  money: { title: 安排预算, propose: { fund: { asked: asked.csv, approve: "grade == 'good'", adjust: { when: "grade == 'middling'", to: 0.5 }, sums_by: budget } }, decides: 财政局, clause: "9" }
`;
const FILES = {
  scheme: SCHEME,
  units:
    'unit_id,code,name,kind,budget,example\na,990101,甲项目,item,social_insurance,true\nb,990102,乙项目,item,general_public,true\nc,990103,丙项目,item,,true\nd,990104,丁项目,item,general_public,true\n',
  data: 'unit,indicator,period,value\na,mark,2023,70\nb,mark,2023,90\nc,mark,2023,80\nd,mark,2023,10\n',
  tables: { 'asked.csv': 'unit,amount_yuan\n990101 甲项目,100.01\n990102 乙项目,10\n990103 丙项目,5\n990104 丁项目,2000000\n' },
} as const;
const run = madeUpRun(FILES);

describe('PROPOSE-17 sums by an attribute', () => {
  test('the values in the order that the scheme names them, the blank one last; sums to the fen', () => {
    const groupOf = (unit: number): string => run.assessment.units[unit]?.attributes['budget'] ?? '';
    const sums = fundSums(run.assessment.proposals, groupOf, ['general_public', 'social_insurance']);
    expect(sums).toEqual([
      { value: 'general_public', approved: 1, adjusted: 0, rejected: 1, grantedFen: 1000, savedFen: 200000000 },
      { value: 'social_insurance', approved: 0, adjusted: 1, rejected: 0, grantedFen: 5001, savedFen: 5000 },
      { value: '', approved: 1, adjusted: 0, rejected: 0, grantedFen: 500, savedFen: 0 },
    ]);
    const whole = sums.reduce((sum, { grantedFen, savedFen }) => sum + grantedFen + savedFen, 0);
    expect(whole).toBe(10001 + 1000 + 500 + 200000000);
  });

  test('stand in the chapter of proposals by their titles, in either language', () => {
    const table = (page: string): string => page.slice(page.indexOf('<caption>安排预算')).split('</table>')[0] ?? '';
    const chinese = table(reportPage(run.view));
    expect(chinese).toContain('按预算汇总');
    for (const title of ['一般公共预算', '社会保险基金预算', '未写明']) expect(chinese).toContain(`<th scope="row">${title}</th>`);
    expect(table(reportPage(madeUpRun({ ...FILES, locale: 'en' }).view))).toContain('not stated');
  });

  test('an attribute that the scheme does not declare is an error with the nearest name', () => {
    expect(() => madeUpRun({ ...FILES, scheme: SCHEME.replace('sums_by: budget', 'sums_by: buget') })).toThrow(
      /SCHEME_UNKNOWN_NAME.*"nearest":"budget"/,
    );
  });
});
