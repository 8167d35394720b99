/**
 * Writes the example data of the pack: data/2024.csv and data/marks-2024.csv. Deterministic; run from the root of the repository with
 * `npx tsx packs/after-wolong/data/generate.ts`. The stories told are listed in ../README.md; raters are pseudonyms of nobody.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pack = new URL('..', import.meta.url);
const text = (name: string): string => readFileSync(fileURLToPath(new URL(name, pack)), 'utf8');
const YEAR = '2024';
const QUARTERS = [1, 2, 3, 4].map((quarter) => `${YEAR}Q${quarter}`);

/** Park and Miller's generator: the same numbers everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly group: string;
  readonly area: string;
  readonly enforcement: boolean;
  readonly stage: string;
}

const units: Unit[] = rows('units.csv').map(
  ([id = '', , name = '', , kind = '', , group = '', area = '', enforcement = '', stage = '']) => ({
    id,
    name,
    kind,
    group,
    area,
    enforcement: enforcement === '1',
    stage,
  }),
);

function rows(name: string): string[][] {
  return text(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

const targets = rows('scheme/targets.csv');
const investment = rows('scheme/goals-investment.csv');

/** Column 4 of the table of targets is the target, 5 the baseline. */
function lookUp(indicator: string, unit: string, column: 4 | 5): number {
  const line = targets.find(([of, reference = '']) => of === indicator && reference.split(' ')[0] === unit);
  return Number(line?.[column]);
}

/** How good a unit is on the whole, from −1 to 1, where a story asks for it. */
const QUALITY: Readonly<Record<string, number>> = {
  '995003D02': 0.9,
  '995003D10': 0.8,
  '995003D16': -0.9,
  '995003002': 0.95,
  '995003006': -0.2,
  '995003102': 0.7,
  '995003202': -0.8,
  '995003P03': -0.8,
};

/** A seed of each unit's own, so that a new unit or indicator moves nobody else's figures. */
const seedOf = (id: string): number => [...id].reduce((sum, letter) => (sum * 131 + letter.charCodeAt(0)) % 2147483629, 20240101) + 1;
let random = generator(20240101);
const noise = (size: number): number => (random() * 2 - 1) * size;
const cells = new Map<string, string>();
const put = (unit: string, indicator: string, period: string, value: number, places: number): void => {
  cells.set(`${unit},${indicator},${period}`, value.toFixed(places));
};
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const DONE = [21, 52, 77, 99] as const;
const WORKS = [16, 47, 77, 99] as const;
const SPENT = [16, 42, 72, 98] as const;

/** What the members of a chain did together: one figure a chain, reported for its head. */
const CHAIN_HEADS: readonly (readonly [unit: string, result: number])[] = [
  ['995003D02', 96],
  ['995003D03', 88],
  ['995003D05', 91.5],
  ['995003D06', 82],
  ['995003D10', 94],
];

function department({ id, group, enforcement }: Unit, q: number): void {
  for (const [i, quarter] of QUARTERS.entries()) {
    put(id, 'key_targets', quarter, DONE[i]! * (1 + q * 0.04 + noise(0.01)), 1);
    put(id, 'litigation_loss', quarter, Math.max(0, 7 - q * 4 + noise(2)), 1);
    put(id, 'reconsideration_correction', quarter, Math.max(0, 9 - q * 5 + noise(2)), 1);
    if (group === '经济')
      put(
        id,
        'investment_arrived',
        quarter,
        lookUp('investment_arrived', id, 4) * [0.21, 0.46, 0.72, 1]![i]! * (1 + q * 0.05 + noise(0.02)),
        0,
      );
    if (id === '995003D11') put(id, 'licence_minutes', quarter, [4.2, 3.6, 3.2, 3]![i]!, 1);
    if (enforcement) {
      put(id, 'certified_staff', quarter, 100, 0);
      put(id, 'legal_review', quarter, 100, 0);
    }
  }
  put(id, 'firms_opinion', YEAR, within(87 + q * 8 + noise(2), 0, 99), 1);
  put(id, 'budget_goals', YEAR, within(95 + q * 6 + noise(2), 0, 105), 1);
  put(id, 'third_party_mark', YEAR, within(86 + q * 7 + noise(2), 0, 98), 1);
}

