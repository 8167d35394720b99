import { z } from 'zod';
import { expression, identifier } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';
import { said } from './said.ts';

/** What a value is divided by before it is scored. Rule: PREPARE-1 (docs/spec/prepare.md). */
export const denomination = oneOf({
  text: identifier,
  mapping: z.strictObject({
    indicator: identifier.describe(said('除以哪个指标', 'the indicator to divide by')),
    times: z.number().positive().default(1).describe(said('再乘多少，如每万人写 10000', 'times so much: 10000 for “per ten thousand”')),
  }),
}).meta({
  id: 'denomination',
  description: said(
    '按规模折算：除以同期的哪个指标，如 per: population，或 { indicator: population, times: 10000 }',
    'divided by an indicator of the same period: per: population, or { indicator: population, times: 10000 }',
  ),
});

const group = identifier.describe(said('list、class、group 或名册的列', '`list`, `class`, `group` or an attribute'));
const over = expression.optional().describe(said('只用满足此条件的单位', 'only units that fulfil this'));

export const meanValueOf = z
  .strictObject({ mean_value_of: group, over })
  .describe(said('用同组数值的均值，再计分', 'mean of the values of the group, then scored'));
export const medianValueOf = z
  .strictObject({ median_value_of: group, over })
  .describe(said('用同组数值的中位数，再计分', 'median of the values of the group, then scored'));
export const interpolate = z
  .strictObject({
    interpolate: z
      .strictObject({
        within: textOf('age', /^[1-9]\d*(y|m)$/).describe(
          said('前后各最多多远：3y 三年，6m 六个月', 'how far on either side at most: 3y, 6m'),
        ),
      })
      .describe(said('前后两值之间连直线', 'a straight line between the values before and after')),
  })
  .describe(said('在前后两期的数值之间按直线取值', 'a straight line between an earlier and a later value'));

/** How outliers of a column are treated. Rule: PREPARE-3. */
export const outliers = oneOf({
  text: z.enum(['none']),
  mapping: z.strictObject({
    skew: z.number().positive().default(2).describe(said('偏度绝对值超过多少；默认2', '|skewness| above this; default 2')),
    kurtosis: z.number().default(3.5).describe(said('且峰度超过多少；默认3.5', 'and kurtosis above this; default 3.5')),
    winsorise: z
      .int()
      .min(0)
      .max(1000)
      .default(5)
      .describe(said('最多缩尾多少个点；默认5', 'at most so many points are winsorised; default 5')),
    then: z
      .enum(['log', 'none'])
      .default('none')
      .describe(
        said(
          '缩尾仍不够时：log 取对数，none 到此为止（默认）',
          'where that is not enough: log transforms the column, none (default) leaves it',
        ),
      ),
  }),
}).meta({
  id: 'outliers',
  description: said(
    '离群值处理：{ skew: 2, kurtosis: 3.5, winsorise: 6, then: log }，或 none（默认）；逐个可比组判断',
    'treatment of outliers by peer group: { skew: 2, kurtosis: 3.5, winsorise: 6, then: log }, or none (default)',
  ),
});
