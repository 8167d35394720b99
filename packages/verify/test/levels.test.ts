import { fileURLToPath } from 'node:url';
import { type Bundle, type BundleLevel, discloseRun, type RunDisclosure, type Withhold } from '@kedu/bundle';
import { readPolicy } from '@kedu/ledger';
import { assessPack, openPack, type Pack } from '@kedu/runner';
import type { AssessedRun } from '@kedu/tables';
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
  runOf,
  textOf,
} from '../../../tools/goodBundle.ts';

const PACK = fileURLToPath(new URL('../../../vectors/disclose-pack', import.meta.url));
const LEVELS: readonly BundleLevel[] = ['public', 'congress', 'internal'];

let own: { readonly pack: Pack; readonly run: AssessedRun };
let bundles: ReadonlyMap<BundleLevel, Bundle>;
beforeAll(() => {
  const { pack, issues } = openPack(PACK);
  const [run] = pack ? assessPack(pack, { periods: ['2024'] }).assessments : [];
  if (!pack || !run) throw new Error(JSON.stringify(issues));
  own = { pack, run };
  bundles = new Map(LEVELS.map((level) => [level, bundleOf(own, level)]));
});

async function check(bundle: Bundle): Promise<VerifyReport> {
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  const files = new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
  return verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, kernel: drawKernel() });
}

const bundleFor = (level: BundleLevel): Bundle => bundles.get(level) as Bundle;
const told = ({ findings }: VerifyReport): readonly string[] =>
  findings.map(({ code, args }) => [code, args['reason'], args['table'], args['key'], args['found'], args['expected']].join(' '));

/** Reasons of a table, each with how many rows are withheld for it. */
function reasonsOf(level: BundleLevel, table: 'observations' | 'results'): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const reason of bundleFor(level).tables.get(table)?.withheld.values() ?? []) counts[reason] = (counts[reason] ?? 0) + 1;
  return counts;
}

/** A row of a table as it is published, by its first cells. */
function rowOf(level: BundleLevel, path: string, head: string): string | undefined {
  return textOf(bundleFor(level).files.get(path))
    .split('\r\n')
    .find((line) => line.startsWith(head));
}

describe('DISCLOSE-2 one run at three levels', () => {
  test.each(LEVELS)('%s: a stranger finds nothing wrong, and the level is stated', async (level) => {
    expect(told(await check(bundleFor(level)))).toEqual([]);
    expect(bundleFor(level).manifest.level).toBe(level);
    expect(bundleFor(level).manifest.run).toBeUndefined();
  });

  test('DISCLOSE-3 what is a state secret the house alone sees', () => {
    for (const level of ['public', 'congress'] as const) {
      expect(reasonsOf(level, 'observations')['state_secret']).toBe(8);
      expect(rowOf(level, 'data/observations.csv', 'petitions,2024,990100,')).toMatch(/^petitions,2024,990100,,withheld,/);
    }
    expect(rowOf('internal', 'data/observations.csv', 'petitions,2024,990100,')).toMatch(/^petitions,2024,990100,\d+(\.\d)?,,/);
  });

  test('DISCLOSE-4 small numbers stay away, nought and what is large do not; the house sees them', () => {
    for (const unit of ['990200', '990700'])
      expect(rowOf('public', 'data/observations.csv', `casualties,2024,${unit},`)).toContain(',,withheld,');
    expect(rowOf('internal', 'data/observations.csv', 'casualties,2024,990200,')).toMatch(/,3,,/);
    const shown = textOf(bundleFor('public').files.get('data/observations.csv')).match(/^casualties,2024,\d+,(\d+),/gm) ?? [];
    expect(shown.every((line) => !/,[1-4],$/.test(line))).toBe(true);
  });

  test('DISCLOSE-5 results of posts are for congress, those of persons for the house', () => {
    expect(reasonsOf('public', 'results')['personnel']).toBe(6);
    expect(reasonsOf('congress', 'results')['personnel']).toBe(3);
    expect(rowOf('public', 'results/results.csv', 'seats,990100S1,')).toMatch(/^seats,990100S1,2024,,,,,,/);
    expect(rowOf('congress', 'results/results.csv', 'seats,990100S1,')).toMatch(/^seats,990100S1,2024,,88\.00,88\.00,2,/);
    expect(rowOf('congress', 'results/results.csv', 'leaders,990100P1,')).toMatch(/^leaders,990100P1,2024,,,,,,/);
    expect(rowOf('internal', 'results/results.csv', 'leaders,990100P1,')).toMatch(/^leaders,990100P1,2024,,92\.50,92\.50,1,/);
  });

  test('DISCLOSE-6 on no level a name of a person, a column that no rule reads, or a row of a table about persons', () => {
    for (const level of LEVELS) {
      const { files } = bundleFor(level);
      const texts = [...files.values()].map(textOf);
      for (const word of ['示例人员', 'Example Person', '此列方案不用', '示例决定1号', '36000'])
        expect(texts.some((text) => text.includes(word))).toBe(false);
      expect(textOf(files.get('scheme/scheme/decisions.csv'))).toBe('decision,body,effective_on,unit,person,role,bonus_yuan\n');
      expect(textOf(files.get('data/files.csv'))).toBe('file,text\r\nscheme/decisions.csv,\r\nresults/proposals.csv,\r\n');
      expect(bundleFor(level).manifest.scheme.hash).not.toBe(own.run.scheme.hash);
    }
  });

  test('DISCLOSE-7 proposals on careers and pay are for congress here, and never say who', () => {
    expect(rowOf('public', 'results/proposals.csv', 'places,9906')).toBeUndefined();
    for (const level of LEVELS) {
      const shown = textOf(bundleFor(level).files.get('results/proposals.csv'));
      expect(shown.includes(',bonus,')).toBe(false);
      expect(shown.includes(',talk,')).toBe(level !== 'public');
      expect(bundleFor(level).tables.get('proposals')?.withheld.size).toBe(0);
    }
  });
});

