/**
 * Writes the example data of the pack: data/2025.csv, data/marks-2025H1.csv, data/marks-2025H2.csv and scheme/mediation-cases.csv.
 * Deterministic; run from the root of the repository with `npx tsx packs/after-taicang/data/generate.ts`. The stories told are
 * listed in ../README.md. Raters, mediators and holders of posts are pseudonyms of nobody.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pack = new URL('..', import.meta.url);
const text = (name: string): string => readFileSync(fileURLToPath(new URL(name, pack)), 'utf8');
const write = (name: string, lines: readonly string[]): void => writeFileSync(fileURLToPath(new URL(name, pack)), `${lines.join('\n')}\n`);
const QUARTERS = ['2025Q1', '2025Q2', '2025Q3', '2025Q4'] as const;
const HALVES = ['2025H1', '2025H2'] as const;

/** Park and Miller's generator: the same numbers everywhere. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const rows = (name: string): string[][] =>
  text(name)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

interface Unit {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent: string;
  readonly city: string;
  readonly post: string;
}

const units: Unit[] = rows('units.csv').map(([id = '', , name = '', , kind = '', parent = '', , city = '', post = '']) => ({
  id,
  name,
  kind,
  parent,
  city,
  post,
}));
const targets = rows('scheme/targets.csv');
const target = (indicator: string, unit: string, period: string): number =>
  Number(targets.find(([of, reference = '', , when]) => of === indicator && reference.split(' ')[0] === unit && when === period)?.[4]);

/** How good a unit is on the whole, from −1 to 1, where a story asks for it. */
const QUALITY: Readonly<Record<string, number>> = {
  '996500D05': 0.9,
  '996500D07': 0.7,
  '996500D12': -0.9,
  '996500D14': 0.8,
  '996500001': 0.8,
  '996500104': -0.9,
  '996500F02': 0.8,
  '996500F03': -0.7,
  '996500F04': 0.7,
  '996500D09': 0.5,
};

/** A seed of each unit's own, so that a new unit or indicator moves nobody else's figures. */
const seedOf = (id: string): number => [...id].reduce((sum, letter) => (sum * 131 + letter.charCodeAt(0)) % 2147483629, 20250101) + 1;
let random = generator(20250101);
const noise = (size: number): number => (random() * 2 - 1) * size;
const cells = new Map<string, string>();
const put = (unit: string, indicator: string, period: string, value: number, places: number): void => {
  cells.set(`${unit},${indicator},${period}`, value.toFixed(places));
};
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function department({ id }: Unit, q: number): void {
  for (const [i, quarter] of QUARTERS.entries()) {
    put(id, 'decisions', quarter, [21, 51, 77, 99][i]! * (1 + q * 0.04 + noise(0.01)), 1);
    put(id, 'response', quarter, within(99 + q * 1.5 + noise(0.5), 0, 100), 1);
    put(id, 'resolution', quarter, within(92 + q * 4 + noise(1), 0, 100), 1);
    put(id, 'request_satisfaction', quarter, within(92 + q * 5 + noise(1), 0, 100), 1);
    if (id === '996500D07') put(id, 'key_firms', quarter, [60, 98, 102, 104][i]!, 0);
  }
  for (const half of HALVES) {
    put(id, 'public_review', half, within(85 + q * 7 + noise(1.5), 0, 100), 1);
    put(id, 'execution', half, within(94 + q * 6 + noise(2), 0, 104), 1);
    put(id, 'goals', half, within(95 + q * 6 + noise(2), 0, 104), 1);
    put(id, 'procurement', half, within(87 + q * 8 + noise(2), 0, 99), 1);
  }
  put(id, 'data_sharing', '2025H2', within(90 + q * 7 + noise(2), 0, 100), 1);
}

function town({ id, city }: Unit, q: number): void {
  for (const [i, quarter] of QUARTERS.entries()) {
    if (city === 'chenghu') {
      put(id, 'industry_input', quarter, 7 + q * 5 + noise(1), 1);
      put(id, 'tax_growth', quarter, 5 + q * 4 + noise(1), 1);
      put(id, 'livelihood_list', quarter, [24, 50, 77, 99][i]! * (1 + q * 0.04), 1);
      continue;
    }
    put(id, 'revenue_growth', quarter, 6 + q * 4 + noise(1), 1);
    put(id, 'investment_growth', quarter, 7 + q * 5 + noise(1.5), 1);
    put(id, 'livelihood_projects', quarter, [16, 46, 77, 99][i]! * (1 + q * 0.04 + noise(0.01)), 1);
    put(id, 'debt_ratio', quarter, 84 - q * 30 + i * 1.2 + noise(4), 1);
    put(id, 'debt_service_ratio', quarter, 12 - q * 4 + noise(1), 1);
    put(id, 'bonds_growth', quarter, 2.1 * (i + 1) - q * 1.2 * (i + 1) + noise(0.4), 1);
    put(id, 'water_sections', quarter, within(94 + q * 5 + noise(2), 0, 100), 1);
    put(id, 'dust_complaints', quarter, within(95 + q * 5 + noise(2), 0, 100), 1);
    put(id, 'hazards_rectified', quarter, within(93 + q * 5 + noise(2), 0, 100), 1);
    put(id, 'training', quarter, within(88 + q * 7 + noise(2), 0, 100), 1);
  }
  for (const half of HALVES) {
    if (city === 'chenghu') put(id, 'residents_review', half, within(8.6 + q * 0.7 + noise(0.2), 0, 10), 2);
    else put(id, 'public_review', half, within(85 + q * 7 + noise(1.5), 0, 100), 1);
  }
}

