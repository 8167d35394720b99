import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anchoredHash, certificatesIn, type ChainEvidence, timestampRequest, writeAnchor } from '@kedu/anchors';
import { type LogEntry, writeEntry } from '@kedu/bundle';
import { type Checkpoint, readCheckpoint, readPolicy, verifierKey, writeVerifierKey } from '@kedu/ledger';
import { assessPack, openPack } from '@kedu/runner';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  bundleOf,
  bytes,
  checkpointOf,
  crypto,
  entriesOf,
  FEW_DRAWS,
  hashers,
  logFiles,
  POLICY,
  runOf,
  SEEN_AT,
  signerOf,
} from '../../../tools/goodBundle.ts';
import { madeReceipt } from '../../../tools/madeReceipt.ts';
import { MadeAuthority } from '../../../tools/madeTimestamp.ts';
import { hasOpenssl, TestAuthority } from '../../../tools/openssl/authority.ts';
import { type VerifyReport, verifyBundle } from '../src/index.ts';

/** Who stands outside the authority; each may be in league with it. */
const PARTIES = ['witness', 'authority of time-stamps', 'chain'] as const;
type Party = (typeof PARTIES)[number];

/** A small one: every tree, and each file under it, is checked with the whole bundle. Its log has five entries. */
const SCHEME = 'north-county';

const SEEN_FIRST = SEEN_AT;
const SEEN_NEXT = SEEN_AT + 1800;
/** After everything else: 2040-01-01. */
const LATE = 2_208_988_800;
const EARLY = SEEN_FIRST - 60;

