/**
 * Writes the example data of the pack: data/2022.csv, data/2023.csv, data/2024.csv, data/county-2023.csv, data/county-2024.csv,
 * data/marks-2024.csv, data/instruments-2024.csv and the tables of the institutes. Deterministic; run from the
 * root of the repository with `npx tsx packs/after-liaoning/data/generate.ts`. The stories told are listed in ../README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generator } from './chance.ts';
import { instrumentFiles } from './instruments.ts';
import { marksCsv } from './marks.ts';

const pack = new URL('..', import.meta.url);
const text = (name: string): string => readFileSync(fileURLToPath(new URL(name, pack)), 'utf8');

interface Unit {
  readonly id: string;
  readonly kind: string;
  readonly zone: string;
  readonly region: string;
  readonly resource: boolean;
  readonly group: string;
}

const units: Unit[] = text('units.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [id = '', , , , kind = '', , zone = '', region = '', resource = '', group = ''] = line.split(',');
    return { id, kind, zone, region, resource: resource === '1', group };
  });

/** How good a city is on the whole, from −1 to 1; the other differences are chance. */
const QUALITY: Readonly<Record<string, number>> = {
  990100: 0.95,
  990200: 0.8,
  990300: 0.1,
  990400: 0.35,
  990500: 0.9,
  990600: 0.55,
  990700: -0.35,
  990800: 0.25,
  990900: -0.1,
  991000: 0.6,
  991100: 0.3,
  991200: -0.95,
  991300: -0.25,
  991400: 0.4,
};

/** What changed in the third year: 岭北市 after its admonishing talk. */
const quality = (id: string, year: string): number => (year === '2024' && id === '991200' ? -0.15 : (QUALITY[id] ?? 0));

type Row = readonly [unit: string, indicator: string, period: string, value: string];

const months = (year: string, from = 1): string[] =>
  Array.from({ length: 13 - from }, (_, i) => `${year}-${String(from + i).padStart(2, '0')}`);
const quarters = (year: string): string[] => [1, 2, 3, 4].map((q) => `${year}Q${q}`);

