import { explain } from '@kedu/engine';
import { reportPage, type ReportView, unitDocument } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { totalsOf } from '../../src/report/proposalTotals.ts';
import { madeUpRun } from '../madeUpRun.ts';

const RULES = `
consequences:
  projects: { title: 事前评估, propose: { fund: { asked: money.csv, approve: "total >= 90", adjust: { when: "total >= 70", to: 0.8 } } }, decides: 财政局, clause: "9" }
  posts: { title: 退二进一, propose: { staff: { posts: posts.csv, rule: { in: 1, out: 2 } } }, decides: 国资局, clause: "9" }
`;

const scheme = (rules: string, leaves: string): string => `scheme: made-up
edition: 1
title: 责任
in_force: { from: 2022-01-01 }
lists: { organs: { title: 部门, units: organ } }
indicators:
  tea: { title: 茶叶产量, unit: 吨, target: 100, clause: "1" }
  chain: { title: 链条产值, unit: 亿元, target: 50, clause: "1" }
score:
  organs:
    weights: points
    parts:
${leaves}${rules}`;

const WITH = scheme(
  RULES,
  `      tea: { weight: 70, method: completion, cap: 100, elastic: { table: elastic.csv, within: [0.8, 1.2], clause: "4.3" }, clause: "1" }
      chain: { weight: 30, method: completion, cap: 100, joint: { table: chains.csv, clause: "7" }, clause: "1" }
`,
);
const WITHOUT = scheme(
  '',
  `      tea: { weight: 70, method: completion, cap: 100, clause: "1" }
      chain: { weight: 30, method: completion, cap: 100, clause: "1" }
`,
);
const files = {
  units: 'unit_id,code,name,kind,example\na,990101,农业局,organ,true\nb,990102,工信局,organ,true\nc,990103,<b>商务局,organ,true\n',
  data: 'unit,indicator,period,value\na,tea,2023,90\nb,tea,2023,80\nc,tea,2023,50\na,chain,2023,40\n',
  tables: {
    'elastic.csv': 'part,unit,class,coefficient,reason,from,until\ntea,990101 农业局,,1.1,<i>山区</i>改造成本高,,\n',
    'chains.csv': 'chain,unit,share\n茶产业链,990101 农业局,50%\n茶产业链,990102 工信局,30%\n茶产业链,990103 <b>商务局,20%\n',
    'money.csv': 'unit,amount_yuan\n990101 农业局,1234567.89\n990102 工信局,2000\n990103 <b>商务局,500\n',
    'posts.csv': 'unit,headcount,left,asked\n990101 农业局,30,5,3\n990102 工信局,30,4,1\n990103 <b>商务局,30,0,1\n',
  },
};
const run = madeUpRun({ ...files, scheme: WITH });
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|');
const chapterOf = (page: string, name: string): string =>
  new RegExp(`<section class="chapter" id="${name}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? '';

describe('coefficients, chains and further proposals in the report', () => {
  const page = reportPage(run.view);

  test('ELASTIC-3 lists every coefficient with its bounds, reason, and what it moved', () => {
    const chains = text(chapterOf(page, 'chains'));
    expect(chains).toContain('弹性系数与联合结果');
    expect(chains).toContain('允许 0.8—1.2；第 4.3 条');
    expect(chains).toMatch(/农业局\|1\.1\|90 → 99\|\+6\.3\|&lt;i&gt;山区&lt;\/i&gt;改造成本高/);
  });

  test('JOINT-4 shows chain, result and members with share, weight and points', () => {
    const chains = text(chapterOf(page, 'chains'));
    expect(chains).toMatch(/茶产业链 \|链条产值；结果 40 亿元；得分 80；第 7 条/);
    expect(chains).toMatch(/农业局\|50%\|30\|24\|/);
    expect(chains).toMatch(/工信局\|30%\|20\.4545\|16\.3636\|/);
    expect(chains).toContain('&lt;b&gt;商务局|20%|14.6341|');
  });

  test('ELASTIC-3 a run without either has no such chapter', () => {
    const { view } = madeUpRun({ ...files, scheme: WITHOUT });
    expect(reportPage(view)).not.toContain('id="chains"');
    expect(view.assessment.lists[0]).not.toHaveProperty('elastic');
    expect(view.assessment.lists[0]).not.toHaveProperty('joint');
  });

  test('PROPOSE-17 PROPOSE-18 shows what each rule comes to, what is saved and how many persons', () => {
    const proposals = text(chapterOf(page, 'proposals'));
    expect(proposals).toMatch(/事前评估\|同意立项，全额安排\|1\|1,234,567\.89\|0\.00\|/);
    expect(proposals).toMatch(/事前评估\|调整后安排\|1\|1,600\.00\|400\.00\|/);
    expect(proposals).toMatch(/事前评估\|不予安排\|1\|0\.00\|500\.00\|/);
    expect(proposals).toMatch(/退二进一\|准予进人\|3\|[^\n]*3\|/);
    expect(proposals).toContain('申请 2,000.00 元，安排 1,600.00 元，核减 400.00 元');
    expect(proposals).toMatch(/农业局\|2\|向下取整\(5 × 1 ÷ 2\) = 2；取小\(2, 3\) = 2/);
  });

  test('PROPOSE-17 the page of a unit tells the same, in English too', () => {
    const view: ReportView = { ...run.view, locale: 'en' };
    const why = explain(run.trace, { list: 'organs', member: 1 });
    const unit = text(unitDocument({ report: view, list: 'organs', member: 1, why }));
    expect(unit).toContain('grant a part');
    expect(unit).toContain('1,600.00|400.00');
    expect(unit).toContain('the members of “茶产业链” own one result; this unit answers for 30%');
  });

  test('withheld proposals count in no sum', () => {
    const [first] = run.assessment.proposals;
    if (!first) throw new Error('the run proposes something');
    const totals = totalsOf([
      { ...first, amountFen: 100, savedFen: 50 },
      { ...first, amountFen: 7, withheldBecause: 'undetermined' },
    ]);
    expect(totals).toEqual({ count: 1, amountFen: 100, savedFen: 50, persons: undefined, withheld: 1 });
  });
});
