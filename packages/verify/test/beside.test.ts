import { fileURLToPath } from 'node:url';
import { type Bundle, discloseRun, type Withhold } from '@kedu/bundle';
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
import { edit, type Forged, republish } from './tampering.ts';

const [RESULTS, PARTS, WEIGHTS] = ['results/results.csv', 'results/parts.csv', 'results/weights.csv'];
const GDP = 'disclosure: { indicators: [{ indicators: [gdp], level: internal, because: state_secret }] }';
const kernel = drawKernel();

type Row = Record<string, string>;
type Change = readonly [path: string, change: (row: Row) => void];

/** What is found once the authority itself changed rows, and sealed, listed and logged everything anew: code, column, and unit or key. */
async function forged(bundle: Bundle, ...changes: readonly Change[]): Promise<readonly string[]> {
  const one: Forged = { files: new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]), entries: [], seen: new Map() };
  for (const [path, change] of changes) edit(one, path, (text) => changed(text, change));
  if (changes.length > 0) await republish(one, bundle);
  return check(one.files).findings.map(({ code, place, args }) =>
    [code, args['reason'], args['table'], args['column'], place?.unit].filter((part) => part !== undefined).join(' '),
  );
}

function check(files: ReadonlyMap<string, Uint8Array>): VerifyReport {
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  return verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, kernel });
}

/** Every row of a CSV by its columns; rows with quotes stay as they are. */
function changed(text: string, change: (row: Row) => void): string {
  const [head = '', ...lines] = text.split('\r\n');
  const headings = head.split(',');
  const rows = lines.map((line) => {
    if (line === '' || line.includes('"')) return line;
    const cells = line.split(',');
    const row: Row = Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? '']));
    change(row);
    return headings.map((heading) => row[heading]).join(',');
  });
  return [head, ...rows].join('\r\n');
}

const rowsOf = (bundle: Bundle, path: string): readonly Row[] => {
  const rows: Row[] = [];
  changed(textOf(bundle.files.get(path)), (row) => void rows.push({ ...row }));
  return rows;
};

describe('VERIFY-4 DISCLOSE-14 rows of a register that no rule withholds', () => {
  let north: ReturnType<typeof runOf>;
  beforeAll(() => {
    north = runOf('north', '2024', FEW_DRAWS);
  }, 60_000);

  /** The first row of a table stays away by order. */
  const without = (table: Parameters<Withhold>[0]): Bundle => {
    const { disclosure } = discloseRun(north.run, 'internal');
    if (!disclosure) throw new Error('not disclosed');
    let rows = 0;
    const ordered: Withhold = (name, row) => disclosure.withhold(name, row) ?? (name === table && rows++ === 0 ? 'ordered' : undefined);
    return disclosedBundle(north, { level: 'internal', withhold: ordered });
  };

  test('they are named, and every figure is computed all the same', async () => {
    const bundle = without('memberships');
    expect(await forged(bundle)).toEqual([expect.stringMatching(/^VERIFY_WITHHELD no_rule memberships /)]);
    const found = await forged(
      bundle,
      [RESULTS, (row) => void (row['score_low'] !== '' && Object.assign(row, { score_low: '50.00' }))],
      [WEIGHTS, (row) => void (row['effective'] !== '' && Object.assign(row, { effective: '0.5' }))],
    );
    expect(found.filter((one) => one.startsWith('VERIFY_CELL score_low')).length).toBeGreaterThan(20);
    expect(found.filter((one) => one.startsWith('VERIFY_CELL effective')).length).toBeGreaterThan(20);
  }, 60_000);

  test('a unit of the register too', async () => {
    expect(await forged(without('units'))).toEqual(expect.arrayContaining([expect.stringMatching(/^VERIFY_WITHHELD no_rule units /)]));
  }, 60_000);
});