function cityRows(
  year: string,
  target: (indicator: string, unit: string) => number,
  baseline: (indicator: string, unit: string) => number,
): Row[] {
  const rows: Row[] = [];
  const random = generator(Number(`${year}0101`));
  const noise = (size: number): number => (random() * 2 - 1) * size;
  const put = (unit: Unit, indicator: string, period: string, value: number, places: number): void => {
    rows.push([unit.id, indicator, period, value.toFixed(places)]);
  };
  const late = { '2022': 0, '2023': 0.04, '2024': 0.06 }[year] ?? 0;
  const shared = new Map<string, number>();
  /** One value for all cities of a region: until 2023 reported for each of them, from 2024 on for the first only. */
  const regional = (city: Unit, indicator: string, period: string, make: () => number, places: number): void => {
    const key = `${indicator} ${city.region} ${period}`;
    const known = shared.get(key);
    const value = known ?? make();
    shared.set(key, value);
    if (known === undefined || year < '2024') put(city, indicator, period, value, places);
  };

  for (const city of units.filter((unit) => unit.kind === 'city')) {
    const q = quality(city.id, year) + late;
    const size = Math.sqrt(target('new_jobs', city.id));
    let gdp = 0;
    for (const [i, quarter] of quarters(year).entries()) {
      put(city, 'gdp_growth', quarter, target('gdp_growth', city.id) + q * (year < '2024' ? 1.4 : 0.5) + noise(0.4), 1);
      put(city, 'industrial_growth', quarter, target('industrial_growth', city.id) + q * 2.2 + noise(0.8), 1);
      put(city, 'hightech_growth', quarter, target('hightech_growth', city.id) + q * (year < '2024' ? 4 : 1.6) + noise(1.5), 1);
      put(city, 'income_growth', quarter, target('income_growth', city.id) + q * 1.3 + noise(0.3), 1);
      gdp += size * (165 + 20 * i + q * 12 + noise(4));
      put(city, 'gdp', quarter, gdp, 1);
      put(city, 'livelihood_spending', quarter, 78 + q * 2.5 + noise(1.5), 1);
      if (year !== '2022') put(city, 'grassroots_forms', quarter, Math.max(2, Math.round(9.5 - q * 3 + noise(1.5))), 0);
      if (city.zone === 'agricultural')
        put(city, 'high_standard_farmland', quarter, Math.min(8, Math.max(0, Math.round(2 * (i + 1) + q * 0.7 + noise(0.5)))), 0);
      if (city.region === 'coast') regional(city, 'chain_projects', quarter, () => Math.round(3.5 + noise(1.4)), 0);
    }
    for (const half of [`${year}H1`, `${year}H2`]) put(city, 'openness', half, Math.min(100, 93 + q * 4 + noise(2)), 1);

    const investment = target('water_investment', city.id);
    const path = [0, 0.05, 0.16, 0.26, 0.36, 0.47, 0.57, 0.67, 0.77, 0.86, 0.94, 1.01];
    const mines = city.resource ? target('mine_restoration', city.id) : 0;
    for (const [i, month] of months(year).entries()) {
      put(city, 'water_quality', month, Math.min(100, target('water_quality', city.id) + 1.5 + q * 2.6 + noise(1.2)), 1);
      put(city, 'hotline_resolution', month, Math.min(100, 92.2 + q * 4 + noise(1)), 1);
      put(city, 'good_air_days', month, Math.min(28, Math.max(15, Math.round(25.5 + q * 1.2 + noise(2.4)))), 0);
      put(city, 'pension_on_time', month, 100, 0);
      put(city, 'major_accidents', month, 0, 0);
      put(city, 'new_jobs', month, (target('new_jobs', city.id) / 12) * (1.02 + q * 0.05 + noise(0.06)), 3);
      if (i === 0) continue; // January is published with February
      put(city, 'water_investment', month, investment * (path[i] as number) * (1.01 + q * 0.04 + noise(0.015)), 2);
      put(
        city,
        'tourism_revenue',
        month,
        (baseline('tourism_revenue', city.id) / 12) * (i === 1 ? 2 : 1) * (1.1 + q * 0.09 + noise(0.05)),
        2,
      );
      if (city.resource) put(city, 'mine_restoration', month, mines * (path[i] as number) * (1 + q * 0.1 + noise(0.02)), 1);
    }
    put(city, 'rd_intensity', year, 2.1 + q * 0.9 + noise(0.2), 2);
    put(city, 'built_up_area', year, size * 170, 1);
    put(city, 'service_share', year, 46 + q * 9 + noise(3), 1);
    put(city, 'litigation_loss', year, Math.max(2, 10 - q * 5 + noise(1.5)), 1);
    put(city, 'cultural_services', year, Math.min(100, 89 + q * 8 + noise(2)), 1);
    put(city, 'forest_cover', year, baseline('forest_cover', city.id) + 0.28 + q * 0.25 + noise(0.06), 2);
    put(city, 'energy_intensity', year, target('energy_intensity', city.id) + q * 0.6 + 0.1 + noise(0.2), 2);
    put(city, 'public_satisfaction', year, 83 + q * 9 + noise(1.5), 1);
    put(city, 'emerging_share', year, 20 + q * 8 + noise(1.5), 1);
    put(city, 'business_environment', year, Math.min(99, 82 + q * 12 + noise(1.5)), 1);
    put(city, 'patents', year, Math.max(0.3, 5 + q * 3.5 + noise(0.8)), 2);
    if (year < '2024') put(city, 'leader_mark', year, 84 + q * 9 + noise(1), 1); // from 2024 on by raters: marks.ts
    put(city, 'package_mid_term', year, Math.min(97, 66 + q * 25 + noise(4)), 0);
    put(city, 'package_final', year, Math.min(97, 74 + q * 18 + noise(3)), 0);
    if (city.zone === 'agricultural') put(city, 'food_security', year, 1.2 + q * 0.15 + noise(0.04), 3);
    if (city.zone === 'ecological') put(city, 'eco_value_conversion', year, 42 + q * 14 + noise(2), 1);
    if (city.region === 'coast') regional(city, 'trade_dependence', year, () => 31 + noise(2), 1);
    if (city.region === 'central') {
      regional(city, 'hightech_synergy', year, () => 74 + noise(3), 1);
      regional(city, 'commute_coverage', year, () => 71 + noise(3), 1);
    }
    if (city.region === 'northwest') {
      regional(city, 'eco_compensation', year, () => 58 + noise(3), 1);
      regional(city, 'cross_parks', year, () => (year < '2024' ? 3 : 4), 0);
    }
    if (year === '2024') put(city, 'pilot_bases', year, Math.max(0, Math.round(0.9 + q * 1.2 + noise(0.6))), 0);
  }
  return rows;
}

