import { reportPage } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { madeUpRun } from '../madeUpRun.ts';

const SCHEME = `scheme: made-up
edition: 1
title: 奖励
in_force: { from: 2022-01-01 }
lists: { places: { title: 市, units: place }, towns: { title: 镇, units: town } }
indicators:
  tea: { title: 茶叶产量, unit: 吨, target: 100, clause: "1" }
score:
  places: { weights: points, parts: { tea: { weight: 100, method: completion, cap: 100, clause: "1" } } }
  towns: { weights: points, parts: { tea: { weight: 100, method: completion, cap: 100, clause: "1" } } }
consequences:
  front: { title: 前三名奖励, lists: [places, towns], propose: { reward: { what: 嘉奖, top: 3 } }, decides: 考核办, clause: "9" }
  package: { title: 奖励资金, lists: [places], propose: { allocate: { total_yuan: 100, among: "total >= 60", by: total, tranches: [{ title: 第一期, share: 50% }, { title: 第二期, share: 50% }] } }, decides: 财政局, clause: "9" }
  all: { title: 都奖励, lists: [places], when: "value('tea') > 0", propose: { reward: { what: 慰问 } }, decides: 考核办, clause: "9" }
`;
const run = madeUpRun({
  scheme: SCHEME,
  units:
    'unit_id,code,name,kind,example\na,990101,甲市,place,true\nb,990102,乙市,place,true\nc,990103,丙市,place,true\nd,990104,丁镇,town,true\ne,990105,戊镇,town,true\n',
  data: 'unit,indicator,period,value\na,tea,2023,61\nb,tea,2023,95\nc,tea,2023,80\nd,tea,2023,70\ne,tea,2023,99\n',
});
const chapter = /<section class="chapter" id="proposals"[\s\S]*?<\/section>/.exec(reportPage(run.view))?.[0] ?? '';

/** Names in the first column of each table of a title. */
function rows(title: string): readonly (readonly string[])[] {
  const sections = chapter.split('<h3>').filter((one) => one.startsWith(title));
  return sections.map((one) => [...one.matchAll(/<th scope="row">(?:<a[^>]*>)?([^<]*)/g)].map(([, name = '']) => name));
}

describe('REPORT-22 proposals on the page', () => {
  test('stand by rank, list by list, where the rule goes by rank; the run keeps unit IDs', () => {
    expect(rows('前三名奖励')).toEqual([['乙市', '丙市', '甲市', '戊镇', '丁镇']]);
    const { proposals, units } = run.assessment;
    expect(proposals.filter(({ rule }) => rule === 'front').map(({ unit }) => units[unit]?.id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('of a package stand by the total it is shared out by; the tranches of a unit stay together, in their order', () => {
    expect(rows('奖励资金')).toEqual([
      ['乙市', '丙市', '甲市'],
      ['乙市', '乙市', '丙市', '丙市', '甲市', '甲市'],
    ]);
    const released = chapter.split('<h3>奖励资金').at(-1) ?? '';
    expect([...released.matchAll(/第[一二]期/g)].map(([title]) => title).slice(0, 2)).toEqual(['第一期', '第二期']);
  });

  test('of a rule that goes by nothing of the kind stand by unit ID', () => {
    expect(rows('都奖励')).toEqual([['甲市', '乙市', '丙市']]);
  });
});
