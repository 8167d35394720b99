import { type LogEntry, writeEntry, writeNotice, writeOpening } from '@kedu/bundle';
import {
  leafHash,
  proveInclusion,
  readCheckpoint,
  readPolicy,
  sourceOfLeaves,
  verifierKey,
  type WitnessPolicy,
  writeVerifierKey,
} from '@kedu/ledger';
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

  test('untrusted where all figures agree and the log alone is at fault: a policy of another log, a witness that is missing', () => {
    const other = POLICY.replace(
      /^log .*$/m,
      `log ${writeVerifierKey(verifierKey(hashers.sha256, { name: 'kedu.example/other', type: 'ed25519', publicKey: new Uint8Array(32).fill(3) }))}`,
    );
    const read = readPolicy(hashers.sha256, other);
    if ('issue' in read) throw new Error(read.issue.code);
    const report = verifyBundle(good, { crypto, sm3: hashers.sm3, kernel, policy: read.value });
    expect([verdictOf(report), report.counts.figures.agree === report.counts.figures.compared]).toEqual(['untrusted', true]);
    const results = 'results/results.csv';
    const changed = new Map(good).set(results, bytes(textOf(good.get(results)).replace(',poor,', ',good,')));
    expect(verdictOf(verifyBundle(changed, { crypto, sm3: hashers.sm3, kernel, policy: read.value }))).toBe('differs');
  }, 60_000);

  test('NOTICE-4 a notice that lies in the folder counts as brought; whatever else has its name is told, and no reproach to the publisher', async () => {
    const laid = new Map(good).set('withdrawal.json', await withdrawal());
    expect(verdictOf(check(laid))).toBe('withdrawn');
    const other = check(new Map(good).set('withdrawal.json', bytes('{"kedu":"else"}')));
    expect(other.findings.map(({ code, args, place }) => [code, args['reason'], place.file])).toEqual([
      ['VERIFY_SEEN', 'damaged', 'withdrawal.json'],
    ]);
    const cut = (await withdrawal()).slice(0, 200);
    for (const bytesOfIt of [cut, new Uint8Array()]) expect(verdictOf(check(new Map(good).set('withdrawal.json', bytesOfIt)))).toBe('open');
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

  test('VERIFY-16 what goes with a bundle and was given in its place is called by its name', async () => {
    const reasonOf = (given: Uint8Array): unknown => {
      const findings = new Findings();
      return check(readZip(given, findings), {}, findings).findings.map(({ args }) => args['reason']);
    };
    expect(reasonOf(await withdrawal())).toEqual(['notice']);
    expect(reasonOf(bytes('{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[]}'))).toEqual(['statement']);
    expect(reasonOf(good.get('log/checkpoint') ?? new Uint8Array())).toEqual(['checkpoint']);
    expect(
      reasonOf(
        bytes(
          writeOpening({
            bundle: `sha256:${'0'.repeat(64)}`,
            by: 'audit.example',
            as: 'audit',
            blocks: [{ table: 'observations', block: 3, salt: new Uint8Array(32), rows: ['["observations"]'] }],
          }),
        ),
      ),
    ).toEqual(['opening']);
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
