import { METHOD_NAMES, METHOD_SHAPES, type MethodName } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import type { MethodCase, MethodValue } from '../../src/normalise/method.ts';
import { METHODS } from '../../src/normalise/methods.ts';
import { referenceOf } from '../../src/normalise/reference.ts';
import { calculate } from '../calculator.ts';
import { vectorsIn } from '../vectors.ts';

interface MethodVector {
  readonly rule: string;
  readonly why: string;
  readonly method: MethodName;
  readonly params: Readonly<Record<string, MethodValue>>;
  readonly better: 'higher' | 'lower';
  readonly x: number;
  readonly peers?: readonly number[];
  /** Value of the unit that the method compares with. */
  readonly anchor?: number;
  readonly cap?: number;
  readonly score?: number;
  readonly uncapped?: number;
  readonly arithmetic?: string;
  readonly missing?: string;
}

const vectors = vectorsIn<MethodVector>('methods');

describe('vectors of methods', () => {
  for (const [name, vector] of vectors) {
    it(`${vector.rule} ${name}: ${vector.why}`, () => {
      const method = METHODS[vector.method];
      const params = METHOD_SHAPES[vector.method].parse(vector.params) as MethodCase['params'];
      const [floor, bound] = method.bounds(params);
      const cap = vector.cap ?? bound;
      const input: MethodCase = {
        x: vector.x,
        better: vector.better,
        params,
        cap,
        reference: { ...referenceOf(Float64Array.from(vector.peers ?? []), vector.better), anchor: vector.anchor },
      };
      const uncapped = method.score(input);
      if (vector.missing !== undefined) {
        expect(uncapped).toBeNaN();
        expect(method.why(input)).toBe(vector.missing);
        return;
      }
      expect(Math.min(Math.max(uncapped, floor), cap)).toBe(vector.score);
      if (vector.uncapped !== undefined) expect(uncapped).toBe(vector.uncapped);
      if (vector.arithmetic !== undefined) expect(method.arithmetic(input)).toBe(vector.arithmetic);
      expect(calculate(method.arithmetic(input)) + 0).toBe(uncapped + 0);
    });
  }
});

describe('METHOD-1: the methods are those of the scheme language', () => {
  it.each(METHOD_NAMES)('%s has a method of its name, a typical vector and a failing or edge one', (name) => {
    expect(METHODS[name].name).toBe(name);
    expect(vectors.filter(([, vector]) => vector.method === name).length).toBeGreaterThanOrEqual(3);
  });
});