function departmentRows(year: string): Row[] {
  const random = generator(5000 + Number(year));
  const noise = (size: number): number => (random() * 2 - 1) * size;
  const rows: Row[] = [];
  for (const department of units.filter((unit) => unit.kind === 'department')) {
    const q = noise(1);
    for (const [i, quarter] of quarters(year).entries())
      rows.push([department.id, 'key_tasks', quarter, ([22, 52, 82, 99][i]! * (1 + q * 0.04 + noise(0.01))).toFixed(1)]);
    rows.push([department.id, 'budget_execution', year, Math.min(100, 93 + q * 5 + noise(2)).toFixed(1)]);
    rows.push([department.id, 'proposal_replies', year, Math.min(100, 96 + q * 3 + noise(1)).toFixed(1)]);
    rows.push([department.id, 'client_satisfaction', year, (85 + q * 6 + noise(2)).toFixed(1)]);
    if (year < '2024') rows.push([department.id, 'leader_mark', year, (86 + q * 6 + noise(1)).toFixed(1)]);
  }
  return rows;
}

function microRows(year: string, baseline: (unit: string) => number): Row[] {
  const random = generator(7000 + Number(year));
  const rows: Row[] = [];
  for (const county of units.filter((unit) => unit.kind === 'county')) {
    rows.push([county.id, 'cluster_output', year, (baseline(county.id) * (1.02 + random() * 0.16)).toFixed(2)]);
    rows.push([county.id, 'cluster_leaders', year, String(7 + Math.floor(random() * 8))]);
    rows.push([county.id, 'cluster_brand', year, (74 + random() * 22).toFixed(1)]);
  }
  for (const township of units.filter((unit) => unit.kind === 'township' && unit.zone === 'agricultural')) {
    rows.push([township.id, 'farmland_kept', year, (99.8 + random() * 1.2).toFixed(2)]);
    rows.push([township.id, 'new_operators', year, String(18 + Math.floor(random() * 40))]);
  }
  return rows;
}

/** Cells that tell a story; they take the place of what chance gave. */
const STORIES: Readonly<Record<string, readonly Row[]>> = {
  '2022': [
    ['991200', 'public_satisfaction', '2022', '66.0'],
    ['991200', 'pension_on_time', '2022-08', '96'],
    ['991200', 'water_investment', '2022-12', '10.40'],
  ],
  '2023': [
    // 锦湾市: water investment falls behind by a fifth and more
    ...(['03:3.10', '04:4.20', '05:5.60', '06:7.60', '07:8.80', '08:10.40', '09:12.10', '10:14.00', '11:16.20', '12:19.20'] as const).map(
      (cell): Row => {
        const [month, value] = cell.split(':') as [string, string];
        return ['990700', 'water_investment', `2023-${month}`, value];
      },
    ),
    // 镁城市: three major accidents
    ['990300', 'major_accidents', '2023-03', '1'],
    ['990300', 'major_accidents', '2023-07', '1'],
    ['990300', 'major_accidents', '2023-11', '1'],
    // 丹港市: one
    ['990600', 'major_accidents', '2023-05', '1'],
    // 朝原市: the forest survey is late
    ['991300', 'forest_cover', '2023', '来源延迟'],
    // 盐州市: the forms of the last quarter were not reported
    ['990800', 'grassroots_forms', '2023Q4', '逾期'],
    // 盘沼市: no farmland to build
    ...quarters('2023').map((quarter): Row => ['991100', 'high_standard_farmland', quarter, '不适用']),
    // 岭北市: last again, livelihood and culture below 60, pensions late in one month
    ['991200', 'public_satisfaction', '2023', '61.0'],
    ['991200', 'pension_on_time', '2023-12', '93'],
    ['991200', 'cultural_services', '2023', '62.0'],
    ['991200', 'income_growth', '2023Q4', '2.1'],
    ['991200', 'new_jobs', '2023-12', '0.020'],
    // two departments of the party group are equal to the last digit
    ...[
      'key_tasks:2023Q1:21.0',
      'key_tasks:2023Q2:52.0',
      'key_tasks:2023Q3:81.0',
      'key_tasks:2023Q4:100.0',
      'budget_execution:2023:98.0',
      'proposal_replies:2023:100.0',
      'client_satisfaction:2023:94.0',
      'leader_mark:2023:94.0',
    ].flatMap((cell): Row[] => {
      const [indicator, period, value] = cell.split(':') as [string, string, string];
      return [
        ['990000D02', indicator, period, value],
        ['990000D04', indicator, period, value],
      ];
    }),
  ],
  '2024': [
    // 朝原市: water investment falls behind by a fifth and more, and catches up at the end
    ...(['03:2.10', '04:2.90', '05:3.80', '06:4.90', '07:6.00', '08:7.20', '09:8.90', '10:11.20', '11:13.80', '12:16.00'] as const).map(
      (cell): Row => {
        const [month, value] = cell.split(':') as [string, string];
        return ['991300', 'water_investment', `2024-${month}`, value];
      },
    ),
    // 锦湾市: one major accident; culture far below
    ['990700', 'major_accidents', '2024-06', '1'],
    ['990700', 'cultural_services', '2024', '60.0'],
    ['990700', 'tourism_revenue', '2024-07', '2.00'],
    ['990700', 'tourism_revenue', '2024-08', '3.00'],
    ['990700', 'tourism_revenue', '2024-10', '2.50'],
    // 新阜市: the statistics of patents are late
    ['990900', 'patents', '2024', '来源延迟'],
    // 盘沼市: no farmland to build
    ...quarters('2024').map((quarter): Row => ['991100', 'high_standard_farmland', quarter, '不适用']),
  ],
  'county-2023': [
    ['990321', 'cluster_leaders', '2023', '10'],
    ['991021101', 'new_operators', '2023', '41'],
    ['991021102', 'new_operators', '2023', '41'],
  ],
};

