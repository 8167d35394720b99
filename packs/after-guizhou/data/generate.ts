/**
 * Writes the example data of the pack: data/2024.csv, data/2025.csv, data/special-2025.csv, data/medicine-*.csv, data/marks-*.csv,
 * data/parks-*.csv, data/projects-*.csv. Deterministic; run from the root of the
 * repository with `npx tsx packs/after-guizhou/data/generate.ts`. The stories told are listed in ../README.md.
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

const units = rowsOf('units.csv').map(([id = '', , , , kind = '', , zone = '', river = '']) => ({ id, kind, zone, river: river !== '' }));
const ofKind = (kind: string) => units.filter((unit) => unit.kind === kind);

/** How good a prefecture is on the whole, from −1 to 1; the other differences are chance. */
const QUALITY: Readonly<Record<string, number>> = {
  '9971': 0.85,
  '9972': 0.9,
  '9973': -0.2,
  '9974': 0.2,
  '9975': -0.45,
  '9976': 0.1,
  '9977': 0.75,
  '9978': 0.35,
  '9979': -0.8,
};
const qualityOf = (id: string): number => QUALITY[id.slice(0, 4)] ?? 0;

type Row = readonly [unit: string, indicator: string, period: string, value: string];

const targets = rowsOf('scheme/targets.csv');
function lookUp(year: string, indicator: string, id: string, zone: string, column: 4 | 5): number {
  const line = targets
    .filter(
      (row) =>
        row[0] === indicator &&
        row[3] === year &&
        row[column] !== '' &&
        (row[1] === '' ? row[2] === '' || row[2] === zone : row[1]?.split(' ')[0] === id),
    )
    .at(-1);
  if (!line) throw new Error(`${year}: no row for ${indicator} of ${id}`);
  return Number(line[column]);
}

const quarters = (year: string): string[] => [1, 2, 3, 4].map((quarter) => `${year}Q${quarter}`);
const months = (year: string): string[] => Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
const percent = (value: number): number => Math.min(100, Math.max(0, value));

/** Size of a province-wide growth target's echo in the prefectures: points by which a good one lies above. */
const GROWTH: Readonly<Record<string, number>> = {
  gdp_growth: 0.9,
  fixed_investment_growth: 1.6,
  industrial_investment: 3,
  industrial_value_growth: 1.4,
  retail_growth: 1,
  trade_growth: 5,
  revenue_growth: 1.2,
  tourism_growth: 3,
  rural_income_growth: 0.7,
};

/** What the goals of 2025 ask for together, over the targets of 2024: 400 of 360, 60 of 58. */
const GROWN: Readonly<Record<string, number>> = { water_investment: 400 / 360, new_jobs: 60 / 58 };

