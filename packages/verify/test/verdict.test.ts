import { type LogEntry, writeEntry, writeNotice } from '@kedu/bundle';
import { leafHash, proveInclusion, readCheckpoint, readPolicy, sourceOfLeaves, type WitnessPolicy } from '@kedu/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import { Findings, readZip, verdictOf, verifyBundle, type VerifyReport } from '../src/index.ts';
import {
  bundleOf,
  bytes,
  checkpointOf,
  crypto,
  drawKernel,
  entriesOf,
  FEW_DRAWS,
  hashers,
  logFiles,
  POLICY,
  runOf,
  textOf,
} from '../../../tools/goodBundle.ts';

type Files = ReadonlyMap<string, Uint8Array>;

let good: Files;
let entries: readonly LogEntry[];
let policy: WitnessPolicy;
beforeAll(async () => {
  const bundle = bundleOf(runOf('north', '2023', FEW_DRAWS));
  entries = entriesOf(bundle);
  good = new Map([...bundle.files, ...(await logFiles(entries))]);
  const read = readPolicy(hashers.sha256, POLICY);
  if ('issue' in read) throw new Error(read.issue.code);
  policy = read.value;
}, 120_000);

const kernel = drawKernel();
function check(files: Files, { seen, own }: { seen?: Files; own?: boolean } = {}, findings = new Findings()): VerifyReport {
  return verifyBundle(files, { crypto, sm3: hashers.sm3, seen, kernel, ...(own ? {} : { policy }) }, findings);
}

/** A notice that the publication was withdrawn. */
async function withdrawal(): Promise<Uint8Array> {
  const index = entries.findIndex(({ kind }) => kind === 'publication');
  const published = entries[index] as LogEntry;
  const withdrawn: LogEntry = {
    ...published,
    kind: 'withdrawal',
    at: '2024-03-01T07:40:00Z',
    about: { publication: index, reason: 'data_corrected' },
    hashes: {},
  };
  const written = [...entries, withdrawn].map(writeEntry);
  const leaves = written.map((one) => leafHash(hashers.sha256, one));
  const source = sourceOfLeaves(hashers.sha256, leaves);
  const checkpoint = readCheckpoint(bytes(await checkpointOf(written)));
  if ('issue' in checkpoint) throw new Error(checkpoint.issue.code);
  const proofs = [index, entries.length].map((one) => ({
    bytes: written[one] as Uint8Array,
    proof: { index: one, proof: proveInclusion(hashers.sha256, source, one, written.length), checkpoint: checkpoint.value },
  }));
  return bytes(writeNotice(proofs, []));
}

describe('VERIFY-16 the verdict', () => {
  test('passed with the policy of the reader, open without it', () => {
    expect(verdictOf(check(good))).toBe('passed');
    expect(verdictOf(check(good, { own: true }))).toBe('open');
  }, 60_000);

  test('withdrawn where a notice says so and all agrees; differs where something was changed too', async () => {
    const seen = new Map([['withdrawal.json', await withdrawal()]]);
    const report = check(good, { seen });
    expect([verdictOf(report), report.counts.figures.agree === report.counts.figures.compared]).toEqual(['withdrawn', true]);
    const results = 'results/results.csv';
    const changed = new Map(good).set(results, bytes(textOf(good.get(results)).replace(',poor,', ',good,')));
    expect(verdictOf(check(changed, { seen }))).toBe('differs');
    expect(verdictOf(check(changed))).toBe('differs');
  }, 60_000);

  test('NOTICE-4 a notice that lies in the folder counts as brought; whatever else has its name is unlisted', async () => {
    const laid = new Map(good).set('withdrawal.json', await withdrawal());
    expect(verdictOf(check(laid))).toBe('withdrawn');
    const other = check(new Map(good).set('withdrawal.json', bytes('{"kedu":"else"}')));
    expect(other.findings.map(({ code, place }) => [code, place.file])).toEqual([['VERIFY_FILE_UNLISTED', 'withdrawal.json']]);
  }, 60_000);

  test('unreadable, and nothing else, for what is no zip; unreadable for a folder without bundle.json', () => {
    const findings = new Findings();
    const report = check(readZip(bytes('no zip'), findings), {}, findings);
    expect([verdictOf(report), report.findings.map(({ code, args }) => [code, args['reason']])]).toEqual([
      'unreadable',
      [['VERIFY_UNREADABLE', 'zip']],
    ]);
    expect(verdictOf(check(new Map([['photo.jpg', Uint8Array.of(1, 2, 3)]])))).toBe('unreadable');
  });

  test('rows are counted, those withheld by table and reason, and none is said to be examined where nobody was', () => {
    const { counts, shares } = check(good);
    const hidden = counts.rows.hidden.reduce((sum, { rows }) => sum + rows, 0);
    expect(counts.rows.sealed).toBeGreaterThan(hidden);
    expect([hidden, counts.blocks.examined]).toEqual([counts.blocks.withheld, 0]);
    const manifest = JSON.parse(textOf(good.get('bundle.json'))) as { shares: { results: { recomputable: number } } };
    expect(shares?.results.recomputable).toBe(manifest.shares.results.recomputable);
  }, 60_000);
});
