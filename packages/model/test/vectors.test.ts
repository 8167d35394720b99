import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  allocateFen,
  decimalText,
  exp,
  formatQuanta,
  formatYuan,
  ln,
  pow,
  quantaToNumber,
  quantise,
  type RoundingRule,
} from '../src/index.ts';

interface Case {
  readonly args: readonly unknown[];
  readonly result?: unknown;
  /** Nearest float64 to the true value, where `result` is not that. */
  readonly nearest?: number;
  readonly throws?: 'RangeError';
}
interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly function: keyof typeof FUNCTIONS;
  readonly cases: readonly Case[];
}

const FUNCTIONS = {
  exp: (x: number) => exp(x),
  ln: (x: number) => ln(x),
  pow: (x: number, y: number) => pow(x, y),
  quantise: (x: number, places: number, rule: RoundingRule) => quantise(x, { places, rule }),
  formatQuanta,
  decimalText,
  formatYuan,
  allocateFen,
} as const;

const folder = new URL('../../../vectors/numbers/', import.meta.url);
const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name.slice(0, -5), JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Vector] as const);

test.each(vectors.map(([name, vector]) => [vector.rule, name, vector] as const))('%s %s', (_, __, vector) => {
  const compute = FUNCTIONS[vector.function] as (...args: readonly unknown[]) => unknown;
  expect(vector.cases.length).toBeGreaterThan(0);
  for (const { args, result, nearest, throws } of vector.cases) {
    if (throws !== undefined) {
      expect(() => compute(...args), JSON.stringify(args)).toThrow(RangeError);
      continue;
    }
    expect(compute(...args), JSON.stringify(args)).toEqual(result);
    if (nearest !== undefined) expect(ulpsBetween(result as number, nearest)).toBe(1);
    if (vector.function === 'formatQuanta') expect(quantaToNumber(...(args as [number, number]))).toBe(Number(result));
  }
});

test('QNT MONEY ELEM every rule of docs/spec/numbers.md with a function has a vector', () => {
  const rules = new Set(vectors.map(([, { rule }]) => rule));
  for (const rule of ['QNT-1', 'QNT-2', 'QNT-3', 'QNT-4', 'MONEY-1', 'MONEY-2', 'ELEM-2', 'ELEM-3', 'ELEM-4'])
    expect(rules).toContain(rule);
});

/** Float64 numbers between two of the same sign, the second included. */
function ulpsBetween(a: number, b: number): number {
  const bits = new BigInt64Array(Float64Array.of(Math.abs(a), Math.abs(b)).buffer);
  const far = (bits[0] as bigint) - (bits[1] as bigint);
  return Number(far < 0n ? -far : far);
}
