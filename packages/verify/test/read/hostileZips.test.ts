import { beforeAll, describe, expect, test } from 'vitest';
import { bundleOf, crypto, entriesOf, hashers, logFiles, runOf } from '../../../../tools/goodBundle.ts';
import { HOSTILE_ZIPS, type Packed, zipOf } from '../../../../tools/hostileZips.ts';
import { Findings, readZip, verifyBundle } from '../../src/index.ts';

let good: readonly Packed[] = [];
beforeAll(async () => {
  const bundle = bundleOf(runOf('north', '2023'));
  good = [...bundle.files, ...(await logFiles(entriesOf(bundle)))].map(([name, content]) => ({ name, content }));
}, 60_000);

/** What the checker says of a zip: codes with their reason or bound. */
function said(zip: Uint8Array): readonly string[] {
  const findings = new Findings();
  const files = readZip(zip, findings);
  verifyBundle(files, { crypto, sm3: hashers.sm3 }, findings);
  return findings.list().map(({ code, args }) => `${code} ${args['reason'] ?? args['bound'] ?? ''}`.trim());
}

describe('VERIFY-6 VERIFY-12 zips that mean harm', () => {
  test('a sound one has nothing wrong, whether its pieces state their sizes before or behind', () => {
    for (const streamed of [false, true])
      expect(said(zipOf(good.map((file) => ({ ...file, streamed })))), String(streamed)).toEqual(['VERIFY_OWN_POLICY']);
  });

  test('none is listed twice', () => {
    expect(new Set(HOSTILE_ZIPS.map(({ name }) => name)).size).toBe(HOSTILE_ZIPS.length);
  });

  test.each(HOSTILE_ZIPS.map((hostile) => [hostile.name, hostile] as const))('%s', (_, { zip, said: expected }) => {
    const found = said(zip(good));
    for (const one of expected) expect(found).toContain(one);
  });
});