function firm({ id }: Unit, q: number): void {
  for (const [i, quarter] of QUARTERS.entries()) {
    const year = target('profit', id, '2025H2');
    put(id, 'profit', quarter, year * [0.24, 0.5, 0.76, 1]![i]! * (1 + q * 0.12 + noise(0.02)), 0);
    put(id, 'main_business', quarter, 5 + q * 6 + noise(1), 1);
  }
  for (const half of HALVES)
    for (const audit of ['audit_policy', 'audit_duty', 'audit_special']) put(id, audit, half, within(94 + q * 8 + noise(2), 0, 100), 1);
}

function workshop({ id }: Unit, q: number): void {
  for (const quarter of QUARTERS) {
    put(id, 'output_plan', quarter, 98 + q * 4 + noise(1), 1);
    put(id, 'top_grade', quarter, within(96 + q * 2 + noise(0.5), 0, 100), 1);
    put(id, 'unit_energy', quarter, 89 - q * 4 + noise(1), 1);
  }
}

function post({ id, post: kind }: Unit, q: number): void {
  for (const quarter of QUARTERS) {
    if (kind === 'spinning') put(id, 'silk_checks', quarter, within(6.6 + q * 2 + noise(0.3), 0, 40), 1);
    else if (kind === 'drying') put(id, 'patrol_records', quarter, within(80 + q * 22 + noise(2), 0, 100), 1);
    else put(id, 'post_tasks', quarter, within(84 + q * 20 + noise(2), 0, 110), 1);
    put(id, 'violations', quarter, random() < 0.2 ? 1 : 0, 0);
    put(id, 'absences', quarter, Math.floor(random() * (2.6 - q * 2)), 0);
  }
}

function committee({ id }: Unit, q: number): void {
  for (const half of HALVES) {
    put(id, 'mediation_success', half, within(96.5 + q * 2.5 + noise(0.5), 0, 100), 1);
    put(id, 'file_quality', half, within(84 + q * 9 + noise(2), 0, 100), 1);
  }
}

const MAKE: Readonly<Record<string, (unit: Unit, quality: number) => void>> = { department, town, firm, workshop, post, committee };
const quality = new Map<string, number>();
for (const unit of units) {
  random = generator(seedOf(unit.id));
  random();
  const q = QUALITY[unit.id] ?? noise(0.8);
  quality.set(unit.id, q);
  MAKE[unit.kind]?.(unit, q);
}

/** Cells that tell a story; they take the place of what chance gave. */
const STORIES: readonly (readonly [unit: string, indicator: string, period: string, value: string])[] = [
  // 横港镇: all three of the debt model beyond their thresholds
  ['996500104', 'debt_ratio', '2025Q4', '152.0'],
  ['996500104', 'debt_service_ratio', '2025Q4', '20.5'],
  ['996500104', 'bonds_growth', '2025Q4', '13.0'],
  // 市科学技术局: a fifth behind in the third quarter
  ['996500D08', 'decisions', '2025Q3', '54.0'],
  // 市民政局: the survey of the second half is late
  ['996500D11', 'public_review', '2025H2', '来源延迟'],
  // 沧江港务集团: good results, but audits not rectified
  ['996500F02', 'audit_duty', '2025H2', '76.0'],
  // 工艺员101号: the figures that make an A; 干燥岗203号: an E
  ['996500E01W101', 'silk_checks', '2025Q3', '9.0'],
  ['996500E01W101', 'silk_checks', '2025Q4', '8.6'],
  ['996500E01W101', 'violations', '2025Q3', '0'],
  ['996500E01W101', 'violations', '2025Q4', '0'],
  ['996500E01W101', 'absences', '2025Q3', '0'],
  ['996500E01W101', 'absences', '2025Q4', '0'],
  ['996500E01W203', 'patrol_records', '2025Q4', '28.0'],
  ['996500E01W203', 'violations', '2025Q3', '5'],
  ['996500E01W203', 'absences', '2025Q4', '6'],
];
for (const [unit, indicator, period, value] of STORIES) {
  const key = `${unit},${indicator},${period}`;
  if (!cells.has(key)) throw new Error(`no such cell: ${key}`);
  cells.set(key, value);
}
write('data/2025.csv', ['unit,indicator,period,value', ...[...cells].map(([key, value]) => `${key},${value}`).sort()]);

