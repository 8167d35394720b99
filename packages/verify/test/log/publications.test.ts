import {
  type Bundle,
  hexOf,
  type LogEntry,
  readSealed,
  SEALED_TABLES,
  type SealedTableName,
  twoHashes,
  writeBlockRuns,
  writeEntry,
  writeNotice,
} from '@kedu/bundle';
import { leafHash, proveInclusion, readCheckpoint, readPolicy, type Signer, sourceOfLeaves, type WitnessPolicy } from '@kedu/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
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
  SEEN_AT,
  signerOf,
  witnessSigner,
} from '../../../../tools/goodBundle.ts';
import { openingStatement, signStatement, verifyBundle } from '../../src/index.ts';

const kernel = drawKernel();
let bundle: Bundle;
let policy: WitnessPolicy;
let entries: readonly LogEntry[];

beforeAll(async () => {
  bundle = bundleOf(runOf('north', '2024', FEW_DRAWS));
  entries = entriesOf(bundle);
  const read = readPolicy(hashers.sha256, POLICY);
  if ('issue' in read) throw new Error(read.issue.code);
  policy = read.value;
}, 120_000);

/** When the witness saw a log: one that has grown two hours after it was published. */
const seenAt = (log: readonly LogEntry[]): number => SEEN_AT + (log.length > entries.length ? 7200 : 0);

type Files = ReadonlyMap<string, Uint8Array>;
const check = (files: Files, seen: Files = new Map()): readonly string[] =>
  verifyBundle(files, { crypto, sm3: hashers.sm3, policy, seen, kernel }).findings.map(({ code, args }) =>
    [code, args['reason'] ?? args['field'] ?? args['what'] ?? args['indexes'] ?? args['index'] ?? ''].join(' ').trim(),
  );
const published = async (log: readonly LogEntry[], more: Files = new Map()): Promise<Files> =>
  new Map([...bundle.files, ...(await logFiles(log, { seenAt: seenAt(log) })), ...more]);

/** A notice of some entries of a log, by their index. */
async function noticeOf(log: readonly LogEntry[], shown: readonly number[], statements: readonly Uint8Array[] = []): Promise<Uint8Array> {
  const written = log.map(writeEntry);
  const source = sourceOfLeaves(
    hashers.sha256,
    written.map((one) => leafHash(hashers.sha256, one)),
  );
  const checkpoint = readCheckpoint(bytes(await checkpointOf(written, { seenAt: seenAt(log) })));
  if ('issue' in checkpoint) throw new Error(checkpoint.issue.code);
  const proofs = shown.map((index) => ({
    bytes: written[index] as Uint8Array,
    proof: { index, proof: proveInclusion(hashers.sha256, source, index, written.length), checkpoint: checkpoint.value },
  }));
  return bytes(writeNotice(proofs, statements));
}

const entryOf = (kind: LogEntry['kind']): LogEntry => entries.find((one) => one.kind === kind) as LogEntry;
const later = (entry: LogEntry, minute: number, change: Partial<LogEntry>): LogEntry => ({
  ...entry,
  at: `2024-03-01T09:${minute}:00Z`,
  ...change,
});

/** Another run of the same scheme and period, and its publication: entries 6 to 8. */
function second(level: string, about: LogEntry['about'] = {}): readonly LogEntry[] {
  const other = twoHashes(hashers, bytes('another bundle'));
  return [
    later(entryOf('data'), 10, {}),
    later(entryOf('run'), 11, { about: { ...entryOf('run').about, data: 6, ...about } }),
    later(entryOf('publication'), 12, { about: { run: 7, level }, hashes: { bundle: other } }),
  ];
}

describe('WITHDRAW-4 publications of the same scheme, period and level', () => {
  test('VERIFY_PUBLICATIONS: two that stand are named, in the bundle and by a notice; those of another level, period or scheme are not', async () => {
    const log = [...entries, ...second(bundle.manifest.level)];
    expect(check(await published(log))).toEqual(['VERIFY_PUBLICATIONS 5、8']);
    const seen = new Map([['5.json', await noticeOf(log, [1, 3, 5, 7, 8])]]);
    expect(check(await published(entries), seen)).toEqual(['VERIFY_PUBLICATIONS 5、8']);
    expect(check(await published([...entries, ...second('congress')]))).toEqual([]);
    expect(check(await published([...entries, ...second(bundle.manifest.level, { period: '2023' })]))).toEqual([]);
    expect(check(await published([...entries, ...second(bundle.manifest.level, { scheme: 0 })]), new Map())).toEqual([]);
    const withdrawn = later(entryOf('publication'), 13, { kind: 'withdrawal', about: { publication: 8, reason: 'ordered' }, hashes: {} });
    expect(check(await published([...log, withdrawn]))).toEqual([]);
  }, 60_000);

  test('VERIFY_ENTRY level: a bundle that was entered for another level than it says', async () => {
    const log = entries.map((one) => (one.kind === 'publication' ? { ...one, about: { ...one.about, level: 'public' } } : one));
    expect(check(await published(log))).toEqual(['VERIFY_ENTRY level']);
  }, 30_000);
});

