import { z } from 'zod';
import { clause, expression, identifier, localizedText, quantity, share } from './basics.ts';
import { furtherActions } from './further-actions.ts';
import { said } from './said.ts';

const title = localizedText.describe(said('名称', 'title'));
const someLists = z.array(identifier).optional().describe(said('只用于这些序列；默认全部', 'only for these lists; default all'));

const base = {
  title,
  clause: clause.optional(),
  lists: someLists,
  unless_noise: z
    .boolean()
    .default(false)
    .describe(said('差距在误差之内则不建议（PROPOSE-12）', 'spared where the difference lies within measurement error (PROPOSE-12)')),
  decides: z.string().optional().describe(said('由谁决定', 'who decides on the proposal')),
};

const front = {
  top: z.number().int().positive().optional().describe(said('前几名；并列的都算', 'ranks 1 to this; ties are all in')),
  by: expression
    .optional()
    .describe(
      said(
        "按什么取前几名；默认按总分。赛道：score('track_industry')",
        "by what the first are taken, default the total; a track: score('track_industry')",
      ),
    ),
};

const referTo = z.string().describe(said('移交哪个机关', 'body to which it is referred'));

export const consequence = z.strictObject({
  ...base,
  for_each: z
    .enum(['unit', 'field', 'person'])
    .optional()
    .describe(
      said(
        '逐个单位、领域（树的第一级）还是个人；默认：读 field.… 的为 field，扣发为 person，其余 unit',
        'field: each first-level part of the tree. Default: field where an expression reads `field.…`, person for withhold, otherwise unit',
      ),
    ),
  when: expression.optional().describe(said('何时建议；不写则对每个有名次的单位', 'when it is proposed; without, for every ranked unit')),
  protects: z
    .string()
    .optional()
    .describe(said('先行足额保障的清单 CSV：item, unit, amount_yuan', 'CSV list that is met first and in full: item, unit, amount_yuan')),
  propose: z
    .strictObject({
      cut: z
        .strictObject({
          by: quantity.describe(said('压缩比例，0–1', 'rate of the cut, 0–1')),
          of: z.string().optional().describe(said('预算表 CSV：unit, field, amount_yuan', 'CSV: unit, field, amount_yuan')),
          keep_total: z
            .boolean()
            .default(true)
            .describe(said('压下的钱留在本单位另行安排', 'what is cut returns to the unit, to be allotted again')),
        })
        .optional()
        .describe(said('压缩次年预算', 'D1: a cut of next year’s budget')),
      allocate: z
        .strictObject({
          total_yuan: quantity.describe(said('总额（元）', 'total in yuan')),
          among: expression.describe(said('分给哪些单位', 'who receives')),
          by: quantity.describe(said('按什么分', 'weight by which it is shared out')),
          tranches: z
            .array(
              z.strictObject({
                title,
                share: share.describe(said('占本单位所得的比例', 'share of what the unit is allocated')),
                when: expression.optional().describe(said('何时拨付', 'when it is released')),
              }),
            )
            .min(1)
            .optional()
            .describe(said('分期拨付', 'tranches, released by milestones')),
        })
        .optional()
        .describe(said('专项绩效包', 'D2: a package shared out')),
      pool: z
        .strictObject({
          take_from: expression.describe(said('从哪些单位扣', 'who gives')),
          rate: share.describe(said('扣多大比例', 'share that is taken')),
          of: z.string().describe(said('资金表 CSV：unit, amount_yuan', 'CSV: unit, amount_yuan')),
          give_to: expression.describe(said('奖给哪些单位', 'who receives')),
          shared: z
            .enum(['equally', 'by_score', 'by_amount'])
            .default('equally')
            .describe(said('平均、按得分、按金额分', 'how it is shared out')),
        })
        .optional()
        .describe(said('奖惩资金池', 'D3: a pool of rewards and penalties')),
      withhold: z
        .strictObject({
          decisions: z
            .string()
            .describe(
              said(
                '生效决定的 CSV：decision, body, effective_on, unit, person, role, bonus_yuan',
                'CSV of effective decisions: decision, body, effective_on, unit, person, role, bonus_yuan',
              ),
            ),
          rates: z.record(identifier, share).describe(said('责任角色 → 扣发比例', 'role → share of the bonus')),
        })
        .optional()
        .describe(said('四级追责扣发奖金', 'D4: bonus withheld along the chain of responsibility')),
      admonishing_talk: z.strictObject({ refer_to: referTo }).optional().describe(said('诫勉谈话', 'an admonishing talk')),
      refer: z
        .strictObject({ refer_to: referTo, what: localizedText.describe(said('移交什么', 'what is referred')), ...front })
        .optional()
        .describe(said('移交核实结果', 'results passed on')),
      reward: z
        .strictObject({ what: localizedText.describe(said('奖什么', 'what is given')), ...front })
        .optional()
        .describe(said('表扬奖励', 'a reward')),
      ...furtherActions,
    })
    .describe(said('建议什么：恰好一项', 'what is proposed: exactly one action')),
});