describe('DISCLOSE-7 a scheme that says nothing of disclosure and has personnel', () => {
  test.each(['2023', '2024'])(
    'after-liaoning %s: proposals on persons stay away, and every figure is computed again',
    async (period) => {
      const ran = runOf('north', period, FEW_DRAWS);
      const [shown, whole] = [bundleOf(ran, 'public'), disclosedBundle(ran, { level: 'public', withhold: () => undefined })];
      const report = await check(shown);
      expect(told(report)).toEqual([]);
      expect(report.counts.figures.agree).toBe(report.counts.figures.compared);
      expect(report.counts.figures.compared).toBeGreaterThan(3000);
      expect(report.counts.figures.attested).toBe(0);
      const changed = [...whole.files.keys()].filter((path) => textOf(whole.files.get(path)) !== textOf(shown.files.get(path)));
      // In 2024 the body dropped a proposal on personnel, and says so in a table of the scheme.
      const dropped = period === '2024' ? ['scheme/scheme/determination-2024.csv', 'results/determination.csv'] : [];
      const others = [
        'scheme/scheme/decisions.csv',
        'results/proposals.csv',
        'data/run.json',
        'sealed.csv',
        'datapackage.json',
        'bundle.json',
        'README.md',
      ];
      expect([...changed].sort()).toEqual([...others, ...dropped].sort());
    },
    120_000,
  );
});

/** What the scheme decides, but for some rows. */
function but(
  level: BundleLevel,
  other: (table: Parameters<Withhold>[0], row: Parameters<Withhold>[1]) => string | undefined | 'as it is',
): RunDisclosure {
  const { disclosure } = discloseRun(own.run, level);
  if (!disclosure) throw new Error('not disclosed');
  return {
    level,
    withhold: (table, row) => {
      const said = other(table, row);
      return said === 'as it is' ? disclosure.withhold(table, row) : said;
    },
  };
}

describe('DISCLOSE-14 somebody decides on the day of publication', () => {
  const found = async (disclosure: RunDisclosure): Promise<readonly string[]> => told(await check(disclosedBundle(own, disclosure)));

  test('a value is withheld that no rule withholds', async () => {
    const hides = but('internal', (table, row) =>
      table === 'observations' && row['indicator'] === 'service' && row['unit'] === '990100' ? 'ordered' : 'as it is',
    );
    expect(await found(hides)).toEqual(['VERIFY_WITHHELD no_rule observations service 2024 990100 ordered shown']);
  });

  test('the same, said to be protected where nothing is to be protected', async () => {
    const hides = but('internal', (table, row) => (table === 'indicators' && row['unit'] === '990100' ? 'protected' : 'as it is'));
    const all = await found(hides);
    expect(all.length).toBeGreaterThan(5);
    expect(all.every((one) => one.startsWith('VERIFY_WITHHELD no_rule indicators 990100 2024 '))).toBe(true);
  });

  test('another reason than that of the rule', async () => {
    const calls = but('congress', (table, row) => (table === 'results' && row['list'] === 'leaders' ? 'commercial' : 'as it is'));
    expect(await found(calls)).toEqual(
      ['990100P1', '990200P1', '990300P1'].map((unit) => `VERIFY_WITHHELD no_rule results leaders ${unit} 2024 commercial personnel`),
    );
  });

  test('a secret is shown, a small number, the results of a person', async () => {
    const shows = but('public', (table, row) =>
      (table === 'observations' && row['indicator'] === 'petitions' && row['unit'] === '990300') ||
      (table === 'observations' && row['indicator'] === 'casualties' && row['unit'] === '990200') ||
      (table === 'results' && row['unit'] === '990200P1')
        ? undefined
        : 'as it is',
    );
    expect(await found(shows)).toEqual(
      expect.arrayContaining([
        'VERIFY_WITHHELD disclosed observations petitions 2024 990300 shown state_secret',
        'VERIFY_WITHHELD disclosed observations casualties 2024 990200 shown protected',
        'VERIFY_WITHHELD disclosed results leaders 990200P1 2024 shown personnel',
      ]),
    );
  });

  test('a table of persons is shown, and the proposals on them', async () => {
    const shows = but('internal', (table) => (table === 'files' || table === 'proposals' ? undefined : 'as it is'));
    const all = await found(shows);
    expect(all).toContain('VERIFY_WITHHELD disclosed files scheme/decisions.csv shown personal');
    expect(all.some((one) => one.startsWith('VERIFY_WITHHELD disclosed proposals 2024 '))).toBe(true);
  });

  test('a level is stated that is not the one whose rules were kept', async () => {
    const { disclosure } = discloseRun(own.run, 'internal');
    if (!disclosure) throw new Error('not disclosed');
    const all = await found({ ...disclosure, level: 'public' });
    expect(all.filter((one) => one.startsWith('VERIFY_WITHHELD disclosed observations petitions')).length).toBe(8);
  });
});
