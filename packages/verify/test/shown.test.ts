import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Bundle, type BundleLevel, discloseRun, type SealedTableName, type Withhold } from '@kedu/bundle';
import { readPolicy } from '@kedu/ledger';
import { assessPack, openPack } from '@kedu/runner';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle, type VerifyReport } from '../src/index.ts';
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
import { edit, type Forged, republish, rowOf, setCell } from './tampering.ts';

const PACK = fileURLToPath(new URL('../../../vectors/disclose-pack', import.meta.url));
const RESULTS = 'results/results.csv';
const PROPOSALS = 'results/proposals.csv';
const FILES = 'data/files.csv';

type Ran = ReturnType<typeof runOf>;

function ranIn(folder: string): Ran {
  const { pack, issues } = openPack(folder);
  const [run] = pack ? assessPack(pack, { periods: ['2024'] }).assessments : [];
  if (!pack || !run) throw new Error(JSON.stringify(issues));
  return { pack, run };
}

let own: Ran;
let north: Ran;
let open: Bundle;
beforeAll(() => {
  own = ranIn(PACK);
  north = runOf('north', '2024', FEW_DRAWS);
  open = bundleOf(own, 'public');
}, 120_000);

function check(files: ReadonlyMap<string, Uint8Array>): VerifyReport {
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  return verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, kernel: drawKernel() });
}

const published = async (bundle: Bundle): Promise<Forged> => ({
  files: new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]),
  entries: [],
  seen: new Map(),
});

const told = ({ findings }: VerifyReport): readonly string[] => [
  ...new Set(
    findings.map(({ code, args }) =>
      [code, args['reason'], args['table'], args['column'], idsOf(args['key'])].filter((one) => one !== undefined).join(' '),
    ),
  ),
];

/** A key without the names that stand with its IDs: 市（places）北川市（990100） → places 990100. */
function idsOf(key: string | number | undefined): string | undefined {
  return key === undefined
    ? undefined
    : String(key)
        .replace(/[^\s（）]*（([^）]*)）/g, ' $1 ')
        .replace(/\s+/g, ' ')
        .trim();
}

/** What is said once the authority itself changed a file, and sealed, listed and logged everything anew. */
async function forged(bundle: Bundle, path: string, change: (text: string) => string): Promise<readonly string[]> {
  const one = await published(bundle);
  edit(one, path, change);
  await republish(one, bundle);
  return told(check(one.files));
}

/** A bundle for which somebody decides otherwise than the scheme. */
const decided = (ran: Ran, level: BundleLevel, withhold: (scheme: Withhold) => Withhold): Bundle => {
  const { disclosure } = discloseRun(ran.run, level);
  if (!disclosure) throw new Error('not disclosed');
  return disclosedBundle(ran, { level, withhold: withhold(disclosure.withhold) });
};

