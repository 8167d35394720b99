import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { run } from '../../values/run.ts';
import { kernelInstance } from '../wasm/instance.ts';
import { compareLights } from './compare.ts';
import { drawnLights } from './drawnLights.ts';

/** Why a list has no plan. */
const REASONS = ['condition', 'missed_nodes', 'parameter', 'reads'];

describe('lights of a moment by columns', () => {
  it('KERNEL-6 the reference and the kernel give what light gives, moment by moment, bit by bit', () => {
    const kernel = kernelInstance();
    const reasons = new Set<string>();
    let planned = 0;
    let all = 0;
    fc.assert(
      fc.property(drawnLights(5), (tables) => {
        const compared = compareLights(run(tables), kernel);
        for (const reason of compared.reasons) reasons.add(reason);
        all += 1;
        if (compared.reasons.length === 0) planned += 1;
      }),
      { numRuns: 150 },
    );
    expect(planned / all).toBeGreaterThan(0.4);
    expect(REASONS).toEqual(expect.arrayContaining([...reasons]));
  }, 120_000);

  it('KERNEL-6 what is drawn is without a plan for every reason there is', () => {
    const kernel = kernelInstance();
    const reasons = fc.sample(drawnLights(5), { numRuns: 150, seed: 7 }).flatMap((tables) => compareLights(run(tables), kernel).reasons);
    expect([...new Set(reasons)].sort()).toEqual(REASONS);
  }, 120_000);

  it('KERNEL-8 sixteen units at a time, their tails, and units one by one are the same', () => {
    const kernel = kernelInstance();
    fc.assert(
      fc.property(drawnLights(60), (tables) => {
        compareLights(run(tables), kernel);
      }),
      { numRuns: 40 },
    );
  }, 120_000);
});
