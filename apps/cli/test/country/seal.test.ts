import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../src/run.ts';
import type { Io } from '../../src/terminal/io.ts';

const PACK = fileURLToPath(new URL('../../../../packs/after-wolong', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kedu-seal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function kedu(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  let out = '';
  let err = '';
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 120,
    env,
    cwd: folder,
    stopped: () => new Promise(() => undefined),
  };
  const code = await run(args, io);
  return { code, out, err };
}

const SEAL = ['seal', PACK, '--scheme', 'woling', '--list', 'villages', '--out', 'villages.kds'];
const rowsOf = (name: string): string[] => readFileSync(join(folder, name, 'results.csv'), 'utf8').split('\r\n');

describe('SEAL-1 SEAL-2 OUT-25 a list that is sealed and assessed from the file', () => {
  test('gives the same rows as kedu assess, by every kernel', { timeout: 120_000 }, async () => {
    const sealed = await kedu(SEAL);
    expect(sealed.err).not.toContain('SEAL_');
    expect(sealed.code).toBe(0);
    expect(sealed.out).toContain('villages.kds');
    expect((await kedu(['assess', PACK, '--out', 'usual'])).code).toBe(0);
    const expected = rowsOf('usual').filter((row) => row.startsWith('villages,'));
    expect(expected.length).toBeGreaterThan(5);
    for (const kernel of [
      ['--kernel', 'js'],
      ['--kernel', 'wasm', '--threads', '2', '--verify'],
    ]) {
      const { code, out } = await kedu(['assess', PACK, '--from', 'villages.kds', '--out', 'fast', ...kernel]);
      expect(code).toBe(0);
      expect(out).toContain('sha256:');
      expect(rowsOf('fast').slice(1, -1)).toEqual(expected);
    }
    const { err } = await kedu(['assess', PACK, '--from', 'villages.kds', '--out', 'fast', '--lang', 'en'], { KEDU_KERNEL: 'js' });
    expect(err).toContain('KERNEL_REFERENCE');
    expect(err).toContain('it was asked for');
  });

  test('SEAL-5 lights of the list are those that indicators.csv has', { timeout: 120_000 }, async () => {
    expect((await kedu(['seal', PACK, '--scheme', 'woling', '--list', 'platforms', '--out', 'platforms.kds'])).code).toBe(0);
    expect((await kedu(['assess', PACK, '--out', 'usual'])).code).toBe(0);
    const { code, out } = await kedu(['assess', PACK, '--from', 'platforms.kds', '--out', 'fast']);
    expect(code).toBe(0);
    expect(rowsOf('fast').slice(1, -1)).toEqual(rowsOf('usual').filter((row) => row.startsWith('platforms,')));
    const cellsOf = (name: string) =>
      readFileSync(join(folder, name), 'utf8')
        .trimEnd()
        .split('\r\n')
        .map((row) => row.split(','));
    const usual = new Map(
      cellsOf('usual/indicators.csv').map(([unit, , indicator, , , , light, , scheme]) => [`${unit} ${indicator} ${scheme}`, light]),
    );
    const lights = cellsOf('fast/lights.csv').slice(1);
    expect(lights.length).toBeGreaterThan(5);
    for (const [, unit, , indicator, , light, , , , , scheme] of lights) expect(light).toBe(usual.get(`${unit} ${indicator} ${scheme}`));
    const lit = lights.filter(([, , , , , light]) => light !== '').length;
    expect(lit).toBeGreaterThan(0);
    // The terminal counts them as it does after a run.
    expect(out).toMatch(/灯/);
  });

  test('KERNEL-2 a list that cannot be sealed is refused in words, and nothing is written', { timeout: 60_000 }, async () => {
    const { code, err } = await kedu(['seal', PACK, '--scheme', 'woling', '--list', 'towns', '--out', 'towns.kds', '--lang', 'en']);
    expect(code).toBe(1);
    expect(err).toContain('SEAL_NOT_PLANNED');
    expect(() => readFileSync(join(folder, 'towns.kds'))).toThrow();
    // The remedy names the part that the line above names.
    // By its title, not by its path.
    expect(err).not.toMatch(/see “[a-z_]+\.[a-z_.]+”/);
    expect(err).toMatch(/see “([^”]+)”[\s\S]*write “\1” otherwise first/);
    const { err: which } = await kedu(['seal', PACK, '--scheme', 'woling', '--out', 'x.kds']);
    expect([which.includes('SEAL_LIST'), which.includes('没有写 --list')]).toEqual([true, true]);
    expect((await kedu(['seal', PACK, '--list', 'none', '--out', 'x.kds'])).err).toContain('没有这个考核序列（none）');
    expect((await kedu(['seal', PACK, '--period', '1999', '--out', 'x.kds'])).err).toContain('SEAL_PERIOD');
  });

  test('SEAL-3 a damaged, foreign or absent file is refused in words', { timeout: 60_000 }, async () => {
    const from = (file: string, pack = PACK) => kedu(['assess', pack, '--from', file, '--out', 'bad']);
    const whole = readFileSync(join(folder, 'villages.kds'));
    writeFileSync(join(folder, 'cut.kds'), whole.subarray(0, 700));
    const cut = await from('cut.kds');
    expect([cut.code, cut.err.includes('SEAL_CUT'), cut.err.includes('缺了一段')]).toEqual([1, true, true]);
    const absent = await from('absent.kds');
    expect([absent.code, absent.err.includes('SEAL_UNREADABLE'), absent.err.includes('absent.kds')]).toEqual([3, true, true]);
    const other = await from('villages.kds', PACK.replace('after-wolong', 'after-yueyang'));
    expect([other.code, other.err.includes('SEAL_SCHEME')]).toEqual([1, true]);
    const usage = await kedu(['assess', PACK, '--from', 'villages.kds', '--out', 'bad', '--period', '2024']);
    expect([usage.code, usage.err.includes('--period')]).toEqual([2, true]);
  });
});
