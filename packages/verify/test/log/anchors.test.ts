import { anchoredHash, type ChainEvidence, writeAnchor } from '@kedu/anchors';
import { type LogEntry, twoHashes, writeEntry } from '@kedu/bundle';
import { type Checkpoint, readCheckpoint, readPolicy } from '@kedu/ledger';
import { describe, expect, test } from 'vitest';
import {
  AUTHORITY,
  bytes,
  checkpointOf,
  crypto,
  hashers,
  logFiles,
  POLICY,
  SEEN_AT,
  signerOf,
  type LogMade,
} from '../../../../tools/goodBundle.ts';
import { madeReceipt } from '../../../../tools/madeReceipt.ts';
import { MadeAuthority } from '../../../../tools/madeTimestamp.ts';
import { Findings } from '../../src/findings.ts';
import { checkLog, type LogTrust } from '../../src/log/checkLog.ts';

const stamps = new MadeAuthority('示例时间戳机构');
const others = new MadeAuthority('示例另一机构');
const place = { chainId: 990_001, contract: new Uint8Array(20).fill(0xc0), keeper: new Uint8Array(20).fill(0x0a) };
const nonce = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const entriesNamed = (...names: readonly string[]): readonly LogEntry[] =>
  names.map((name, i) => ({
    kind: 'scheme',
    authority: AUTHORITY,
    at: `2024-03-01T07:0${i}:00Z`,
    about: { scheme: `${name}@1` },
    hashes: { scheme: twoHashes(hashers, bytes(name)) },
    roots: {},
  }));
const ENTRIES = entriesNamed('a', 'b', 'c', 'd', 'e', 'f');

async function signed(entries: readonly LogEntry[], made: LogMade = {}): Promise<Checkpoint> {
  const read = readCheckpoint(bytes(await checkpointOf(entries.map(writeEntry), { witness: null, ...made })));
  if ('issue' in read) throw new Error(read.issue.code);
  return read.value;
}

const stampOf = (checkpoint: Checkpoint, time = SEEN_AT, by = stamps): Uint8Array =>
  bytes(
    writeAnchor({
      checkpoint,
      evidence: { kind: 'rfc3161', nonce, response: by.stamp(anchoredHash(hashers.sha256, checkpoint), nonce, time) },
    }),
  );
const receiptOf = (checkpoint: Checkpoint, of = checkpoint): ChainEvidence =>
  madeReceipt(hashers.sha256, of, place, { block: 1000, time: SEEN_AT });

type Files = Readonly<Record<string, Uint8Array>>;

/** Findings about a log with six entries, the last three of which are shown, and the files that are put to it. */
async function told(added: Files, trust: Partial<LogTrust> = {}, made: LogMade = {}): Promise<readonly string[]> {
  const files = new Map([...(await logFiles(ENTRIES, { shown: (index) => index > 2, ...made })), ...Object.entries(added)]);
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  const findings = new Findings();
  checkLog(files, { crypto, policy: policy.value, anchors: { roots: [stamps.root] }, ...trust }, findings);
  return findings.list().map(({ code, severity, args, place: { file } }) => {
    const said = [severity === 'error' ? '' : severity, code, args['reason'] ?? args['size'] ?? '', file ?? ''];
    return said.filter((part) => part !== '').join(' ');
  });
}

const STAMP = 'anchors/6-rfc3161.json';
const RECEIPT = 'anchors/6-evm.json';

