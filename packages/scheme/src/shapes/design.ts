import { z } from 'zod';
import { decimalPlace, identifier, share } from './basics.ts';
import { methodUse } from './methods.ts';
import { said } from './said.ts';
import { aggregate, missingRule } from './score.ts';

/** What the designer of a scheme could have decided otherwise (DESIGN-3); never read by a consequence. */
export const design = z
  .strictObject({
    lists: z.array(identifier).min(1).optional().describe(said('只看这些序列；默认全部', 'these lists only; default all')),
    weights: share
      .default(0.2)
      .describe(
        said(
          '每项权重上下浮动的幅度（占自身的比例），0—100%；合计与约束不变',
          'how far each weight may be off, as a share of its own, 0–100%; sums and constraints are kept',
        ),
      ),
    methods: z
      .record(identifier, z.array(methodUse))
      .default({})
      .describe(said('备选计分方法：指标 → 方法列表', 'alternative methods: indicator → methods')),
    peers: z
      .literal('leave_one_out')
      .optional()
      .describe(said('参照值逐一去掉一个可比单位再取', 'reference points taken anew with one of the peers left out')),
    bounds: z
      .tuple([share, share])
      .optional()
      .describe(
        said(
          '参照的最低、最高值改用这两个百分位，如 [5%, 95%]',
          'lowest and highest of the peers replaced by these percentiles, as [5%, 95%]',
        ),
      ),
    rounding: z.array(decimalPlace).default([]).describe(said('备选的总分取整', 'alternative steps of the total')),
    missing: z
      .array(missingRule)
      .default([])
      .describe(said('备选的缺数规则，用于各项', 'alternative missing rules, for all parts together')),
    aggregate: z
      .array(aggregate)
      .default([])
      .describe(said('备选的合成方法，用于各级', 'alternative ways to make the whole, for all nodes together')),
    draws: z.number().int().min(100).max(20_000).default(1000).describe(said('抽取多少种设计', 'how many designs are drawn')),
    seed: z.number().int().min(0).max(4_294_967_295).default(1).describe(said('随机种子', 'seed of the draws')),
  })
  .describe(
    said(
      '方案敏感性：制定时本可另作的选择（DESIGN），不影响结果',
      'design sensitivity: what could have been decided otherwise (DESIGN); no result depends on it',
    ),
  );

export type DesignShape = z.output<typeof design>;
