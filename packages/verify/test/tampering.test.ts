import type { Bundle } from '@kedu/bundle';
import { readPolicy, type WitnessPolicy } from '@kedu/ledger';
import { bundleReadme, saysExample } from '@kedu/messages';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle, type VerifyReport } from '../src/index.ts';
import { bundleOf, crypto, drawKernel, entriesOf, FEW_DRAWS, hashers, logFiles, POLICY, runOf } from '../../../tools/goodBundle.ts';
import { FOUND } from './found.ts';
import type { Forged } from './tampering.ts';
import { TAMPERINGS } from './tamperings.ts';

const kernel = drawKernel();
let bundle: Bundle;
let policy: WitnessPolicy;
let good: Forged;

beforeAll(async () => {
  bundle = bundleOf(runOf('north', '2024', FEW_DRAWS));
  const read = readPolicy(hashers.sha256, POLICY);
  if ('issue' in read) throw new Error(read.issue.code);
  policy = read.value;
  const entries = entriesOf(bundle);
  good = { files: new Map([...bundle.files, ...(await logFiles(entries))]), entries: [...entries], seen: new Map() };
}, 120_000);

/** Code, what tells most of its arguments, and file of each finding; what is said again once. */
function told({ findings }: VerifyReport): readonly string[] {
  const lines = findings.map(({ code, args, place }) => {
    const reason =
      args['reason'] ?? args['field'] ?? args['bound'] ?? args['what'] ?? args['column'] ?? args['label'] ?? args['table'] ?? '';
    return [code, reason, place.file ?? ''].filter((part) => part !== '').join(' ');
  });
  return [...new Set(lines)];
}

const check = ({ files, seen }: Forged): VerifyReport =>
  verifyBundle(files, { crypto, sm3: hashers.sm3, policy, seen, kernel, readme: { write: bundleReadme, saysExample } });

describe('VERIFY-2 VERIFY-3 VERIFY-4 VERIFY-7 tampering', () => {
  test('the untouched bundle has no finding', () => {
    const report = check(good);
    expect(report.findings).toEqual([]);
    expect(report.counts.figures.compared).toBeGreaterThan(10_000);
    expect(report.counts.figures.agree).toBe(report.counts.figures.compared);
    expect(report.counts.entries).toEqual({ shown: 5, proven: 5 });
    expect(report.identity?.checkpoint?.cosigners).toEqual([{ name: 'audit.example', at: '2024-03-01T08:00:00Z' }]);
  });

  test('there are at least 40 kinds, each by its own name', () => {
    expect(new Set(TAMPERINGS.map(({ name }) => name)).size).toBe(TAMPERINGS.length);
    expect(TAMPERINGS.length).toBeGreaterThanOrEqual(40);
  });

  test.each(TAMPERINGS)('$name', async ({ name, change }) => {
    const forged = { files: new Map(good.files), entries: [...good.entries], seen: new Map<string, Uint8Array>() };
    await change(forged, bundle);
    const found = told(check(forged));
    expect(found).toEqual(FOUND[name]);
  });
});
