import { utf8 } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { type BundleManifest, readManifest, twoHashes, writeManifest } from '../../src/index.ts';
import { hashers } from '../hashers.ts';

const two = twoHashes(hashers, utf8('abc'));
const counts = { recomputable: 3, attested: 2, notRecomputable: 1 };
const manifest: BundleManifest = {
  authority: '990000',
  pack: 'after-liaoning',
  example: true,
  scheme: { id: 'north', version: '2024', hash: two.sha256, entry: 'scheme/2024.yaml' },
  period: '2024',
  asOf: '2025-01-31',
  seed: 7,
  level: 'public',
  run: { input: two.sha256, result: two.sha256 },
  sealed: { units: { root: two.sha256, blocks: 2 } },
  shares: { results: counts, indicators: counts },
  files: [
    { path: 'README.md', bytes: 3, ...two },
    { path: 'data/units.csv', bytes: 3, ...two },
  ],
};

/** Reason and place of what is wrong once the JSON was changed. */
function refusal(change: (json: Record<string, unknown>) => unknown): unknown {
  const json = JSON.parse(writeManifest(manifest)) as Record<string, unknown>;
  const read = readManifest(utf8(canonicalJson(change(json))));
  return 'issue' in read ? [read.issue.code, read.issue.args['reason'] ?? '', read.issue.args['at'] ?? ''] : 'read';
}

describe('bundle.json', () => {
  it('BUNDLE-1: is read as it was written, with and without the hashes of the run', () => {
    expect(readManifest(utf8(writeManifest(manifest)))).toEqual({ value: manifest });
    const { run: _, ...withholding } = manifest;
    expect(readManifest(utf8(writeManifest(withholding)))).toEqual({ value: withholding });
  });

  it('BUNDLE-1: another edition is said before anything else', () => {
    expect(refusal((json) => ({ ...json, kedu: { bundle: 2 }, level: 'none' }))).toEqual(['BUNDLE_EDITION', '', '']);
    expect(refusal(({ kedu: _, ...json }) => json)).toEqual(['BUNDLE_MANIFEST', 'absent', 'kedu']);
  });

  it('BUNDLE-1: the shape is closed', () => {
    const [first, second] = JSON.parse(writeManifest(manifest)).files as unknown[];
    expect(refusal((json) => ({ ...json, note: '' }))).toEqual(['BUNDLE_MANIFEST', 'unknown', 'note']);
    expect(refusal(({ seed: _, ...json }) => json)).toEqual(['BUNDLE_MANIFEST', 'absent', 'seed']);
    expect(refusal((json) => ({ ...json, level: 'everybody' }))).toEqual(['BUNDLE_MANIFEST', 'form', 'level']);
    expect(refusal((json) => ({ ...json, sealed: { people: { root: two.sha256, blocks: 1 } } }))).toEqual([
      'BUNDLE_MANIFEST',
      'unknown',
      'sealed.people',
    ]);
    expect(refusal((json) => ({ ...json, files: [second, first] }))).toEqual(['BUNDLE_MANIFEST', 'order', 'files[1].path']);
    expect(refusal((json) => ({ ...json, files: [first, first] }))).toEqual(['BUNDLE_MANIFEST', 'twice', 'files[1].path']);
    const named = (path: string) => refusal((json) => ({ ...json, files: [{ path, bytes: 1, ...two }] }));
    expect(named('log/checkpoint')).toEqual(['BUNDLE_MANIFEST', 'form', 'files[0].path']);
    expect(named('bundle.json')).toEqual(['BUNDLE_MANIFEST', 'form', 'files[0].path']);
    expect(named('a\u0000b')).toEqual(['BUNDLE_MANIFEST', 'form', 'files[0].path']);
  });

  it('BUNDLE-1: one spelling alone is read', () => {
    const read = readManifest(utf8(JSON.stringify(JSON.parse(writeManifest(manifest)), undefined, 1)));
    expect('issue' in read && read.issue.args['reason']).toBe('canonical');
  });
});
