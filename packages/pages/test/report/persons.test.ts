import { explain } from '@kedu/engine';
import { reportPage, type ReportView, unitDocument } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { personsOf, withoutPersons } from '../../src/report/persons.ts';
import { madeUpRun } from '../madeUpRun.ts';

const SCHEME = `scheme: made-up
edition: 1
title: 责任
in_force: { from: 2022-01-01 }
lists: { organs: { title: 部门, units: organ } }
indicators:
  tea: { title: 茶叶产量, unit: 吨, target: 100, clause: "1" }
score:
  organs: { weights: points, parts: { tea: { weight: 100, method: completion, cap: 100, clause: "1" } } }
consequences:
  discipline: { title: 扣发绩效奖金, for_each: person, propose: { withhold: { decisions: decisions.csv, rates: { person: 50%, leader_in_charge: 30%, head_of_office: 20% } } }, decides: 考核办, clause: "9" }
  mediation: { title: 调解补贴, for_each: person, propose: { pay_items: { table: items.csv, rates: { simple: 100, hard: 800 }, results: { agreed: 60%, fulfilled: 100% } } }, decides: 司法局, clause: "9" }
`;
const PERSONS = ['甲一代号', '甲二代号', '乙一代号', '调解员子', '调解员丑'];
const DECISIONS = `decision,body,effective_on,unit,person,role,bonus_yuan
决字1号,纪检机关,2023-05-01,990101 农业局,甲一代号,person,10000
决字2号,纪检机关,2023-06-01,990101 农业局,甲一代号,leader_in_charge,10000
决字1号,纪检机关,2023-05-01,990101 农业局,甲二代号,leader_in_charge,20000
决字3号,纪检机关,2023-07-01,990102 工信局,乙一代号,head_of_office,30000
`;
const ITEMS = `item,unit,person,difficulty,result,quality,date
一号案,990101 农业局,调解员子,hard,agreed,,2023-03-01
二号案,990101 农业局,调解员子,simple,fulfilled,,2023-04-01
三号案,990101 农业局,调解员丑,simple,fulfilled,,2023-04-02
`;
const run = madeUpRun({
  scheme: SCHEME,
  units: 'unit_id,code,name,kind,example\na,990101,农业局,organ,true\nb,990102,工信局,organ,true\n',
  data: 'unit,indicator,period,value\na,tea,2023,90\nb,tea,2023,80\n',
  tables: { 'decisions.csv': DECISIONS, 'items.csv': ITEMS },
});
const text = (html: string): string => html.replaceAll(/<[^>]*>/g, '|').replaceAll(/\|+/g, '|');
const chapterOf = (page: string, name: string): string =>
  new RegExp(`<section class="chapter" id="${name}"[\\s\\S]*?</section>`).exec(page)?.[0] ?? '';
const LIVE = { script: 'void 0;', capsule: 'QUJD' };

describe('persons in the report', () => {
  test('REPORT-20 the run itself has a proposal for each person and decision', () => {
    expect(run.assessment.proposals.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(['决字1号/甲一代号/person', '决字3号/乙一代号/head_of_office', '调解员子']),
    );
  });

  test.each(['zh-CN', 'en'] as const)('REPORT-20 no page names a person: %s', (locale) => {
    const view: ReportView = { ...run.view, locale };
    const units = [0, 1].map((member) =>
      unitDocument({ report: view, list: 'organs', member, why: explain(run.trace, { list: 'organs', member }) }),
    );
    for (const page of [reportPage(view), reportPage(view, LIVE), ...units])
      for (const person of [...PERSONS, '决字', '一号案']) expect(page, person).not.toContain(person);
  });

  test('REPORT-20 each unit with its sum and number of persons, and where the lines of persons are', () => {
    const proposals = text(chapterOf(reportPage(run.view), 'proposals'));
    expect(proposals).toMatch(/农业局\|14,000\.00\|2\|/);
    expect(proposals).toMatch(/工信局\|6,000\.00\|1\|/);
    expect(proposals).toMatch(/农业局\|680\.00\|2\|/);
    expect(proposals).toContain('4 条；合计 20,000.00 元；3 人');
    expect(proposals).toContain('逐人明细（假名）只在本地文件 proposals.csv 中');
    const unit = text(
      unitDocument({ report: run.view, list: 'organs', member: 0, why: explain(run.trace, { list: 'organs', member: 0 }) }),
    );
    expect(unit).toMatch(/14,000\.00\|2\|/);
    expect(unit).toContain('逐人明细');
  });

  test('REPORT-20 a live report says that its data hold the tables, one without data does not', () => {
    expect(chapterOf(reportPage(run.view, LIVE), 'notes')).toContain('转发本文件，也就转发了这些表');
    expect(chapterOf(reportPage(run.view), 'notes')).not.toContain('转发本文件');
  });

  test('REPORT-20 sums and counts lose nothing, and the withheld stay apart', () => {
    const { proposals } = run.assessment;
    const shown = withoutPersons(proposals);
    const sum = (all: typeof proposals): number => all.reduce((total, { amountFen = 0 }) => total + amountFen, 0);
    expect(sum(shown)).toBe(sum(proposals));
    expect(shown.length).toBe(3);
    expect(personsOf(proposals.filter(({ action }) => action === 'withhold'))).toBe(3);
    const [first] = proposals;
    if (!first) throw new Error('the run proposes something');
    expect(withoutPersons([first, { ...first, withheldBecause: 'determined' }])).toHaveLength(2);
    const other = { ...first, action: 'notice' as const };
    expect(withoutPersons([other])).toEqual([other]);
  });

  test('REPORT-16 the overview states the money rule by rule', () => {
    const overview = text(chapterOf(reportPage(run.view), 'overview'));
    expect(overview).toContain('建议涉及的资金：扣发绩效奖金 2 万元；调解补贴（按件计酬）680.00 元。');
    expect(text(chapterOf(reportPage({ ...run.view, locale: 'en' }), 'overview'))).toContain(
      '20,000 yuan; 调解补贴 (pay for work by item) 680.00 yuan.',
    );
  });
});