function township({ id, area }: Unit, q: number): void {
  const settled = lookUp('disputes_settled', id, 5);
  const base = Number(investment.find(([reference = '']) => reference.split(' ')[0] === id)?.[1]);
  for (const [i, quarter] of QUARTERS.entries()) {
    put(id, 'policy_delivery', quarter, DONE[i]! * (1 + q * 0.04 + noise(0.01)), 1);
    put(id, 'livelihood_works', quarter, WORKS[i]! * (1 + q * 0.04 + noise(0.01)), 1);
    put(id, 'gdp_growth', quarter, 6.1 + q * 1.2 + noise(0.3), 1);
    put(id, 'investment_arrived', quarter, base * 1.26 * [0.21, 0.46, 0.72, 1]![i]! * (1 + q * 0.1 + noise(0.02)), 0);
    put(id, 'disputes_settled', quarter, (settled / 4) * (1.22 + q * 0.18 + noise(0.04)), 0);
    put(id, 'hazards_rectified', quarter, within(93 + q * 4 + noise(1.5), 0, 100), 1);
    put(id, 'plan_completeness', quarter, within(87 + q * 8 + noise(2), 0, 100), 1);
    put(id, 'certified_staff', quarter, 100, 0);
    put(id, 'legal_review', quarter, 100, 0);
  }
  put(id, 'firm_disputes', YEAR, Math.max(0.5, 4 - q * 2 + noise(0.8)), 1);
  put(id, 'mediation_success', YEAR, within(87 + q * 8 + noise(2), 0, 100), 1);
  put(id, 'enforcement_rate', YEAR, within(41 + q * 9 + noise(2), 0, 100), 2);
  const speciality = area === 'urban' ? 'service_turnover' : 'speciality_output';
  put(id, speciality, YEAR, lookUp(speciality, id, 5) * (1.09 + q * 0.07 + noise(0.03)), 2);
}

function village({ id }: Unit, q: number): void {
  put(id, 'residents_satisfaction', YEAR, within(84 + q * 11 + noise(3), 0, 100), 1);
  put(id, 'affairs_open', YEAR, within(95 + q * 6 + noise(1), 0, 100), 1);
  put(id, 'environment_mark', YEAR, within(84 + q * 8 + noise(2), 0, 100), 1);
}

function platform({ id }: Unit, q: number): void {
  const goal = lookUp('hidden_debt_resolved', id, 4);
  for (const [i, quarter] of QUARTERS.entries()) {
    put(id, 'debt_ratio', quarter, 57 - q * 12 + i * 0.6 + noise(1.5), 1);
    put(id, 'hidden_debt_resolved', quarter, goal * [0.21, 0.47, 0.73, 1.01]![i]! * (1 + q * 0.08), 0);
  }
}

function institute({ id }: Unit, q: number): void {
  put(id, 'mechanism', YEAR, within(84 + q * 10, 0, 100), 1);
  put(id, 'team', YEAR, Math.round(17 + q * 6), 0);
  put(id, 'equipment', YEAR, 1750 + q * 600, 0);
  put(id, 'rd_share', YEAR, 38 + q * 12, 1);
  put(id, 'transfers', YEAR, Math.max(0, 640 + q * 400), 0);
  put(id, 'innovation_benefit', YEAR, Math.max(0, 3900 + q * 2600), 0);
}

function project({ id, stage }: Unit, q: number): void {
  if (stage === 'new') {
    for (const criterion of ['necessity', 'economy', 'goals', 'feasibility', 'financing'])
      put(id, criterion, YEAR, within(78 + q * 14 + noise(5), 0, 100), 0);
    put(id, 'reviewed_share', YEAR, within(0.82 + q * 0.12, 0, 1), 2);
    return;
  }
  for (const [i, quarter] of QUARTERS.entries()) {
    put(id, 'money_spent', quarter, SPENT[i]! * (1 + q * 0.05 + noise(0.01)), 1);
    put(id, 'goal_reached', quarter, SPENT[i]! * (1 + q * 0.05 + noise(0.02)), 1);
  }
}

const MAKE: Readonly<Record<string, (unit: Unit, quality: number) => void>> = {
  department,
  township,
  village,
  platform,
  institute,
  project,
};
const quality = new Map<string, number>();
for (const unit of units) {
  random = generator(seedOf(unit.id));
  random();
  const q = QUALITY[unit.id] ?? noise(0.8);
  quality.set(unit.id, q);
  MAKE[unit.kind]?.(unit, q);
}
for (const [unit, result] of CHAIN_HEADS) put(unit, 'chain_result', YEAR, result, 1);

