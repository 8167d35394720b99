import type { AssessInput, RunContext } from '../context.ts';
import { calibrate } from '../steps/calibrate.ts';
import { check } from '../steps/check.ts';
import { enrol } from '../steps/enrol.ts';
import { gate } from '../steps/gate.ts';
import { prepare } from '../steps/prepare.ts';
import { rank } from '../steps/rank.ts';
import { score } from '../steps/score.ts';

/** Totals and ranks of one list, and nothing else of a run. */
export interface ListTotals {
  readonly unitIds: readonly string[];
  /** Quanta with the places of the scheme's total, after gates; NaN where missing. */
  readonly score: Float64Array;
  /** 0 for none. */
  readonly rank: Int32Array;
  /** Decimals of the quanta. */
  readonly places: number;
}

/** What is the same for all schemes that differ in trees, rounding and gates alone. */
export type CheckedBasis = Pick<RunContext, 'enrolment' | 'data'>;

/** The first two steps of `assess`: who is assessed, and what is known of them. */
export function checkedBasis(input: AssessInput): CheckedBasis {
  const enrolment = enrol(input.scheme, input.register, input.period);
  return { enrolment, data: check(input, enrolment) };
}

/** The steps of `assess` up to ranks, for a scheme of one list; undefined where the list has no tree. Rule: DIFF-3. */
export function listTotals(input: AssessInput, { enrolment, data }: CheckedBasis, list: string): ListTotals | undefined {
  const ctx: RunContext = { input, enrolment, data };
  const prepared = prepare(ctx);
  const scored = score(ctx, calibrate(ctx, prepared), prepared).lists.find(({ enrolled }) => enrolled.list.id === list);
  if (!scored) return undefined;
  const { members, classes, overlays, groups } = scored.enrolled;
  const { ranked, total, parts } = scored;
  const gated = gate(ctx, { list, members, classes, overlays, ranked, score: total, parts });
  return {
    unitIds: [...members].map((unit) => enrolment.units[unit]?.id ?? ''),
    score: gated.score,
    rank: rank({ ranked, score: gated.score, groups, classes }).rank,
    places: input.scheme.rounding.total.places,
  };
}
