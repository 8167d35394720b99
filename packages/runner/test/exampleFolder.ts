import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const PACK = `pack: tiny
title: { zh-CN: 小包（示例）, en: Tiny (example) }
example: true
data:
  - { file: data/2023.csv, layout: long }
runs:
  periods: ["2022", "2023"]
  as_of: { "2022": 2023-03-01, "2023": 2024-03-01 }
`;

export const SCHEME = `scheme: tiny
edition: 1
title: 小方案
in_force: { from: 2022-01-01 }
lists:
  cities: { title: 城市, units: city }
indicators:
  gdp: { title: 生产总值, unit: 亿元, range: [0, 1000], clause: "1", owner: 示例统计局 }
  air: { title: 空气, unit: "%", range: [0, 100], clause: "1", owner: 示例环境局 }
score:
  cities:
    weights: points
    parts:
      gdp: { weight: 60, method: { goalposts: { worst: 0, best: 200 } }, clause: "1" }
      air: { weight: 40, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
grades:
  order: [excellent 优秀, good 良好]
  at_least: { excellent: 60 }
  clause: "1"
`;

export const UNITS = 'unit_id,code,name,name_en,kind\nbei,990100,北川市,Beichuan,city\nlian,990200,连海市,Lianhai,city\n';

export const DATA = `unit,indicator,period,value
bei,gdp,2022,100
bei,air,2022,80
lian,gdp,2022,120
lian,air,2022,不适用
bei,gdp,2023,110
bei,air,2023,90
lian,gdp,2023,１３０
lian,air,2023,70%
`;

/** Files of a small pack that is right; a test breaks one thing. */
export const TINY: Readonly<Record<string, string | Uint8Array>> = {
  'pack.yaml': PACK,
  'scheme/tiny.yaml': SCHEME,
  'units.csv': UNITS,
  'data/2023.csv': DATA,
};

/** A folder that lives as long as the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kedu-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, name → content, into a folder of their own. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}