const stamps = new MadeAuthority('示例时间戳机构');
const place = { chainId: 990_001, contract: new Uint8Array(20).fill(0xc0), keeper: new Uint8Array(20).fill(0x0a) };
const nonce = Uint8Array.from({ length: 16 }, (_, i) => i + 1);
const folder = mkdtempSync(join(tmpdir(), 'kedu-league-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Files = Map<string, Uint8Array>;
/** A tree of the log: the first entries of many. */
interface Tree {
  readonly entries: readonly LogEntry[];
  readonly size: number;
}

/** What a party in league puts under the tree that is shown, and what an honest one said of the true tree. */
interface Attack {
  readonly name: string;
  /** Files but the log, and the tree that is shown with them. */
  readonly shown: () => { readonly files: ReadonlyMap<string, Uint8Array>; readonly tree: Tree };
  readonly forgedAt: number;
  readonly truth: () => Tree;
  readonly truthAt: number;
  /** Whether an honest witness would have cosigned the tree that is shown, and when; it knows nothing of times of entries. */
  readonly cosignedAt?: number;
  /** What is said for each file that an honest party gave, and what is said once. */
  readonly ofEach: readonly string[];
  readonly once: readonly string[];
  /** Whether somebody is accused, or it is said that it cannot be known. */
  readonly isProof: boolean;
  /** What is said with all three in league. */
  readonly alone?: readonly string[];
}

let good: { readonly files: ReadonlyMap<string, Uint8Array>; readonly entries: readonly LogEntry[] };
let swapped: typeof good;

/** A run of the same pack with one value raised at its source: computed by the rules, sealed and listed as any other. */
function raisedRun(): ReturnType<typeof runOf> {
  const copy = join(folder, 'pack');
  cpSync(fileURLToPath(new URL('../../../packs/after-liaoning', import.meta.url)), copy, { recursive: true });
  const file = join(copy, 'data/county-2024.csv');
  const before = readFileSync(file, 'utf8');
  const after = before.replace(/^(990321,cluster_brand,2024,)([\d.]+)/m, (_, head: string, value: string) => `${head}${Number(value) + 1}`);
  if (after === before) throw new Error('nothing was raised');
  writeFileSync(file, after);
  const scheme = join(copy, 'scheme/2024.yaml');
  writeFileSync(scheme, readFileSync(scheme, 'utf8').replace(/(^uncertainty: .*draws: )\d+/m, `$1${FEW_DRAWS}`));
  const { pack, issues } = openPack(copy);
  if (!pack) throw new Error(JSON.stringify(issues));
  const run = assessPack(pack, { periods: ['2024'] }).assessments.find(({ scheme }) => scheme.id === SCHEME);
  if (!run) throw new Error('no run');
  return { pack, run };
}

beforeAll(() => {
  const [bundle, other] = [bundleOf(runOf(SCHEME, '2024', FEW_DRAWS)), bundleOf(raisedRun())];
  good = { files: bundle.files, entries: entriesOf(bundle) };
  swapped = { files: other.files, entries: entriesOf(other) };
}, 240_000);

const whole = (entries: readonly LogEntry[]): Tree => ({ entries, size: entries.length });
const shownGood = (tree: Tree): ReturnType<Attack['shown']> => ({ files: good.files, tree });

/** The entry of the publication, dated before the run ahead of it. */
const beforeTheRun = (entries: readonly LogEntry[]): readonly LogEntry[] =>
  entries.map((entry) => (entry.kind === 'publication' ? { ...entry, at: '2024-03-01T07:02:30Z' } : entry));

const ATTACKS: readonly Attack[] = [
  {
    name: 'the tree is forked',
    shown: () => shownGood(whole(good.entries.map((entry, i) => (i === 0 ? { ...entry, about: { scheme: 'hidden@1' } } : entry)))),
    forgedAt: SEEN_FIRST,
    truth: () => whole(good.entries),
    truthAt: SEEN_FIRST,
    ofEach: ['VERIFY_FORKED'],
    once: [],
    isProof: true,
  },
  {
    name: 'the log is rolled back and goes on with other entries',
    shown: () => shownGood(whole(good.entries)),
    forgedAt: LATE,
    truth: () => whole([...good.entries.slice(0, 2), { ...good.entries[0]!, at: '2024-03-01T07:01:30Z' }]),
    truthAt: SEEN_FIRST,
    ofEach: ['VERIFY_FORKED'],
    once: [],
    isProof: true,
  },
  {
    name: 'the log is rolled back and left so: entries that came later are not shown',
    shown: () => shownGood(whole(good.entries)),
    forgedAt: LATE,
    truth: () => whole([...good.entries, ...good.entries.slice(0, 2)]),
    truthAt: SEEN_NEXT,
    cosignedAt: SEEN_FIRST,
    ofEach: ['VERIFY_SEEN overtaken'],
    once: [],
    isProof: false,
  },
  {
    name: 'an entry is dated back, before the one ahead of it',
    shown: () => shownGood(whole(beforeTheRun(good.entries))),
    forgedAt: SEEN_FIRST,
    truth: () => whole(beforeTheRun(good.entries)),
    truthAt: SEEN_FIRST,
    cosignedAt: SEEN_FIRST,
    ofEach: [],
    once: ['VERIFY_TIME fell'],
    isProof: true,
    alone: ['VERIFY_TIME fell'],
  },
  {
    name: 'entries are dated back, to a moment after the one ahead of them',
    shown: () => shownGood(whole(good.entries)),
    forgedAt: EARLY,
    truth: () => ({ entries: good.entries, size: 3 }),
    truthAt: SEEN_FIRST,
    cosignedAt: LATE,
    ofEach: [],
    once: ['VERIFY_UNDATED'],
    isProof: false,
  },
  {
    name: 'a result is swapped for another that the rules compute from a raised value',
    shown: () => ({ files: swapped.files, tree: whole(swapped.entries) }),
    forgedAt: SEEN_FIRST,
    truth: () => whole(good.entries),
    truthAt: SEEN_FIRST,
    ofEach: ['VERIFY_FORKED'],
    once: [],
    isProof: true,
  },
];

async function signed({ entries, size }: Tree, seenAt?: number): Promise<Checkpoint> {
  const note = await checkpointOf(entries.map(writeEntry), seenAt === undefined ? { size, witness: null } : { size, seenAt });
  const read = readCheckpoint(bytes(note));
  if ('issue' in read) throw new Error(read.issue.code);
  return read.value;
}

type Stamp = (hash: Uint8Array, time: number) => Uint8Array;
const madeStamp: Stamp = (hash, time) => stamps.stamp(hash, nonce, time);

async function timestamped(tree: Tree, time: number, stamp: Stamp = madeStamp): Promise<Uint8Array> {
  const checkpoint = await signed(tree);
  const response = stamp(anchoredHash(hashers.sha256, checkpoint), time);
  return bytes(writeAnchor({ checkpoint, evidence: { kind: 'rfc3161', nonce, response } }));
}

const blocks: Uint8Array[] = [];
async function onChain(tree: Tree, time: number): Promise<Uint8Array> {
  const checkpoint = await signed(tree);
  const evidence: ChainEvidence = madeReceipt(hashers.sha256, checkpoint, place, { block: 1000 + blocks.length, time });
  // Whoever the reader asks says that it stands: one of a chain in league too.
  blocks.push(evidence.blockHash);
  return bytes(writeAnchor({ checkpoint, evidence }));
}

/** What an honest party gave of a tree, as it lies in a bundle that was published then. */
async function given(party: Party, tree: Tree, time: number, stamp?: Stamp): Promise<readonly [file: string, bytes: Uint8Array]> {
  if (party === 'chain') return [`earlier/anchors/${tree.size}-evm.json`, await onChain(tree, time)];
  if (party !== 'witness') return [`earlier/anchors/${tree.size}-rfc3161.json`, await timestamped(tree, time, stamp)];
  return ['earlier/log/checkpoint', bytes(await checkpointOf(tree.entries.map(writeEntry), { size: tree.size, seenAt: time }))];
}

/** The bundle as it is shown, with what those in league put under it. */
async function shownBy({ shown, forgedAt, cosignedAt }: Attack, inLeague: readonly Party[]): Promise<Files> {
  const { files, tree } = shown();
  const seenAt = inLeague.includes('witness') ? forgedAt : cosignedAt;
  const forged: Files = new Map([...files, ...(await logFiles(tree.entries, seenAt === undefined ? { witness: null } : { seenAt }))]);
  if (inLeague.includes('authority of time-stamps')) forged.set(`anchors/${tree.size}-rfc3161.json`, await timestamped(tree, forgedAt));
  if (inLeague.includes('chain')) forged.set(`anchors/${tree.size}-evm.json`, await onChain(tree, forgedAt));
  return forged;
}

function check(
  files: ReadonlyMap<string, Uint8Array>,
  seen: ReadonlyMap<string, Uint8Array>,
  roots = [stamps.root],
  text = POLICY,
): VerifyReport {
  const policy = readPolicy(hashers.sha256, text);
  if ('issue' in policy) throw new Error(policy.issue.code);
  return verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, seen, anchors: { roots, chain: { ...place, blocks } } });
}

