import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { BUNDLE_LIMITS, type BundleLimits, Findings, readZip } from '../../src/index.ts';

function read(
  zip: Uint8Array,
  limits: BundleLimits = BUNDLE_LIMITS,
): { readonly paths: readonly string[]; readonly codes: readonly string[] } {
  const findings = new Findings();
  const files = readZip(zip, findings, limits);
  return {
    paths: [...files.keys()],
    codes: findings.list().map(({ code, args }) => `${code} ${args['reason'] ?? args['bound'] ?? ''}`.trim()),
  };
}

describe('VERIFY-1 VERIFY-6 zips', () => {
  test('the folder inside is opened, what desktops leave is passed over', () => {
    const zip = zipSync({
      'b/bundle.json': strToU8('{}'),
      'b/data/units.csv': strToU8('x'),
      '__MACOSX/b/._bundle.json': strToU8('x'),
      'b/.DS_Store': strToU8('x'),
    });
    expect(read(zip)).toEqual({ paths: ['bundle.json', 'data/units.csv'], codes: [] });
  });

  test('paths out of the folder are not read', () => {
    const zip = zipSync({ 'bundle.json': strToU8('{}'), '../../etc/x': strToU8('x'), '/abs': strToU8('x'), 'a\\..\\..\\b': strToU8('x') });
    expect(read(zip)).toEqual({ paths: ['bundle.json'], codes: ['VERIFY_NAME outside', 'VERIFY_NAME absolute', 'VERIFY_NAME outside'] });
  });

  test('a zip that unpacks to more than 100 times its size is not unpacked', () => {
    const bomb = zipSync({ 'bundle.json': new Uint8Array(20_000_000) });
    expect(bomb.length * BUNDLE_LIMITS.ratio).toBeLessThan(20_000_000);
    expect(read(bomb)).toEqual({ paths: [], codes: ['VERIFY_BOUNDS ratio'] });
  });

  test('a zip that lies about what it unpacks to is stopped there', () => {
    const bomb = zipSync({ 'bundle.json': new Uint8Array(20_000_000) });
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength);
    for (let at = 0; at + 4 < bomb.length; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    }
    expect(read(bomb)).toEqual({ paths: [], codes: ['VERIFY_BOUNDS ratio'] });
  });

  test('each file is told of as soon as it is read: the very bytes that are given', () => {
    const zip = zipSync(
      { 'bundle.json': strToU8('{}'), 'data/units.csv': strToU8('x'.repeat(200_000)), 'empty.csv': new Uint8Array() },
      { level: 0 },
    );
    const told: Uint8Array[] = [];
    const files = readZip(zip, new Findings(), BUNDLE_LIMITS, (file) => told.push(file));
    expect(told.map(({ length }) => length)).toEqual([2, 200_000, 0]);
    [...files.values()].forEach((file, i) => expect(file).toBe(told[i]));
  });

  test.each([2, -2])('a part that unpacks to other than its stated size, by %i bytes, is damaged', (by) => {
    const zip = zipSync({ 'bundle.json': strToU8('示例数据'.repeat(10_000)) });
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    for (let at = 0; at + 4 < zip.length; at += 1) {
      if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 120_000 + by, true);
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 120_000 + by, true);
    }
    expect(read(zip, { ...BUNDLE_LIMITS, ratio: 10_000 })).toEqual({ paths: [], codes: ['VERIFY_UNREADABLE part'] });
  });

  test('what is no zip, is cut off or damaged is said', () => {
    const zip = zipSync({ 'bundle.json': strToU8('{"a":"some text that is stored"}') }, { level: 0 });
    expect(read(strToU8('no zip')).codes).toEqual(['VERIFY_UNREADABLE zip']);
    expect(read(zip.slice(0, -10)).codes).toEqual(['VERIFY_UNREADABLE zip']);
    const damaged = zip.slice();
    damaged[45] = (damaged[45] as number) ^ 1;
    expect(read(damaged).codes).toEqual(['VERIFY_UNREADABLE part']);
    expect(read(zip, { ...BUNDLE_LIMITS, files: 0 }).codes).toEqual(['VERIFY_BOUNDS files']);
  });
});
