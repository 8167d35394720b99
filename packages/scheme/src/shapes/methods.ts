import { z } from 'zod';
import { quantity } from './basics.ts';
import { oneOf } from './one-of.ts';

const pairs = z.array(z.tuple([z.number(), z.number()]));

/**
 * The scoring methods of edition 1 with their parameters. Scores are on 0–100. A parameter given as an expression is one
 * number per unit; `target` and `baseline` default to those of the indicator. Rules: METHOD-* (docs/spec/methods.md).
 */
export const METHOD_SHAPES = {
  /** METHOD-COMPLETION: 100·actual/target, or 100·target/actual where lower is better. */
  completion: z.strictObject({ target: quantity.optional(), bonus_up_to: z.number().optional(), overshoot_limit: quantity.optional() }),
  /** METHOD-GROWTH: change on the baseline; 100 at `full_at` (ratio, or points where `in: points`). */
  growth_on_base: z.strictObject({
    baseline: quantity.optional(),
    full_at: quantity,
    zero_at: quantity.optional(),
    in: z.enum(['ratio', 'points']).optional(),
  }),
  /** METHOD-INTERVAL: 100 inside [low, high]; falls to 0 over `fade` on either side. */
  interval: z.strictObject({ low: quantity, high: quantity, fade: quantity.optional() }),
  /** METHOD-PIECEWISE: straight lines through [value, score] points, flat outside. */
  piecewise: z.strictObject({ points: pairs.min(2) }),
  /** METHOD-EFFICACY: (x−min)/(max−min)·range + base. 功效系数法 */
  efficacy: z.strictObject({
    min: quantity.optional(),
    max: quantity.optional(),
    base: z.number().default(60),
    range: z.number().default(40),
  }),
  /** METHOD-EFFICACY-BANDED: standards [value, coefficient] from worst to best. 分档功效系数 */
  efficacy_banded: z.strictObject({ standards: pairs.min(2) }),
  /** METHOD-GOALPOSTS: 100·(x−worst)/(best−worst), clipped to 0–100. */
  goalposts: z.strictObject({ worst: quantity, best: quantity }),
  /** METHOD-MIN-MAX: goalposts at the lowest and highest of the peers. */
  min_max: z.strictObject({ to: z.tuple([z.number(), z.number()]).optional() }),
  /** METHOD-Z-SCORE: centre + spread·(x−mean)/sd of the peers. */
  z_score: z.strictObject({ centre: z.number().default(50), spread: z.number().default(10) }),
  /** METHOD-RANK: table of scores by rank, or first and step: 100, then −5 a rank. */
  rank: z.strictObject({
    table: z.array(z.number()).min(1).optional(),
    first: z.number().default(100),
    step: z.number().optional(),
    last: z.number().optional(),
  }),
  /** METHOD-PERCENTILE: share of peers that are not better, from 0 to 100. */
  percentile: z.strictObject({}),
  /** METHOD-RATIO-TO-FIRST: 100·x/best of the peers. */
  ratio_to_first: z.strictObject({}),
  /** METHOD-DISTANCE: 100 less the distance to the target over `reach`. */
  distance_to_target: z.strictObject({ target: quantity.optional(), reach: quantity }),
  /** METHOD-STEP: `at_target` of the points at the target, ± `per` for each `unit` above or below. */
  step: z.strictObject({
    target: quantity.optional(),
    at_target: z.number(),
    unit: z.number().positive(),
    per: z.number(),
    whole: z.boolean().default(false),
  }),
  /** METHOD-ALL-OR-NOTHING: 100 when the target is reached, otherwise `otherwise`. */
  all_or_nothing: z.strictObject({ target: quantity.optional(), otherwise: z.number().default(0) }),
  /** METHOD-DEDUCTION: `from` less `per` for each event counted. 扣分 */
  deduction: z.strictObject({ from: z.number().default(100), per: quantity }),
  /** METHOD-BONUS: `per` for each counted, up to `cap`. 加分 */
  bonus: z.strictObject({ per: quantity, cap: z.number() }),
  /** METHOD-GIVEN: the value is the mark, out of `out_of`. 评分 */
  given: z.strictObject({ out_of: z.number().positive().default(100) }),
} as const;

export type MethodName = keyof typeof METHOD_SHAPES;
export const METHOD_NAMES = Object.keys(METHOD_SHAPES) as MethodName[];
export type MethodParams<M extends MethodName> = z.output<(typeof METHOD_SHAPES)[M]>;

/** A method by name, or by name with its parameters. */
export const methodUse = oneOf({
  text: z.enum(METHOD_NAMES as [MethodName, ...MethodName[]]),
  mapping: z.strictObject(METHOD_SHAPES).partial(),
}).meta({
  id: 'method',
  description: 'a method, or { method: parameters }: completion, { step: { at_target: 80, unit: 1, per: 0.5 } }. 计分方法',
});
