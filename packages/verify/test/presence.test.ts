import { fileURLToPath } from 'node:url';
import { type Bundle, type BundleLevel, type LogEntry, SEALED_TABLES, type SealedTableName, twoHashes, writeEntry } from '@kedu/bundle';
import { readPolicy } from '@kedu/ledger';
import { assessPack, openPack } from '@kedu/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../src/index.ts';
import { bundleOf, bytes, crypto, drawKernel, entriesOf, hashers, logFiles, POLICY, type runOf } from '../../../tools/goodBundle.ts';
import { edit, type Forged, type Republished, republish } from './tampering.ts';

const PACK = fileURLToPath(new URL('../../../vectors/disclose-pack', import.meta.url));
const TABLES = Object.keys(SEALED_TABLES) as readonly SealedTableName[];
const NO_FIGURES = { recomputable: 0, attested: 0, notRecomputable: 0 };
const DETERMINED = 'results/determination.csv';

let own: ReturnType<typeof runOf>;
beforeAll(() => {
  const { pack, issues } = openPack(PACK);
  const [run] = pack ? assessPack(pack, { periods: ['2024'] }).assessments : [];
  if (!pack || !run) throw new Error(JSON.stringify(issues));
  own = { pack, run };
});

const kernel = drawKernel();
function told(files: ReadonlyMap<string, Uint8Array>, policyText = POLICY): readonly string[] {
  const policy = readPolicy(hashers.sha256, policyText);
  if ('issue' in policy) throw new Error(policy.issue.code);
  const { findings } = verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, kernel });
  return findings
    .filter(({ severity }) => severity === 'error')
    .map(({ code, args, place }) => [code, args['reason'] ?? args['what'] ?? '', place.file ?? ''].filter((part) => part !== '').join(' '));
}

async function filesOf(bundle: Bundle): Promise<Map<string, Uint8Array>> {
  return new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
}

async function republished(level: BundleLevel, change: (forged: Forged) => void, how: Republished = {}): Promise<readonly string[]> {
  const bundle = bundleOf(own, level);
  const forged = { files: await filesOf(bundle), entries: [], seen: new Map() };
  change(forged);
  await republish(forged, bundle, how);
  return told(forged.files);
}

describe('VERIFY-14 what must be there, where much is withheld', () => {
  test.each(['public', 'internal'] as const)('%s: nothing is missing in what is published', async (level) => {
    expect(told(await filesOf(bundleOf(own, level)))).toEqual([]);
  });

  test.each(TABLES.filter((table) => table !== 'determination'))('public: %s is left out, and said to have no rows', async (table) => {
    expect(bundleOf(own, 'public').files.has(SEALED_TABLES[table])).toBe(true);
    const found = await republished('public', ({ files }) => void files.delete(SEALED_TABLES[table]), {
      manifest: (manifest) =>
        table === 'results' || table === 'indicators' ? { ...manifest, shares: { ...manifest.shares, [table]: NO_FIGURES } } : manifest,
    });
    expect(found).toContain(`VERIFY_FILE_MISSING ${SEALED_TABLES[table]}`);
  });

  test('a table of a determination that nobody made is one too many, with rows or with a root alone', async () => {
    const nothing = { root: twoHashes(hashers, bytes('')).sha256, blocks: 0 };
    const stated: Republished = { manifest: (manifest) => ({ ...manifest, sealed: { ...manifest.sealed, determination: nothing } }) };
    expect(await republished('internal', () => undefined, stated)).toContain('VERIFY_COMMITMENT no_table bundle.json');
    const listed = await republished('internal', ({ files }) => void files.set(DETERMINED, bytes('list\r\n')));
    expect(listed).toContain(`VERIFY_FILE_EXTRA ${DETERMINED}`);
  });

  test('a scheme that does not compile says so, and not of each of its files that it is one too many', async () => {
    const found = await republished('internal', (forged) => edit(forged, 'scheme/scheme/2024.yaml', (text) => `${text}\nnobody: knows\n`));
    expect(found.some((one) => one.startsWith('VERIFY_NOT_COMPUTED scheme'))).toBe(true);
    expect(found.filter((one) => one.startsWith('VERIFY_FILE_EXTRA'))).toEqual([]);
  });
});

describe('VERIFY-3 what nothing proves counts for nothing', () => {
  const withdrawalOf = (publication: number): LogEntry => ({
    kind: 'withdrawal',
    authority: '990000',
    at: '2024-03-01T07:06:00Z',
    about: { publication, reason: 'data_corrected' },
    hashes: {},
    roots: {},
  });

  test('neither a withdrawal without a proof, nor one under a checkpoint that the log did not sign', async () => {
    const bundle = bundleOf(own, 'internal');
    const entries = entriesOf(bundle);
    const files = await filesOf(bundle);
    files.set(`log/${entries.length}-withdrawal.json`, writeEntry(withdrawalOf(entries.length - 1)));
    expect(told(files)).toEqual([`VERIFY_LOG_MISSING proof log/${entries.length}-withdrawal.json`]);
    files.delete('log/checkpoint');
    expect(told(files).filter((one) => one.startsWith('VERIFY_WITHDRAWN'))).toEqual([]);
  });

  test('a withdrawal that is proven counts', async () => {
    const bundle = bundleOf(own, 'internal');
    const entries = entriesOf(bundle);
    const withdrawn = [...entries, withdrawalOf(entries.length - 1)];
    expect(told(new Map([...bundle.files, ...(await logFiles(withdrawn))]))).toEqual([
      `VERIFY_WITHDRAWN data_corrected log/${entries.length}-withdrawal.json`,
    ]);
  });
});
