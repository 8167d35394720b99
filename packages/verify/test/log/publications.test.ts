import {
  type Bundle,
  hexOf,
  type LogEntry,
  type OpenedAs,
  readSealed,
  SEALED_TABLES,
  type SealedBlock,
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
  entriesOf,
  hashers,
  logFiles,
  POLICY,
  runOf,
  SEEN_AT,
  signerOf,
  witnessSigner,
} from '../../../../tools/goodBundle.ts';
import { openingStatement, signStatement, verifyBundle } from '../../src/index.ts';

let bundle: Bundle;
let policy: WitnessPolicy;
let entries: readonly LogEntry[];

beforeAll(async () => {
  bundle = bundleOf(runOf('north', '2023'));
  entries = entriesOf(bundle);
  const read = readPolicy(hashers.sha256, POLICY);
  if ('issue' in read) throw new Error(read.issue.code);
  policy = read.value;
}, 120_000);

/** When the witness saw a log: one that has grown two hours after it was published. */
const seenAt = (log: readonly LogEntry[]): number => SEEN_AT + (log.length > entries.length ? 7200 : 0);

type Files = ReadonlyMap<string, Uint8Array>;
const check = (files: Files, seen: Files = new Map()): readonly string[] =>
  verifyBundle(files, { crypto, sm3: hashers.sm3, policy, seen }).findings.map(({ code, args }) =>
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

/** Another run of the same scheme and period, and its publication: entries 5 to 7. */
function second(level: string, about: LogEntry['about'] = {}): readonly LogEntry[] {
  const other = twoHashes(hashers, bytes('another bundle'));
  return [
    later(entryOf('data'), 10, {}),
    later(entryOf('run'), 11, { about: { ...entryOf('run').about, data: 5, ...about } }),
    later(entryOf('publication'), 12, { about: { run: 6, level }, hashes: { bundle: other } }),
  ];
}

describe('WITHDRAW-4 publications of the same scheme, period and level', () => {
  test('VERIFY_PUBLICATIONS: two that stand are named, in the bundle and by a notice; those of another level, period or scheme are not', async () => {
    const log = [...entries, ...second(bundle.manifest.level)];
    expect(check(await published(log))).toEqual(['VERIFY_PUBLICATIONS 4、7']);
    const seen = new Map([['4.json', await noticeOf(log, [1, 3, 4, 6, 7])]]);
    expect(check(await published(entries), seen)).toEqual(['VERIFY_PUBLICATIONS 4、7']);
    expect(check(await published([...entries, ...second('congress')]))).toEqual([]);
    expect(check(await published([...entries, ...second(bundle.manifest.level, { period: '2022' })]))).toEqual([]);
    expect(check(await published([...entries, ...second(bundle.manifest.level, { scheme: 0 })]), new Map())).toEqual([]);
    const withdrawn = later(entryOf('publication'), 13, { kind: 'withdrawal', about: { publication: 7, reason: 'ordered' }, hashes: {} });
    expect(check(await published([...log, withdrawn]))).toEqual([]);
  }, 60_000);

  test('VERIFY_UNCHANGED, VERIFY_REPLACES: what takes the place of a withdrawn one says whether it is the same', async () => {
    const own = entryOf('publication');
    const before = later(own, 0, { at: own.at, hashes: { bundle: twoHashes(hashers, bytes('another bundle')) } });
    const replaced = (hashes: LogEntry['hashes']): readonly LogEntry[] => [
      ...entries.map((one) => (one.kind === 'publication' ? { ...before, hashes } : one)),
      later(own, 10, { kind: 'withdrawal', about: { publication: 4, reason: 'data_corrected' }, hashes: {} }),
      later(own, 11, { about: { ...own.about, replaces: 4 } }),
    ];
    expect(check(await published(replaced(before.hashes)))).toEqual(['VERIFY_REPLACES data_corrected']);
    expect(check(await published(replaced(own.hashes)))).toEqual(['VERIFY_UNCHANGED data_corrected']);
  }, 30_000);

  test('VERIFY_REPUBLISHED: the same again, without a word about its withdrawal', async () => {
    const own = entryOf('publication');
    const withdrawal = later(own, 10, { kind: 'withdrawal', about: { publication: 4, reason: 'ordered' }, hashes: {} });
    expect(check(await published([...entries, withdrawal, later(own, 11, {})]))).toEqual(['VERIFY_REPUBLISHED ordered']);
  }, 30_000);

  test('VERIFY_ENTRY level: a bundle that was entered for another level than it says', async () => {
    const log = entries.map((one) => (one.kind === 'publication' ? { ...one, about: { ...one.about, level: 'public' } } : one));
    expect(check(await published(log))).toEqual(['VERIFY_ENTRY level']);
  }, 30_000);
});

describe('NOTICE-3 a notice that says otherwise', () => {
  test('VERIFY_CONTRADICTED: the same place of the log holds another entry in the notice, both proven', async () => {
    const other = entries.map((one) => (one.kind === 'publication' ? { ...one, hashes: { bundle: bundle.hashes.given } } : one));
    const found = check(await published(entries), new Map([['4.json', await noticeOf(other, [4])]]));
    expect(found).toEqual(expect.arrayContaining(['VERIFY_CONTRADICTED 4']));
    expect(found.filter((one) => !/CONTRADICTED|FORKED/.test(one))).toEqual([]);
    expect(check(await published(entries), new Map([['4.json', await noticeOf(entries, [4])]]))).toEqual([]);
  }, 30_000);
});

describe('NOTICE-3 notices that come along', () => {
  test('VERIFY_SEEN: one about another publication says so, and is otherwise passed over', async () => {
    const log = [...entries, ...second('congress')];
    const seen = new Map([['7.json', await noticeOf(log, [6, 7])]]);
    expect(check(await published(log), seen)).toEqual(['VERIFY_SEEN other_publication']);
  }, 30_000);

  test('VERIFY_BOUNDS: more than are read; the first ones are', async () => {
    const own = await noticeOf(entries, [4]);
    const seen = new Map(Array.from({ length: 21 }, (_, i) => [`${i}.json`, own] as const));
    expect(check(await published(entries), seen)).toEqual(['VERIFY_BOUNDS']);
  }, 60_000);
});

describe('OPEN-6 openings', () => {
  /** How many withheld blocks the last check counts as examined (VERIFY-16). */
  let examined = 0;
  /** The bundle with an opening of its first withheld row, or of other blocks, and what is said of it. */
  async function opened({
    blocks,
    said = {},
    by = '990321',
    signer = witnessSigner,
    raw,
    as = 'audit',
    reason,
    entries: count = 1,
  }: {
    blocks?: string;
    by?: string;
    as?: OpenedAs;
    /** Of a row that is withheld for it. */
    reason?: string;
    /** How many entries there are of the one statement. */
    entries?: number;
    said?: object;
    signer?: Signer;
    raw?: string;
  } = {}): Promise<readonly string[]> {
    const read = readSealed(bundle.files.get('sealed.csv') ?? new Uint8Array());
    if ('issue' in read) throw new Error(read.issue.code);
    const isAsked = (one: SealedBlock): boolean => 'commitment' in one && (reason === undefined || one.reason === reason);
    const table = (Object.keys(SEALED_TABLES) as SealedTableName[]).find((one) => read.value.get(one)?.some(isAsked)) as SealedTableName;
    const block = (read.value.get(table) ?? []).findIndex(isAsked);
    const sha256 = hexOf(hashers.sha256(bundle.files.get('bundle.json') as Uint8Array));
    const opening = {
      bundle: `sha256:${sha256}`,
      by,
      as,
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
      about: { run: 3, by, as, table, blocks: blocks ?? (writeBlockRuns([block])[0] as string) },
      hashes: { statement: twoHashes(hashers, signed) },
    });
    const openings = Array.from({ length: count }, () => entry);
    const statements = openings.map((_, i) => [`log/${5 + i}-opening.dsse.json`, signed] as const);
    const files = await published([...entries, ...openings], new Map(statements));
    examined = verifyBundle(files, { crypto, sm3: hashers.sm3, policy }).counts.blocks.examined;
    return check(files);
  }

  test('VERIFY_OPENED: one that holds is told, and nothing else', async () => {
    expect(await opened()).toEqual(['VERIFY_OPENED']);
    expect(examined).toBe(1);
  }, 30_000);

  test('VERIFY_OPENING: blocks that are not withheld, a statement of something else, or none', async () => {
    expect(await opened({ blocks: '900000' })).toEqual(['VERIFY_OPENING blocks']);
    expect(await opened({ said: { by: '990421' } })).toEqual(['VERIFY_OPENING statement']);
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
    expect(await opened({ by: '990100' })).toEqual(['VERIFY_UNVOUCHED assessed']);
    expect(examined).toBe(0);
  }, 30_000);

  test('OPEN-7 VERIFY_OPENING: by nobody of the register, or by the name of another key than the one that signed', async () => {
    expect(await opened({ by: 'NOBODY9' })).toEqual(['VERIFY_OPENING by']);
    expect(await opened({ by: 'congress.example' })).toEqual(['VERIFY_OPENING by']);
    expect(await opened({ by: 'audit.example' })).toEqual(['VERIFY_OPENED']);
  }, 60_000);

  test('OPEN-3 VERIFY_OPENING: rows about persons, by others than audit', async () => {
    expect(await opened({ as: 'congress', reason: 'personal' })).toEqual(['VERIFY_OPENING personal']);
    expect(await opened({ reason: 'personal' })).toEqual(['VERIFY_OPENED']);
  }, 60_000);

  test('VERIFY_UNVOUCHED: by the publisher itself', async () => {
    expect(await opened({ by: bundle.manifest.authority })).toEqual(['VERIFY_UNVOUCHED publisher']);
    expect(examined).toBe(0);
  }, 30_000);

  test('one statement with several entries is told once', async () => {
    expect(await opened({ entries: 3 })).toEqual(['VERIFY_OPENED']);
    expect(examined).toBe(1);
    expect(await opened({ entries: 3, signer: signerOf('audit.example', 9) })).toEqual(['VERIFY_UNVOUCHED key']);
  }, 60_000);

  test('VERIFY_OPENING: runs of blocks beyond the table are refused before they are counted out', async () => {
    for (const blocks of ['0-999998', '0-999999999', '0-99.0-99', '5-3', '0-1.1-2'])
      expect(await opened({ blocks })).toEqual(['VERIFY_OPENING blocks']);
  }, 120_000);

  test('VERIFY_UNVOUCHED: signed by nobody of the policy', async () => {
    expect(await opened({ signer: signerOf('audit.example', 9) })).toEqual(['VERIFY_UNVOUCHED key']);
    expect(examined).toBe(0);
  }, 30_000);
});