function write(name: string, rows: readonly Row[]): void {
  const cells = new Map(rows.map(([unit, indicator, period, value]) => [`${unit},${indicator},${period}`, value]));
  for (const [unit, indicator, period, value] of STORIES[name] ?? []) {
    const key = `${unit},${indicator},${period}`;
    if (cells.has(key)) cells.set(key, value);
  }
  const lines = [...cells].map(([key, value]) => `${key},${value}`).sort();
  writeFileSync(fileURLToPath(new URL(`data/${name}.csv`, pack)), `unit,indicator,period,value\n${lines.join('\n')}\n`);
}

interface TargetLine {
  readonly indicator: string;
  readonly unit: string;
  readonly class: string;
  readonly period: string;
  readonly target: string;
  readonly baseline: string;
}

const targets: TargetLine[] = ['targets.csv', 'county-targets.csv', 'targets-2024.csv', 'county-targets-2024.csv'].flatMap((file) =>
  text(`scheme/${file}`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [indicator = '', unit = '', ofClass = '', period = '', target = '', baseline = ''] = line.split(',');
      return { indicator, unit: unit.split(' ')[0] as string, class: ofClass, period, target, baseline };
    }),
);

function lookUp(year: string, column: 'target' | 'baseline') {
  return (indicator: string, unit: string): number => {
    const zone = units.find(({ id }) => id === unit)?.zone ?? '';
    const line = targets
      .filter(
        (one) =>
          one.indicator === indicator &&
          one.period === year &&
          one[column] !== '' &&
          (one.unit === unit || (one.unit === '' && (one.class === '' || one.class === zone))),
      )
      .at(-1);
    return Number(line?.[column] ?? Number.NaN);
  };
}

/** Targets of 2024 that the engine decomposes, near enough to make data that come close to them. */
const goals2024: TargetLine[] = (
  [
    ['water_investment', 'goals-water.csv', 440 / 400, 1],
    ['new_jobs', 'goals-jobs.csv', 68 / 65, 1],
    ['hightech_growth', 'goals-hightech.csv', 12.5, 2],
    ['gdp_growth', 'goals-gdp.csv', 1, 2],
  ] as const
).flatMap(([indicator, file, factor, column]) =>
  text(`scheme/${file}`)
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const cells = line.split(',');
      const target = String(Number(cells[column]) * factor);
      return { indicator, unit: (cells[0] as string).split(' ')[0] as string, class: '', period: '2024', target, baseline: '' };
    }),
);
targets.push(...goals2024);

for (const year of ['2022', '2023', '2024'])
  write(year, [...cityRows(year, lookUp(year, 'target'), lookUp(year, 'baseline')), ...departmentRows(year)]);
for (const year of ['2023', '2024'])
  write(
    `county-${year}`,
    microRows(year, (unit) => lookUp(year, 'baseline')('cluster_output', unit)),
  );
const marked = units.filter(({ kind }) => kind === 'city' || kind === 'department').map(({ id }) => id);
writeFileSync(
  fileURLToPath(new URL('data/marks-2024.csv', pack)),
  marksCsv(marked, (id) => quality(id, '2024')),
);
const institutes = units.filter(({ kind }) => kind === 'institute').map(({ id }) => id);
for (const [name, content] of instrumentFiles(institutes, text('units.csv'))) writeFileSync(fileURLToPath(new URL(name, pack)), content);
