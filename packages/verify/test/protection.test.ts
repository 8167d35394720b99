import { fileURLToPath } from 'node:url';
import { type Bundle, type BundleLevel, discloseRun, readFigures, type SealedTableName } from '@kedu/bundle';
import { readPolicy } from '@kedu/ledger';
import { assessPack, openPack } from '@kedu/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../src/index.ts';
import {
  bundleOf,
  crypto,
  disclosedBundle,
  drawKernel,
  entriesOf,
  FEW_DRAWS,
  hashers,
  logFiles,
  POLICY,
  ruledRunOf,
  runOf,
  textOf,
} from '../../../tools/goodBundle.ts';
import { edit, type Forged, republish, setCell } from './tampering.ts';

const PACK = fileURLToPath(new URL('../../../vectors/disclose-pack', import.meta.url));
const RESULTS = 'results/results.csv';
const GUIDE =
  'disclosure: { indicators: [{ indicators: [water_quality], level: internal, because: state_secret }], small_cells: [{ indicators: [major_accidents], below: 3 }], personnel: internal }';

type Ran = ReturnType<typeof runOf>;
type Row = Readonly<Record<string, string>>;

let own: Ran;
let north: Ran;
let guide: Bundle;
beforeAll(() => {
  const { pack, issues } = openPack(PACK);
  const [run] = pack ? assessPack(pack, { periods: ['2024'] }).assessments : [];
  if (!pack || !run) throw new Error(JSON.stringify(issues));
  own = { pack, run };
  north = runOf('north', '2024', FEW_DRAWS);
  guide = bundleOf(ruledRunOf('north', '2023', GUIDE, FEW_DRAWS), 'public');
}, 120_000);

const published = async (bundle: Bundle): Promise<Forged> => ({
  files: new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]),
  entries: [],
  seen: new Map(),
});

/** Codes with what tells them apart; of several that are alike one. */
function told({ files }: Pick<Forged, 'files'>): readonly string[] {
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  const { findings } = verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, kernel: drawKernel() });
  const words = findings.map(({ code, place, args }) =>
    [code, args['reason'], args['table'], args['column'], args['found'], place.unit].filter((one) => one !== undefined).join(' '),
  );
  return [...new Set(words)].sort();
}

/** What is said where somebody withholds rows beside those that the scheme withholds, and then as the authority changes what is left. */
async function also(
  ran: Ran,
  level: BundleLevel,
  reasonOf: (table: SealedTableName, row: Row) => string | undefined,
): Promise<readonly string[]> {
  const { disclosure } = discloseRun(ran.run, level);
  if (!disclosure) throw new Error('not disclosed');
  const bundle = disclosedBundle(ran, { level, withhold: (table, row) => disclosure.withhold(table, row) ?? reasonOf(table, row) });
  return told(await published(bundle));
}

/** The same where somebody gives other reasons for what is withheld. */
async function restated(level: BundleLevel, reasonOf: (table: SealedTableName, stated: string) => string): Promise<readonly string[]> {
  const { disclosure } = discloseRun(own.run, level);
  if (!disclosure) throw new Error('not disclosed');
  const bundle = disclosedBundle(own, {
    level,
    withhold: (table, row) => {
      const stated = disclosure.withhold(table, row);
      return stated === undefined ? undefined : reasonOf(table, stated);
    },
  });
  return told(await published(bundle));
}

describe('LABEL-4 figures of a list rest on what is withheld of its units alone', () => {
  test('marks of a city make no grade of an organ a matter of trust, and each is computed again', async () => {
    const figures = readFigures(guide.files.get('figures.csv') ?? new Uint8Array());
    if ('issue' in figures) throw new Error(figures.issue.code);
    const withheld = new Set(figures.value.map(({ list, figure }) => `${list} ${figure}`));
    expect(withheld.has('places grade')).toBe(true);
    expect([...withheld].filter((one) => one.startsWith('organs '))).toEqual([]);
    const one = await published(guide);
    expect(told(one)).toEqual([]);
    const organ = textOf(one.files.get(RESULTS))
      .split('\r\n')
      .find((line) => line.startsWith('organs,') && !line.includes(',excellent'));
    const key = organ?.split(',').slice(0, 2).join(',') ?? '';
    edit(one, RESULTS, (text) => setCell(text, `${key},`, 'grade', 'excellent'));
    await republish(one, guide);
    expect(told(one)).toEqual([expect.stringMatching(`^VERIFY_CELL grade .*excellent.* ${key.slice('organs,'.length)}$`)]);
  }, 60_000);
});

