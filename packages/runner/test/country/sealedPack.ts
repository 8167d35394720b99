/** A pack whose list states errors, is determined by a body, has gates and lights with a memory. Units are fictional, values example data. */
const PACK = `pack: sealed
title: { zh-CN: 封存（示例）, en: Sealed (example) }
example: true
data:
  - { file: data/2023.csv, layout: long }
runs:
  periods: ["2023"]
  as_of: 2024-03-01
`;

const SCHEME = `scheme: sealed
edition: 1
title: 封存
in_force: { from: 2023-01-01 }
attributes: { zone: text }
lists:
  cities: { title: 城市, units: city, nodes: quarter, watch: month }
classes:
  plain: { title: 平原, units: { where: "unit.zone == '平原'" } }
  hills: { title: 山区, units: { where: "unit.zone == '山区'" } }
targets: targets.csv
indicators:
  gdp: { title: 生产总值, kind: quantity, accrual: stock, unit: 亿元, range: [0, 1000], every: month, owner: 示例统计局, error: { relative: 2% } }
  air: { title: 空气, kind: rate, unit: "%", range: [0, 100], every: month, owner: 示例环境局, error: { sd: 1.5 } }
  works: { title: 工程, kind: quantity, accrual: flow, unit: 公里, range: [0, 150], every: month, owner: 示例发改委, target: 100, schedule: { 2023Q1: 24, 2023Q3: 70 }, lag: { in: points, tolerance: 2 } }
  loans: { title: 化债, kind: rate, accrual: rate, unit: "%", range: [0, 150], every: month, owner: 示例财政局, lag: { in: points } }
  accidents: { title: 事故, kind: count, unit: 起, range: [0, 100], every: month, better: lower, owner: 示例应急局 }
score:
  cities:
    weights: points
    parts:
      gdp: { weight: { plain: 40, hills: 30 }, method: min_max }
      air: { weight: { plain: 30, hills: 40 }, method: { goalposts: { worst: 0, best: 100 } } }
      works: { weight: 15, method: completion, cap: 100 }
      loans: { weight: 15, method: completion, cap: 100 }
gates:
  - { title: 事故, when: "value('accidents') > 2", cap_grade: fair }
lights:
  raise_after: 2
  clear_after: 2
  rules:
    - { light: red, when: "lag >= 10", for: [loans] }
    - { light: yellow, when: "node_missed", for: [works] }
    - { light: yellow, when: "value < 60", for: [air] }
    - { light: yellow, when: "value > 1", for: [accidents] }
  overdue: { light: grey }
grades:
  order: [excellent 优秀, good 良好, fair 一般]
  at_least: { excellent: 70, good: 50 }
determination:
  body: 示例考核委员会
  table: determination.csv
  closes: { "2023": 2024-04-30 }
`;

const UNITS = 12;
export const MONTHS = Array.from({ length: 12 }, (_, k) => `2023-${String(k + 1).padStart(2, '0')}`);
const codeOf = (u: number): string => `9902${String(u + 1).padStart(2, '0')}`;

/** Values that move up and down through the year, so that lights come and go; some are missing, some late. */
function dataRows(): readonly string[] {
  return Array.from({ length: UNITS }, (_, u) =>
    MONTHS.flatMap((month, m) => {
      const wave = (u * 7 + m * 5) % 11;
      const due = (100 * (m + 1)) / 12;
      return [
        ['gdp', 100 + 13 * u + m + wave / 4],
        ['air', 52 + wave * 2 + (u % 3)],
        ['works', 5 + wave * 0.2 + u * 0.2 + (m > 9 ? u * 0.5 : 0)],
        ['loans', (u + m) % 9 === 0 ? '未到期' : Math.max(0, due * (0.8 + 0.02 * u) - 8 + wave)],
        ['accidents', (u + m * m) % 5],
      ].flatMap(([indicator, value]) =>
        indicator === 'air' && (u * m) % 17 === 6
          ? []
          : [`u${String(u + 1).padStart(2, '0')},${indicator},${month},${typeof value === 'number' ? value.toFixed(2) : value}`],
      );
    }),
  ).flat();
}

export const SEALED: Readonly<Record<string, string>> = {
  'pack.yaml': PACK,
  'scheme/sealed.yaml': SCHEME,
  'scheme/targets.csv': `indicator,unit,period,target\n${Array.from({ length: UNITS }, (_, u) =>
    [...[1, 2, 3, 4].map((q) => [`2023Q${q}`, 24 * q - u]), ['2023', 96 - u]].map(
      ([period, target]) => `loans,${codeOf(u)} 市${u + 1},${period},${target}`,
    ),
  )
    .flat()
    .join('\n')}\n`,
  'scheme/determination.csv': `period,list,unit,item,from,to,ground,meeting,date\n2023,cities,990205 市5,grade,good,excellent,承办全省抢险任务,示例考核委员会第3次会议,2024-06-01\n`,
  'units.csv': `unit_id,code,name,name_en,kind,zone\n${Array.from({ length: UNITS }, (_, u) => `u${String(u + 1).padStart(2, '0')},${codeOf(u)},市${u + 1},City ${u + 1},city,${u % 3 === 0 ? '山区' : '平原'}`).join('\n')}\n`,
  'data/2023.csv': `unit,indicator,period,value\n${dataRows().join('\n')}\n`,
};
