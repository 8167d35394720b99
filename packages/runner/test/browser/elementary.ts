import { exp, ln, pow } from '@kedu/model';
import { bitsOf } from './account.ts';

const COUNT = 100_000;

/** Bits of exp, ln and pow over 100,000 arguments: half of them of any size, sign and bit pattern, half as they stand in assessments. */
export function elementaryBits(): Readonly<Record<'exp' | 'ln' | 'pow', string>> {
  const x = numbers(20260101);
  const y = numbers(20190501);
  return {
    exp: bitsOf(x.map((value, i) => exp(i % 2 === 0 ? value : value / 10))),
    ln: bitsOf(x.map((value) => ln(Math.abs(value)))),
    pow: bitsOf(x.map((value, i) => pow(i % 4 === 3 ? value : Math.abs(value), (y[i] as number) / (i % 2 === 0 ? 1 : 1000)))),
  };
}

function numbers(seed: number): Float64Array {
  const made = new Float64Array(COUNT);
  const words = new Uint32Array(made.buffer);
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state ^ (state >>> 15)) >>> 0;
  };
  for (let i = 0; i < COUNT; i += 1) {
    if (i % 2 === 0) {
      words[2 * i] = next();
      words[2 * i + 1] = next();
    } else {
      made[i] = (next() - 2_147_483_648) / 10_000_019;
    }
  }
  return made;
}
