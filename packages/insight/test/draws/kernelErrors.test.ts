import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { errorDraws } from '../../src/draws/errorDraws.ts';
import { KernelErrors } from '../../src/draws/kernelErrors.ts';
import type { IndicatorError } from '../../src/errors/errorsOf.ts';
import { drawKernel } from './kernelInstance.ts';

const bits = (numbers: Float64Array | undefined): readonly string[] =>
  Array.from(numbers ?? [], (x) => (Object.is(x, -0) ? '-0' : String(x)));

const size = fc.oneof(fc.constant(0), fc.double({ min: 1e-6, max: 1e6, noNaN: true }));
const stated = (units: number): fc.Arbitrary<IndicatorError> =>
  fc
    .record({
      indicator: fc.string({ minLength: 1, maxLength: 6 }),
      sources: fc.array(fc.record({ sd: fc.array(size, { minLength: units, maxLength: units }), shared: fc.boolean() }), { maxLength: 3 }),
    })
    .map(({ indicator, sources }) => ({
      indicator,
      sources: sources.map(({ sd, shared }) => ({ sd: Float64Array.from(sd), shared })),
      stated: new Uint8Array(units).fill(1),
    }));
const drawn = fc.integer({ min: 1, max: 30 }).chain((units) =>
  fc.record({
    units: fc.uniqueArray(fc.string({ maxLength: 8 }), { minLength: units, maxLength: units }),
    errors: fc.uniqueArray(stated(units), { minLength: 1, maxLength: 4, selector: ({ indicator }) => indicator }),
    seed: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
    batch: fc.constantFrom(2, 4, 8),
    draws: fc.integer({ min: 1, max: 20 }),
  }),
);

/** A vector of vectors/uncertainty: standard normal deviates of a source by draw and unit. */
interface Deviates {
  readonly seed: number;
  readonly indicator: string;
  readonly source: number;
  readonly units: readonly string[];
  readonly draws: readonly number[];
  readonly expect: readonly (readonly number[])[];
}

describe('DRAW-1 KERNEL-16 errors by a kernel', () => {
  it('have the bits of the reference, whatever units, sources, seed and batch', () => {
    const kernel = drawKernel();
    const start = kernel.memory.next;
    fc.assert(
      fc.property(drawn, ({ units, errors, seed, batch, draws }) => {
        kernel.memory.release(start);
        const byKernel = new KernelErrors(kernel, errors, units, seed, batch);
        const reference = errorDraws(errors, units, seed);
        for (let first = 0; first < draws; first += batch) {
          const count = Math.min(batch, draws - first);
          byKernel.take(first, count);
          for (let draw = first; draw < first + count; draw += 1)
            for (const { indicator } of errors)
              expect(bits(byKernel.of(draw)(indicator)), `${indicator} ${draw}`).toEqual(bits(reference.of(draw)(indicator)));
          expect(byKernel.of(first)('none of them at all')).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('reach far into the tails with the same bits: more units than a chunk, many draws', () => {
    const units = Array.from({ length: 1003 }, (_, k) => `u${k}`);
    const errors = [{ indicator: 'air', sources: [{ sd: new Float64Array(1003).fill(1), shared: false }], stated: new Uint8Array(1003) }];
    const byKernel = new KernelErrors(drawKernel(), errors, units, 7, 8);
    const reference = errorDraws(errors, units, 7);
    let farthest = 0;
    for (let first = 0; first < 200; first += 8) {
      byKernel.take(first, 8);
      for (let draw = first; draw < first + 8; draw += 1) {
        const [found, expected] = [byKernel.of(draw)('air') as Float64Array, reference.of(draw)('air') as Float64Array];
        expect(found.every((x, i) => Object.is(x, expected[i]))).toBe(true);
        farthest = found.reduce((most, x) => Math.max(most, Math.abs(x)), farthest);
      }
    }
    expect(farthest).toBeGreaterThan(4.2);
  });

  const folder = fileURLToPath(new URL('../../../../vectors/uncertainty/', import.meta.url));
  const vectors = readdirSync(folder).filter((name) => /^deviates.*\.json$/.test(name));
  it.each(vectors)('give what was computed apart, in another language: %s', (name) => {
    const { seed, indicator, source, units, draws, expect: deviates } = JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Deviates;
    const sources = Array.from({ length: source + 1 }, (_, k) => ({
      sd: new Float64Array(units.length).fill(k === source ? 1 : 0),
      shared: false,
    }));
    const errors = [{ indicator, sources, stated: new Uint8Array(units.length).fill(1) }];
    const byKernel = new KernelErrors(drawKernel(), errors, units, seed, 2);
    draws.forEach((draw, i) => {
      const first = draw - (draw % 2);
      byKernel.take(first, 2);
      const found = byKernel.of(draw)(indicator);
      deviates[i]?.forEach((z, unit) => expect(found?.[unit], `${draw} ${units[unit]}`).toBeCloseTo(z, 12));
    });
  });
});
