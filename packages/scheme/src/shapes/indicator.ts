import { z } from 'zod';
import { clause, expression, identifier, localizedText, periodKind, quantity, share, unitReference } from './basics.ts';
import { fromChildren, resultOf } from './elsewhere.ts';
import { valueError } from './error.ts';
import { oneOf, textOf } from './one-of.ts';
import { raters } from './raters.ts';
import { said } from './said.ts';
import { survey } from './survey.ts';

/** How values of a shorter period make those of a longer one (ACCRUAL-1…7). */
export const accrual = z
  .enum(['flow', 'cumulative', 'stock', 'rate', 'growth', 'annual', 'milestone'])
  .describe(
    said(
      '短期值怎样合成长期值：flow 各期相加；cumulative 年初累计；stock 时点、rate 比率、growth 增速取最后一期；annual 一年一次；milestone 完成的步骤',
      'how shorter periods make a longer one. flow: periods add up; cumulative: year to date; stock, rate, growth: the last one stands; annual: once a year; milestone: steps done',
    ),
  );

export const lag = z
  .strictObject({
    in: z
      .enum(['ratio', 'points', 'steps'])
      .describe(
        said(
          '滞后的口径：ratio 占序时目标的比例；points 相差多少（指标单位）；steps 相差几步',
          'basis of the lag: share of the scheduled value, difference in the unit, or whole steps',
        ),
      ),
    tolerance: z
      .number()
      .nonnegative()
      .default(0)
      .describe(said('不超过此数的差距不算未达节点', 'a shortfall up to this is no missed node')),
  })
  .catchall(z.number().describe(said('灯名：滞后达到此数即亮此灯', 'name of a light: it comes on at this lag')))
  .describe(
    said(
      '滞后怎样算，及本指标自己的亮灯界限：{ in: points, yellow: 0.3, red: 1.0 }',
      'basis of the lag, and this indicator’s own threshold for a light: { in: points, yellow: 0.3, red: 1.0 }',
    ),
  );

export const schedule = oneOf({
  text: z.literal('same').describe(said('每个节点都按全年目标', 'the target holds at every node')),
  list: z.array(share).describe(said('各节点应完成目标的比例', 'share of the target due at each node of the year')),
  mapping: z.record(z.string(), z.number()).describe(said('节点时期 → 应完成的数', 'scheduled value by node period')),
}).describe(
  said(
    '序时进度：[15%, 45%, 75%, 100%]；same 每个节点同一目标；或 { 2023Q2: 10 }',
    'what is due at each node: shares, same, or values by period',
  ),
);

export const indicator = z.strictObject({
  title: localizedText.describe(said('名称', 'title')),
  definition: localizedText.optional().describe(said('口径说明', 'what is counted and how')),
  dimension: identifier.optional().describe(said('所属维度，方案 dimensions 之一', 'one of the scheme’s dimensions')),
  nature: z
    .enum(['binding', 'guiding'])
    .default('guiding')
    .describe(said('binding 约束性：未达目标不得最高等次；guiding 指导性', 'binding: a missed target bars the top grade; guiding')),
  horizon: z.enum(['short', 'long']).default('short').describe(said('short 显绩，long 潜绩', 'results that show soon, or late')),
  priority: z
    .enum(['national', 'provincial', 'livelihood'])
    .optional()
    .describe(said('服务于三个优先中的哪一个：国家、省、民生', 'which of the three priorities it serves')),
  kind: z
    .enum(['quantity', 'rate', 'count', 'judgement', 'satisfaction'])
    .default('quantity')
    .describe(said('数量、比率、次数、评分、满意度', 'quantity, rate, count of events, mark by raters, satisfaction')),
  accrual: accrual.default('annual'),
  basis: z
    .enum(['current', 'cumulative'])
    .optional()
    .describe(said('增速比的是当期 current 还是年初累计 cumulative', 'what a growth rate compares: the period alone, or the year to date')),
  unit: z.string().optional().describe(said('计量单位，照印：%、亿元', 'unit of measure as printed: %, 亿元')),
  range: z
    .tuple([z.number().nullable(), z.number().nullable()])
    .optional()
    .describe(said('可能的最低值、最高值；null 为不限', 'lowest and highest possible value; null is open')),
  better: z.enum(['higher', 'lower']).default('higher').describe(said('higher 越高越好，lower 越低越好', 'which direction is better')),
  every: periodKind.default('year').describe(said('多久报一次', 'how often it is reported')),
  january: z
    .enum(['own', 'with_february'])
    .default('own')
    .describe(said('1月数单独发布，还是与2月合并发布', 'whether January is published by itself or together with February')),
  available: textOf('available', /^(node\+\d+d|next-(0[1-9]|1[0-2]))$/)
    .optional()
    .describe(
      said('何时能有数：node+25d 期末后25天；next-04 次年4月', 'when the value can be known: node+25d, or next-04 (April of next year)'),
    ),
  embargo: textOf('embargo', /^\d{4}-\d{2}-\d{2}$|^\+\d+d$/)
    .optional()
    .describe(
      said('此日之前不显示，或有数后若干天（+10d）不显示', 'not shown before this day, or so many days (+10d) after it is available'),
    ),
  source: z.string().optional().describe(said('数据来源', 'where the values come from')),
  owner: z
    .string()
    .min(1)
    .optional()
    .describe(
      said('报送部门：名称，或名册中单位的代码与名称', 'department that reports it: a name, or code and name of a unit of the register'),
    ),
  statistic: z
    .enum(['official', 'administrative'])
    .default('administrative')
    .describe(
      said('official 法定统计数，任何人不得改动；administrative 部门数', 'an official statistic is never altered; administrative figures'),
    ),
  tags: z.array(identifier).default([]).describe(said('标签，约束用 tag:x 引用', 'tags, named as tag:x by constraints')),
  target: quantity.optional().describe(said('目标值', 'target')),
  baseline: quantity.optional().describe(said('基期值', 'baseline')),
  params: z
    .record(identifier, z.number())
    .default({})
    .describe(said('表达式用的具名常数：param.green', 'named constants for expressions: param.green')),
  schedule: schedule.optional(),
  between: z
    .enum(['last_node', 'linear'])
    .default('last_node')
    .describe(
      said(
        '两个节点之间应完成多少：last_node 按上一节点，linear 按月直线',
        'what is due between two nodes: as at the last one, or a straight line',
      ),
    ),
  lag: lag.optional(),
  light: z
    .enum(['all', 'milestones_only', 'none'])
    .default('all')
    .describe(said('亮灯：all 每次，milestones_only 只在节点，none 不亮', 'lights at every moment, at milestones only, or none')),
  formula: expression
    .optional()
    .describe(said('派生指标：由其他指标算出，不报送', 'derived indicator: computed from others, not reported')),
  raters: raters.optional(),
  survey: survey.optional(),
  error: valueError.optional(),
  from_children: fromChildren.optional(),
  result_of: resultOf.optional(),
  shared_by: identifier
    .optional()
    .describe(
      said(
        '同一区域共有一个数：名册中该列相同的单位，一家报送，各家都算',
        'shared: units with the same value in this column of the register have one value; reported for any of them it counts for all',
      ),
    ),
  marked_by: unitReference.optional().describe(said('计分单位：代码与名称', 'marking department: who gives the mark, code and name')),
  second_seat: unitReference
    .optional()
    .describe(
      said('复核席：计分单位自己也受考核时，由谁一同计分', 'second seat: who marks together with a department that is itself assessed'),
    ),
  clause: clause.optional(),
});

export type IndicatorShape = z.output<typeof indicator>;