describe('VERIFY-20 figures that rest on withheld data are held against what is shown', () => {
  test('the bundle as it is: nothing is wrong, and what could not be held against anything is counted', async () => {
    const { findings, counts } = check((await published(open)).files);
    expect(findings).toEqual([]);
    expect(counts.figures.shown).toBeGreaterThan(50);
    expect(counts.figures.unchecked).toBeGreaterThan(0);
    expect(counts.figures.openTables).toEqual(['weights']);
    expect(check((await published(bundleOf(north))).files).counts.figures).toMatchObject({ shown: 0, unchecked: 0, openTables: [] });
  }, 60_000);

  test('a secret that takes all parts of a unit with it, marks of raters among them: nothing is wrong', async () => {
    const rule = `disclosure: { indicators: [{ indicators: [good_air_days], level: internal, because: state_secret, where: "unit.code == '990100'" }] }`;
    const bundle = bundleOf(ruledRunOf('north', '2024', rule, FEW_DRAWS), 'public');
    expect(told(check((await published(bundle)).files))).toEqual([]);
  }, 60_000);

  test('points, score, grade and what is missing', async () => {
    const change = (column: string, value: string) => forged(open, RESULTS, (text) => setCell(text, 'places,990100', column, value));
    expect(await change('points', '77.00')).toEqual(expect.arrayContaining(['VERIFY_CELL points places 990100']));
    expect(await change('score', '77.00')).toEqual(expect.arrayContaining(['VERIFY_CELL score places 990100']));
    expect(await change('grade', 'excellent')).toEqual(['VERIFY_CELL grade places 990100']);
    expect(await change('missing_share', '0.9')).toEqual(['VERIFY_CELL missing_share places 990100']);
  });

  test('total, score and grade together, as a forger would have them', async () => {
    const better = (text: string): string => text.replace('990100,2024,,76.23,76.23,4,good', '990100,2024,,85.23,85.23,4,excellent');
    expect(await forged(open, RESULTS, better)).toEqual(expect.arrayContaining(['VERIFY_CELL points places 990100']));
  });

  test('a part that is shown, against its weight, against its total, and by the rules where nothing withheld bears on it', async () => {
    const part = (path: string, column: string, value: string) =>
      forged(open, 'results/parts.csv', (text) => setCell(text, `places,990100,2024,${path},`, column, value));
    expect(await part('growth', 'points', '49')).toEqual(['VERIFY_CELL points places 990100 growth']);
    expect(await part('order', 'score', '99')).toEqual(
      expect.arrayContaining(['VERIFY_CELL points places 990100', 'VERIFY_CELL points places 990100 order']),
    );
    expect(await part('growth', 'score', '99')).toEqual(expect.arrayContaining(['VERIFY_CELL score places 990100 2024 growth']));
  });

  test('a reference point: one that stands there without being withheld', async () => {
    const rule = `disclosure: { indicators: [{ indicators: [good_air_days], level: internal, because: state_secret, where: "unit.code == '990100'" }] }`;
    const bundle = bundleOf(ruledRunOf('north', '2024', rule, FEW_DRAWS), 'public');
    const found = await forged(bundle, 'results/references.csv', (text) => setCell(text, 'north,2024,organs/clients/党群,', 'max', '96.8'));
    expect(found).toEqual(['VERIFY_CELL max 2024 organs/clients/党群']);
  }, 60_000);

  test('what is said of a part over all units', async () => {
    const found = await forged(open, 'results/weights.csv', (text) => setCell(text, 'places,2024,growth,', 'mean', '99'));
    expect(found).toEqual(['VERIFY_CELL mean places growth']);
  });
});

