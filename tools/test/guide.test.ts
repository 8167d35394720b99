import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shellLines } from '../checks/commands.ts';
import { root } from '../root.ts';

const guide = readFileSync(join(root, 'docs/guide/write-a-scheme.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
const run = promisify(execFile);

/** The commands of the guide as written, in a folder that stands in for the repository. */
async function kedu(command: string): Promise<string> {
  const args = command
    .replace(/^npm run kedu -- /, '')
    .split(' ')
    .map((word) => (/^(packs|out)\//.test(word) ? join(folder, word) : word));
  const { stdout } = await run(process.execPath, ['tools/run.mjs', 'apps/cli/src/main.ts', ...args], { cwd: root, encoding: 'utf8' });
  return stdout;
}

const commands = shellLines(guide).map(({ text }) => text);
const called = (name: string): string => commands.find((text) => text.startsWith(`npm run kedu -- ${name} `)) ?? '';

describe('docs/guide/write-a-scheme.md runs', () => {
  beforeAll(() => {
    for (const [, file = '', text = ''] of guide.matchAll(/^```\w+ (packs\/\S+)\n([\s\S]*?)\n```$/gm)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), `${text}\n`);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('names every step that it runs here', () => {
    expect(commands.map((text) => text.split(' ').slice(0, 5).join(' '))).toEqual([
      'mkdir -p packs/my-county/scheme packs/my-county/data',
      'npm run kedu -- check',
      'npm run kedu -- assess',
      'npm run kedu -- explain',
    ]);
  });

  it('the pack checks, and the one warning is the gap that it tells of', async () => {
    const { ok, issues } = JSON.parse(await kedu(`${called('check')} --json`)) as { ok: boolean; issues: { code: string }[] };
    expect({ ok, codes: issues.map(({ code }) => code) }).toEqual({ ok: true, codes: ['SCORE_OVERDUE'] });
  }, 60_000);

  it('the results are those that it states', async () => {
    await kedu(called('assess'));
    const results = readFileSync(join(folder, 'out/my-county/results.csv'), 'utf8');
    expect(results).toMatch(/^townships,t1,2023,,92\.00,92\.00,1,excellent,true/m);
  }, 60_000);

  it('the explanation goes down to the cell', async () => {
    expect(await kedu(called('explain'))).toContain('data/2023.csv');
  }, 60_000);
});