describe('ANCHOR-13 anchors of a bundle, by what the reader trusts', () => {
  test('a time-stamp: with its root, with another one, with none', async () => {
    const files = { [STAMP]: stampOf(await signed(ENTRIES)) };
    expect(await told(files)).toEqual([]);
    expect(await told(files, { anchors: { roots: [others.root, stamps.root] } })).toEqual([]);
    expect(await told(files, { anchors: { roots: [others.root] } })).toEqual([`warning VERIFY_ANCHOR other_root ${STAMP}`]);
    expect(await told(files, { anchors: {} })).toEqual([`notice VERIFY_ANCHOR no_root ${STAMP}`]);
  });

  test('a receipt: with chain, contract, account and block, with others, with none', async () => {
    const checkpoint = await signed(ENTRIES);
    const evidence = receiptOf(checkpoint);
    const files = { [RECEIPT]: bytes(writeAnchor({ checkpoint, evidence })) };
    const blocks = [evidence.blockHash];
    const warned = (reason: string): readonly string[] => [
      `${reason === 'other_contract' ? 'warning' : 'notice'} VERIFY_ANCHOR ${reason} ${RECEIPT}`,
    ];
    expect(await told(files, { anchors: { chain: { ...place, blocks } } })).toEqual([]);
    expect(await told(files, { anchors: {} })).toEqual(warned('no_contract'));
    expect(await told(files, { anchors: { chain: { ...place, blocks: [] } } })).toEqual(warned('block'));
    for (const other of [{ chainId: 1 }, { contract: place.keeper }, { keeper: place.contract }])
      expect(await told(files, { anchors: { chain: { ...place, ...other, blocks } } })).toEqual(warned('other_contract'));
    const byNode = { [RECEIPT]: bytes(writeAnchor({ checkpoint, evidence: { ...evidence, kind: 'fisco-bcos', proof: undefined } })) };
    expect(await told(byNode, { anchors: { chain: { ...place, blocks } } })).toEqual(warned('node'));
  });

  test('evidence that does not hold is an error, whoever is trusted', async () => {
    const [checkpoint, other] = [await signed(ENTRIES), await signed(ENTRIES, { size: 5 })];
    const response = stamps.stamp(anchoredHash(hashers.sha256, checkpoint), nonce, SEEN_AT);
    const changed = { kind: 'rfc3161' as const, nonce, response: response.map((byte, i) => (i === response.length - 1 ? byte ^ 1 : byte)) };
    const foreign = { kind: 'rfc3161' as const, nonce, response: stamps.stamp(anchoredHash(hashers.sha256, other), nonce, SEEN_AT) };
    const old = { kind: 'rfc3161' as const, nonce: nonce.map((byte) => byte ^ 1), response };
    const expired = stampOf(checkpoint, 4_102_444_800);
    for (const trust of [{}, { anchors: {} }]) {
      expect(await told({ [STAMP]: bytes(writeAnchor({ checkpoint, evidence: changed })) }, trust)).toEqual([
        `ANCHOR_TIMESTAMP signature ${STAMP}`,
      ]);
      expect(await told({ [STAMP]: bytes(writeAnchor({ checkpoint, evidence: foreign })) }, trust)).toEqual([
        `ANCHOR_TIMESTAMP imprint ${STAMP}`,
      ]);
      expect(await told({ [STAMP]: bytes(writeAnchor({ checkpoint, evidence: old })) }, trust)).toEqual([
        `ANCHOR_TIMESTAMP nonce ${STAMP}`,
      ]);
      expect(await told({ [STAMP]: expired }, trust)).toEqual([`ANCHOR_CERTIFICATE expired ${STAMP}`]);
      const evidence = receiptOf(checkpoint, other);
      expect(await told({ [RECEIPT]: bytes(writeAnchor({ checkpoint, evidence })) }, trust)).toEqual([`ANCHOR_CHAIN other ${RECEIPT}`]);
      const lying = { ...receiptOf(checkpoint), blockHash: new Uint8Array(32) };
      expect(await told({ [RECEIPT]: bytes(writeAnchor({ checkpoint, evidence: lying })) }, trust)).toEqual([
        `ANCHOR_CHAIN header ${RECEIPT}`,
      ]);
    }
  });

  test('a copy for other programs is that of an anchor; anything else is not listed', async () => {
    const checkpoint = await signed(ENTRIES);
    const response = stamps.stamp(anchoredHash(hashers.sha256, checkpoint), nonce, SEEN_AT);
    const files = { [STAMP]: bytes(writeAnchor({ checkpoint, evidence: { kind: 'rfc3161', nonce, response } })) };
    expect(await told({ ...files, 'anchors/6-rfc3161.tsr': response })).toEqual([]);
    expect(await told({ ...files, 'anchors/6-rfc3161.tsr': response.slice(1) })).toEqual(['VERIFY_FILE_UNLISTED anchors/6-rfc3161.tsr']);
    expect(await told({ 'anchors/6-rfc3161.tsr': response })).toEqual(['VERIFY_FILE_UNLISTED anchors/6-rfc3161.tsr']);
    expect(await told({ 'anchors/notes.txt': response })).toEqual(['VERIFY_FILE_UNLISTED anchors/notes.txt']);
  });
});

test('VERIFY-6 of more than 20 anchors the rest is not checked, which is said', async () => {
  const checkpoint = await signed(ENTRIES);
  const file = stampOf(checkpoint);
  const named = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`anchors/6-rfc3161-${i + 2}.json`, file]));
  expect(await told(named(20))).toEqual([]);
  expect(await told(named(21))).toEqual(['VERIFY_BOUNDS anchors/']);
});

