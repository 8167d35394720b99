import { beforeAll, expect, test } from 'vitest';
import { type Bundle, readManifest } from '@kedu/bundle';
import { valuesToDraw } from '@kedu/insight';
import { bundleOf, bytes, FEW_DRAWS, runOf, textOf } from '../../../tools/goodBundle.ts';
import { BUNDLE_LIMITS, Findings } from '../src/index.ts';
import { recompute } from '../src/computation/recompute.ts';

let bundle: Bundle;
beforeAll(() => {
  bundle = bundleOf(runOf('north', '2024', FEW_DRAWS));
}, 60_000);

/** The bundle with a register of so many units more, and what recomputing it says. */
function told(units: number): readonly string[] {
  const files = new Map(bundle.files);
  const scheme = textOf(files.get('scheme/scheme/2024.yaml')).replace(/(^uncertainty: .*draws: )\d+/m, '$1100000');
  files.set('scheme/scheme/2024.yaml', bytes(scheme));
  const register = textOf(files.get('data/units.csv'));
  const [heading = '', ...rows] = register.split('\r\n').filter((row) => row !== '');
  const row = rows.find((one) => one.startsWith('990300,')) ?? '';
  const more = Array.from({ length: units }, (_, i) => row.replaceAll('990300', `9${String(i).padStart(7, '0')}`));
  files.set('data/units.csv', bytes(`${[heading, ...[...rows, ...more].sort()].join('\r\n')}\r\n`));
  const read = readManifest(files.get('bundle.json') ?? new Uint8Array());
  if ('issue' in read) throw new Error(read.issue.code);
  const findings = new Findings();
  recompute(files, read.value, findings, {});
  return findings.list().map(({ code, args }) => `${code} ${args['bound'] ?? args['reason'] ?? args['field'] ?? ''}`.trim());
}

test('VERIFY-6 more draws than a minute of the kernel are refused before any is made', () => {
  expect(told(20_000)).toContain('VERIFY_BOUNDS draws');
}, 60_000);

test('VERIFY-6 a country of 3,000 units and 100 indicators with 2,000 draws is within the bound; draws of a scheme without errors count nothing', () => {
  const { run } = runOf('north', '2024', FEW_DRAWS);
  const { register } = run.trace.input;
  const without = { ...run.scheme, indicators: run.scheme.indicators.map((one) => ({ ...one, error: undefined })) };
  expect(valuesToDraw(run.scheme, register)).toBeGreaterThan(FEW_DRAWS * register.versions.length);
  expect(valuesToDraw(without, register)).toBe(0);
  expect(3000 * 100 * 2000).toBeLessThan(BUNDLE_LIMITS.draws);
}, 60_000);
