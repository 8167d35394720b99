import { z } from 'zod';
import { clause, identifier, localizedText, share, unitReference } from './basics.ts';
import { periodText } from './mapping.ts';
import { said } from './said.ts';

export const DECOMPOSE_METHODS = ['base', 'potential', 'equal_growth', 'hand'] as const;
export type DecomposeMethod = (typeof DECOMPOSE_METHODS)[number];

const keyResult = z.strictObject({
  title: localizedText.describe(said('名称', 'title')),
  indicator: identifier.describe(said('指标', 'indicator')),
  target: z.number().describe(said('目标值', 'target')),
});

/** A goal (目标) with its chain of responsibility and how it is decomposed. Rule: GOAL-1 to GOAL-6 (docs/spec/goals.md). */
export const goal = z.strictObject({
  title: localizedText.describe(said('名称', 'title')),
  source: z.string().optional().describe(said('目标出自何处，如 2025年政府工作报告', 'where the goal comes from: a work report')),
  indicator: identifier
    .optional()
    .describe(said('以哪个指标衡量；只有关键结果的不写', 'indicator that measures it; none where only key results do')),
  period: periodText.optional().describe(said('哪个时期', 'period')),
  target: z.number().optional().describe(said('目标值', 'target')),
  lead: unitReference.optional().describe(said('牵头单位；必须有', 'lead department; every goal has one')),
  shared_with: z.array(unitReference).default([]).describe(said('协同单位', 'co-responsible units')),
  list: identifier.optional().describe(said('属地：分到这一序列', 'list of units that share it')),
  decompose: z
    .strictObject({
      by: z
        .enum(DECOMPOSE_METHODS)
        .describe(
          said(
            'base 按基数，potential 按潜力，equal_growth 同增速，hand 逐一商定',
            'base: by the base; potential: by the potential; equal_growth: one rate for all; hand: as agreed',
          ),
        ),
      table: z
        .string()
        .min(1)
        .describe(said('分解表 CSV：unit, base, potential, target, under, reason', 'CSV: unit, base, potential, target, under, reason')),
      sum: z
        .enum(['sum', 'weighted_mean'])
        .default('sum')
        .describe(
          said(
            'sum 各地相加等于总目标，weighted_mean 按基数加权平均等于总目标',
            'sum: children add up; weighted_mean: their mean weighted by base is the goal',
          ),
        ),
      step: z
        .number()
        .positive()
        .optional()
        .describe(
          said('取整到多少；默认 sum 为 1，weighted_mean 为 0.1', 'targets are multiples of it; default 1 for sum, 0.1 for weighted_mean'),
        ),
    })
    .optional()
    .describe(said('怎样分解', 'how it is decomposed')),
  escalation: share
    .default(0)
    .describe(said('各级合计超出总目标多少要警告（层层加码）；默认 0', 'excess over the goal above which it is a warning; default 0')),
  key_results: z.array(keyResult).default([]).describe(said('关键结果', 'key results (OKR)')),
  clause: clause.optional(),
});

export type GoalShape = z.output<typeof goal>;
