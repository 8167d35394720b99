import { z } from 'zod';
import { quantity, scoreBound, unitReference } from './basics.ts';
import { oneOf } from './one-of.ts';
import { said } from './said.ts';

const pairs = z.array(z.tuple([z.number(), z.number()]));
const target = quantity.optional().describe(said('目标值；默认指标的目标值', 'target; default that of the indicator'));

/**
 * The scoring methods of edition 1 with their parameters. Scores are on 0–100. A parameter given as an expression is one
 * number per unit; `target` and `baseline` default to those of the indicator. Rules: METHOD-* (docs/spec/methods.md).
 */
export const METHOD_SHAPES = {
  completion: z
    .strictObject({
      target,
      bonus_up_to: scoreBound.optional().describe(said('超额完成最高得多少分；默认100', 'highest score beyond the target; default 100')),
      overshoot_limit: quantity
        .optional()
        .describe(said('超过目标这么大比例得0分（0.3 即30%）', 'beyond the target by more than this share of it: 0')),
    })
    .describe(
      said('完成率：100×实际÷目标；越低越好时反之', 'METHOD-COMPLETION: 100·actual/target, or 100·target/actual where lower is better'),
    ),
  growth_on_base: z
    .strictObject({
      baseline: quantity.optional().describe(said('基期值；默认指标的基期值', 'baseline; default that of the indicator')),
      full_at: quantity.describe(said('改善多少得100分（比例，或 in: points 时为指标单位）', 'improvement that earns 100')),
      zero_at: quantity.optional().describe(said('改善多少得0分；默认0', 'improvement that earns 0; default 0')),
      in: z
        .enum(['ratio', 'points'])
        .optional()
        .describe(
          said('ratio 增长比例（默认），points 差额（指标单位）', 'as a share of the baseline (default), or a difference in the unit'),
        ),
    })
    .describe(said('比基期增长', 'METHOD-GROWTH: improvement on the baseline, 0 at zero_at, 100 at full_at')),
  interval: z
    .strictObject({
      low: quantity.describe(said('区间下限', 'lower end')),
      high: quantity.describe(said('区间上限', 'upper end')),
      fade: quantity
        .optional()
        .describe(said('离区间多远降到0分；不写则区间外0分', 'distance over which the score falls to 0; without it 0 outside')),
    })
    .describe(said('区间：在区间内100分', 'METHOD-INTERVAL: 100 inside [low, high]')),
  piecewise: z
    .strictObject({
      points: pairs.min(2).describe(said('[数值, 得分] 的点，数值由小到大', '[value, score] points, values rising')),
    })
    .describe(said('分段：点与点之间连直线，两端走平', 'METHOD-PIECEWISE: straight lines through the points, flat outside')),
  efficacy: z
    .strictObject({
      min: quantity
        .optional()
        .describe(said('不允许值；默认可比单位的最差值', 'value that earns the base; default the worst of the peers')),
      max: quantity
        .optional()
        .describe(said('满意值；默认可比单位的最好值', 'value that earns base + range; default the best of the peers')),
      base: z.number().default(60).describe(said('基础分', 'base')),
      range: z.number().default(40).describe(said('调整分', 'range')),
    })
    .describe(said('功效系数法：(实际−min)÷(max−min)×range＋base', 'METHOD-EFFICACY: (x−min)/(max−min)·range + base')),
  efficacy_banded: z
    .strictObject({
      standards: pairs.min(2).describe(said('[标准值, 系数]，由差到好', '[standard, coefficient] from worst to best')),
    })
    .describe(said('分档功效系数', 'METHOD-EFFICACY-BANDED: 100 × coefficient, straight lines between standards')),
  goalposts: z
    .strictObject({
      worst: quantity.describe(said('得0分的值', 'value that earns 0')),
      best: quantity.describe(said('得100分的值', 'value that earns 100')),
    })
    .describe(said('上下限：100×(实际−worst)÷(best−worst)', 'METHOD-GOALPOSTS: 100·(x−worst)/(best−worst), clipped to 0–100')),
  min_max: z
    .strictObject({
      to: z
        .tuple([z.number(), z.number()])
        .optional()
        .describe(said('[最差者得分, 最好者得分]；默认 [0, 100]', '[score of the worst, score of the best]; default [0, 100]')),
    })
    .describe(said('极差法：以可比单位的最差、最好值为上下限', 'METHOD-MIN-MAX: goalposts at the lowest and highest of the peers')),
  z_score: z
    .strictObject({
      centre: z.number().default(50).describe(said('均值得多少分', 'score of the mean')),
      spread: z.number().default(10).describe(said('一个标准差值多少分', 'points of one standard deviation')),
    })
    .describe(said('标准分', 'METHOD-Z-SCORE: centre + spread·(x−mean)/sd of the peers')),
  rank: z
    .strictObject({
      table: z.array(z.number()).min(1).optional().describe(said('各名次得分：[100, 95, 90]', 'scores by rank: [100, 95, 90]')),
      first: z.number().default(100).describe(said('第一名得分', 'score of the first')),
      step: z.number().optional().describe(said('每低一名少几分', 'points less for each rank')),
      last: z.number().optional().describe(said('末名得分，其间均匀递减', 'score of the last, even steps between')),
    })
    .describe(said('按名次计分：table、step、last 三者择一', 'METHOD-RANK: scores by rank; one of table, step, last')),
  percentile: z
    .strictObject({})
    .describe(said('百分位：不比它好的单位所占比例', 'METHOD-PERCENTILE: share of peers that are not better, from 0 to 100')),
  ratio_to_first: z.strictObject({}).describe(said('与第一名之比', 'METHOD-RATIO-TO-FIRST: 100·x/best of the peers')),
  fraction_of_max: z
    .strictObject({})
    .describe(
      said(
        '占最大值的比例：100×实际÷可比单位的最大值；越低越好时为最大值以下的比例',
        'METHOD-FRACTION-OF-MAX: 100·x/max of the peers; 100·(1 − x/max) where lower is better',
      ),
    ),
  borda: z
    .strictObject({})
    .describe(said('波达计数：胜过的单位所占比例', 'METHOD-BORDA: share of the other peers that are strictly worse, from 0 to 100')),
  distance_to_best: z
    .strictObject({})
    .describe(
      said('与最好值的差距：100×(1−差距÷最好与最差之差)', 'METHOD-DISTANCE-BEST: 100·(1 − distance to the best/range of the peers)'),
    ),
  distance_to_reference: z
    .strictObject({
      unit: unitReference.describe(said('与哪个单位比：代码与名称', 'the unit to compare with: code and name')),
    })
    .describe(
      said(
        '与参照单位的差距：参照单位100分，可比单位的最差值0分',
        'METHOD-DISTANCE-REFERENCE: the reference unit has 100, the worst of the peers 0',
      ),
    ),
  progress_to_target: z
    .strictObject({ target })
    .describe(said('向目标的进程：可比单位的最差值0分，目标100分', 'METHOD-PROGRESS: the worst of the peers has 0, the target 100')),
  distance_to_target: z
    .strictObject({
      target,
      reach: quantity.describe(said('离目标多远得0分（指标单位）', 'shortfall, in the unit, at which the score is 0')),
    })
    .describe(said('距目标差距', 'METHOD-DISTANCE: 100 less the distance to the target over `reach`')),
  step: z
    .strictObject({
      target,
      at_target: z.number().describe(said('达到目标得多少分', 'score at the target')),
      unit: z.number().positive().describe(said('每多少（指标单位）为一档', 'size of one step, in the unit of the indicator')),
      per: z.number().describe(said('每档加减几分', 'points for each step')),
      whole: z.boolean().default(false).describe(said('只计整档', 'complete steps only')),
    })
    .describe(said('基准加减分', 'METHOD-STEP: at_target at the target, ± `per` for each `unit` above or below')),
  all_or_nothing: z
    .strictObject({ target, otherwise: z.number().default(0).describe(said('未达标得多少分', 'score short of the target')) })
    .describe(said('达标得100分', 'METHOD-ALL-OR-NOTHING: 100 when the target is reached, otherwise `otherwise`')),
  deduction: z
    .strictObject({
      from: z.number().default(100).describe(said('起始分', 'score without any event')),
      per: quantity.describe(said('每件扣几分', 'points less for each event')),
    })
    .describe(said('扣分：每发生一件扣若干分', 'METHOD-DEDUCTION: `from` less `per` for each event counted')),
  bonus: z
    .strictObject({
      per: quantity.describe(said('每件得几分', 'points for each')),
      cap: scoreBound.describe(said('最高分', 'highest score')),
    })
    .describe(said('加分：每件得若干分，有上限', 'METHOD-BONUS: `per` for each counted, up to `cap`')),
  given: z
    .strictObject({ out_of: z.number().positive().default(100).describe(said('满分', 'full mark')) })
    .describe(said('评分：报来的就是分数', 'METHOD-GIVEN: the value is the mark, out of `out_of`')),
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
  description: said(
    '计分方法：写方法名，或 { 方法: 参数 }，如 { step: { at_target: 80, unit: 1, per: 0.5 } }',
    'scoring method: its name, or { method: parameters }: completion, { step: { at_target: 80, unit: 1, per: 0.5 } }',
  ),
});
