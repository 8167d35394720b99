import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleOf, crypto, entriesOf, hashers, logFiles, runOf } from '../../../tools/goodBundle.ts';
import { HOSTILE_BUNDLES } from '../../../tools/hostileBundles.ts';
import { verifyBundle, type VerifyReport } from '../src/index.ts';

let good: ReadonlyMap<string, Uint8Array> = new Map();
beforeAll(async () => {
  const bundle = bundleOf(runOf('north', '2023'));
  good = new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
}, 60_000);

const check = (files: ReadonlyMap<string, Uint8Array>): VerifyReport =>
  verifyBundle(files, { crypto, sm3: hashers.sm3, newHasher: () => createHash('sha256') });

describe('VERIFY-6 VERIFY-9 VERIFY-12 bundles that mean harm', () => {
  test('none is listed twice', () => {
    expect(new Set(HOSTILE_BUNDLES.map(({ name }) => name)).size).toBe(HOSTILE_BUNDLES.length);
  });

  test.each(HOSTILE_BUNDLES.map((hostile) => [hostile.name, hostile] as const))('%s', (_, { change, said }) => {
    const files = new Map(good);
    change(files);
    const { findings, severities } = check(files);
    const found = findings.flatMap(({ code, args }) => [code, `${code} ${String(args['reason'] ?? args['field'] ?? '')}`]);
    for (const one of said) expect(found).toContain(one);
    expect(severities.error).toBeGreaterThan(0);
    expect(JSON.stringify(findings).length).toBeLessThan(1_000_000);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  // Takes a gigabyte or two and half a minute: in the long run alone (npm run soak).
  test.runIf(process.env['KEDU_HOSTILE'] === 'all')('1,000,001 withheld rows', { timeout: 600_000 }, () => {
    const files = new Map(good);
    const text = (path: string): string => new TextDecoder().decode(good.get(path));
    const others = text('sealed.csv')
      .split('\r\n')
      .filter((line) => line !== '' && !line.startsWith('observations,'));
    const commitment = 'ab'.repeat(32);
    const blocks = Array.from({ length: 1_000_001 }, (_, i) => `observations,${i},${i},1,,${commitment},personal`);
    files.set('sealed.csv', Buffer.from([...others, ...blocks, ''].join('\r\n')));
    const { findings, counts } = check(files);
    expect(findings.find(({ code }) => code === 'VERIFY_BOUNDS')?.args).toMatchObject({ bound: 'withheld_rows', most: 1_000_000 });
    expect(counts.blocks.withheld).toBeGreaterThan(1_000_000);
  });
});