describe('DISCLOSE-11 and DISCLOSE-14 reasons of protection stand only where the rules put them', () => {
  const units = ['990100', '990200', '990300'];

  test('ranks are blank, though every total of the group is shown', async () => {
    const found = await also(own, 'congress', (table, row) =>
      table === 'results' && row['list'] === 'places' ? 'rank_betrays' : undefined,
    );
    expect(found).toEqual(expect.arrayContaining(units.map((unit) => `VERIFY_WITHHELD no_rule results rank_betrays ${unit}`)));
  });

  test('one total is withheld, though the branches behind which its secrets hide are shown', async () => {
    const found = await also(own, 'public', (table, row) =>
      table !== 'results' || row['list'] !== 'places' ? undefined : row['unit'] === '990300' ? 'protected' : 'rank_betrays',
    );
    expect(found).toContain('VERIFY_WITHHELD no_rule results protected 990300');
  });

  test('reasons of results.csv stand in other tables, and rows are counted whatever their reason', async () => {
    const tables: readonly SealedTableName[] = ['observations', 'indicators', 'parts'];
    for (const reason of ['errors_betray', 'rank_betrays']) {
      const found = await also(own, 'public', (table) => (tables.includes(table) ? reason : undefined));
      for (const table of tables) {
        expect(found).toContain(`VERIFY_WITHHELD no_rule ${table} ${reason} 990600`);
        expect(found).toContain(`VERIFY_MOSTLY_WITHHELD ${table}`);
      }
    }
    const ranks = await also(own, 'public', (table) => (table === 'results' ? 'rank_betrays' : undefined));
    expect(ranks).toContain('VERIFY_MOSTLY_WITHHELD results');
  });

  test('a row that a rule withholds for another reason, and rows that are kept back', async () => {
    const secret = await restated('public', (table, stated) =>
      table === 'observations' && stated === 'state_secret' ? 'protected' : stated,
    );
    expect(secret).toEqual(expect.arrayContaining(units.map((unit) => `VERIFY_WITHHELD no_rule observations protected ${unit}`)));
    for (const reason of ['protected', 'personnel', 'state_secret']) {
      const found = await restated('public', (table, stated) => (table === 'files' ? reason : stated));
      expect(found).toEqual([`VERIFY_WITHHELD no_rule files ${reason}`]);
    }
  });

  test('what hides nothing is said by unit and table: all leaves of one unit, below a branch without a secret', async () => {
    const leaves = await also(own, 'public', (table, row) =>
      row['unit'] === '990600' &&
      (table === 'observations' ||
        table === 'indicators' ||
        (table === 'parts' && row['list'] === 'places' && row['part']?.includes('.') === true))
        ? 'protected'
        : undefined,
    );
    const tables = ['indicators', 'observations', 'parts'];
    expect(leaves.filter((one) => one.startsWith('VERIFY_UNEXPLAINED'))).toEqual(
      tables.map((table) => `VERIFY_UNEXPLAINED ${table} 990600`),
    );
  });
});

describe('DISCLOSE-6 and DISCLOSE-14 marks of few raters', () => {
  test('a value is withheld as that of few, though the marks of its unit are shown', async () => {
    const found = await also(north, 'internal', (table, row) =>
      table === 'indicators' && row['indicator'] === 'leaders_review' ? 'personal' : undefined,
    );
    const named = found.filter((one) => one.startsWith('VERIFY_WITHHELD no_rule indicators personal '));
    expect(named.length).toBeGreaterThan(10);
  }, 60_000);
});