describe('DISCLOSE-1 proposals that are kept back', () => {
  test('their number and order say nothing of what their rules read', () => {
    const shown = [0, 1, 4, 8].map((below) => {
      const folder = join(mkdtempSync(join(tmpdir(), 'kedu-kept-')), 'pack');
      try {
        cpSync(PACK, folder, { recursive: true });
        const [scheme, values] = [join(folder, 'scheme/2024.yaml'), join(folder, 'data/values.csv')];
        const rule = `  alarm:  { title: { zh-CN: 督查, en: Inspection }, lists: [places], when: value('petitions') < 60, decides: 信访局, propose: { admonishing_talk: { refer_to: 信访局 } }, clause: "12" }`;
        writeFileSync(
          scheme,
          readFileSync(scheme, 'utf8')
            .replace(/^ {2}bonus:.*$/m, '')
            .replace(/^ {2}talk:.*$/m, rule)
            .replace('personnel: congress', 'personnel: public'),
        );
        let count = 0;
        const secret = (_: string, head: string): string => `${head}${count++ < below ? '55' : '80'}`;
        writeFileSync(values, readFileSync(values, 'utf8').replace(/^(\d+,petitions,2024,)([0-9.]+)/gm, secret));
        const ran = ranIn(folder);
        expect(ran.run.assessment.proposals.length).toBe(below);
        return bundleOf(ran, 'public');
      } finally {
        rmSync(join(folder, '..'), { recursive: true, force: true });
      }
    });
    for (const bundle of shown) {
      expect(textOf(bundle.files.get(PROPOSALS)).split('\r\n').slice(1)).toEqual(['']);
      expect(textOf(bundle.files.get(FILES))).toBe('file,text\r\nresults/proposals.csv,\r\n');
      expect(bundle.manifest.sealed.proposals?.blocks).toBe(0);
    }
  });

  test('LEDGER-1 what is kept back stands sealed, whole', () => {
    const bundle = bundleOf(north, 'public');
    const sealed = bundle.tables.get('files')?.texts.find((text) => text.startsWith(`["files",["${PROPOSALS}"]`)) ?? '';
    const [, , [, kept = ''] = []] = JSON.parse(sealed) as [string, string[], string[]];
    const shown = textOf(bundle.files.get(PROPOSALS)).split('\r\n').length - 2;
    const lines = kept.split('\r\n').length - 2;
    expect(lines).toBeGreaterThan(5);
    expect(lines + shown).toBe(north.run.assessment.proposals.length);
    for (const withheld of kept.split('\r\n').slice(1, -1)) expect(textOf(bundle.files.get(PROPOSALS))).not.toContain(withheld);
  });

  test('one that is shown is dropped, invented, changed, or said to be withheld', async () => {
    const bundle = bundleOf(north, 'public');
    const money = rowOf(textOf(bundle.files.get(PROPOSALS)), ',allocate,');
    const [list = '', unit = ''] = money.split(',');
    const drop = await forged(bundle, PROPOSALS, (text) => text.replace(`${money}\r\n`, ''));
    expect(drop.some((one) => one.startsWith('VERIFY_ROW missing 2024 '))).toBe(true);
    const blank = [list, '', '2024', ...Array.from({ length: 13 }, () => ''), 'true', 'north@2024.1', ''].join(',');
    const invented = await forged(bundle, PROPOSALS, (text) => `${text}${`${blank}\r\n`.repeat(3)}`);
    expect(invented.some((one) => one.startsWith('VERIFY_ROW extra 2024'))).toBe(true);
    const changed = await forged(bundle, PROPOSALS, (text) => text.replace(money, money.replace(/\d+\.\d\d/, '9999.00')));
    expect(changed.some((one) => one.startsWith('VERIFY_CELL amount_yuan 2024 '))).toBe(true);
    expect(unit).not.toBe('');
    // Somebody calls a proposal on money personnel.
    const hides = decided(
      north,
      'public',
      (scheme) => (table, row) => scheme(table, row) ?? (table === 'proposals' ? 'personnel' : undefined),
    );
    expect(told(check((await published(hides)).files)).some((one) => one.startsWith('VERIFY_ROW missing 2024 '))).toBe(true);
  }, 120_000);

  test('rows that are blank in their table, and a table of which nothing is sealed', async () => {
    const bundle = bundleOf(own, 'internal');
    const one = await published(bundle);
    const row = rowOf(textOf(one.files.get(PROPOSALS)), ',talk,').split(',');
    const blank = row.map((cell, i) => ([0, 2, 16, 17].includes(i) ? cell : '')).join(',');
    edit(one, PROPOSALS, (text) => `${text}${blank}\r\n`);
    const count = textOf(one.files.get(PROPOSALS)).split('\r\n').length - 3;
    const tables = new Map(bundle.tables);
    const proposals = tables.get('proposals');
    if (proposals) tables.set('proposals', { ...proposals, withheld: new Map([[count, 'personal']]) });
    await republish(one, { ...bundle, tables });
    expect(told(check(one.files))).toEqual(expect.arrayContaining(['VERIFY_WITHHELD no_rule proposals 2024']));
    const unsealed = await published(bundle);
    edit(unsealed, FILES, (text) => text.replace('results/proposals.csv,\r\n', ''));
    await republish(unsealed, bundle);
    expect(told(check(unsealed.files))).toEqual(expect.arrayContaining(['VERIFY_WITHHELD not_sealed files results/proposals.csv']));
  });
});

describe('DISCLOSE-14 protection goes no further than the rules reach', () => {
  const also = (ran: Ran, level: BundleLevel, hides: (table: SealedTableName, row: Readonly<Record<string, string>>) => boolean): Bundle =>
    decided(ran, level, (scheme) => (table, row) => scheme(table, row) ?? (hides(table, row) ? 'protected' : undefined));

  test('lists, units and indicators that no rule bears on', async () => {
    const found = told(check((await published(also(own, 'congress', (table, row) => table !== 'files' && row['list'] === 'seats'))).files));
    expect(found).toEqual(
      expect.arrayContaining([
        'VERIFY_WITHHELD no_rule results seats 990100S1 2024',
        'VERIFY_WITHHELD no_rule parts seats 990100S1 2024 duty',
      ]),
    );
    const observed = also(
      own,
      'congress',
      (table, row) => table === 'observations' && row['indicator'] === 'duty' && row['unit'] === '990100S1',
    );
    expect(told(check((await published(observed)).files))).toEqual(
      expect.arrayContaining(['VERIFY_WITHHELD no_rule observations duty 2024 990100S1']),
    );
  });

  test('where they reach, a table that is withheld for the most part is said to be so', async () => {
    const all = also(own, 'public', (table) => ['observations', 'results', 'indicators', 'parts', 'weights', 'references'].includes(table));
    const { findings } = check((await published(all)).files);
    const mostly = findings.filter(({ code }) => code === 'VERIFY_MOSTLY_WITHHELD').map(({ args }) => args['table']);
    expect(mostly).toEqual(expect.arrayContaining(['observations', 'results', 'indicators', 'parts']));
    expect(findings.filter(({ code }) => code === 'VERIFY_MOSTLY_WITHHELD').every(({ severity }) => severity === 'warning')).toBe(true);
  });
});