function placeRows(year: string): Row[] {
  const noise = generator(Number(year) * 10 + 1);
  const rows: Row[] = [];
  const put = (unit: string, indicator: string, period: string, value: number, places: number): void => {
    rows.push([unit, indicator, period, value.toFixed(places)]);
  };
  const later = year === '2025' ? 1 : 0;
  for (const { id, zone, river } of ofKind('city')) {
    const q = qualityOf(id) + 0.05 * later;
    const target = (indicator: string): number =>
      year === '2025' && indicator in GROWN
        ? lookUp('2024', indicator, id, zone, 4) * (GROWN[indicator] ?? 1)
        : lookUp(year, indicator, id, zone, 4);
    const baseline = (indicator: string): number => lookUp(year, indicator, id, zone, 5);
    for (const quarter of quarters(year)) {
      for (const [indicator, size] of Object.entries(GROWTH))
        put(id, indicator, quarter, target(indicator) + 0.1 * size + q * size + noise(size * 0.3), 1);
      put(id, 'border_sections', quarter, zone === 'ecological' || q > 0.5 ? 100 : percent(98 + q * 2 + noise(1)), 1);
      put(id, 'renovation_projects', quarter, Math.max(1, Math.round(5.6 + q * 2 + noise(1))), 0);
      put(id, 'reservoirs_begun', quarter, Math.max(0, Math.round(0.9 + q * 0.4 + noise(0.4))), 0);
      put(id, 'grassroots_forms', quarter, Math.max(2, Math.round(9 - q * 3 + noise(1.5))), 0);
    }
    const path = [0, 0.06, 0.165, 0.27, 0.36, 0.47, 0.57, 0.67, 0.77, 0.86, 0.94, 1.02];
    for (const [i, month] of months(year).entries()) {
      put(id, 'new_jobs', month, (target('new_jobs') / 12) * (1.04 + q * 0.04 + noise(0.03)), 3);
      put(id, 'water_quality', month, percent(target('water_quality') + 1 + q * 1.5 + noise(0.5)), 1);
      put(id, 'good_air', month, percent(95 + (zone === 'ecological' ? 2 : 0) + q + noise(1.5)), 1);
      put(id, 'hotline_resolution', month, percent(92 + q * 4 + noise(1)), 1);
      put(id, 'accidents', month, 0, 0);
      if (i > 0) put(id, 'water_investment', month, target('water_investment') * (path[i] ?? 1) * (1.01 + q * 0.03 + noise(0.01)), 2);
    }
    put(id, 'digital_share', year, target('digital_share') + q * 6 + noise(1) - (zone === '' ? 2 : 0), 1);
    put(id, 'new_industry_share', year, 18 + q * 7 + (zone === 'central' ? 4 : 0) + noise(1), 1);
    put(id, 'rd_intensity', year, 1.3 + q * 0.6 + (zone === 'central' ? 0.5 : 0) + noise(0.1), 2);
    put(id, 'talents', year, baseline('talents') * (1.05 + q * 0.02 + noise(0.008)), 1);
    put(id, 'patents', year, baseline('patents') * (1.09 + q * 0.05 + noise(0.02)), 2);
    put(id, 'forest_cover', year, baseline('forest_cover') + 0.22 + q * 0.1 + noise(0.04), 2);
    put(id, 'satisfaction', year, 84 + q * 6 + noise(1), 1);
    const size = 900 + Math.abs(noise(350));
    const growth = 1 + (2.6 + q * 1.4 + noise(0.4)) / 100;
    for (const [indicator, share] of [
      ['gep_material', 0.24],
      ['gep_regulating', 0.62],
      ['gep_cultural', 0.14],
    ] as const) {
      if (year === '2024') put(id, indicator, '2023', size * share, 1);
      const before = year === '2024' ? size * share : gep.get(`${id} ${indicator}`);
      if (before === undefined) throw new Error(`no ${indicator} of ${id} in the year before`);
      gep.set(`${id} ${indicator}`, before * growth);
      put(id, indicator, year, before * growth, 1);
    }
    if (zone === 'central') {
      put(id, 'green_per_10k', year, target('green_per_10k') * (1 + q * 0.02 + noise(0.01)), 2);
      // Drawn and thrown away: parks are asked about in parkRows, and what follows keeps its figures.
      noise(1);
      put(id, 'park_votes', year, Math.round(10000 + 4000 * q + noise(900)), 0);
    }
    if (river) put(id, 'pollution_index', year, 0.95 - q * 0.25 + noise(0.05), 2);
  }
  for (const { id } of ofKind('county')) {
    const q = qualityOf(id) * 0.6 + noise(0.5);
    for (const quarter of quarters(year))
      for (const indicator of ['gdp_growth', 'rural_income_growth'])
        put(
          id,
          indicator,
          quarter,
          (year === '2024' && indicator === 'rural_income_growth' ? 7 : indicator === 'gdp_growth' ? 5.5 : 6.5) +
            0.2 +
            q * 0.9 +
            noise(0.3),
          1,
        );
    for (const month of months(year)) put(id, 'water_quality', month, percent(95.6 + q * 2 + noise(0.6)), 1);
    put(id, 'speciality_share', year, 52 + q * 12 + noise(3), 1);
    put(id, 'satisfaction', year, 83 + q * 7 + noise(2), 1);
  }
  for (const { id } of ofKind('department')) {
    const q = noise(1);
    for (const [i, quarter] of quarters(year).entries()) {
      const due = [20, 50, 80, 100][i] ?? 0;
      put(id, 'key_tasks', quarter, due * (1.01 + q * 0.03 + noise(0.01)), 1);
      put(id, 'key_results', quarter, due * (1 + q * 0.05 + noise(0.03)), 1);
    }
    put(id, 'budget_execution', year, percent(93 + q * 4 + noise(2)), 1);
    put(id, 'client_satisfaction', year, percent(87 + q * 5 + noise(2)), 1);
  }
  for (const [i, { id }] of ofKind('zone').entries()) {
    put(id, 'agglomeration', year, 70 + qualityOf(id) * 10 - i + noise(2), 1);
    put(id, 'in_catalogue', year, 1, 0);
    put(id, 'output_per_land', year, 48 + qualityOf(id) * 14 + noise(3), 1);
    put(id, 'zone_governance', year, 84 + qualityOf(id) * 8 + noise(2), 1);
  }
  return rows;
}

const gep = new Map<string, number>();

const GROUPS = ['leaders', 'deputies', 'peers'] as const;

