import { z } from 'zod';
import { apply } from './addition.ts';
import { clause, expression, identifier, localizedText, scoreBound, share } from './basics.ts';
import { methodUse } from './methods.ts';
import { byKey, oneOf, textOf } from './one-of.ts';
import { denomination, interpolate, meanValueOf, medianValueOf, outliers } from './prepare.ts';
import { responsibility } from './responsibility.ts';
import { said } from './said.ts';

const weightForms = { number: z.number().nonnegative(), text: textOf('percent', /^\d+(\.\d+)?%$/) };
const weightOrNone = oneOf({ number: weightForms.number, text: textOf('percent_or_none', /^(none|\d+(\.\d+)?%)$/) });

export const weight = oneOf({
  ...weightForms,
  mapping: z
    .object({ else: weightOrNone.optional().describe(said('其余单位', 'units of no class named here')) })
    .catchall(weightOrNone.describe(said('类别或叠加类别 → 权重，或 none', 'class or overlay → weight, or none'))),
}).meta({
  id: 'weight',
  description: said(
    '分值或权重；按类别：{ else: 15, ecological: 30 }，先看叠加类别，再看类别，else 为其余；none 则该类单位没有此项',
    'points or relative weight; per class: { else: 15, ecological: 30 }: overlays before classes, `else` for the rest; none where the part does not exist for them',
  ),
});

const over = expression.optional().describe(said('只用满足此条件的单位', 'only units that fulfil this'));

const zero = z
  .strictObject({ zero: localizedText.describe(said('写明的原因', 'the stated reason')) })
  .describe(said('到期未报计零分，并写明原因', 'overdue counts as zero, for this stated reason'));
const meanOf = z
  .strictObject({
    mean_of: identifier.describe(said('list、class、group 或名册的列', '`list`, `class`, `group` or an attribute')),
    over,
  })
  .describe(said('用同组得分的均值', 'mean of the scores of the group'));
const medianOf = z
  .strictObject({
    median_of: identifier.describe(said('list、class、group 或名册的列', '`list`, `class`, `group` or an attribute')),
    over,
  })
  .describe(said('用同组得分的中位数', 'median of the scores of the group'));
const lastValue = z
  .strictObject({
    last_value: z
      .strictObject({
        up_to: textOf('age', /^[1-9]\d*(y|m)$/).describe(said('最多多久以前：2y 两年，6m 六个月', 'highest age: 2y, 6m')),
      })
      .describe(said('沿用前值', 'the last known value')),
  })
  .describe(said('沿用不超过此期限的前值', 'last known value up to an age'));

type MissingMapping =
  | typeof zero
  | typeof meanOf
  | typeof medianOf
  | typeof lastValue
  | typeof meanValueOf
  | typeof medianValueOf
  | typeof interpolate;
const missingForms: Readonly<Record<string, MissingMapping>> = {
  zero,
  mean_of: meanOf,
  median_of: medianOf,
  last_value: lastValue,
  mean_value_of: meanValueOf,
  median_value_of: medianValueOf,
  interpolate,
};

export const missingRule = oneOf({ text: z.enum(['refuse', 'reweight']), mapping: byKey<MissingMapping>(missingForms, zero) }).meta({
  id: 'missing_rule',
  description: said(
    '缺数怎么办：reweight 权重分给其他项（默认），refuse 不予计分，{ zero: 原因 }，{ mean_of: class }，{ median_of: list }，{ last_value: { up_to: 2y } }，{ mean_value_of: class }，{ median_value_of: list }，{ interpolate: { within: 3y } }',
    'what stands in for a missing value: reweight (default), refuse, { zero: reason }, { mean_of: class }, { median_of: list }, { last_value: { up_to: 2y } }, { mean_value_of: class }, { median_value_of: list }, { interpolate: { within: 3y } }',
  ),
});

export const aggregateName = z.enum(['arithmetic', 'geometric', 'harmonic', 'sum', 'worst']);
/** Aggregates that compare the units of a list with each other, and so cannot be blended. */
const comparingName = z.enum(['copeland', 'borda', 'topsis']);

const mix = z.strictObject({
  mix: z
    .strictObject({
      arithmetic: share.optional(),
      geometric: share.optional(),
      harmonic: share.optional(),
      sum: share.optional(),
      worst: share.optional(),
    })
    .describe(said('几种合成方法各占比例', 'shares of several ways')),
});
const generalised = z.strictObject({
  generalised: z
    .strictObject({
      power: z
        .number()
        .min(-100)
        .max(100)
        .describe(
          said(
            '幂次，不能为0：1 即算术平均，2 偏重强项，−1 即调和平均（几何平均请写 geometric）',
            'power, not 0: 1 is the arithmetic mean, 2 leans to strong parts, −1 is the harmonic mean (write geometric for the limit at 0)',
          ),
        ),
    })
    .describe(said('幂平均', 'generalised mean (AGG-GENERALISED)')),
});
type AggregateMapping = typeof mix | typeof generalised;
const aggregateForms: Readonly<Record<string, AggregateMapping>> = { mix, generalised };

export const aggregate = oneOf({
  text: z.enum([...aggregateName.options, ...comparingName.options]),
  mapping: byKey<AggregateMapping>(aggregateForms, mix),
}).describe(
  said(
    '合成方法：加权平均 arithmetic（默认）、几何、调和、累计 sum、取最低 worst；{ mix: { arithmetic: 70%, worst: 30% } } 混合；{ generalised: { power: 2 } } 幂平均；逐对比较 copeland、名次计数 borda、逼近理想解 topsis',
    'how the parts make the whole, default arithmetic; { mix: { arithmetic: 70%, worst: 30% } } blends; { generalised: { power: 2 } }; copeland, borda and topsis compare the units of the list',
  ),
);

