import { z } from 'zod';
import { clause, expression, identifier, localizedText, share } from './basics.ts';
import { methodUse } from './methods.ts';
import { byKey, oneOf, textOf } from './one-of.ts';

const weightForms = { number: z.number().nonnegative(), text: textOf('percent', /^\d+(\.\d+)?%$/) };
const weightOrNone = oneOf({ number: weightForms.number, text: textOf('percent_or_none', /^(none|\d+(\.\d+)?%)$/) });

export const weight = oneOf({ ...weightForms, mapping: z.object({ else: weightOrNone.optional() }).catchall(weightOrNone) }).meta({
  id: 'weight',
  description:
    'points or relative weight; per class: { else: 15, ecological: 30 } — overlays before classes, `else` for the rest; none where the part does not exist for them',
});

const zero = z.strictObject({ zero: localizedText }).describe('counts as zero, for this stated reason');
const meanOf = z
  .strictObject({ mean_of: identifier, over: expression.optional() })
  .describe('mean of the group: `list`, `class`, `group` or an attribute');
const medianOf = z.strictObject({ median_of: identifier, over: expression.optional() }).describe('median of the group');
const lastValue = z
  .strictObject({ last_value: z.strictObject({ up_to: textOf('age', /^[1-9]\d*(y|m)$/) }) })
  .describe('last known value up to an age: 2y, 6m');

type MissingMapping = typeof zero | typeof meanOf | typeof medianOf | typeof lastValue;
const missingForms: Readonly<Record<string, MissingMapping>> = { zero, mean_of: meanOf, median_of: medianOf, last_value: lastValue };

export const missingRule = oneOf({ text: z.enum(['refuse', 'reweight']), mapping: byKey<MissingMapping>(missingForms, zero) }).meta({
  id: 'missing_rule',
  description: 'what stands in for a missing value; default reweight. 缺失规则',
});

export const aggregateName = z.enum(['arithmetic', 'geometric', 'harmonic', 'sum', 'worst']);

export const aggregate = oneOf({ text: aggregateName, mapping: z.strictObject({ mix: z.partialRecord(aggregateName, share) }) }).describe(
  'how the parts make the whole; { mix: { arithmetic: 70%, worst: 30% } } blends. 合成方法',
);

const leafRules = {
  method: methodUse,
  missing: missingRule.optional(),
  cap: z.number().optional().describe('highest score, default as the method says'),
  floor: z.number().optional().describe('lowest score'),
  peers: identifier.optional().describe('who is compared with whom: `list` (default), `class`, `group` or an attribute'),
};

const shared = { title: localizedText.optional(), clause: clause.optional(), tags: z.array(identifier).optional() };

export const leaf = z.strictObject({
  ...shared,
  indicator: identifier.optional().describe('indicator to score; default the name of the part'),
  weight,
  ...leafRules,
});

export const additionPart = z
  .strictObject({
    ...shared,
    apply: z.strictObject({
      table: z.string().describe('CSV: unit, date, item, level, points, title'),
      highest_only: z.boolean().default(false).describe('of several levels of one item the highest counts once'),
      within: z.enum(['period', 'any']).default('period'),
    }),
    cap: z.number().nonnegative().optional().describe('most that this item can add (or take, where points are negative)'),
    cap_item: z.number().nonnegative().optional().describe('most that one item in the table can add or take'),
  })
  .describe('bonus or deduction by event 加减分');

export const eachOf = z
  .strictObject({
    of: textOf('indicator_set', /^(tag|dimension|horizon|nature|priority):[a-z0-9_]+$/),
    weight: weight.default(1),
    ...leafRules,
  })
  .describe('one part for every indicator that fits: dimension:goal_1');

export interface CompositeInput {
  title?: z.input<typeof localizedText> | undefined;
  clause?: z.input<typeof clause> | undefined;
  tags?: string[] | undefined;
  weight?: z.input<typeof weight> | undefined;
  weights?: 'points' | 'points_of_total' | 'relative' | undefined;
  aggregate?: z.input<typeof aggregate> | undefined;
  missing?: z.input<typeof missingRule> | undefined;
  parts?: Record<string, PartInput> | undefined;
  each?: z.input<typeof eachOf> | undefined;
}
export type PartInput = CompositeInput | z.input<typeof leaf> | z.input<typeof additionPart>;

export interface CompositeShape {
  title?: z.output<typeof localizedText> | undefined;
  clause?: string | undefined;
  tags?: string[] | undefined;
  weight?: z.output<typeof weight> | undefined;
  weights?: 'points' | 'points_of_total' | 'relative' | undefined;
  aggregate?: z.output<typeof aggregate> | undefined;
  missing?: z.output<typeof missingRule> | undefined;
  parts?: Record<string, PartShape> | undefined;
  each?: z.output<typeof eachOf> | undefined;
}
export type LeafShape = z.output<typeof leaf>;
export type AdditionShape = z.output<typeof additionPart>;
export type PartShape = CompositeShape | LeafShape | AdditionShape;

/** A part is told by its key: `parts` or `each` a composite, `apply` an addition, otherwise a leaf with `method`. */
export const part: z.ZodType<PartShape, PartInput> = z
  .lazy(() => byKey<z.ZodType<PartShape, PartInput>>({ parts: composite, each: composite, apply: additionPart }, leaf))
  .meta({
    id: 'part',
    description: 'a part of the tree: `parts` or `each` a composite, `apply` an addition, otherwise an indicator with its `method`. 评分项',
  });

export const composite: z.ZodType<CompositeShape, CompositeInput> = z.strictObject({
  ...shared,
  weight: weight.optional(),
  weights: z
    .enum(['points', 'points_of_total', 'relative'])
    .optional()
    .describe(
      'points: parts of each node add up to 100; points_of_total: parts add up to the points of their node (分值); relative: any positive numbers',
    ),
  aggregate: aggregate.optional(),
  missing: missingRule.optional(),
  parts: z.lazy(() => z.record(identifier, part)).optional(),
  each: eachOf.optional(),
});