describe('VERIFY-20 a gate that reads what is withheld leaves ranks to their totals, and grades to theirs', () => {
  let bundle: Bundle;
  beforeAll(() => {
    bundle = bundleOf(ruledRunOf('north', '2024', GDP, FEW_DRAWS), 'public');
  }, 60_000);

  const inPlaces = (change: (row: Row) => void): Change => [RESULTS, (row) => void (row['list'] === 'places' && change(row))];

  test('ranks that do not follow the totals', async () => {
    const places = rowsOf(bundle, RESULTS).filter(({ list, rank }) => list === 'places' && rank !== '');
    expect(places.length).toBeGreaterThan(10);
    const reversed = await forged(
      bundle,
      inPlaces((row) => void Object.assign(row, { rank: String(places.length + 1 - Number(row['rank'])) })),
    );
    expect(reversed.filter((one) => one.startsWith('VERIFY_CELL rank')).length).toBeGreaterThan(10);
    const first = await forged(
      bundle,
      inPlaces((row) => void Object.assign(row, { rank: '1' })),
    );
    expect(first.filter((one) => one.startsWith('VERIFY_CELL rank')).length).toBe(places.length - 1);
  }, 60_000);

  test('a grade that the scheme does not know, and one that is better than the total', async () => {
    const graded = rowsOf(bundle, RESULTS).filter(({ list, grade }) => list === 'places' && grade !== '');
    const fair = graded.find(({ score }) => Number(score) < 80)?.['unit'];
    const of = (unit: string | undefined, grade: string) =>
      forged(
        bundle,
        inPlaces((row) => void (row['unit'] === unit && Object.assign(row, { grade }))),
      );
    expect(fair).toBeDefined();
    expect(await of(graded[0]?.['unit'], 'superb')).toContain(`VERIFY_CELL grade ${graded[0]?.['unit']}`);
    expect(await of(fair, 'good')).toContain(`VERIFY_CELL grade ${fair}`);
  }, 60_000);

  test('a grade that a body determined is the one of its table', async () => {
    const [determined] = rowsOf(bundle, 'results/determination.csv').filter(({ item }) => item === 'grade');
    const unit = determined?.['unit'];
    expect(determined).toMatchObject({ carried_out: 'true' });
    const found = await forged(bundle, [
      RESULTS,
      (row) => void (row['unit'] === unit && row['list'] === determined?.['list'] && Object.assign(row, { grade: 'poor' })),
    ]);
    expect(found).toContain(`VERIFY_CELL grade ${unit}`);
  }, 60_000);
});

describe('VERIFY-20 a node that is shown above parts that are not', () => {
  let bundle: Bundle;
  beforeAll(() => {
    const { pack, issues } = openPack(fileURLToPath(new URL('../../../vectors/disclose-pack', import.meta.url)));
    const [run] = pack ? assessPack(pack, { periods: ['2024'] }).assessments : [];
    if (!pack || !run) throw new Error(JSON.stringify(issues));
    bundle = bundleOf({ pack, run }, 'public');
  });

  test('lies between the least and the most of them, though points, total, rank, grade and weights.csv agree with it', async () => {
    const isBranch = (row: Row): boolean => row['list'] === 'places' && row['unit'] === '990600' && row['part'] === 'order';
    const growth = rowsOf(bundle, PARTS).find((row) => row['unit'] === '990600' && row['part'] === 'growth');
    const total = (250 / 2 + Number(growth?.['points'])).toFixed(2);
    const scores = rowsOf(bundle, PARTS).flatMap((row) =>
      row['list'] !== 'places' || row['part'] !== 'order' ? [] : [isBranch(row) ? 250 : Number(row['score'])],
    );
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const deviation = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
    const ofOrder = (row: Row): boolean => row['list'] === 'places' && row['part'] === 'order';
    const found = await forged(
      bundle,
      [PARTS, (row) => void (isBranch(row) && Object.assign(row, { score: '250', points: '125' }))],
      [WEIGHTS, (row) => void (ofOrder(row) && Object.assign(row, { mean: mean.toFixed(6), deviation: deviation.toFixed(6) }))],
      [
        RESULTS,
        (row) => {
          if (row['list'] !== 'places') return;
          if (row['unit'] === '990600') Object.assign(row, { points: total, score: total, rank: '1', grade: 'excellent' });
          else if (Number(row['rank']) < 8) row['rank'] = String(Number(row['rank']) + 1);
        },
      ],
    );
    expect(found.filter((one) => one.startsWith('VERIFY_CELL score'))).toEqual(['VERIFY_CELL score 990600']);
  });
});