describe('ENTRY-3 VERIFY-10 what time-stamps say of entries and trees', () => {
  test('an entry with a time after the stamp, also by an authority that the reader does not know', async () => {
    const files = { [STAMP]: stampOf(await signed(ENTRIES), Date.parse('2024-03-01T07:03:30Z') / 1000) };
    const late = ['VERIFY_TIME late log/4-scheme.json', 'VERIFY_TIME late log/5-scheme.json'];
    expect(await told(files)).toEqual(late);
    expect(await told(files, { anchors: {} })).toEqual([`notice VERIFY_ANCHOR no_root ${STAMP}`, ...late]);
  });

  test('an anchor of another tree in the bundle: a fork, or none of this checkpoint, as anybody may lay one beside it', async () => {
    const [forked, larger, smaller] = [
      await signed(entriesNamed('a', 'b', 'x', 'd', 'e', 'f')),
      await signed([...ENTRIES, ...ENTRIES]),
      await signed(ENTRIES, { size: 5 }),
    ];
    expect(await told({ [STAMP]: stampOf(forked) })).toEqual([`VERIFY_FORKED 6 ${STAMP}`]);
    expect(await told({ [STAMP]: stampOf(larger) })).toEqual([`VERIFY_PROOF checkpoint ${STAMP}`]);
    expect(await told({ [STAMP]: stampOf(smaller) })).toEqual([`VERIFY_PROOF checkpoint ${STAMP}`]);
    const foreign = await signed(entriesNamed('x'), { signer: signerOf('other.example', 9) });
    expect(await told({ [STAMP]: stampOf(foreign) })).toEqual([`VERIFY_PROOF checkpoint ${STAMP}`]);
  });

  const seen = async (file: Uint8Array, trust: Partial<LogTrust> = {}) => told({}, { ...trust, seen: new Map([['mine', file]]) });

  test('a smaller tree from elsewhere is compared as far as the proofs of the bundle lead', async () => {
    expect(await seen(stampOf(await signed(ENTRIES, { size: 4 }), SEEN_AT - 3390))).toEqual([]);
    expect(await seen(stampOf(await signed(entriesNamed('a', 'x', 'c', 'd'))))).toContain('VERIFY_FORKED 4 mine');
    expect(await seen(bytes(await checkpointOf(entriesNamed('a', 'x', 'c', 'd').map(writeEntry), { seenAt: SEEN_AT - 3390 })))).toEqual([
      'VERIFY_FORKED 4 mine',
    ]);
    // One that nobody cosigned shows no time, but the signature of the log is enough for a fork.
    expect(await seen(bytes(await checkpointOf(entriesNamed('a', 'x', 'c', 'd').map(writeEntry), { witness: null })))).toEqual([
      'VERIFY_FORKED 4 mine',
      'warning VERIFY_SEEN untrusted mine',
    ]);
    const alone = { shown: (index: number) => index === 5 };
    const file = stampOf(await signed(entriesNamed('a')), SEEN_AT - 3600);
    expect(await told({}, { seen: new Map([['mine', file]]) }, alone)).toEqual(['warning VERIFY_SEEN apart mine']);
  });

  test('a larger tree seen later says that the log has grown; stamped earlier, that entries may have been taken out', async () => {
    const larger = await signed([...ENTRIES, ...ENTRIES]);
    expect(await seen(stampOf(larger, SEEN_AT + 60))).toEqual(['warning VERIFY_SEEN larger mine']);
    expect(await seen(stampOf(larger, SEEN_AT - 60))).toEqual(['warning VERIFY_SEEN overtaken mine']);
    // Anybody can make an authority of his own: the times of one that is not trusted accuse nobody.
    expect(await seen(stampOf(larger, SEEN_AT - 60, others))).toEqual([
      'warning VERIFY_ANCHOR other_root mine',
      'warning VERIFY_SEEN larger mine',
    ]);
  });

  test('what the reader brings and cannot be used is a warning', async () => {
    const checkpoint = await signed(ENTRIES);
    const response = stamps.stamp(
      anchoredHash(hashers.sha256, checkpoint),
      nonce.map((byte) => byte ^ 1),
      SEEN_AT,
    );
    const old = bytes(writeAnchor({ checkpoint, evidence: { kind: 'rfc3161', nonce, response } }));
    expect(await seen(old)).toEqual(['warning ANCHOR_TIMESTAMP nonce mine']);
    expect(await seen(bytes('{}'))).toEqual(['warning ANCHOR_FILE edition mine']);
    expect(await seen(stampOf(await signed(ENTRIES, { signer: signerOf('other.example', 9) })))).toEqual([
      'warning VERIFY_SEEN untrusted mine',
    ]);
    expect(await seen(bytes('no checkpoint'))).toEqual(['warning VERIFY_SEEN untrusted mine']);
  });
});
