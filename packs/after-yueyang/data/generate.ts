/**
 * Writes the example data of the pack: data/2024.csv, data/special-2024.csv. Deterministic; run from the root of the repository
 * with `npx tsx packs/after-yueyang/data/generate.ts`. The stories told are listed in ../README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pack = new URL('..', import.meta.url);
const rowsOf = (name: string): string[][] =>
  readFileSync(fileURLToPath(new URL(name, pack)), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

/** Park and Miller's generator: the same numbers everywhere. */
function generator(seed: number): (size: number) => number {
  let state = seed;
  return (size) => {
    state = (state * 48271) % 2147483647;
    return ((state / 2147483647) * 2 - 1) * size;
  };
}

const units = rowsOf('units.csv').map(([id = '', , , , kind = '', , group = '', main = '', control = '', , amount = '']) => ({
  id,
  kind,
  group,
  main,
  control,
  amount: Number(amount),
}));
const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind);

type Row = readonly [unit: string, indicator: string, period: string, value: string];

const targets = rowsOf('scheme/targets.csv');
function lookUp(indicator: string, id: string, column: 4 | 5): number {
  const line = targets.find((row) => row[0] === indicator && (row[1] === '' || row[1]?.split(' ')[0] === id));
  if (!line) throw new Error(`no row for ${indicator} of ${id}`);
  return Number(line[column]);
}

const quarters = [1, 2, 3, 4].map((quarter) => `2024Q${quarter}`);
const months = Array.from({ length: 12 }, (_, i) => `2024-${String(i + 1).padStart(2, '0')}`);
const percent = (value: number): number => Math.min(100, Math.max(0, value));

function cityRows(): Row[] {
  const noise = generator(2024061);
  const rows: Row[] = [];
  const put = (unit: string, indicator: string, period: string, value: number, places: number): void => {
    rows.push([unit, indicator, period, value.toFixed(places)]);
  };
  for (const { id, kind, group } of [...ofKind('department'), ...ofKind('county')]) {
    const q = noise(1);
    for (const [i, quarter] of quarters.entries()) {
      put(id, 'project_progress', quarter, ([20, 45, 75, 100][i] ?? 0) + q * 3 + 1 + noise(1), 1);
      put(id, 'petitions', quarter, percent(98 + q + noise(0.8)), 1);
      if (kind === 'county') put(id, 'gdp_growth', quarter, lookUp('gdp_growth', id, 4) + q * 0.8 + noise(0.3), 1);
    }
    for (const half of ['2024H1', '2024H2']) {
      put(id, 'rectification', half, percent(95 + q * 3 + noise(1)), 1);
      if (kind === 'department') put(id, 'statistics_faults', half, q < -0.3 ? 1 : 0, 0);
    }
    put(id, 'satisfaction', '2024', lookUp('satisfaction', id, 5) + 22 + q * 4 + noise(1), 1);
    put(id, 'eco_mark', '2024', 92 + q * 5 + noise(2), 1);
    put(id, 'resource_use', '2024', 91 + q * 5 + noise(2), 1);
    if (kind === 'county') {
      for (const [i, month] of months.entries()) put(id, 'debt_ratio', month, 150 - q * 40 - i * 1.5 + noise(1), 2);
    } else {
      if (group === '经济') put(id, 'gdp_monitoring', '2024', 93 + q * 5 + noise(1), 1);
      put(id, 'openness', '2024', 92 + q * 5 + noise(2), 1);
      put(id, 'openness_rectification', '2024', percent(97.5 + q * 2), 1);
      put(id, 'debt_dispatch', '2024', q > -0.6 ? 100 : 91.7, 1);
    }
  }
  for (const { id, main, control } of ofKind('firm')) {
    const q = noise(1);
    put(id, 'main_focus', '2024', percent(84 + q * 8), 1);
    put(id, 'roe', '2024', 2.9 + q * 0.9, 2);
    put(id, 'non_main_cut', '2024', lookUp('non_main_cut', id, 4), 0);
    put(id, 'coverage', '2024', percent(90 + q * 5 + (main === 'one' ? 2 : 0)), 1);
    put(id, 'response_hours', '2024', 16 - q * 8, 1);
    put(id, 'trade_risk', '2024', main === 'x' ? 12 - q * 4 : 5 - q * 2, 1);
    put(id, 'financing_cost', '2024', (control === '平台类' ? 4.4 : 4.1) - q * 0.5, 2);
    put(id, 'green_invest', '2024', 12 + q * 3, 1);
    put(id, 'rd_spend', '2024', 2.8 + q * 0.6, 2);
  }
  return rows;
}

const CRITERIA = ['necessity', 'economy', 'goals', 'feasibility', 'fairness', 'sustainability'] as const;

/** What the evaluation of each project comes to: 12 approved, 6 adjusted, 12 rejected. */
function verdictOf(number: number): number {
  if (number > 18) return 48;
  return number > 12 ? 70 : 87;
}

