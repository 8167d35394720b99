import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type ExitCode, type Io, run } from '../src/index.ts';

const DATA = `unit,indicator,period,value
bei,gdp,2023,110
bei,air,2023,90
lian,gdp,2023,130
lian,air,2023,70
`;

/** Files of a small fictional pack; a test breaks one thing. */
export const FILES: Readonly<Record<string, string>> = {
  'pack.yaml': `pack: tiny
title: { zh-CN: 小包（示例）, en: Tiny (example) }
example: true
data:
  - { file: data/2023.csv }
runs: { periods: ["2023"], as_of: 2024-03-01 }
`,
  'scheme/tiny.yaml': `scheme: tiny
edition: 1
title: 小方案
in_force: { from: 2022-01-01 }
lists:
  cities: { title: { zh-CN: 城市, en: Cities }, units: city }
indicators:
  gdp: { title: { zh-CN: 生产总值, en: Output }, unit: 亿元, range: [0, 1000], clause: "1", owner: 示例统计局 }
  air: { title: { zh-CN: 空气, en: Air }, unit: "%", range: [0, 100], clause: "1", owner: 示例环境局 }
score:
  cities:
    weights: points
    parts:
      gdp: { weight: 60, method: { goalposts: { worst: 0, best: 200 } }, clause: "1" }
      air: { weight: 40, method: { goalposts: { worst: 0, best: 100 } }, clause: "1" }
grades:
  order: [excellent 优秀, good 良好]
  at_least: { excellent: 68 }
  clause: "1"
`,
  'units.csv': 'unit_id,code,name,name_en,kind\nbei,990100,北川市,Beichuan,city\nlian,990200,连海市,Lianhai,city\n',
  'data/2023.csv': DATA,
};

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
  readonly cwd: string;
}

/** Runs the command in a folder of its own that holds the pack as packs/tiny; the folder lives as long as the test. */
export async function kedu(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>> = FILES,
  io: Partial<Io> = {},
): Promise<Ran> {
  const cwd = io.cwd ?? mkdtempSync(join(tmpdir(), 'kedu-cli-'));
  if (io.cwd === undefined) {
    onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
    for (const [name, content] of Object.entries(files)) {
      const path = join(cwd, 'packs', 'tiny', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
    }
  }
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 100,
    stopped: () => Promise.resolve(),
    env: {},
    ...io,
    cwd,
  });
  return { code, out, err, cwd };
}

/** The pack with one text of one file replaced. */
export function broken(file: string, from: string, to: string): Record<string, string> {
  const text = FILES[file] ?? '';
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  return { ...FILES, [file]: text.replace(from, to) };
}
