import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

export interface BenchSize {
  readonly units: number;
  readonly indicators: number;
  readonly months: number;
}

const METHODS = [
  '{ method: completion, cap: 100 }',
  '{ method: min_max }',
  '{ method: { goalposts: { worst: 0, best: 100 } } }',
  '{ method: { efficacy: { min: 20, max: 90 } } }',
] as const;

/**
 * Writes a fictional pack: invented units, indicators and seeded values, one wide CSV. `every` is the period that is scored: a year out
 * of its months, or each month.
 */
export function writeBenchPack(folder: string, { units, indicators, months }: BenchSize, every: 'year' | 'month'): void {
  mkdirSync(join(folder, 'scheme'), { recursive: true });
  mkdirSync(join(folder, 'data'), { recursive: true });
  const ids = Array.from({ length: units }, (_, i) => `u${String(i).padStart(5, '0')}`);
  const names = Array.from({ length: indicators }, (_, i) => `x${String(i).padStart(3, '0')}`);
  const periods = Array.from({ length: months }, (_, m) => `2023-${String(m + 1).padStart(2, '0')}`);
  writeFileSync(
    join(folder, 'units.csv'),
    `unit_id,code,name,kind\n${ids.map((id, i) => `${id},99${String(i).padStart(6, '0')},示例县${i},county\n`).join('')}`,
  );
  writeFileSync(join(folder, 'pack.yaml'), packFile(every === 'year' ? ['2023'] : periods));
  writeFileSync(join(folder, 'scheme', 'bench.yaml'), scheme(names, every));
  writeData(join(folder, 'data', 'wide.csv'), ids, names, periods);
}

function packFile(periods: readonly string[]): string {
  return `pack: bench
title: { zh-CN: 基准测试（示例）, en: Benchmark (example) }
example: true
data:
  - { file: data/wide.csv, layout: wide }
runs:
  periods: [${periods.map((period) => `"${period}"`).join(', ')}]
  as_of: 2024-02-10
`;
}

function scheme(names: readonly string[], every: 'year' | 'month'): string {
  const indicators = names.map(
    (name) =>
      `  ${name}: { title: 指标${name}, owner: 示例省统计局, clause: "1", accrual: rate, unit: "%", every: month, range: [0, 100], target: 60, light: none }`,
  );
  const groups = Array.from({ length: Math.ceil(names.length / 10) }, (_, g) => {
    const parts = names
      .slice(g * 10, g * 10 + 10)
      .map((name, i) => `        ${name}: ${(METHODS[i % METHODS.length] as string).replace('{ ', '{ weight: 1, ')}`);
    return `      g${g}:\n        title: 第${g + 1}组\n        weight: 1\n        parts:\n${parts.map((part) => `    ${part}`).join('\n')}`;
  });
  return `scheme: bench
edition: 1
title: 基准测试
in_force: { from: 2023-01-01 }
every: ${every}
lists:
  counties: { title: 县, units: county }
indicators:
${indicators.join('\n')}
score:
  counties:
    weights: relative
    parts:
${groups.join('\n')}
rounding: { total: 0.01 }
grades:
  order: [excellent 优秀, good 良好, fair 一般]
  at_least: { excellent: 60, good: 40 }
  quota: { excellent: 20% }
`;
}

/** Values of 0–100 with three decimals; one cell in a hundred is blank. */
function writeData(path: string, ids: readonly string[], names: readonly string[], periods: readonly string[]): void {
  const random = seeded(20_230_101);
  const file = openSync(path, 'w');
  let piece = `unit,period,${names.join(',')}\n`;
  for (const id of ids) {
    for (const period of periods) {
      piece += `${id},${period}`;
      for (let i = 0; i < names.length; i += 1) piece += random() < 0.01 ? ',' : `,${(random() * 100).toFixed(3)}`;
      piece += '\n';
      if (piece.length > 1 << 20) {
        writeSync(file, piece);
        piece = '';
      }
    }
  }
  writeSync(file, piece);
  closeSync(file);
}

/** Numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