function specialRows(): Row[] {
  const noise = generator(2024062);
  const rows: Row[] = [];
  const put = (unit: string, indicator: string, value: number, places: number): void => {
    rows.push([unit, indicator, '2024', value.toFixed(places)]);
  };
  for (const { id } of ofKind('budget_item')) {
    const number = Number(id.slice(-2));
    if (number > 30) continue;
    for (const criterion of CRITERIA) put(id, criterion, verdictOf(number) + noise(6), 0);
    put(id, 'form_filed', 1, 0);
    put(id, 'report_filed', 1, 0);
    put(id, 'over_standard', 0, 0);
    put(id, 'reviewed_share', number > 12 && number <= 18 ? ([80, 75, 70, 85, 60, 90][number - 13] ?? 0) : 100, 0);
  }
  for (const { id } of ofKind('budget_unit')) {
    const q = noise(1);
    const cells = {
      execution_rate: percent(94 + q * 5),
      output_done: percent(92 + q * 7),
      benefit_done: percent(90 + q * 8),
      users_content: percent(88 + q * 6),
    };
    for (const [indicator, value] of Object.entries(cells)) put(id, indicator, value, 1);
    const checked =
      cells.execution_rate * 0.1 +
      cells.output_done * 0.5 +
      cells.benefit_done * 0.3 +
      Math.min(100, (cells.users_content / 90) * 100) * 0.1;
    put(id, 'self_score', percent(checked + Math.abs(noise(6)) - 1), 1);
  }
  const estates = [
    [860, 62, 84],
    [1240, 58, 86],
    [690, 66, 80],
    [1520, 55, 88],
    [430, 70, 83],
    [980, 64, 75],
  ];
  for (const [i, { id }] of ofKind('community_project').entries())
    for (const [k, indicator] of ['cost', 'before', 'after'].entries()) put(id, indicator, estates[i]?.[k] ?? 0, k === 0 ? 0 : 1);
  const sights = [
    [500, 260, 82, 90],
    [320, 128, 85, 88],
    [260, 182, 80, 84],
    [450, 90, 86, 92],
  ];
  for (const [i, { id }] of ofKind('tourism_project').entries())
    for (const [k, indicator] of ['cost', 'jobs', 'visitors_before', 'visitors_after'].entries())
      put(id, indicator, sights[i]?.[k] ?? 0, k < 2 ? 0 : 1);
  return rows;
}

/** Cells that tell a story; they take the place of what chance gave. */
const STORIES: Readonly<Record<string, readonly Row[]>> = {
  '2024': [
    // 市司法局: satisfaction rises by 25 points in three years
    ['998000D07', 'satisfaction', '2024', '95.0'],
    ['998000D07', 'project_progress', '2024Q4', '101.0'],
    // 市自然资源和规划局: 89 of 100 faults of open government mended, six points short
    ['998000D06', 'openness_rectification', '2024', '89.0'],
    // 市住房和城乡建设局: 80, more than ten points short
    ['998000D11', 'openness_rectification', '2024', '80.0'],
    // 云渚区: the debt ratio ends 0.08 points above the line after a year of 0.08 points below
    ['998103', 'debt_ratio', '2024-11', '119.96'],
    ['998103', 'debt_ratio', '2024-12', '120.04'],
    // 汨水县 is above 200 % in summer and above 300 % in autumn, and comes down
    ['998123', 'debt_ratio', '2024-07', '212.00'],
    ['998123', 'debt_ratio', '2024-08', '246.50'],
    ['998123', 'debt_ratio', '2024-09', '301.20'],
    ['998123', 'debt_ratio', '2024-10', '296.00'],
    // 墨山县: the audit's list is late; nobody is at fault
    ['998122', 'rectification', '2024H2', '来源延迟'],
  ],
  'special-2024': [
    // 行政中心二期 has no report; two buildings are above the standard
    ['998000X19', 'report_filed', '2024', '0'],
    ['998000X24', 'over_standard', '2024', '1'],
    ['998000X28', 'over_standard', '2024', '1'],
    // a unit that praises itself by 20 points, and one that agrees to the point
    ['998123B13', 'self_score', '2024', '99.0'],
    ['998123B13', 'output_done', '2024', '76.0'],
    ['998123B13', 'benefit_done', '2024', '70.0'],
  ],
};

function write(name: string, rows: readonly Row[]): void {
  const cells = new Map(rows.map(([unit, indicator, period, value]) => [`${unit},${indicator},${period}`, value]));
  for (const [unit, indicator, period, value] of STORIES[name] ?? []) {
    const key = `${unit},${indicator},${period}`;
    if (!cells.has(key)) throw new Error(`the story of ${key} has no cell`);
    cells.set(key, value);
  }
  const lines = [...cells].map(([key, value]) => `${key},${value}`).sort();
  writeFileSync(fileURLToPath(new URL(`data/${name}.csv`, pack)), `unit,indicator,period,value\n${lines.join('\n')}\n`);
}

write('2024', cityRows());
write('special-2024', specialRows());