/** Single marks by pseudonymous raters; peers come from departments and mark their own too, which does not count. */
function markRows(year: string): string[] {
  const noise = generator(Number(year) * 7 + 3);
  const rated = [...ofKind('city'), ...ofKind('department')];
  const departments = ofKind('department');
  return GROUPS.flatMap((group, g) =>
    Array.from({ length: 7 }, (_, i) => i).flatMap((i) => {
      const own = group === 'peers' ? (departments[i * 2]?.id ?? '') : '';
      const severity = noise(3);
      return rated.map(({ id, kind }) => {
        const quality = kind === 'city' ? qualityOf(id) : noise(0.6);
        const mark = id === own ? 99 : Math.min(94, Math.max(60, Math.round(84 + quality * 6 + severity + noise(2))));
        return `示例评价人${'甲乙丙'[g]}${i + 1},${group},${own},${id},leader_mark,${mark}`;
      });
    }),
  );
}

function writeMarks(year: string): void {
  const text = `rater,group,own_unit,unit,indicator,mark\n${markRows(year).join('\n')}\n`;
  writeFileSync(fileURLToPath(new URL(`data/marks-${year}.csv`, pack)), text);
}

const ROLES = ['居民', '网格员', '残疾居民'] as const;
const AGES = ['18—39岁', '40—59岁', '60岁以上'] as const;
/** How a group differs from residents on the whole: grid workers see the faults, paths are hard to pass in a wheelchair. */
const OF_ROLE = { 居民: 0, 网格员: -4, 残疾居民: -9 } as const;
const OF_AGE = { '18—39岁': 1.5, '40—59岁': 0, '60岁以上': -2 } as const;
/** Twelve communities of the central cities, eighteen people asked in each. */
const COMMUNITIES = 12;
const ASKED = 18;

/** Single answers about parks: three in eighteen are grid workers, three disabled, more than their share, so that they can be heard. */
function parkRows(year: string): string[] {
  const noise = generator(Number(year) * 13 + 5);
  const later = year === '2025' ? 1 : 0;
  let respondent = 0;
  return ofKind('city')
    .filter(({ zone }) => zone === 'central')
    .flatMap(({ id }) =>
      Array.from({ length: COMMUNITIES }, (_, c) => c + 1).flatMap((community) => {
        const place = noise(3);
        return Array.from({ length: ASKED }, (_, i) => {
          respondent += 1;
          const role = ROLES[i < 12 ? 0 : i < 15 ? 1 : 2] ?? '居民';
          const age = AGES[(i + community + (i % 4 === 3 ? 1 : 0)) % 3] ?? '18—39岁';
          const answer = 86 + qualityOf(id) * 4 + later + place + OF_ROLE[role] + OF_AGE[age] + noise(8) + noise(5);
          return `${year}${String(respondent).padStart(4, '0')},${id},${Math.min(100, Math.max(0, Math.round(answer)))},${role},${age},${id}社区${community}`;
        });
      }),
    );
}

/** Ratings of livelihood projects, one to five stars, by whoever came. 西兴 is rated by too few to be shown. */
function projectRows(year: string): string[] {
  const noise = generator(Number(year) * 17 + 9);
  let respondent = 0;
  return ofKind('city').flatMap(({ id }) =>
    Array.from({ length: id === '997900' ? 12 : 40 + Math.round(Math.abs(noise(30))) }, () => {
      respondent += 1;
      return `众${year}-${String(respondent).padStart(4, '0')},${id},${Math.min(5, Math.max(1, Math.round(4 + qualityOf(id) * 0.5 + noise(1.4))))}`;
    }),
  );
}

function writeAnswers(name: string, heading: string, rows: readonly string[]): void {
  writeFileSync(fileURLToPath(new URL(`data/${name}.csv`, pack)), `${heading}\n${rows.join('\n')}\n`);
}

/** Essential medicines: what prefectures, hospitals, health centres and clinics report. */
function medicineRows(year: string): Row[] {
  const noise = generator(Number(year) * 3 + 1);
  const rows: Row[] = [];
  const put = (unit: string, indicator: string, period: string, value: number, places: number): void => {
    rows.push([unit, indicator, period, value.toFixed(places)]);
  };
  for (const { id } of ofKind('city')) {
    put(id, 'funds_in_place', year, percent(98 + qualityOf(id) * 3 + noise(1)), 1);
    put(id, 'shortage_supply', year, percent(95 + qualityOf(id) * 3 + noise(1)), 1);
  }
  for (const { id } of [...ofKind('hospital'), ...ofKind('health_centre')])
    put(id, 'essential_share', year, percent(Math.max(90, 92.5 + qualityOf(id) * 3 + noise(1.5))), 1);
  for (const { id } of ofKind('clinic')) {
    put(id, 'prescription_pass', year, percent(94 + qualityOf(id) * 3 + noise(2.5)), 1);
    put(id, 'zero_markup', year, 100, 0);
  }
  return rows;
}

