/** A pack with everything that people judge: marks by three groups, bonuses by application, a determination. Units are fictional, values example data. */
const CITIES = ['990100 北川市', '990200 连海市', '990300 南浦市', '990400 松原港市', '990500 金滩市'] as const;
export const CODES = CITIES.map((city) => city.slice(0, 6));

const PACK = `pack: judgement
title: { zh-CN: 评价与审定（示例）, en: Judgement and determination (example) }
example: true
data:
  - { file: data/2023.csv }
marks:
  - { file: data/marks-2023.csv, period: "2023" }
runs:
  periods: ["2023"]
  as_of: 2024-04-30
`;

const SCHEME = `scheme: judgement
edition: 1
title: 评价与审定
authority: 990000 明山省
in_force: { from: 2023-01-01 }
lists:
  cities: { title: 城市, units: city }
indicators:
  gdp: { title: 生产总值, unit: 亿元, range: [0, 1000], owner: 示例统计局 }
  leader_mark:
    title: 领导评价
    kind: judgement
    raters:
      groups:
        leaders: { title: 市领导, weight: 50% }
        deputies: { title: 人大代表, weight: 30% }
        peers: { title: 部门互评, weight: 20% }
      trim: 10%
      at_least: 5
      spread: { top: 90, at_most: 30% }
score:
  cities:
    weights: points
    parts:
      gdp: { weight: 60, method: { goalposts: { worst: 0, best: 200 } } }
      leader_mark: { weight: 40, method: given }
      bonus:
        title: 加分
        apply: { table: bonuses.csv, levels: levels.csv, procedure: true }
        cap: 5
grades:
  order: [excellent 优秀, good 良好, fair 一般]
  at_least: { excellent: 75, good: 60 }
  quota: { excellent: 40%, good: 40% }
consequences:
  talk: { title: 约谈, when: "grade == 'fair'", propose: { admonishing_talk: { refer_to: 示例组织部 } } }
determination:
  body: 示例考核委员会
  table: determination.csv
  closes: { "2023": 2024-04-30 }
  steps:
    - { title: { zh-CN: 反馈核对, en: Feedback }, on: { "2023": 2024-05-08 } }
    - { title: { zh-CN: 加减分复核, en: Bonus review }, on: { "2023": 2024-05-15 } }
    - { title: { zh-CN: 审议, en: Deliberation }, on: { "2023": 2024-06-01 } }
    - { title: { zh-CN: 通报, en: Bulletin }, on: {} }
`;

const UNITS = `unit_id,code,name,name_en,kind
province,990000,明山省,Mingshan,province
${CITIES.map((city, k) => `c${k + 1},${city.replace(' ', ',')},City ${k + 1},city`).join('\n')}
`;

const DATA = `unit,indicator,period,value
${[170, 165, 120, 90, 60].map((value, k) => `c${k + 1},gdp,2023,${value}`).join('\n')}
`;

const LEVELS = 'level,points,title\n国家级,3,国家级表彰\n省级,2,省级表彰\n市级,1,市级表彰\n';

const BONUS_HEAD = 'unit,date,item,level,title,applied_on,first_check,review,notice_from,notice_until,recognised_on';
export const BONUSES = `${BONUS_HEAD}
990100 北川市,2023-05-04,双拥,国家级,全国双拥模范城,2023-12-01,2023-12-05,2023-12-10,2023-12-11,2023-12-17,2023-12-20
990200 连海市,2023-06-01,文明城市,省级,省级文明城市,2023-12-01,2023-12-05,,,,
990300 南浦市,2022-06-01,卫生城市,市级,市级卫生城市,2023-12-01,2023-12-05,2023-12-10,2023-12-11,2023-12-17,2023-12-20
`;

const DETERMINATION_HEAD = 'period,list,unit,item,from,to,ground,meeting,date';
export const DETERMINATION = `${DETERMINATION_HEAD}
2023,cities,990300 南浦市,grade,good,excellent,承办全省防汛抢险立功,示例考核委员会第3次会议,2024-06-01
2023,cities,990500 金滩市,proposal:talk,made,dropped,主要领导任职不满三个月,示例考核委员会第3次会议,2024-06-01
`;

/** Marks have four odd decimals, so that one that leaks is found among all other numbers. */
export function markRow(rater: string, group: string, own: string, unit: string, mark: number): string {
  return [rater, group, own, unit, 'leader_mark', String(Number(mark.toFixed(4)))].join(',');
}

const GROUPS = { leaders: 10, deputies: 6, peers: 4 } as const;
/** Peers are too few to count; leaders are enough for one mark to come off either end. */
export const MARK_ROWS: readonly string[] = Object.entries(GROUPS).flatMap(([group, count]) =>
  Array.from({ length: count }, (_, r) =>
    CODES.map((unit, u) =>
      markRow(
        `rater-${group[0]}${r}-q`,
        group,
        '',
        unit,
        61.1317 + 3.0713 * u + 0.5927 * r + 0.07 * r * r + 0.11 * u * u + (group === 'leaders' ? 4.01 : 0),
      ),
    ),
  ).flat(),
);
export const MARKS_HEAD = 'rater,group,own_unit,unit,indicator,mark';
export const marksFile = (rows: readonly string[]): string => `${[MARKS_HEAD, ...rows].join('\n')}\n`;

export const JUDGEMENT: Readonly<Record<string, string>> = {
  'pack.yaml': PACK,
  'scheme/judgement.yaml': SCHEME,
  'scheme/bonuses.csv': BONUSES,
  'scheme/levels.csv': LEVELS,
  'scheme/determination.csv': DETERMINATION,
  'units.csv': UNITS,
  'data/2023.csv': DATA,
  'data/marks-2023.csv': marksFile(MARK_ROWS),
};
