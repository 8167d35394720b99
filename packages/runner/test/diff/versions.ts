import type { Pack } from '../../src/index.ts';
import { openTexts } from '../compose/openLevels.ts';

/** What the two versions of a made-up scheme may say differently. */
export interface Rules {
  readonly gdp: number;
  readonly worst: number;
  readonly cap: number;
  readonly places: number;
  readonly aggregate: string;
  readonly extra: boolean;
  readonly gate: number;
  readonly clean: number;
  readonly order: boolean;
  /** How many of the units are of the class that is weighed otherwise. */
  readonly coast: number;
  /** Water stands beside green, not in it. */
  readonly apart: boolean;
}

export const PLAIN: Rules = {
  gdp: 60,
  worst: 0,
  cap: 100,
  places: 2,
  aggregate: 'arithmetic',
  extra: false,
  gate: 100,
  clean: 50,
  order: false,
  coast: 0,
  apart: false,
};

/** A version of a scheme of fictional cities (示例数据); with `order` its parts and indicators stand the other way round. */
export function schemeText(version: string, rules: Rules): string {
  const { gdp, worst, cap, places, aggregate, extra, gate, clean, order, coast, apart } = rules;
  const turned = (lines: readonly string[]): string => (order ? [...lines].reverse() : lines).join('\n');
  const year = version === 'a' ? '2022' : '2023';
  return `scheme: tiny
version: ${version}
edition: 1
title: 小方案${version}
in_force: { from: ${year}-01-01, until: ${year}-12-31 }
lists:
  cities: { title: 城市, units: city }
rounding: { total: ${[1, 0.1, 0.01, 0.001][places]} }
${
  coast === 0
    ? ''
    : `classes:\n  coast: { title: 沿海, units: [${UNITS.slice(0, coast)
        .map((_, k) => `9901${k}0 ${NAMES[k]}`)
        .join(', ')}], clause: "1" }\n`
}indicators:
${turned([
  '  gdp: { title: 生产总值, clause: "1", owner: 示例局 }',
  '  air: { title: 空气, clause: "1", owner: 示例局 }',
  '  water: { title: 水质, clause: "1", owner: 示例局 }',
  ...(extra ? ['  forms: { title: 报表数, better: lower, clause: "1", owner: 示例局 }'] : []),
])}
score:
  cities:
    weights: points
    parts:
${turned([
  `      gdp: { weight: ${byClass(gdp, coast)}, method: { goalposts: { worst: ${worst}, best: 200 } }, cap: ${cap}, clause: "1" }`,
  `      green:
        title: 绿色
        weight: ${byClass(100 - gdp - (extra ? 10 : 0) - (apart ? 10 : 0), coast, -1)}
        weights: points
        aggregate: ${aggregate}
        clause: "1"
        parts:
          air: { weight: ${apart ? 100 : clean}, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }${
            apart ? '' : `\n          water: { weight: ${100 - clean}, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }`
          }`,
  ...(apart ? ['      water: { weight: 10, method: { goalposts: { worst: 20, best: 100 } }, clause: "1" }'] : []),
  ...(extra ? ['      forms: { weight: 10, method: { goalposts: { worst: 100, best: 0 } }, clause: "1" }'] : []),
])}
gates:
  - { title: 空气门槛, when: "value('air') < 72", cap_score: ${gate}, clause: "1" }
grades: { order: [good 良好, fair 一般], at_least: { good: 70 }, clause: "1" }
`;
}

/** The weight itself, or nine points more, with `sign` −1 less, where the unit is of the class. */
function byClass(weight: number, coast: number, sign = 1): string {
  return coast === 0 ? String(weight) : `{ coast: ${weight + sign * 9}, else: ${weight} }`;
}

const UNITS = ['bei', 'lian', 'zhen', 'song', 'xin', 'yan'];
const NAMES = ['北川市', '连海市', '镁城市', '松抚市', '新阜市', '盐州市'];
const VALUES: Readonly<Record<string, readonly number[]>> = {
  gdp: [110, 131, 87, 150, 149, 64.5],
  air: [90, 70, 85, 66, 74, 93.3],
  water: [61, 88, 79, 95, 52.4, 71],
  forms: [12, 55, 31, 8, 70, 44],
};

/** The two versions in one pack, with data of both years. */
export function packOf(a: Rules, b: Rules): Pack {
  const rows = Object.entries(VALUES).flatMap(([indicator, values]) =>
    (a.extra || b.extra || indicator !== 'forms' ? ['2022', '2023'] : []).flatMap((year) =>
      values.map((value, k) => `${UNITS[k]},${indicator},${year},${value}`),
    ),
  );
  return opened({
    'pack.yaml': `pack: tiny
title: 小包（示例）
example: true
data: [{ file: data/all.csv }]
runs: { periods: ["2022", "2023"], as_of: { "2022": 2023-03-01, "2023": 2024-03-01 } }
`,
    'units.csv': `unit_id,code,name,kind\n${UNITS.map((id, k) => `${id},9901${k}0,${NAMES[k]},city\n`).join('')}`,
    'data/all.csv': `unit,indicator,period,value\n${rows.join('\n')}\n`,
    'scheme/a.yaml': schemeText('a', a),
    'scheme/b.yaml': schemeText('b', b),
  });
}

/** A pack out of texts. Throws with all codes where it has errors. */
export function opened(texts: Readonly<Record<string, string>>): Pack {
  const { pack, issues } = openTexts(texts);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (!pack || errors.length > 0) throw new Error(JSON.stringify(errors.map(({ code, args, place }) => [code, args, place])));
  return pack;
}
