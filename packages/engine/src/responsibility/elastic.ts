import { lastDay, tidy } from '@kedu/model';
import type { ElasticRow, Leaf } from '@kedu/scheme';
import type { EnrolledList, RunContext } from '../context.ts';

/** What a coefficient did to one score, before rounding. */
export interface ElasticScore {
  readonly row: ElasticRow;
  readonly before: number;
  readonly after: number;
  /** Bounds of what comes out: the floor of the part, and its cap or 100 × the highest coefficient, whichever is more. */
  readonly floor: number;
  readonly most: number;
}

/** Coefficients of one leaf over the members of a list. */
export interface Elasticity {
  /** A bounded score times the coefficient of the member; the score itself where no row names it. */
  apply(k: number, bounded: number, floor: number, cap: number): number;
  /** What was done to the score of a unit. */
  of(unit: number): ElasticScore | undefined;
}

/**
 * Elastic coefficients of a leaf as they stand on the last day of the period; undefined where the leaf has none.
 *
 * A row of the unit stands above one of its last overlay that has one, that above one of its class. Rule: ELASTIC-1 (docs/spec/responsibility.md).
 * A score of 0 or below stays as it is, and the bound is never below the cap: a higher coefficient never lowers a score. Errors: none; bounds, reasons and doubles are checked with the scheme.
 * Example: score 80, class ecological 1.1 → 88; score 100 at cap 120 and 1.2, within 0.8–1.2 → 120.
 */
export function elasticityOf(ctx: RunContext, { members, classes, overlays }: EnrolledList, leaf: Leaf): Elasticity | undefined {
  const { elastic } = leaf;
  if (!elastic) return undefined;
  const day = lastDay(ctx.input.period);
  const inForce = elastic.rows.filter(({ from, until }) => (from ?? day) <= day && day <= (until ?? day));
  const ofUnit = new Map(inForce.flatMap((row) => (row.unitCode === undefined ? [] : [[row.unitCode, row] as const])));
  const ofClass = new Map(inForce.flatMap((row) => (row.class === undefined ? [] : [[row.class, row] as const])));
  const scores = new Map<number, ElasticScore>();
  const rowOf = (k: number): ElasticRow | undefined => {
    const own = ofUnit.get(ctx.enrolment.units[members[k] as number]?.code ?? '');
    const overlay = [...(overlays[k] ?? [])].reverse().find((id) => ofClass.has(id));
    return own ?? ofClass.get(overlay ?? classes[k] ?? '');
  };
  return {
    apply: (k, before, floor, cap) => {
      const row = rowOf(k);
      if (!row) return before;
      const most = Math.max(cap, 100 * elastic.within[1]);
      const after = before > 0 ? Math.max(floor, Math.min(tidy(before * row.coefficient), most)) : before;
      scores.set(members[k] as number, { row, before, after, floor, most });
      return after;
    },
    of: (unit) => scores.get(unit),
  };
}
