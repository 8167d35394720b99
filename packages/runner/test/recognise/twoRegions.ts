import { FilesInMemory } from '../browser/filesInMemory.ts';
import { type OpenedPack, readPackFiles } from '../../src/index.ts';

/** A pack of two fictional regions that recognise each other's indicators. */
export const TWO_REGIONS: Readonly<Record<string, string>> = {
  'pack.yaml': `pack: two-regions
title: 互认示例
example: true
data: [{ file: data.csv }]
recognition:
  delta:
    title: 滨江—临海考核互认
    between: [{ scheme: river, list: counties }, { scheme: coast, list: counties }]
    table: recognition.csv
    clause: "15"
runs: { periods: [2023], as_of: 2024-02-01 }
`,
  'units.csv': `unit_id,code,name,kind
r1,990101,滨一县,river
r2,990102,滨二县,river
s1,990201,海一县,coast
s2,990202,海二县,coast
`,
  'data.csv': `unit,indicator,period,value
r1,forest,2023,30
r2,forest,2023,44
s1,trees,2023,300
s2,trees,2023,500
r1,water,2023,80
r2,water,2023,90
s1,clean_water,2023,70
s2,clean_water,2023,95
`,
  'recognition.csv': `ours,theirs,factor,offset,confidence,mutual,back_factor,back_offset,note
forest,trees,0.1,0,high,yes,10,0,千分比改百分比
water,clean_water,1,-2,medium,yes,,,断面数不同
`,
  'scheme/river.yaml': scheme('river', '滨江', 'forest', 'water'),
  'scheme/coast.yaml': scheme('coast', '临海', 'trees', 'clean_water'),
};

function scheme(id: string, title: string, first: string, second: string): string {
  return `scheme: ${id}
version: "2023"
title: ${title}考核方案
edition: 1
in_force: { from: 2023-01-01 }
lists: { counties: { title: ${title}各县, units: ${id} } }
indicators:
  ${first}: { title: 森林, accrual: annual, owner: 林业局 }
  ${second}: { title: 水质, accrual: annual, owner: 生态环境局 }
score:
  counties: { weights: points, parts: { ${first}: { weight: 40, method: { goalposts: { worst: 0, best: ${id === 'river' ? 100 : 1000} } } }, ${second}: { weight: 60, method: { goalposts: { worst: 0, best: 100 } } } } }
`;
}

/** The pack with some of its files changed: pairs of a text and what stands in its place. */
export function openTwoRegions(change: Readonly<Record<string, readonly (readonly [string, string])[]>> = {}): OpenedPack {
  const files = new Map(
    Object.entries(TWO_REGIONS).map(([name, text]) => {
      const changed = (change[name] ?? []).reduce((now, [from, to]) => {
        if (!now.includes(from)) throw new Error(`${name} has no text ${from}`);
        return now.replace(from, () => to);
      }, text);
      return [name, new TextEncoder().encode(changed)] as const;
    }),
  );
  return readPackFiles('two-regions', new FilesInMemory(files), undefined);
}
