import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Withhold } from '@kedu/bundle';
import { Findings, verifyBundle } from '@kedu/verify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../src/ledger/nodeCrypto.ts';
import { machineSm3 } from '../../src/publish/hashers.ts';
import { nativeHasher } from '../../src/run/nativeHasher.ts';
import { readBundle } from '../../src/verify/readBundle.ts';
import { type Office, openExample, openOffice } from './published.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice(openExample(), '2024', 'north');
});
afterAll(() => rmSync(office.folder, { recursive: true, force: true }));

const hidden =
  (indicator: string, unit: string): Withhold =>
  (table, row) => {
    if (row['unit'] !== unit) return undefined;
    const isValue = (table === 'observations' || table === 'indicators') && row['indicator'] === indicator;
    return isValue || (table === 'parts' && (row['part'] ?? '').endsWith(`.${indicator}`)) ? 'sensitive' : undefined;
  };

describe('labels of figures that rest on withheld values', () => {
  it.each([
    ['scored alone', 'water_quality', '990100', 3],
    ['among what the peers are compared with', 'service_share', '990200', 16],
    ['reported by month', 'good_air_days', '990300', 3],
    ['of a department', 'budget_execution', '990000D01', 22],
  ])('LABEL-4: %s: a stranger without the values computes all that is called recomputable', async (_, indicator, unit, attested) => {
    const out = join(office.folder, `${indicator}-${unit}`);
    const published = await office.publish(out, { withhold: hidden(indicator, unit), log: `${out}-log` });
    if ('issue' in published) throw new Error(JSON.stringify(published.issue));
    const { shares } = published.value.bundle.manifest;
    expect(shares.indicators.attested).toBe(attested);
    expect(shares.results.attested).toBeGreaterThan(0);
    expect(shares.results.recomputable).toBeGreaterThan(0);
    const findings = new Findings();
    const files = await readBundle(out, findings);
    const report = verifyBundle(files, { crypto: nodeCrypto, sm3: machineSm3(), newHasher: nativeHasher }, findings);
    // No rule withholds them, and what rules withhold is shown: the checker says so (DISCLOSE-14), and of the tables whose figures bear labels nothing else.
    const labelled = ['results/results.csv', 'results/indicators.csv'];
    const errors = report.findings.filter(({ severity, place }) => severity === 'error' && labelled.includes(place.file ?? ''));
    expect(new Set(errors.map(({ code, args }) => `${code} ${args['reason']} ${args['found']}`))).toEqual(
      new Set(['VERIFY_WITHHELD no_rule sensitive']),
    );
    expect(report.findings.some(({ code, args }) => code === 'VERIFY_WITHHELD' && args['reason'] === 'disclosed')).toBe(true);
    // Cells of tables without labels, which rest on what no rule withholds.
    const elsewhere = report.findings.filter(({ code }) => code === 'VERIFY_CELL').length;
    expect(report.counts.figures.compared - report.counts.figures.agree).toBeLessThanOrEqual(elsewhere);
    expect(report.counts.figures.agree).toBeGreaterThan(3000);
  });
});
