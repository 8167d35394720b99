import { quantise, type Rounding, ROUNDING_RULES, tidy, tidyScore } from '@kedu/model';
import { describe, expect, it } from 'vitest';
import { kernelInstance, Seeded } from './instance.ts';

const LENGTH = 4096;
const ROUNDS = 480;
const ORDER: readonly Rounding['rule'][] = ['half_even', 'half_up', 'half_down', 'down', 'up'];

/** So many floats further up, or down. */
function neighbour(x: number, steps: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, x);
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(steps));
  return view.getFloat64(0);
}

const near = (seeded: Seeded, x: number): number => (x === 0 ? x : neighbour(x, seeded.below(5) - 2));

/** Where rounding goes wrong if anywhere: ties and their neighbours, powers of ten, dust, the largest and the smallest. */
const KINDS: readonly ((seeded: Seeded) => number)[] = [
  (s) => s.next() * 100,
  (s) => s.next() * 10,
  (s) => s.next(),
  (s) => (s.next() - 0.5) * 400,
  (s) => s.below(10_000) / 100,
  (s) => near(s, s.below(10_000) / 100),
  (s) => near(s, (s.below(10_000) + 0.5) / 100),
  (s) => near(s, -(s.below(1_000_000) + 0.5) / 10_000),
  (s) => ((s.below(1e9) * 10 + s.below(10) + 0.5) / 1e10) * s.pick([1, -1, 10]),
  (s) => s.below(1e9) / 1e7 + s.pick([(s.next() - 0.5) * 4e-11, 1e-11, -1e-11, 9.95e-12, -1.005e-11]),
  (s) => (Math.floor(s.next() * 9e14 + 1e14) + 0.5) / 1e13,
  (s) => (Math.floor(s.next() * 9e14 + 1e14) + 0.5) / 1e14,
  (s) => near(s, Number(`1e${s.below(12) - 6}`)),
  (s) => s.next() * Number(`1e${s.below(40) - 20}`) * s.pick([1, -1]),
  (s) => s.next() * 4.6e15,
  (s) => 4e6 * (1 + s.next() * 1e-6),
  (s) => near(s, 1e5),
  (s) => s.pick([0, -0, Number.NaN, 100, -1e-12, 1e-300, 5e-324]),
];

describe('numbers of the kernel', () => {
  const { exports, memory } = kernelInstance();
  const column = memory.reserve(8 * LENGTH);
  const inKernel = (numbers: Float64Array, work: (address: number) => void): Float64Array => {
    memory.floats(column, LENGTH).set(numbers);
    work(column);
    return memory.floats(column, LENGTH);
  };
  const drawn = (seeded: Seeded, round: number): Float64Array =>
    Float64Array.from({ length: LENGTH }, () => KINDS[round % 2 === 0 ? seeded.below(KINDS.length) : (round >> 1) % KINDS.length]!(seeded));
  const firstDifference = (got: Float64Array, wanted: (x: number) => number, input: Float64Array) => {
    const k = input.findIndex((x, i) => !Object.is(got[i], wanted(x)));
    return k < 0 ? undefined : { input: input[k], got: got[k], wanted: wanted(input[k] as number) };
  };

  it('KERNEL-8 KERNEL-17 QNT-5 tidy is the reference bit by bit, for two million numbers', () => {
    const seeded = new Seeded(20231231);
    for (let round = 0; round < ROUNDS; round += 1) {
      const input = drawn(seeded, round);
      const got = inKernel(input, (address) => exports.tidyColumn(address, LENGTH / 2));
      expect(firstDifference(got, (x) => tidy(x) + 0, input)).toBeUndefined();
    }
  });

  it('KERNEL-8 QNT-1 QNT-2 quanta of a score are those of the reference by every rule and number of places', () => {
    const seeded = new Seeded(7);
    expect([...ORDER].sort()).toEqual([...ROUNDING_RULES].sort());
    for (let round = 0; round < ROUNDS; round += 1) {
      const places = round % 12;
      const rule = Math.floor(round / 12) % 5;
      const input = drawn(seeded, round).map((x) => (Math.abs(x) >= 2e5 ? x % 2e5 : x));
      const got = inKernel(input, (address) => exports.quantaColumn(address, LENGTH / 2, places, rule));
      const wanted = (x: number): number => (Number.isNaN(x) ? x : quantise(tidyScore(x), { places, rule: ORDER[rule]! }));
      expect(firstDifference(got, wanted, input)).toBeUndefined();
    }
  });

  it('QNT-1 quanta beyond 2^53 are refused as the reference refuses them', () => {
    const input = new Float64Array(LENGTH);
    input[3] = 1e300;
    expect(() => inKernel(input, (address) => exports.quantaColumn(address, LENGTH / 2, 2, 0))).toThrow(RangeError);
  });
});
