import { readPolicy } from '@kedu/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../src/index.ts';
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

/** An indicator that has values, and that nothing scores. */
const RULES = 'disclosure: { indicators: [{ indicators: [pilot_bases], level: congress, because: ordered }] }';
const TABLE = 'results/indicators.csv';

let files: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  const bundle = bundleOf(ruledRunOf('north', '2024', RULES, FEW_DRAWS), 'public');
  files = new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]);
}, 120_000);

const kernel = drawKernel();
function rowsFound(changed: ReadonlyMap<string, Uint8Array>): readonly string[] {
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  const { findings } = verifyBundle(changed, { crypto, sm3: hashers.sm3, policy: policy.value, kernel });
  return findings.flatMap(({ code, args, place }) =>
    place.file === TABLE || code === 'VERIFY_ROW' ? [`${code} ${args['reason'] ?? args['table'] ?? ''}`] : [],
  );
}

describe('VERIFY-4 LABEL-1 rows that stand there for a withheld value alone', () => {
  test('the withheld value of an indicator that nothing scores is no row too many', () => {
    expect(textOf(files.get(TABLE))).toMatch(/^99\w+,2024,pilot_bases,,withheld,/m);
    expect(rowsFound(files)).toEqual([]);
  });

  test.each([
    ['of a unit that is in no list', '999999,2024,pilot_bases,,withheld,,,true,north@2024'],
    ['of an indicator that the scheme does not have', '990100,2024,nobody_knows,,withheld,,,true,north@2024'],
    ['of another period', '990100,2023,pilot_bases,,withheld,,,true,north@2024'],
    ['whose value nothing withholds', '990100D09,2024,gdp,5,,,,true,north@2024'],
  ])('a row %s is one too many', (_, row) => {
    const changed = new Map(files);
    changed.set(TABLE, bytes(`${textOf(files.get(TABLE))}${row}\r\n`));
    expect(rowsFound(changed)).toContain('VERIFY_ROW extra');
  });
});
