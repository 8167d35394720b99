import { reportPage } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { madeUpRun } from '../madeUpRun.ts';

const SCHEME = `scheme: made-up
edition: 1
title: { zh-CN: 奖励, en: Rewards }
in_force: { from: 2022-01-01 }
lists: { places: { title: { zh-CN: 市, en: Cities }, units: place } }
indicators:
  tea: { title: { zh-CN: 茶叶产量, en: Tea }, unit: 吨, target: 100, clause: "1" }
score:
  places:
    weights: points
    parts:
      tea: { weight: 100, method: completion, cap: 100, clause: "1" }
      bonus: { title: { zh-CN: 加分, en: Bonus }, cap: 3, apply: { table: awards.csv, highest_only: true, within: period }, clause: "2" }
consequences:
  front: { title: { zh-CN: 第一名奖励, en: the first is rewarded }, propose: { reward: { what: { zh-CN: 嘉奖, en: praise }, top: 1 } }, decides: 考核办, clause: "9" }
`;
const FILES = {
  scheme: SCHEME,
  units: 'unit_id,code,name,name_en,kind,example\na,990101,甲市,Alpha,place,true\nb,990102,乙市,Beta,place,true\n',
  data: 'unit,indicator,period,value\na,tea,2023,61\nb,tea,2023,95\n',
  tables: {
    'awards.csv':
      'unit,date,item,level,points,title\n990101 甲市,2023-05-01,茶,国家级,2,国家茶乡\n990102 乙市,2023-05-01,茶,国家级,2,无英文名的表彰\n',
  },
  english: { 考核办: 'Assessment Office', 国家级: 'national', 国家茶乡: 'National Tea Town' },
} as const;
const textOf = (html: string): string => html.replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, '|');

describe('PACK-13 texts given in Chinese alone', () => {
  test('stand in English on an English page: who decides, events, levels; what the table has not stays Chinese', () => {
    const page = textOf(reportPage(madeUpRun({ ...FILES, locale: 'en' }).view));
    for (const text of ['Assessment Office decides', '|National Tea Town|', '|national|', '|无英文名的表彰|']) expect(page).toContain(text);
    for (const text of ['考核办', '国家茶乡', '国家级']) expect(page).not.toContain(text);
  });

  test('stand as they are on a Chinese page', () => {
    const page = textOf(reportPage(madeUpRun(FILES).view));
    for (const text of ['由考核办决定', '国家茶乡', '国家级']) expect(page).toContain(text);
    expect(page).not.toContain('Assessment Office');
  });

  test('and the table of texts moves no hash, of the scheme or of the result', () => {
    const [worded, plain] = [madeUpRun(FILES), madeUpRun({ ...FILES, english: {} })];
    expect(worded.scheme.hash).toBe(plain.scheme.hash);
    expect(worded.assessment.run).toEqual(plain.assessment.run);
  });
});