describe('NOTICE-3 a notice that says otherwise', () => {
  test('VERIFY_CONTRADICTED: the same place of the log holds another entry in the notice, both proven', async () => {
    const other = entries.map((one) => (one.kind === 'publication' ? { ...one, hashes: { bundle: bundle.hashes.given } } : one));
    const found = check(await published(entries), new Map([['5.json', await noticeOf(other, [5])]]));
    expect(found).toEqual(expect.arrayContaining(['VERIFY_CONTRADICTED 5']));
    expect(found.filter((one) => !/CONTRADICTED|FORKED/.test(one))).toEqual([]);
    expect(check(await published(entries), new Map([['5.json', await noticeOf(entries, [5])]]))).toEqual([]);
  }, 30_000);
});

describe('OPEN-6 openings', () => {
  /** How many withheld blocks the last check counts as examined (VERIFY-16). */
  let examined = 0;
  /** The bundle with an opening of its first withheld row, or of other blocks, and what is said of it. */
  async function opened({
    blocks,
    said = {},
    by = '990000A01',
    signer = witnessSigner,
    raw,
  }: {
    blocks?: string;
    by?: string;
    said?: object;
    signer?: Signer;
    raw?: string;
  } = {}): Promise<readonly string[]> {
    const read = readSealed(bundle.files.get('sealed.csv') ?? new Uint8Array());
    if ('issue' in read) throw new Error(read.issue.code);
    const table = (Object.keys(SEALED_TABLES) as SealedTableName[]).find((one) =>
      read.value.get(one)?.some((block) => 'commitment' in block),
    ) as SealedTableName;
    const block = (read.value.get(table) ?? []).findIndex((one) => 'commitment' in one);
    const sha256 = hexOf(hashers.sha256(bundle.files.get('bundle.json') as Uint8Array));
    const opening = {
      bundle: `sha256:${sha256}`,
      by,
      as: 'audit' as const,
      blocks: [{ table, block, salt: new Uint8Array(32), rows: [] }],
      ...said,
    };
    const statement = openingStatement(opening, read.value, {
      checker: 'audit.example',
      at: '2024-03-01T07:30:00Z',
      example: bundle.manifest.example,
      ...said,
    });
    const signed = raw === undefined ? bytes(await signStatement(hashers.sha256, statement, signer)) : bytes(raw);
    const entry = later(entryOf('publication'), 40, {
      kind: 'opening',
      about: { run: 3, by, as: 'audit', table, blocks: blocks ?? (writeBlockRuns([block])[0] as string) },
      hashes: { statement: twoHashes(hashers, signed) },
    });
    const files = await published([...entries, entry], new Map([['log/6-opening.dsse.json', signed]]));
    examined = verifyBundle(files, { crypto, sm3: hashers.sm3, policy, kernel }).counts.blocks.examined;
    return check(files);
  }

  test('VERIFY_OPENED: one that holds is told, and nothing else', async () => {
    expect(await opened()).toEqual(['VERIFY_OPENED']);
    expect(examined).toBe(1);
  }, 30_000);

  test('VERIFY_OPENING: blocks that are not withheld, a statement of something else, or none', async () => {
    expect(await opened({ blocks: '900000' })).toEqual(['VERIFY_OPENING blocks']);
    expect(await opened({ said: { by: '990000A02' } })).toEqual(['VERIFY_OPENING statement']);
    expect(await opened({ said: { bundle: `sha256:${'0'.repeat(64)}` } })).toEqual(['VERIFY_OPENING statement']);
    expect(await opened({ raw: '{"payload":"e30=","payloadType":"application/vnd.in-toto+json","signatures":[]}' })).toEqual([
      'VERIFY_OPENING form',
    ]);
  }, 60_000);

  test('VERIFY_OPENING: another signer than the key, a time before the publication or after the entry, other words about example data', async () => {
    expect(await opened({ said: { checker: '示例其他机构' } })).toEqual(['VERIFY_OPENING checker']);
    for (const at of ['1999-01-01T00:00:00Z', '2024-03-01T07:04:59Z', '2024-03-01T09:40:01Z', '2024-03-01', 'yesterday'])
      expect(await opened({ said: { at } })).toEqual(['VERIFY_OPENING time']);
    expect(await opened({ said: { at: '2024-03-01T09:40:00Z' } })).toEqual(['VERIFY_OPENED']);
    expect(await opened({ said: { example: !bundle.manifest.example } })).toEqual(['VERIFY_OPENING example']);
  }, 120_000);

  test('VERIFY_UNVOUCHED: by a unit that the run assesses, which counts as no examination', async () => {
    expect(await opened({ by: '990100' })).toEqual(['VERIFY_UNVOUCHED assessed', 'VERIFY_OPENED']);
    expect(examined).toBe(0);
  }, 30_000);

  test('VERIFY_OPENING: runs of blocks beyond the table are refused before they are counted out', async () => {
    for (const blocks of ['0-999998', '0-999999999', '0-99.0-99', '5-3', '0-1.1-2'])
      expect(await opened({ blocks })).toEqual(['VERIFY_OPENING blocks']);
  }, 120_000);

  test('VERIFY_UNVOUCHED: signed by nobody of the policy', async () => {
    expect(await opened({ signer: signerOf('audit.example', 9) })).toEqual(['VERIFY_UNVOUCHED key', 'VERIFY_OPENED']);
    expect(examined).toBe(0);
  }, 30_000);
});
