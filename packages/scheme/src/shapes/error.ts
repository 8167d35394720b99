import { z } from 'zod';
import { share } from './basics.ts';
import { oneOf } from './one-of.ts';
import { said } from './said.ts';

const from = z
  .enum(['survey', 'raters'])
  .describe(
    said('survey 取公众评议的标准误；raters 取评分者间差异', 'survey: standard error of the survey; raters: that of the means of raters'),
  );

const source = z.strictObject({
  sd: oneOf({ number: z.number(), text: z.string().min(1) })
    .optional()
    .describe(
      said(
        '标准差，用指标的单位；或 CSV：unit, sd（或 variance 方差）',
        'standard deviation in the unit of the indicator; or a CSV: unit, sd (or variance)',
      ),
    ),
  relative: share.optional().describe(said('相对误差：占数值大小的比例', 'relative error: share of the size of the value')),
  revisions: z
    .string()
    .min(1)
    .optional()
    .describe(said('由历次修订估计；CSV：unit, period, first, later', 'estimated from revisions; CSV: unit, period, first, later')),
  robust: z
    .boolean()
    .optional()
    .describe(
      said(
        '用差值绝对值的中位数估计，不受个别大修订影响',
        'estimated from the median size of the differences, which single large ones do not move',
      ),
    ),
  by: z
    .literal('unit')
    .optional()
    .describe(said('修订不少于8次的单位单独估计', 'units with at least 8 differences are estimated by themselves')),
  shared: z
    .boolean()
    .default(false)
    .describe(said('同一时期各单位误差相同（如统一口径误差）', 'one error for all units of a period, such as that of a common method')),
});

const one = oneOf({ text: from, mapping: source });

/** What is known of the error of an indicator’s values (ERROR-1 to ERROR-3). */
export const valueError = oneOf({ text: from, mapping: source, list: z.array(one).min(1) }).describe(
  said(
    '数值的误差（ERROR-1…3）：{ sd: 0.4 }、{ relative: 2% }、{ revisions: 表 }、survey、raters；几种写成列表，按方差相加',
    'error of its values (ERROR-1…3): { sd: 0.4 }, { relative: 2% }, { revisions: table }, survey, raters; several as a list, added as variances',
  ),
);

export type ErrorShape = z.output<typeof source> | z.output<typeof from>;

/** How errors are carried into scores, ranks and consequences. */
export const uncertainty = z
  .strictObject({
    confidence: share.default(0.9).describe(said('可信程度，50%–99%', 'confidence, 50%–99%')),
    draws: z.number().int().min(100).max(100_000).default(2000).describe(said('模拟次数', 'how many draws')),
    seed: z.number().int().min(0).max(4_294_967_295).default(1).describe(said('随机种子', 'seed of the draws')),
    peers: z
      .enum(['frozen', 'redrawn'])
      .default('frozen')
      .describe(
        said(
          'frozen 每次模拟仍与本次的参照值比较；redrawn 每次重取',
          'each draw is compared with the reference points of the run, or takes them anew',
        ),
      ),
  })
  .describe(said('误差怎样传到得分和位次（DRAW、RANKSET）', 'how errors are carried into scores and ranks (DRAW, RANKSET)'));