/** Marks of 10 leaders, 10 deputies and one rater of each department. 互评07 (of the tax authority) gives nearly everybody a top mark. */
const departments = units.filter(({ kind }) => kind === 'department');
const two = (n: number): string => String(n).padStart(2, '0');
interface Rater {
  readonly rater: string;
  readonly group: string;
  readonly own: string;
}
const raters: readonly Rater[] = [
  ...Array.from({ length: 10 }, (_, i): Rater => ({ rater: `领导${two(i + 1)}`, group: 'leaders', own: '' })),
  ...Array.from({ length: 10 }, (_, i): Rater => ({ rater: `代表${two(i + 1)}`, group: 'deputies', own: '' })),
  ...departments.map(({ id, name }, i): Rater => ({ rater: `互评${two(i + 1)}`, group: 'peers', own: `${id} ${name}` })),
];
/** 市教育局 in the second half: 80 by leaders, 85 by deputies, 70 by departments, once the outermost, its own and the generous marks are off. */
const FIXED: Readonly<Record<string, readonly number[]>> = {
  leaders: [60, 78, 79, 80, 80, 80, 80, 81, 82, 99],
  deputies: [50, 85, 85, 85, 85, 85, 85, 85, 85, 89],
  peers: [70, 70, 60, 70, 70, 70, 97, 70, 70, 70, 88, 70, 99, 70],
};
for (const [i, half] of HALVES.entries()) {
  const marks = generator(20250700 + i);
  const lines = raters.flatMap(({ rater, group, own }) =>
    departments.map(({ id, name }) => {
      const generous = rater === '互评07' ? 12 : 0;
      const mark = Math.round(within(83 + generous + (quality.get(id) as number) * 5 + (marks() * 2 - 1) * 3.5, 60, 99));
      const fixed = half === '2025H2' && id === '996500D13' ? FIXED[group]?.[Number(rater.slice(-2)) - 1] : undefined;
      return `${rater},${group},${own},${id} ${name},leader_mark,${fixed ?? mark}`;
    }),
  );
  write(`data/marks-${half}.csv`, ['rater,group,own_unit,unit,indicator,mark', ...lines]);
}

/** Cases of mediation in both halves; the first of a committee are stories of the regulation, the others chance. */
const difficulty = ['simple', 'simple', 'general', 'general', 'general', 'hard'] as const;
const result = ['fulfilled', 'fulfilled', 'fulfilled', 'agreed', 'failed'] as const;
const cases: string[] = [
  '沧调〔2025〕0001,996500001M1 江湾街道人民调解委员会,调解员甲,simple,fulfilled,88,2025-07-08',
  '沧调〔2025〕0002,996500001M1 江湾街道人民调解委员会,调解员甲,general,agreed,82,2025-08-19',
  '沧调〔2025〕0003,996500001M1 江湾街道人民调解委员会,调解员甲,hard,fulfilled,91,2025-09-24',
  '沧调〔2025〕0004,996500001M1 江湾街道人民调解委员会,调解员甲,hard,failed,85,2025-10-17',
  '沧调〔2025〕0005,996500001M1 江湾街道人民调解委员会,调解员甲,general,fulfilled,59,2025-11-05',
  '沧调〔2025〕0006,996500001M1 江湾街道人民调解委员会,调解员甲,simple,fulfilled,80,2025-05-05',
  ...Array.from(
    { length: 27 },
    (_, i) =>
      `沧调〔2025〕${String(101 + i).padStart(4, '0')},996500002M2 长堤商圈物业纠纷调解室,调解员乙,hard,fulfilled,90,2025-${two(7 + Math.floor(i / 5))}-${two(3 + (i % 5) * 4)}`,
  ),
];
const chance = generator(7777);
const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
for (const { id, name } of units.filter(({ kind }) => kind === 'committee'))
  for (let i = 0; i < 14; i++)
    cases.push(
      `沧调〔2025〕${1000 + cases.length},${id} ${name},${name.slice(0, 2)}调解员${two(1 + (i % 3))},${pick(difficulty)},${pick(result)},${Math.round(64 + chance() * 34)},2025-${two(1 + Math.floor(chance() * 12))}-${two(1 + Math.floor(chance() * 28))}`,
    );
write('scheme/mediation-cases.csv', ['item,unit,person,difficulty,result,quality,date', ...cases]);
