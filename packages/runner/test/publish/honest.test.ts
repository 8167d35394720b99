import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BundleLevel } from '@kedu/bundle';
import { Findings, verifyBundle } from '@kedu/verify';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../src/ledger/nodeCrypto.ts';
import { machineSm3 } from '../../src/publish/hashers.ts';
import { nativeHasher } from '../../src/run/nativeHasher.ts';
import { readBundle } from '../../src/verify/readBundle.ts';
import { openExample, openOffice } from './published.ts';

describe('the checker and honest bundles of packs whose disclosure withholds much', () => {
  it.each<[string, string, string, BundleLevel]>([
    ['after-wolong', '2024', 'woling-projects', 'public'],
    ['after-wolong', '2024', 'woling-projects', 'internal'],
    ['after-wolong', '2024', 'woling-institutes', 'public'],
    ['after-guizhou', '2025', 'campus', 'public'],
    ['after-yueyang', '2024', 'lake', 'public'],
  ])(
    'VERIFY-1 %s, %s %s at level %s: not one false word',
    async (pack, period, scheme, level) => {
      const office = await openOffice(openExample(pack), period, scheme);
      try {
        const out = join(office.folder, 'bundle');
        const published = await office.publish(out, { level, withhold: 'by_rules' });
        if ('issue' in published) throw new Error(JSON.stringify(published.issue));
        const findings = new Findings();
        const files = await readBundle(out, findings);
        const report = verifyBundle(files, { crypto: nodeCrypto, sm3: machineSm3(), newHasher: nativeHasher }, findings);
        // Of a log that nobody witnesses, looked at without a policy of one's own, these two are true.
        expect(report.findings.filter(({ severity }) => severity !== 'notice').map(({ code }) => code)).toEqual([
          'VERIFY_OWN_POLICY',
          'VERIFY_UNWITNESSED',
        ]);
      } finally {
        rmSync(office.folder, { recursive: true, force: true });
      }
    },
    120_000,
  );
});
