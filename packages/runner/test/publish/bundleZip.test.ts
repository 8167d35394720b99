import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Findings, readZip } from '@kedu/verify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeBundle } from '../../src/publish/writeBundle.ts';

let parent = '';
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'kedu-zip-'));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));
const FILES = new Map([
  ['results/results.csv', bytes('list,unit\r\nplaces,990100\r\n'.repeat(40))],
  ['bundle.json', bytes('{"kedu":{"bundle":1}}')],
  ['scheme/办法.md', bytes('第一条\n')],
]);
const codes = (folder: string, files = FILES): readonly unknown[] => writeBundle(folder, files).map(({ code }) => code);
const zipped = (file: string): ReadonlyMap<string, Uint8Array> => {
  const findings = new Findings();
  const read = readZip(new Uint8Array(readFileSync(file)), findings);
  expect(findings.list()).toEqual([]);
  return read;
};

describe('the zip beside a bundle', () => {
  it('BUNDLE-7: holds the files of the folder, which a checker reads; the same files give the same bytes in whatever order and under whatever name', () => {
    expect(codes(join(parent, 'bundle'))).toEqual([]);
    const read = zipped(join(parent, 'bundle.zip'));
    expect([...read.keys()].sort()).toEqual([...FILES.keys()].sort());
    for (const [path, content] of FILES) {
      expect(Buffer.from(read.get(path) ?? []).equals(Buffer.from(content))).toBe(true);
      expect(readFileSync(join(parent, 'bundle', path)).equals(Buffer.from(content))).toBe(true);
    }
    expect(codes(join(parent, 'other'), new Map([...FILES].reverse()))).toEqual([]);
    expect(readFileSync(join(parent, 'other.zip')).equals(readFileSync(join(parent, 'bundle.zip')))).toBe(true);
  });

  it('BUNDLE-7: takes the place of the zip of a bundle alone, and nothing is changed where something else stands there', () => {
    expect(codes(join(parent, 'bundle'))).toEqual([]);
    const changed = new Map(FILES).set('bundle.json', bytes('{"kedu":{"bundle":1},"period":"2025"}'));
    expect(codes(join(parent, 'bundle'), changed)).toEqual([]);
    expect(Buffer.from(zipped(join(parent, 'bundle.zip')).get('bundle.json') ?? []).toString()).toContain('2025');
    for (const text of ['letters', 'PK\u0003\u0004']) {
      writeFileSync(join(parent, 'bundle.zip'), text);
      expect(codes(join(parent, 'bundle'))).toEqual(['OUT_FOREIGN_FILES']);
      expect(readFileSync(join(parent, 'bundle.zip'), 'utf8')).toBe(text);
      expect(readFileSync(join(parent, 'bundle/bundle.json'), 'utf8')).toContain('2025');
    }
    rmSync(join(parent, 'bundle.zip'));
    mkdirSync(join(parent, 'bundle.zip'));
    expect(codes(join(parent, 'bundle'))).toEqual(['OUT_FOREIGN_FILES']);
  });

  it('BUNDLE-7 FAULT-1: where the folder may not be written neither is there, and what a killed process left aside is gone after the next time', () => {
    writeFileSync(join(parent, '.bundle.zip.kedu-partial'), 'half');
    mkdirSync(join(parent, 'bundle'));
    writeFileSync(join(parent, 'bundle/letter.txt'), 'not ours');
    expect(codes(join(parent, 'bundle'))).toEqual(['OUT_FOREIGN_FILES']);
    expect(existsSync(join(parent, 'bundle.zip'))).toBe(false);
    rmSync(join(parent, 'bundle'), { recursive: true });
    expect(codes(join(parent, 'bundle'))).toEqual([]);
    expect(readdirSync(parent).sort()).toEqual(['bundle', 'bundle.zip']);
  });

  it.skipIf(process.getuid?.() === 0)('BUNDLE-7: a folder that may not be written is told, and holds nothing new', () => {
    chmodSync(parent, 0o500);
    expect(codes(join(parent, 'bundle'))).toEqual(['OUT_UNWRITABLE']);
    chmodSync(parent, 0o700);
    expect(readdirSync(parent)).toEqual([]);
  });
});
