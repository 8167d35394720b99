import { z } from 'zod';
import { clause, expression, identifier, localizedText, periodKind, quantity, share } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';

/** How values of a shorter period make those of a longer one (ACCRUAL-1…7). */
export const accrual = z
  .enum(['flow', 'cumulative', 'stock', 'rate', 'growth', 'annual', 'milestone'])
  .describe(
    'flow: periods add up; cumulative: year to date; stock, rate, growth: the last one stands; annual: once a year; milestone: steps done',
  );

export const lag = z
  .strictObject({
    in: z
      .enum(['ratio', 'points', 'steps'])
      .describe('basis of the lag: share of the scheduled value, difference in the unit, or whole steps'),
    tolerance: z.number().nonnegative().default(0).describe('a shortfall up to this is no missed node'),
  })
  .catchall(z.number())
  .describe('basis of the lag, and this indicator’s own threshold for a light: { in: points, yellow: 0.3, red: 1.0 }');

export const schedule = oneOf({
  text: z.literal('same').describe('the target holds at every node'),
  list: z.array(share).describe('share of the target due at each node of the year'),
  mapping: z.record(z.string(), z.number()).describe('scheduled value by node period'),
}).describe('what is due at each node. 序时进度');

export const indicator = z.strictObject({
  title: localizedText,
  definition: localizedText.optional(),
  dimension: identifier.optional().describe('one of the scheme’s dimensions'),
  nature: z.enum(['binding', 'guiding']).default('guiding').describe('binding 约束性: a missed target bars the top grade; guiding 指导性'),
  horizon: z.enum(['short', 'long']).default('short').describe('short 显绩 or long 潜绩'),
  priority: z.enum(['national', 'provincial', 'livelihood']).optional().describe('which of the three priorities it serves 三个优先'),
  kind: z.enum(['quantity', 'rate', 'count', 'judgement', 'satisfaction']).default('quantity'),
  accrual: accrual.default('annual'),
  basis: z.enum(['current', 'cumulative']).optional().describe('what a growth rate compares: the period alone, or the year to date'),
  unit: z.string().optional().describe('unit of measure as printed: %, 亿元'),
  range: z.tuple([z.number().nullable(), z.number().nullable()]).optional().describe('lowest and highest possible value; null is open'),
  better: z.enum(['higher', 'lower']).default('higher'),
  every: periodKind.default('year').describe('how often it is reported'),
  january: z.enum(['own', 'with_february']).default('own').describe('whether January is published by itself'),
  available: textOf('available', /^(node\+\d+d|next-(0[1-9]|1[0-2]))$/)
    .optional()
    .describe('when the value can be known: node+25d, or next-04 (April of next year)'),
  embargo: textOf('embargo', /^\d{4}-\d{2}-\d{2}$|^\+\d+d$/)
    .optional()
    .describe('not shown before this day, or so many days after it is available'),
  source: z.string().optional(),
  owner: z.string().min(1).optional().describe('department that reports it: a name, or code and name of a unit of the register'),
  statistic: z.enum(['official', 'administrative']).default('administrative').describe('an official statistic is never altered'),
  tags: z.array(identifier).default([]),
  target: quantity.optional(),
  baseline: quantity.optional(),
  params: z.record(identifier, z.number()).default({}).describe('named constants for expressions: param.green'),
  schedule: schedule.optional(),
  between: z.enum(['last_node', 'linear']).default('last_node').describe('what is due between two nodes'),
  lag: lag.optional(),
  light: z.enum(['all', 'milestones_only', 'none']).default('all'),
  formula: expression.optional().describe('derived indicator: computed from others, not reported'),
  clause: clause.optional(),
});

export type IndicatorShape = z.output<typeof indicator>;