const leafRules = {
  method: methodUse,
  per: denomination.optional(),
  missing: missingRule.optional(),
  outliers: outliers.optional(),
  cap: scoreBound.optional().describe(said('最高得分；默认依方法', 'highest score, default as the method says')),
  floor: scoreBound.optional().describe(said('最低得分；默认依方法', 'lowest score, default as the method says')),
  peers: identifier
    .optional()
    .describe(
      said(
        '和谁比：list 同序列（默认）、class 同类、group 同组，或名册的列',
        'who is compared with whom: `list` (default), `class`, `group` or an attribute',
      ),
    ),
  ...responsibility,
};

const shared = {
  title: localizedText.optional().describe(said('名称', 'title')),
  clause: clause.optional(),
  tags: z.array(identifier).optional().describe(said('标签，约束用 tag:x 引用', 'tags, named as tag:x by constraints')),
};

export const leaf = z
  .strictObject({
    ...shared,
    indicator: identifier.optional().describe(said('给哪个指标计分；默认与本项同名', 'indicator to score; default the name of the part')),
    weight: weight.optional(),
    ...leafRules,
  })
  .meta({ id: 'leaf', description: said('计分的指标', 'an indicator with its method') });

export const additionPart = z
  .strictObject({
    ...shared,
    apply,
    cap: z
      .number()
      .nonnegative()
      .optional()
      .describe(said('合计最多加（或减）多少分', 'most that this part can add (or take, where points are negative)')),
    cap_item: z
      .number()
      .nonnegative()
      .optional()
      .describe(said('一个事项最多加（或减）多少分', 'most that one item in the table can add or take')),
  })
  .meta({ id: 'addition', description: said('按事项加减分', 'bonus or deduction by event') });

export const eachOf = z
  .strictObject({
    of: textOf('indicator_set', /^(tag|dimension|horizon|nature|priority):[a-z0-9_]+$/).describe(
      said('哪些指标：dimension:goal_1、tag:x', 'which indicators: dimension:goal_1, tag:x'),
    ),
    weight: weight.optional(),
    ...leafRules,
    clause: clause.optional(),
  })
  .describe(said('符合条件的每个指标各成一项', 'one part for every indicator that fits: dimension:goal_1'));

export const weighing = z
  .strictObject({
    ahp: z
      .string()
      .describe(
        said(
          '判断矩阵：CSV，第一列 part，每项一行一列，写 1/9 至 9',
          'judgements in pairs: CSV, first column `part`, a row and a column per part, 1/9 to 9',
        ),
      ),
    at_most: z.number().positive().max(1).default(0.1).describe(said('一致性比率最高多少', 'highest consistency ratio')),
  })
  .describe(
    said(
      '由判断矩阵定权（层次分析法），各项不再写 weight',
      'weights out of judgements in pairs (AHP); the parts have no `weight` of their own',
    ),
  );

export interface CompositeInput {
  title?: z.input<typeof localizedText> | undefined;
  clause?: z.input<typeof clause> | undefined;
  tags?: string[] | undefined;
  weight?: z.input<typeof weight> | undefined;
  weights?: 'points' | 'points_of_total' | 'relative' | undefined;
  aggregate?: z.input<typeof aggregate> | undefined;
  missing?: z.input<typeof missingRule> | undefined;
  outliers?: z.input<typeof outliers> | undefined;
  parts?: Record<string, PartInput> | undefined;
  each?: z.input<typeof eachOf> | undefined;
  weigh?: z.input<typeof weighing> | undefined;
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
  outliers?: z.output<typeof outliers> | undefined;
  parts?: Record<string, PartShape> | undefined;
  each?: z.output<typeof eachOf> | undefined;
  weigh?: z.output<typeof weighing> | undefined;
}
export type LeafShape = z.output<typeof leaf>;
export type AdditionShape = z.output<typeof additionPart>;
export type PartShape = CompositeShape | LeafShape | AdditionShape;

/** A part is told by its key: `parts` or `each` a composite, `apply` an addition, otherwise a leaf with `method`. */
export const part: z.ZodType<PartShape, PartInput> = z
  .lazy(() => byKey<z.ZodType<PartShape, PartInput>>({ parts: composite, each: composite, apply: additionPart }, leaf))
  .meta({
    id: 'part',
    description: said(
      '评分项：有 parts 或 each 的是上级项，有 apply 的是加减分，其余是带计分方法的指标',
      'a part of the tree: `parts` or `each` a composite, `apply` an addition, otherwise an indicator with its `method`',
    ),
  });

export const composite: z.ZodType<CompositeShape, CompositeInput> = z
  .strictObject({
    ...shared,
    weight: weight.optional(),
    weights: z
      .enum(['points', 'points_of_total', 'relative'])
      .optional()
      .describe(
        said(
          '权重的写法，树根必写：points 各级合计100；points_of_total 各级合计等于本项分值；relative 任意正数',
          'how weights are written; the root says it. points: parts of each node add up to 100; points_of_total: parts add up to the points of their node (分值); relative: any positive numbers',
        ),
      ),
    aggregate: aggregate.optional(),
    missing: missingRule.optional(),
    outliers: outliers.optional(),
    parts: z
      .lazy(() => z.record(identifier, part))
      .optional()
      .describe(said('下级各项', 'parts by identifier')),
    each: eachOf.optional(),
    weigh: weighing.optional(),
  })
  .meta({ id: 'composite', description: said('由下级各项合成', 'a node with parts') });