/** Codes of findings with their reason; where a file that the reader brought gives them away, that file. */
function told({ findings }: VerifyReport): readonly string[] {
  const said = findings.map(({ code, args: { reason }, place: { file } }) =>
    [code, ...(code.startsWith('VERIFY_') && reason !== undefined ? [reason] : []), ...(file?.startsWith('earlier/') ? [file] : [])].join(
      ' ',
    ),
  );
  return [...new Set(said)].sort();
}

/** What must be said: the forgery, for each file that gives it away or once, and that the witness is missing where it would not have signed. */
function expected({ ofEach, once, cosignedAt }: Attack, inLeague: Party, files: readonly string[]): readonly string[] {
  const unsigned = inLeague !== 'witness' && cosignedAt === undefined ? ['LEDGER_QUORUM'] : [];
  return [...unsigned, ...once, ...ofEach.flatMap((said) => files.map((file) => `${said} ${file}`))].sort();
}

describe('VERIFY-10 ANCHOR-13 the authority with any one of witness, time-stamp authority and chain in league', () => {
  test('what all three gave of the true tree, in the bundle and from elsewhere, has no finding', async () => {
    const tree = whole(good.entries);
    const files = new Map([...good.files, ...(await logFiles(good.entries))]);
    files
      .set('anchors/5-rfc3161.json', await timestamped(tree, SEEN_FIRST))
      .set('anchors/5-evm.json', await onChain(tree, SEEN_FIRST + 12));
    const seen = new Map(await Promise.all(PARTIES.map((party) => given(party, tree, SEEN_FIRST))));
    const report = check(files, seen);
    expect(report.findings).toEqual([]);
    expect(report.identity?.checkpoint?.anchors).toEqual([
      { by: '示例时间戳机构', at: '2024-03-01T08:00:00Z', trusted: true },
      { by: `evm 990001 0x${'c0'.repeat(20)}`, at: '2024-03-01T08:00:12Z', trusted: true },
    ]);
  });

  const cells = ATTACKS.flatMap((attack) => PARTIES.map((inLeague) => ({ name: attack.name, attack, inLeague })));
  test.each(cells)(
    '$name, with the $inLeague: either of the other two, and both, say what can be known',
    async ({ attack, inLeague }) => {
      const forged = await shownBy(attack, [inLeague]);
      const honest = await Promise.all(
        PARTIES.filter((party) => party !== inLeague).map((party) => given(party, attack.truth(), attack.truthAt)),
      );
      expect(honest).toHaveLength(2);
      for (const held of [...honest.map((one) => [one]), honest]) {
        const report = check(forged, new Map(held));
        const files = held.map(([file]) => file);
        expect(told(report)).toEqual(expected(attack, inLeague, files));
        // What an honest log may look like too accuses nobody.
        if (!attack.isProof) expect(report.severities.error).toBe(0);
        else expect(report.severities.error).toBeGreaterThan(0);
      }
    },
    240_000,
  );

  test.each(ATTACKS)(
    '$name, with all three: nobody is left to say more than the bundle itself does',
    async (attack) => {
      expect(told(check(await shownBy(attack, PARTIES), new Map()))).toEqual(attack.alone ?? []);
    },
    240_000,
  );

  describe('what one who follows the log said before is held against what it says now', () => {
    const left = ATTACKS[2]!;
    const dated = ATTACKS[4]!;
    const own: Readonly<Record<Party, readonly string[]>> = {
      witness: ['VERIFY_ROLLED_BACK earlier/log/checkpoint'],
      'authority of time-stamps': ['VERIFY_SEEN overtaken earlier/anchors/7-rfc3161.json'],
      chain: ['VERIFY_ROLLED_BACK earlier/anchors/7-evm.json'],
    };
    test.each(PARTIES)('a smaller tree after a larger one: the %s', async (party) => {
      const earlier = await given(party, left.truth(), left.truthAt);
      const forged = await shownBy(left, [party]);
      expect(told(check(forged, new Map([earlier])))).toEqual(own[party]);
    });

    test('a witness that cosigned the larger tree before it can have seen the smaller', async () => {
      const earlier = await given('witness', dated.truth(), dated.truthAt);
      expect(told(check(await shownBy(dated, ['witness']), new Map([earlier])))).toContain('VERIFY_ROLLED_BACK earlier/log/checkpoint');
    });
  });

  describe('nobody is accused by an old tree that is shown late, which anybody can do', () => {
    const honest = async (): Promise<Files> => new Map([...good.files, ...(await logFiles(good.entries))]);
    const old = (): Tree => ({ entries: good.entries, size: 3 });

    test.each(PARTIES.slice(1))('by a stranger to the %s, a month later', async (party) => {
      const report = check(await honest(), new Map([await given(party, old(), SEEN_FIRST + 2_592_000)]));
      expect([told(report), report.severities.error]).toEqual([['VERIFY_UNDATED'], 0]);
    });

    test('by a stranger to a second witness of the policy that lags behind, two seconds later', async () => {
      const second = signerOf('congress.example', 7);
      const key = writeVerifierKey(verifierKey(hashers.sha256, { name: second.name, type: 'cosignature', publicKey: second.publicKey }));
      const policy = POLICY.replace('quorum audit', `witness congress ${key}\ngroup one any audit congress\nquorum one`);
      const lagging = bytes(await checkpointOf(good.entries.map(writeEntry), { size: 3, seenAt: SEEN_FIRST + 2, witness: second }));
      const report = check(await honest(), new Map([['earlier/log/checkpoint', lagging]]), [stamps.root], policy);
      expect([told(report), report.severities.error]).toEqual([['VERIFY_UNDATED'], 0]);
    });

    test('by laying an anchor of a later tree beside the bundle: it is none of this checkpoint, and no roll-back', async () => {
      const later = whole([...good.entries, ...good.entries.slice(0, 2)]);
      const files = (await honest()).set('anchors/7-rfc3161.json', await timestamped(later, SEEN_NEXT));
      expect(told(check(files, new Map()))).toEqual(['VERIFY_PROOF checkpoint']);
    });

    test('an entry is accused by whoever saw it before the time that it states, whichever party that is', async () => {
      for (const party of PARTIES) {
        const report = check(await honest(), new Map([await given(party, whole(good.entries), SEEN_FIRST - 3400)]));
        expect([told(report), report.severities.error > 0]).toEqual([['VERIFY_TIME late'], true]);
      }
    });
  });

  test.runIf(hasOpenssl)(
    'an authority of openssl gives each away as well (left out without openssl)',
    async () => {
      const authority = new TestAuthority(join(folder, 'authority'));
      const roots = certificatesIn(readFileSync(authority.root, 'latin1'));
      const stamp: Stamp = (hash) => authority.answer(timestampRequest(hash, nonce));
      for (const attack of ATTACKS) {
        const forged = await shownBy(attack, ['witness']);
        const held = await given('authority of time-stamps', attack.truth(), 0, stamp);
        expect(told(check(forged, new Map([held]), [...roots]))).toEqual(expected(attack, 'witness', [held[0]]));
      }
    },
    300_000,
  );
});