/** The fund for patents and the universities. */
function specialRows(): Row[] {
  const noise = generator(2025113);
  const rows: Row[] = [];
  const put = (unit: string, indicator: string, period: string, value: number, places: number): void => {
    rows.push([unit, indicator, period, value.toFixed(places)]);
  };
  for (const { id } of ofKind('ip_project')) {
    const ahead = Math.abs(noise(1));
    for (const [half, due] of [
      ['2025H1', 40],
      ['2025H2', 80],
    ] as const) {
      put(id, 'filed_progress', half, percent(due + 3 + ahead * 12), 0);
      put(id, 'paid_progress', half, percent(due + 1 + ahead * 8), 0);
    }
    put(id, 'outcome', '2025', 82 + ahead * 12 + noise(3), 1);
  }
  for (const { id } of ofKind('university')) {
    const q = noise(1);
    for (const [i, quarter] of quarters('2025').entries()) {
      const due = [20, 45, 70, 100][i] ?? 0;
      put(id, 'spending_progress', quarter, percent(due + 1 + q * 2 + noise(0.5)), 1);
      put(id, 'goal_progress', quarter, percent(due + q * 2 + noise(0.5)), 1);
    }
    const [disciplines = 0, results = 0] = ['key_disciplines', 'high_level_results'].map((indicator) =>
      Number(rowsOf('scheme/campus-targets.csv').find((row) => row[0] === indicator && row[1]?.startsWith(id))?.[4]),
    );
    put(id, 'key_disciplines', '2025', disciplines, 0);
    put(id, 'high_level_results', '2025', Math.round(results * (1.05 + q * 0.15)), 0);
    put(id, 'doctoral_application', '2025', 1, 0);
    put(id, 'social_benefit', '2025', 86 + q * 6, 1);
    put(id, 'student_satisfaction', '2025', 85 + q * 5 + noise(1), 1);
  }
  return rows;
}

/** Cells that tell a story; they take the place of what chance gave. */
const STORIES: Readonly<Record<string, readonly Row[]>> = {
  '2024': [],
  '2025': [
    // 节川市 misses the node of fixed-asset investment in two quarters and makes it up
    ['997500', 'fixed_investment_growth', '2025Q1', '1.2'],
    ['997500', 'fixed_investment_growth', '2025Q2', '2.1'],
    ['997500', 'fixed_investment_growth', '2025Q3', '3.4'],
    ['997500', 'fixed_investment_growth', '2025Q4', '3.1'],
    // 盘江市: a grave accident
    ['997300', 'accidents', '2025-08', '1'],
    // 西兴: the forest survey of a remote place is late; nobody is at fault
    ['997900', 'forest_cover', '2025', '来源延迟'],
    // and the last count of forms was not reported
    ['997900', 'grassroots_forms', '2025Q4', '逾期'],
    // zones: one below the agglomeration, one that is not in the catalogue
    ['997500Z1', 'agglomeration', '2025', '57.5'],
    ['997900Z1', 'agglomeration', '2025', '66.0'],
    ['997900Z1', 'in_catalogue', '2025', '0'],
    // the Chixi river
    ['997200', 'pollution_index', '2025', '0.72'],
    ['997500', 'pollution_index', '2025', '1.00'],
    ['997900', 'pollution_index', '2025', '1.25'],
  ],
  'medicine-2024': [],
  'medicine-2025': [
    // hospitals, health centres and clinics below the standard
    ['997921H1', 'essential_share', '2025', '84.0'],
    ['997922H1', 'essential_share', '2025', '88.5'],
    ['997521H1', 'essential_share', '2025', '89.9'],
    ['997922T1', 'essential_share', '2025', '86.0'],
    ['997921T1V1', 'zero_markup', '2025', '92'],
    ['997921T1V2', 'prescription_pass', '2025', '81.0'],
  ],
  'special-2025': [
    // three of 25 projects are behind by one of the two sources: 12 %
    ['997000P07', 'paid_progress', '2025H2', '61'],
    ['997000P13', 'filed_progress', '2025H2', '72'],
    ['997000P13', 'paid_progress', '2025H2', '70'],
    ['997000P21', 'paid_progress', '2025H1', '30'],
    ['997000P21', 'paid_progress', '2025H2', '79'],
    // 黔岭师范大学: everything of subject building but the doctoral application
    ['997000U1', 'key_disciplines', '2025', '6'],
    ['997000U1', 'high_level_results', '2025', '40'],
    ['997000U1', 'doctoral_application', '2025', '0'],
    ['997000U1', 'goal_progress', '2025Q2', '41.0'],
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

for (const year of ['2024', '2025']) {
  write(year, placeRows(year));
  writeMarks(year);
  writeAnswers(`parks-${year}`, 'respondent,unit,answer,role,age,cluster', parkRows(year));
  writeAnswers(`projects-${year}`, 'respondent,unit,answer', projectRows(year));
}
write('special-2025', specialRows());
// in its own files, so that who looks for a clinic need not read the rest
for (const year of ['2024', '2025']) write(`medicine-${year}`, medicineRows(year));
