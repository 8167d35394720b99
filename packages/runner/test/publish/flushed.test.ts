import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNewDurably } from '../../src/ledger/durableFiles.ts';
import { temporaryFolder } from '../exampleFolder.ts';

describe('FAULT-1 what the disk has when the power goes', () => {
  let folder = '';
  let asked: readonly string[] = [];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kedu-flushed-'));
    const script = fileURLToPath(new URL('tracedDisk.ts', import.meta.url));
    const said = execFileSync(process.execPath, ['--import', 'tsx', script, folder], { encoding: 'utf8' });
    const read = JSON.parse(said) as { codes: readonly string[]; asked: readonly string[] };
    expect(read.codes).toEqual([]);
    asked = read.asked.map((line) =>
      line
        .replaceAll(`${folder}/`, '')
        .replaceAll(folder, '.')
        .replaceAll(/kedu-\d+/g, 'kedu'),
    );
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every file and folder of a bundle is flushed before it gets its name, and the old one goes when the disk has the name of the new', () => {
    const placed = asked.flatMap((line, i) => (line === 'rename .bundle.kedu.partial bundle' ? [i] : []));
    expect(placed).toHaveLength(2);
    for (const [turn, at] of placed.entries()) {
      const before = new Set(asked.slice(placed[turn - 1] ?? 0, at));
      for (const path of ['/bundle.json', '/results/results.csv', '/results', ''])
        expect(before).toContain(`flush .bundle.kedu.partial${path}`);
    }
    const named = asked.indexOf('flush .', placed[1]);
    const removed = asked.indexOf('remove .bundle.kedu.old');
    expect(named).toBeGreaterThan(placed[1] as number);
    expect(removed).toBeGreaterThan(named);
  });

  test.each(['salts', 'key.pem'])('BUNDLE-3 LOG-1: %s is flushed before it gets its name, and its folder after that', (name) => {
    const linked = asked.findIndex((line) => line.startsWith('link ') && line.endsWith(` ${name}`));
    const [, from] = (asked[linked] ?? '').split(' ');
    expect(asked.indexOf(`flush ${from}`)).toBeLessThan(linked);
    expect(asked.indexOf(`flush ${from}`)).toBeGreaterThan(-1);
    expect(asked.indexOf('flush .', linked)).toBeGreaterThan(linked);
    expect(readdirSync(folder).filter((one) => one.includes('.new'))).toEqual([]);
  });
});

test('FAULT-1: a file that is there is never written over, and nothing is left beside it', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'opening.json');
  writeNewDurably(file, 'one');
  expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['one', 0o600]);
  expect(() => writeNewDurably(file, 'two')).toThrow('EEXIST');
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['one', ['opening.json']]);
  writeFileSync(join(folder, 'file'), '');
  expect(() => writeNewDurably(join(folder, 'file', 'x'), 'three')).toThrow('ENOTDIR');
});
