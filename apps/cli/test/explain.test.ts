import { describe, expect, it } from 'vitest';
import { FILES, kedu } from './examplePack.ts';

const SECOND = `scheme: health
edition: 1
title: { zh-CN: 卫生专项, en: Health }
in_force: { from: 2022-01-01 }
lists:
  towns: { title: { zh-CN: 乡镇, en: Towns }, units: town }
  all: { title: { zh-CN: 各地, en: All places }, units: [990100 北川市, 990300 东镇] }
indicators:
  pass: { title: { zh-CN: 处方合格率, en: Prescriptions that pass }, unit: "%", range: [0, 100], clause: "1", owner: 示例卫生局 }
  clinics: { title: { zh-CN: 卫生室合格率, en: Clinics }, kind: rate, unit: "%", from_children: { indicator: pass, kind: clinic, hierarchy: territory, by: mean }, clause: "1", owner: 示例卫生局 }
  beds: { title: { zh-CN: 床位, en: Beds }, unit: 张, range: [0, 1000], clause: "1", owner: 示例卫生局 }
score:
  towns:
    weights: points
    parts:
      clinics: { weight: 100, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
  all:
    weights: points
    parts:
      beds: { weight: 100, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
`;

const TERM = `scheme: term
edition: 1
every: term
title: { zh-CN: 任期考核, en: Term of office }
in_force: { from: 2022-01-01 }
lists:
  cities: { title: { zh-CN: 城市, en: Cities }, units: city }
indicators:
  yearly: { title: { zh-CN: 年度平均, en: Mean of the years }, result_of: { scheme: tiny, list: cities, over: { years: 2 } }, clause: "1", owner: 示例统计局 }
score:
  cities:
    weights: points
    parts:
      yearly: { weight: 100, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
`;

/** Two years of a scheme for cities, a health scheme with two lists, clinics that stand in none, and a term of office. */
const SEVERAL: Readonly<Record<string, string>> = {
  ...FILES,
  'pack.yaml': `pack: tiny
title: { zh-CN: 小包（示例）, en: Tiny (example) }
example: true
data:
  - { file: data/2023.csv }
runs: { periods: ["2022..2023", "2022", "2023"], as_of: 2024-03-01 }
`,
  'scheme/health.yaml': SECOND,
  'scheme/term.yaml': TERM,
  'units.csv':
    'unit_id,code,name,name_en,kind\nbei,990100,北川市,Beichuan,city\nlian,990200,连海市,Lianhai,city\ndong,990300,东镇,Dong,town\nk1,990301,东镇一室,Clinic One,clinic\nk2,990302,东镇二室,Clinic Two,clinic\n',
  'hierarchies.csv': 'hierarchy,unit_id,parent_id,share,from,until\nterritory,k1,dong,,2020-01-01,\nterritory,k2,dong,,2020-01-01,\n',
  'data/2023.csv': `${FILES['data/2023.csv']}bei,gdp,2022,100
bei,air,2022,80
lian,gdp,2022,90
lian,air,2022,60
k1,pass,2023,90
k2,pass,2023,80
k1,pass,2022,70
k2,pass,2022,60
bei,beds,2023,50
dong,beds,2023,20
bei,beds,2022,50
dong,beds,2022,20
`,
};

describe('kedu explain finds where the answer stands', () => {
  const explained = async (...args: string[]) => {
    const { code, out, err } = await kedu(['explain', 'tiny', ...args, '--json'], SEVERAL);
    expect(err.includes('错误'), err).toBe(false);
    expect(code, err).toBe(0);
    const { scheme, period, list, explanation } = JSON.parse(out) as Record<string, unknown>;
    return { at: [scheme, period, list], text: JSON.stringify(explanation), err };
  };

  it('OUT-20 the last listed period in which the unit stands, terms behind the years; the others are named', async () => {
    const { at, err } = await explained('bei');
    expect(at).toEqual(['health', '2023', 'all']);
    expect(err).toContain('说明的是：health 各地 2023。');
    expect(err).toContain('同期还有：tiny 城市，用 --scheme 和 --list 选择。');
    expect(err).toContain('其他时期：2022、2022..2023，用 --period 选择。');
  });

  it('OUT-20 an indicator is found in whichever scheme and list scores it', async () => {
    expect((await explained('bei', 'air')).at).toEqual(['tiny', '2023', 'cities']);
    expect((await explained('bei', '床位')).at).toEqual(['health', '2023', 'all']);
    expect((await explained('dong', 'clinics')).at).toEqual(['health', '2023', 'towns']);
    expect((await explained('dong', 'beds')).at).toEqual(['health', '2023', 'all']);
  });

  it('OUT-20 one that only a term of office scores is found there', async () => {
    expect((await explained('lian', 'yearly')).at).toEqual(['term', '2022..2023', 'cities']);
  });

  it('OUT-20 --period, --scheme and --list choose', async () => {
    expect((await explained('bei', '--period', '2022..2023')).at).toEqual(['term', '2022..2023', 'cities']);
    expect((await explained('bei', '--scheme', 'tiny')).at).toEqual(['tiny', '2023', 'cities']);
    expect((await explained('bei', '--list', '城市')).at).toEqual(['tiny', '2023', 'cities']);
    expect((await explained('bei', 'air', '--period', '2022')).at).toEqual(['tiny', '2022', 'cities']);
  });

  it('OUT-20 an indicator that no list scores for the unit is explained by its value in a list of its scheme', async () => {
    const { at, text } = await explained('dong', 'pass');
    expect(at).toEqual(['health', '2023', 'towns']);
    expect(text).not.toContain('EXPLAIN_METHOD');
  });

  it('OUT-20 EXPLAIN-9 a unit in no list is explained by its value, down to the cell, in both languages', async () => {
    const { at, text } = await explained('k2', 'pass');
    expect(at).toEqual(['health', '2023', undefined]);
    expect(text).toContain('EXPLAIN_UNLISTED');
    const chinese = await kedu(['explain', 'tiny', '东镇二室', '处方合格率'], SEVERAL);
    expect(chinese.out).toContain('不在任何考核序列');
    expect(chinese.out).toContain('data/2023.csv');
    const english = await kedu(['explain', 'tiny', 'Clinic Two', 'pass', '--lang', 'en'], SEVERAL);
    expect(english.out).toMatch(/in no list[\s\S]*80[\s\S]*data\/2023\.csv line 11/);
  });

  it('OUT-20 a unit in no list without indicator, an unknown scheme, a list that does not hold it: told what there is', async () => {
    const refused = async (...args: string[]) => {
      const { code, err } = await kedu(['explain', 'tiny', ...args], SEVERAL);
      expect(code).toBe(1);
      return err;
    };
    expect(await refused('k1')).toContain('请在后面写上指标');
    expect(await refused('bei', '--scheme', 'tinny')).toContain('tiny');
    expect(await refused('bei', '--list', 'towns')).toContain('cities 城市');
    expect(await refused('bei', 'airr')).toContain('最接近的是“air”');
  });
});
