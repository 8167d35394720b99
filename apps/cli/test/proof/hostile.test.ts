import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundleOf, entriesOf, logFiles, runOf } from '../../../../tools/goodBundle.ts';
import { HOSTILE_BUNDLES } from '../../../../tools/hostileBundles.ts';
import { HOSTILE_ZIPS, type Packed, zipOf } from '../../../../tools/hostileZips.ts';
import { keduIn } from './keduIn.ts';

const folder = mkdtempSync(join(tmpdir(), 'kedu-hostile-'));
const kedu = keduIn(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let good: ReadonlyMap<string, Uint8Array> = new Map();
beforeAll(async () => {
  const bundle = bundleOf(runOf('north', '2023'));
  good = new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
}, 60_000);

const packed = (files: ReadonlyMap<string, Uint8Array>): readonly Packed[] => [...files].map(([name, content]) => ({ name, content }));

interface Reported {
  readonly findings: readonly { readonly code: string; readonly args: Readonly<Record<string, unknown>>; readonly what: string }[];
}

/** Exit code, and codes with their reason, field or bound, of a bundle that lies in the folder. */
async function said(name: string): Promise<{ readonly code: number; readonly found: readonly string[] }> {
  const { code, out, err } = await kedu(`verify ${name} --json`);
  expect(err).toBe('');
  const { findings } = JSON.parse(out) as Reported;
  expect(findings.filter(({ what }) => what === '')).toEqual([]);
  return {
    code,
    found: findings.flatMap((one) => [
      one.code,
      `${one.code} ${String(one.args['reason'] ?? one.args['field'] ?? one.args['bound'] ?? '')}`,
    ]),
  };
}

/** Of those of which the same is said one; all of them in the long run. */
function some<T extends { readonly said: readonly string[] }>(all: readonly T[]): readonly T[] {
  if (process.env['KEDU_HOSTILE'] === 'all') return all;
  return all.filter((one, i) => all.findIndex((other) => other.said.join() === one.said.join()) === i);
}

describe('VERIFY-6 VERIFY-12 kedu verify of what means harm', () => {
  test.each(some(HOSTILE_ZIPS).map((hostile) => [hostile.name, hostile] as const))('zip: %s', async (_, { zip, said: expected }) => {
    writeFileSync(join(folder, 'b.zip'), zip(packed(good)));
    const { code, found } = await said('b.zip');
    expect(code).toBe(1);
    for (const one of expected) expect(found).toContain(one);
  });

  test.each(some(HOSTILE_BUNDLES).map((hostile) => [hostile.name, hostile] as const))('%s', async (_, { change, said: expected }) => {
    const files = new Map(good);
    change(files);
    // Stored: what packs very well would be refused for that already.
    writeFileSync(join(folder, 'b.zip'), zipOf(packed(files).map((file) => ({ ...file, stored: true }))));
    const { code, found } = await said('b.zip');
    expect(code).toBe(1);
    for (const one of expected) expect(found).toContain(one);
  });

  test('in a folder: 10,001 files, a link out of it, a name in other case', { timeout: 60_000 }, async () => {
    const write = (name: string, files: ReadonlyMap<string, Uint8Array>): string => {
      for (const [path, content] of files) {
        mkdirSync(dirname(join(folder, name, path)), { recursive: true });
        writeFileSync(join(folder, name, path), content);
      }
      return name;
    };
    const linked = write('linked', good);
    symlinkSync('/etc', join(folder, linked, 'etc'));
    writeFileSync(join(folder, linked, 'Bundle.json'), '{}');
    expect((await said(linked)).found).toEqual(expect.arrayContaining(['VERIFY_NAME link', 'VERIFY_NAME look_alike']));
    mkdirSync(join(folder, 'many'));
    for (let i = 0; i < 10_001; i += 1) writeFileSync(join(folder, 'many', `f${i}`), '');
    expect((await said('many')).found).toEqual(expect.arrayContaining(['VERIFY_BOUNDS files']));
  });

  test('what stands in cells is shown as text: no command reaches the terminal', { timeout: 60_000 }, async () => {
    const files = new Map(good);
    for (const { name, change } of HOSTILE_BUNDLES) if (/a script|a terminal/.test(name)) change(files);
    writeFileSync(join(folder, 'b.zip'), zipOf(packed(files)));
    for (const lang of ['zh-CN', 'en']) {
      const { out, err } = await kedu(`verify b.zip --lang ${lang}`);
      expect(err).toContain('VERIFY_CELL');
      expect(`${out}${err}`).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
  });
});
