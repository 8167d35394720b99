/** A pack with a survey of the public and an open vote. Units are fictional, values example data. */
const CITIES = ['990100 北川市', '990200 连海市', '990300 南浦市'] as const;

export const SCHEME = `scheme: review
edition: 1
title: 公众评议
authority: 990000 明山省
in_force: { from: 2023-01-01 }
lists:
  cities: { title: 城市, units: city }
indicators:
  gdp: { title: 生产总值, unit: 亿元, range: [0, 1000], owner: 示例统计局 }
  parks:
    title: 公园绿地评价
    kind: satisfaction
    unit: 分
    survey:
      sample: probability
      frame: 居民登记
      mode: [field]
      dimensions: { role: { zh-CN: 群体, en: Group } }
      weight_to: population.csv
      at_least: 10
      at_least_in_group: 3
  stars:
    title: 民生项目众评
    kind: satisfaction
    range: [1, 5]
    survey: { sample: open_vote, mode: [online], at_least: 12 }
score:
  cities:
    weights: points
    parts:
      gdp: { weight: 60, method: { goalposts: { worst: 0, best: 200 } } }
      parks: { weight: 40, method: given }
`;

const PACK = `pack: review
title: { zh-CN: 公众评议（示例）, en: Public review (example) }
example: true
data:
  - { file: data/2023.csv }
surveys:
  - { file: data/parks.csv, period: "2023", indicator: parks }
  - { file: data/stars.csv, period: "2023", indicator: stars }
runs:
  periods: ["2023"]
  as_of: 2024-04-30
`;

export const PARKS_HEAD = 'respondent,unit,answer,role';
export const parksFile = (rows: readonly string[]): string => `${[PARKS_HEAD, ...rows].join('\n')}\n`;
/** Answers have four odd decimals, so that one that leaks is found among all other numbers. */
const answer = (city: number, i: number): string =>
  (70.1317 + 1.0713 * city + 0.5927 * i + 0.0701 * i * i - (i < 4 ? 20.5019 : 0)).toFixed(4);
/** Four of twelve are grid workers, who are a tenth of the people. */
export const PARK_ROWS: readonly string[] = CITIES.flatMap((city, c) =>
  Array.from({ length: 12 }, (_, i) => `resp-${c}x${i}-q,${city.slice(0, 6)},${answer(c, i)},${i < 4 ? '网格员' : '居民'}`),
);
const STAR_ROWS = CITIES.flatMap((city, c) =>
  [4, 5, 3, 4, 5, 3, 4, 5, 3, 4, 5, 3].map((stars, i) => `vote-${c}x${i}-q,${city.slice(0, 6)},${stars}`),
);

export const REVIEW: Readonly<Record<string, string>> = {
  'pack.yaml': PACK,
  'scheme/review.yaml': SCHEME,
  'scheme/population.csv': 'unit,dimension,category,people,en\n*,role,居民,900,Residents\n*,role,网格员,100,Grid workers\n',
  'units.csv': `unit_id,code,name,name_en,kind\nprovince,990000,明山省,Mingshan,province\n${CITIES.map((city, k) => `c${k + 1},${city.replace(' ', ',')},City ${k + 1},city`).join('\n')}\n`,
  'data/2023.csv': `unit,indicator,period,value\n${[170, 165, 120].map((value, k) => `c${k + 1},gdp,2023,${value}`).join('\n')}\n`,
  'data/parks.csv': parksFile(PARK_ROWS),
  'data/stars.csv': `respondent,unit,answer\n${STAR_ROWS.join('\n')}\n`,
};