/** Cells that tell a story; they take the place of what chance gave. */
const STORIES: readonly (readonly [unit: string, indicator: string, period: string, value: string])[] = [
  // 七溪园街道: the figures of the article
  ['995003002', 'disputes_settled', '2024Q1', '92'],
  ['995003002', 'disputes_settled', '2024Q2', '101'],
  ['995003002', 'disputes_settled', '2024Q3', '110'],
  ['995003002', 'disputes_settled', '2024Q4', '117'],
  ['995003002', 'enforcement_rate', '2024', '47.30'],
  ['995003002', 'hazards_rectified', '2024Q2', '92.0'],
  ['995003002', 'hazards_rectified', '2024Q4', '96.0'],
  // 王家岗回族乡: enforcement as before
  ['995003202', 'enforcement_rate', '2024', '6.95'],
  // 光裕街道: staff not certified in full
  ['995003006', 'certified_staff', '2024Q4', '96'],
  // 区城市管理综合执法局: neither certified nor reviewed in full, many lawsuits lost
  ['995003D16', 'certified_staff', '2024Q4', '97'],
  ['995003D16', 'legal_review', '2024Q4', '94'],
  ['995003D16', 'litigation_loss', '2024Q3', '16.2'],
  ['995003D16', 'litigation_loss', '2024Q4', '15.0'],
  // 区自然资源局: a warning by threshold
  ['995003D07', 'reconsideration_correction', '2024Q4', '15.5'],
  // 卧岭文化旅游投资有限公司: debt ratio beyond the red threshold
  ['995003P03', 'debt_ratio', '2024Q4', '71.4'],
  // 谢营乡: policy delivery a fifth behind in the third quarter
  ['995003201', 'policy_delivery', '2024Q3', '54.0'],
  // 蒲塘镇: the inspectors' report of the last quarter is overdue
  ['995003103', 'plan_completeness', '2024Q4', '逾期'],
  // 卧岭数字农业研究院: did not pass; 卧岭西湖合成生物研究院: passed
  ['995003R06', 'team', '2024', '6'],
  ['995003R06', 'equipment', '2024', '640'],
  ['995003R06', 'rd_share', '2024', '18.0'],
  ['995003R06', 'transfers', '2024', '120'],
  ['995003R06', 'innovation_benefit', '2024', '1500'],
  ['995003R06', 'mechanism', '2024', '70.0'],
  ['995003R01', 'team', '2024', '24'],
  ['995003R01', 'equipment', '2024', '2600'],
  ['995003R01', 'rd_share', '2024', '46.0'],
  ['995003R01', 'transfers', '2024', '900'],
  ['995003R01', 'innovation_benefit', '2024', '4600'],
  ['995003R01', 'mechanism', '2024', '88.0'],
  // 中部先进防爆装备研究院: 85 points, but benefit under 50
  ['995003R04', 'team', '2024', '22'],
  ['995003R04', 'equipment', '2024', '3100'],
  ['995003R04', 'rd_share', '2024', '52.0'],
  ['995003R04', 'transfers', '2024', '860'],
  ['995003R04', 'innovation_benefit', '2024', '2400'],
  ['995003R04', 'mechanism', '2024', '92.0'],
  // projects: approved, adjusted, rejected for its score, rejected for its financing
  ...cellsOf('995003X01', [92, 84, 88, 86, 90], '1.00'),
  ...cellsOf('995003X03', [78, 62, 74, 70, 76], '0.70'),
  ...cellsOf('995003X04', [46, 40, 58, 62, 64], '0.00'),
  ...cellsOf('995003X07', [84, 80, 88, 90, 52], '0.50'),
  // 梅河治理工程: money spent runs ahead, goals a fifth behind
  ['995003Y03', 'money_spent', '2024Q3', '74.0'],
  ['995003Y03', 'goal_reached', '2024Q3', '48.0'],
];

function cellsOf(unit: string, marks: readonly number[], reviewed: string): (readonly [string, string, string, string])[] {
  const criteria = ['necessity', 'economy', 'goals', 'feasibility', 'financing'];
  return [
    ...criteria.map((criterion, i): [string, string, string, string] => [unit, criterion, YEAR, String(marks[i])]),
    [unit, 'reviewed_share', YEAR, reviewed],
  ];
}

for (const [unit, indicator, period, value] of STORIES) {
  const key = `${unit},${indicator},${period}`;
  if (!cells.has(key)) throw new Error(`no such cell: ${key}`);
  cells.set(key, value);
}
const lines = [...cells].map(([key, value]) => `${key},${value}`).sort();
writeFileSync(fileURLToPath(new URL('data/2024.csv', pack)), `unit,indicator,period,value\n${lines.join('\n')}\n`);

/**
 * Marks of a third party's five experts and of five experts of the trade for running projects. 雪亮街区改造: one very high, one very
 * low mark. 茶叶加工仓储冷链项目: 行业专家05 works in its firm and is recused.
 */
const FIXED: Readonly<Record<string, readonly number[]>> = {
  'agency 995003Y05 output_mark': [60, 88, 90, 92, 99],
  'experts 995003Y05 output_mark': [70, 80, 85, 90, 100],
};
const ownProject = '995003Y02 茶叶加工仓储冷链项目';
const judged = units.filter(({ stage }) => stage === 'running');
const marks = ['agency', 'experts'].flatMap((group) =>
  [0, 1, 2, 3, 4].flatMap((n) =>
    judged.flatMap(({ id, name }) =>
      ['output_mark', 'benefit_mark'].map((indicator) => {
        const own = group === 'experts' && n === 4 ? ownProject : '';
        const chance = Math.round(within(83 + (quality.get(id) as number) * 9 + noise(5), 50, 99));
        const mark = FIXED[`${group} ${id} ${indicator}`]?.[n] ?? (own.startsWith(id) ? 99 : chance);
        return `${group === 'agency' ? '机构专家' : '行业专家'}0${n + 1},${group},${own},${id} ${name},${indicator},${mark}`;
      }),
    ),
  ),
);
writeFileSync(fileURLToPath(new URL('data/marks-2024.csv', pack)), `rater,group,own_unit,unit,indicator,mark\n${marks.join('\n')}\n`);
