import type { Aggregate } from '@kedu/scheme';
import { describe, expect, it } from 'vitest';
import { blend } from '../../src/aggregate/blend.ts';
import { calculate } from '../calculator.ts';
import { vectorsIn } from '../vectors.ts';

interface AggregateVector {
  readonly rule: string;
  readonly why: string;
  readonly aggregate: Aggregate;
  readonly parts: readonly { readonly weight: number; readonly score: number }[];
  readonly full: number;
  readonly score: number;
  readonly arithmetic?: string;
  /** Significant digits where elementary functions are used; exact where absent. */
  readonly digits?: number;
}

describe('vectors of aggregates', () => {
  for (const [name, { rule, why, aggregate, parts, full, score, arithmetic, digits }] of vectorsIn<AggregateVector>('aggregate')) {
    it(`${rule} ${name}: ${why}`, () => {
      const combined = blend(aggregate);
      const result = combined.combine(
        parts.map((part) => Float64Array.of(part.score)),
        parts.map((part) => Float64Array.of(part.weight)),
        0,
        full,
      );
      if (digits === undefined) expect(result).toBe(score);
      else expect(result.toPrecision(digits)).toBe(score.toPrecision(digits));
      const counted = parts.filter(({ weight }) => weight !== 0);
      const text = combined.arithmetic(
        counted.map((part) => part.score),
        counted.map((part) => part.weight),
        full,
      );
      if (arithmetic !== undefined) expect(text).toBe(arithmetic);
      expect(calculate(text)).toBeCloseTo(result, 9);
    });
  }
});
