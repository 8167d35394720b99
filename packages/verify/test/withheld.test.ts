import { type Bundle, publishTable, SEALED_TABLES } from '@kedu/bundle';
import { readPolicy } from '@kedu/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle, type VerifyReport } from '../src/index.ts';
import {
  bundleOf,
  bytes,
  crypto,
  drawKernel,
  entriesOf,
  FEW_DRAWS,
  hashers,
  logFiles,
  POLICY,
  ruledRunOf,
  textOf,
} from '../../../tools/goodBundle.ts';
import { edit, type Forged, relist, setCell } from './tampering.ts';

/** A value of one city, the results of the departments, and what is small. */
const RULES = `disclosure:
  indicators: [{ indicators: [water_quality], level: congress, because: ordered, where: "unit.code == '990100'" }]
  results: [{ lists: [organs], level: internal, because: ordered }]`;

const kernel = drawKernel();
let bundle: Bundle;
let good: Forged;
beforeAll(async () => {
  bundle = bundleOf(ruledRunOf('north', '2024', RULES, FEW_DRAWS), 'public');
  good = { files: new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]), entries: [], seen: new Map() };
}, 120_000);

function check({ files }: Forged): VerifyReport {
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  return verifyBundle(files, { crypto, sm3: hashers.sm3, policy: policy.value, kernel });
}

const told = ({ findings }: VerifyReport): readonly string[] => [
  ...new Set(
    findings.map(({ code, args }) => [code, args['reason'] ?? args['column'] ?? args['label'] ?? args['field'] ?? ''].join(' ').trim()),
  ),
];
const forged = (change: (forged: Forged) => void): VerifyReport => {
  const own = { ...good, files: new Map(good.files) };
  change(own);
  return check(own);
};

describe('LABEL-1 LABEL-2 VERIFY-5 withheld rows', () => {
  test('a bundle with withheld rows has no finding, and all three labels', () => {
    const report = check(good);
    expect(report.findings).toEqual([]);
    const { blocks, figures } = report.counts;
    expect(blocks.withheld).toBeGreaterThan(1);
    expect(figures.attested).toBeGreaterThan(5);
    expect(figures.notRecomputable).toBe(1);
    expect(figures.compared).toBeGreaterThan(500);
    expect(figures.agree).toBe(figures.compared);
    expect(bundle.manifest.run).toBeUndefined();
  });

  test('a withheld value that is filled in, a commitment that is exchanged, a label that is taken off', () => {
    const [row = ''] = textOf(good.files.get('data/observations.csv')).match(/^water_quality,2024[^,]*,990100,,withheld/m) ?? [];
    const filled = forged((one) => {
      edit(one, 'data/observations.csv', (text) => text.replace(row, row.replace(',,withheld', ',93,')));
      relist(one);
    });
    expect(told(filled)).toEqual(expect.arrayContaining(['VERIFY_COMMITMENT withheld', 'VERIFY_ENTRY bundle']));
    const exchanged = forged((one) =>
      edit(one, 'sealed.csv', (text) => text.replace(/(observations,\d+,\d+,1,,)[0-9a-f]{8}/, '$100000000')),
    );
    expect(told(exchanged)).toEqual(['VERIFY_FILE_CHANGED sha256', 'VERIFY_ROOT']);
    const unlabelled = forged((one) => edit(one, 'figures.csv', (text) => text.replace(/\r\n[^\r]*attested[^\r]*/, '')));
    expect(told(unlabelled)).toEqual(['VERIFY_FILE_CHANGED bytes', 'VERIFY_LABEL']);
    const more = forged((one) =>
      relist(one, (manifest) => ({ ...manifest, shares: { ...manifest.shares, results: { ...manifest.shares.results, attested: 0 } } })),
    );
    expect(told(more)).toEqual(['VERIFY_ENTRY bundle', 'VERIFY_SHARES attested']);
  }, 60_000);

  test('a rank beside withheld data is held against the published totals, a score that rests on none is computed', () => {
    const better = forged((one) => edit(one, 'results/results.csv', (text) => setCell(text, 'places,990300', 'rank', '1')));
    expect(told(better)).toEqual(['VERIFY_FILE_CHANGED bytes', 'VERIFY_ROOT', 'VERIFY_CELL rank']);
    const higher = forged((one) => edit(one, 'results/results.csv', (text) => setCell(text, 'places,990300', 'score', '99.99')));
    expect(told(higher)).toEqual(expect.arrayContaining(['VERIFY_CELL score', 'VERIFY_CELL rank']));
  });

  test('BUNDLE-3 a table whose rows were changed seals to another root', () => {
    const text = textOf(bundle.files.get(SEALED_TABLES.weights));
    const saltOf = (): Uint8Array => new Uint8Array(32);
    const [one, other] = [text, text.replace('true', 'false')].map(
      (content) => publishTable('weights', content, { sha256: hashers.sha256, saltOf }).sealed.root,
    );
    expect(one).not.toBe(other);
    expect(bytes(text).length).toBe(bundle.files.get(SEALED_TABLES.weights)?.length);
  });
});
