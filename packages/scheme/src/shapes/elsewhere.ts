import { z } from 'zod';
import { identifier, share, slug } from './basics.ts';
import { said } from './said.ts';

const hierarchy = identifier.describe(said('隶属关系：hierarchies.csv 的 hierarchy 列', 'hierarchy, as hierarchies.csv names it'));

/** How the values of the units below make one. */
export const childrenBy = z.enum(['mean', 'median', 'sum', 'min', 'max', 'weighted_mean', 'share_reaching']);

/** A value out of those of the units below (FROM-1). */
export const fromChildren = z
  .strictObject({
    indicator: identifier.describe(said('下级单位的哪个指标', 'indicator of the units below')),
    kind: identifier
      .optional()
      .describe(said('下级中的哪一类单位，隔层也算；不写则为直接下级', 'kind of unit, at whatever depth; without it the direct children')),
    hierarchy,
    by: childrenBy.describe(
      said(
        'mean 平均、median 中位数、sum 合计、min 最小、max 最大、weighted_mean 加权平均、share_reaching 达标单位占比（%）',
        'how they make one; share_reaching: percentage of them that reach the target',
      ),
    ),
    weight: identifier.optional().describe(said('weighted_mean 的权数：下级单位的另一个指标', 'indicator that weighs, for weighted_mean')),
    target: z
      .number()
      .optional()
      .describe(
        said('share_reaching 的达标线；不写则为该指标自己的目标值', 'what is to be reached; without it the indicator’s own target'),
      ),
    missing_share: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        said(
          '缺数的下级单位超过这一比例，本数即缺；默认 0.2，sum 为 0',
          'with a larger share of them missing the value is missing; default 0.2, for sum 0',
        ),
      ),
  })
  .describe(said('由下级单位的数值得出（见 FROM-1），不报送', 'made of the values of the units below (FROM-1), not reported'));

const over = z
  .strictObject({
    years: z
      .number()
      .int()
      .min(2)
      .max(20)
      .describe(said('几年，含当年；任期方案取任期各年', 'how many years with this one; of a term all its years')),
    weights: z
      .array(share)
      .min(2)
      .optional()
      .describe(said('从当年往前各年的权重，合计 100%；不写则相等', 'weights from this year backwards, 100 % together; default equal')),
  })
  .describe(said('多年平均：{ years: 3, weights: [50%, 30%, 20%] }', 'a mean over years: { years: 3, weights: [50%, 30%, 20%] }'));

/** A value that is the result of a unit in another scheme of the pack (FROM-2). */
export const resultOf = z
  .strictObject({
    scheme: slug.describe(said('考核包中的另一方案', 'another scheme of the pack')),
    list: identifier.describe(said('该方案的哪个序列', 'list of that scheme')),
    part: z
      .string()
      .min(1)
      .optional()
      .describe(
        said('只取评分树的一部分，如 ecology.water；不写则为总分', 'one part of its tree, such as ecology.water; without it the total'),
      ),
    of: z
      .enum(['self', 'parent', 'children'])
      .default('self')
      .describe(
        said(
          '谁的结果：self 本单位、parent 上级单位、children 下级单位的平均',
          'whose result: its own, its parent’s, the mean of its children',
        ),
      ),
    hierarchy: hierarchy.optional(),
    over: over.optional(),
  })
  .describe(said('取自另一方案的结果（见 FROM-2），不报送', 'the result of another scheme (FROM-2), not reported'));
