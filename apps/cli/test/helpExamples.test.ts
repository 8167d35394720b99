import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../src/run.ts';

const PACKS = fileURLToPath(new URL('../../../packs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kedu-help-'));
symlinkSync(PACKS, join(folder, 'packs'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Examples that need a file of the reader’s own, a port that stays open, or data that are not in the repository. */
const NOT_RUN: Readonly<Record<string, string>> = {
  'kedu assess sdg-2019 --out out/sdg-2019 --period 2019': 'real data',
  'kedu import data/2023.xlsx --pack after-liaoning --guess': 'a workbook',
  'kedu init --from 指标体系.xlsx --name north-2024': 'a workbook',
  'kedu site --port 8080': 'stays open',
  'kedu serve --example': 'stays open',
  'kedu db backup backup-2026-12-01': 'an installation of the reader’s own',
  'kedu user add li.si --authority beichuan --name 李四': 'an installation of the reader’s own',
  'kedu publish after-liaoning --period 2024 --scheme north --out bundle --log north-log --key north.pem --salts salts --example-site':
    'a log of the reader’s own',
  'kedu witness memory --name audit.example --key audit.pem --logs policy.txt --port 4180': 'stays open',
  'kedu anchor north-log --tsa https://tsa.example --ca tsa-root.pem': 'an authority of the reader’s choice',
  'kedu verify bundle --policy policy.txt': 'a bundle and a policy of the reader’s own',
  'kedu withdraw north-log --publication 3 --reason data_corrected --key north.pem': 'a log of the reader’s own',
  'kedu open bundle --check opening.json': 'a bundle of the reader’s own',
  'kedu audit https://kedu.example/north --policy policy.txt --memory audit-memory': 'a log of the reader’s own',
};

async function kedu(args: readonly string[]) {
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
    columns: 200,
    env: {},
    cwd: folder,
    stopped: () => Promise.resolve(),
  });
  return { code, out, err };
}

/** Examples that a text of help prints, a line each. */
const examplesIn = (help: string): readonly string[] => help.split('\n').flatMap((line) => /^ {2}(kedu .*)$/.exec(line)?.[1] ?? []);

/** Names of the commands, as the help of the program lists them. */
async function commands(lang: string): Promise<readonly string[]> {
  const { out } = await kedu(['--help', '--lang', lang]);
  const names = out.split('\n').flatMap((line) => /^ {2}([a-z]+) .*<|^ {2}([a-z]+) .*\[/.exec(line)?.slice(1).filter(Boolean) ?? []);
  return [...new Set(names)].filter((name) => name !== 'kedu');
}

const examples = new Set<string>();
for (const lang of ['zh-CN', 'en']) {
  for (const name of await commands(lang))
    for (const example of examplesIn((await kedu([name, '--help', '--lang', lang])).out)) examples.add(example);
  for (const example of examplesIn((await kedu(['--help', '--lang', lang])).out)) examples.add(example);
}
const told = [...examples];

describe('OUT-10 examples that --help prints', () => {
  test('every command has one, and what is left out is still printed', () => {
    expect(told.length).toBeGreaterThan(14);
    for (const example of Object.keys(NOT_RUN)) expect(told).toContain(example);
  });

  test.each(told.filter((example) => !(example in NOT_RUN)))('%s', { timeout: 120_000 }, async (example) => {
    const args = example.split(' ').slice(1);
    const { code, out, err } = await kedu(args);
    expect(code, err).toBe(0);
    expect(out.length).toBeGreaterThan(0);
    const at = args.findIndex((one) => one === '--out' || one === '--html');
    if (at >= 0) expect(existsSync(join(folder, args[at + 1] ?? ''))).toBe(true);
  });
});

describe('OUT-4 intervals', () => {
  test('where errors are stated kedu assess says where the intervals stand, and only there', { timeout: 120_000 }, async () => {
    const stated = await kedu(['assess', 'after-liaoning', '--period', '2024', '--out', 'out/2024', '--lang', 'en']);
    expect([stated.code, stated.out.includes('stand in results.csv')]).toEqual([0, true]);
    const unstated = await kedu(['assess', 'after-liaoning', '--period', '2023', '--out', 'out/2023']);
    expect([unstated.code, unstated.out.includes('results.csv')]).toEqual([0, false]);
  });
});
