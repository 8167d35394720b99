import { periodOf } from '@kedu/model';
import type { MethodName, MethodParam } from '@kedu/scheme';
import { expect, it } from 'vitest';
import { calibrate } from '../../src/steps/calibrate.ts';
import { score } from '../../src/steps/score.ts';
import { composite, fixture, leaf, root } from '../fixture.ts';

/** Time of one plain pass over as many cells: what scoring is compared with, on the same machine in the same minute. */
function plainPass(cells: number): number {
  const column = new Float64Array(3000);
  const start = performance.now();
  for (let k = 0; k < cells; k += 1) column[k % 3000] = Math.round((k % 3000) * 7.3) / 100;
  return performance.now() - start;
}

// Wide on purpose: it catches work per pair of units, not a slow day; the time itself is the bench's.
it('METHOD-1: 3,000 units × 100 leaves × 2 periods cost less than 1,000 plain passes over the cells', () => {
  const METHODS: readonly (readonly [MethodName, Readonly<Record<string, MethodParam>>])[] = [['completion', {}], ['min_max', {}], ['goalposts', { worst: 0, best: 100 }], ['rank', {}], ['z_score', {}]];
  const units = Array.from({ length: 3000 }, (_, i) => `99${String(i).padStart(4, '0')}`);
  const cells = (seed: number) => units.map((_, i) => ((i * 7919 + seed * 104_729) % 10_007) / 100);
  const ids = Array.from({ length: 100 }, (_, k) => `i${k}`);
  const months = Array.from({ length: 2 }, (_, m) => `2023-${String(m + 1).padStart(2, '0')}`);
  const ctx = fixture({
    units,
    period: '2023-01',
    values: Object.fromEntries(ids.map((id, k) => [id, Object.fromEntries(months.map((month, m) => [month, cells(k * 12 + m)]))])),
    targets: Object.fromEntries(ids.map((id) => [id, Object.fromEntries(months.map((month) => [month, units.map(() => 60)]))])),
    scheme: { rounding: { indicator: { places: 2, rule: 'half_up' }, part: { places: 3, rule: 'half_up' }, total: { places: 2, rule: 'half_up' } } },
    tree: root(Object.fromEntries(Array.from({ length: 10 }, (_, g) => [`g${g}`, composite(Object.fromEntries(ids.slice(g * 10, g * 10 + 10).map((id, k) => [id, leaf(...METHODS[k % 5]!)])))]))),
  });
  const runs = months.map((month) => ({ ...ctx, input: { ...ctx.input, period: periodOf(month) } }));
  for (const run of runs) for (const id of ids) run.data.value(id, run.input.period);
  const count = units.length * ids.length * months.length;
  const before = plainPass(count);
  const start = performance.now();
  let scored = 0;
  for (const run of runs) scored += score(run, calibrate(run)).lists[0]!.total.filter((quanta) => !Number.isNaN(quanta)).length;
  const elapsed = performance.now() - start;
  const plain = Math.max(before, plainPass(count));
  expect(scored).toBe(6_000);
  expect(elapsed / plain).toBeLessThan(1_000);
}, 120_000);
