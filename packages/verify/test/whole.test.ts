import { readPolicy } from '@kedu/ledger';
import { beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle, type VerifyReport } from '../src/index.ts';
import { bundleOf, crypto, entriesOf, hashers, logFiles, POLICY, runOf } from '../../../tools/goodBundle.ts';
import { edit, type Forged, relist } from './tampering.ts';

let good: Forged;
beforeAll(async () => {
  const bundle = bundleOf(runOf('instruments', '2024'), 'public');
  good = { files: new Map([...bundle.files, ...(await logFiles(entriesOf(bundle)))]), entries: [], seen: new Map() };
}, 120_000);

function check(change: (forged: Forged) => void): VerifyReport {
  const own = { ...good, files: new Map(good.files) };
  change(own);
  const policy = readPolicy(hashers.sha256, POLICY);
  if ('issue' in policy) throw new Error(policy.issue.code);
  return verifyBundle(own.files, { crypto, sm3: hashers.sm3, policy: policy.value });
}

const identities = ({ findings }: VerifyReport): readonly unknown[] =>
  findings.flatMap(({ code, args }) => (code === 'VERIFY_IDENTITY' ? [args['field']] : []));

describe('VERIFY-4 BUNDLE-4 a bundle that withholds nothing states the hashes of its run', () => {
  test('which a stranger finds again, although columns that no rule reads are not published', () => {
    const report = check(() => undefined);
    expect(report.findings).toEqual([]);
    const manifest = JSON.parse(new TextDecoder().decode(good.files.get('bundle.json'))) as { run?: unknown; level: string };
    expect(manifest.run).toBeDefined();
    expect(new TextDecoder().decode(good.files.get('data/units.csv')).split('\r\n')[0]).toBe(
      'unit,code,name,name_en,kind,from,until,example,attribute:group',
    );
  });

  test('and names which of them another seed or another value breaks', () => {
    expect(identities(check((one) => relist(one, (manifest) => ({ ...manifest, seed: manifest.seed + 1 }))))).toEqual(['input']);
    const raised = check((one) => {
      edit(one, 'data/observations.csv', (text) => text.replace(/(hours,2024,[^,]*,)\d+/, '$11'));
      relist(one);
    });
    expect(identities(raised)).toEqual(['input', 'result']);
  });
});
