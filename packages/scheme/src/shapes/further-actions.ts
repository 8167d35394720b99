import { z } from 'zod';
import { expression, identifier, quantity, share } from './basics.ts';
import { said } from './said.ts';

const pay = z.strictObject({
  base: z.string().describe(said('基数表 CSV：unit, amount_yuan', 'CSV of bases: unit, amount_yuan')),
  coefficient: z.record(identifier, z.number().nonnegative()).describe(said('等次 → 系数，如 a: 1.2', 'grade → coefficient: a: 1.2')),
  keep_total: z
    .boolean()
    .default(false)
    .describe(said('总额不变：系数按比例缩放，合计等于基数之和', 'coefficients are scaled so that the whole is the sum of the bases')),
});

const compensate = z.strictObject({
  index: quantity.describe(said('指数，如污染指数', 'the index, as of pollution')),
  curve: z
    .array(z.tuple([z.number(), z.number().nonnegative()]))
    .min(2)
    .describe(
      said('[指数, 补偿比例] 各点，其间为直线，两端之外取端点', 'points of index and share paid; straight lines between, flat outside'),
    ),
  better: z
    .enum(['lower', 'higher'])
    .default('lower')
    .describe(said('指数低好还是高好；越差补偿越少', 'which end of the index is better; a worse one is never paid more')),
  of: z.string().describe(said('补偿基数 CSV：unit, amount_yuan', 'CSV of bases: unit, amount_yuan')),
});

const release = z.strictObject({
  of: z.string().describe(said('下年度资金 CSV：unit, amount_yuan，可有 item', 'CSV: unit, amount_yuan, optionally item')),
  when: expression.describe(said('何时拨付；不满足或未考核的暂缓', 'when it is released; otherwise, and for who is not assessed, held')),
});

const payItems = z.strictObject({
  table: z
    .string()
    .describe(
      said(
        'CSV：item, unit, person, difficulty, result, quality, date；人员一律用代号',
        'CSV: item, unit, person, difficulty, result, quality, date; persons by pseudonym',
      ),
    ),
  rates: z.record(identifier, z.number().nonnegative()).describe(said('难度 → 每件多少元', 'difficulty → yuan an item')),
  results: z.record(identifier, share).describe(said('结果 → 计发比例', 'result → share of the rate')),
  quality_below: z
    .number()
    .optional()
    .describe(said('质量分低于此不计发；未抽查的照发', 'an item whose quality was checked and lies below is paid nothing')),
  cap_yuan: z.number().nonnegative().optional().describe(said('每人每期最多多少元', 'most that one person is paid in the period')),
});

const fund = z.strictObject({
  asked: z.string().describe(said('申请表 CSV：unit, amount_yuan', 'CSV of what is asked for: unit, amount_yuan')),
  approve: expression.describe(said('何时全额安排', 'when the whole is granted')),
  adjust: z
    .strictObject({
      when: expression.describe(said('何时调整', 'when a share is granted')),
      to: quantity.describe(said('核定比例，0–1', 'share that is granted, 0–1')),
    })
    .optional()
    .describe(said('调整后安排', 'granted in part')),
  sums_by: identifier
    .optional()
    .describe(said('按申请者的哪个名册列汇总，如哪本预算', 'column of the register by which the report sums up: the budget that pays')),
});

const staffRule = z.strictObject({
  in: z.number().int().positive().optional().describe(said('进几人', 'persons in')),
  out: z.number().int().positive().optional().describe(said('每退几人', 'for so many out')),
  shrink: share.optional().describe(said('若干年内压减的比例', 'share by which it shrinks')),
  years: z.number().int().positive().optional().describe(said('分几年', 'over so many years')),
  from: z.number().int().optional().describe(said('从哪一年起，该年为第一年', 'first of these years')),
});

const staff = z.strictObject({
  posts: z
    .string()
    .describe(said('人员表 CSV：unit, headcount, base_headcount, left, asked', 'CSV: unit, headcount, base_headcount, left, asked')),
  rule: staffRule.describe(
    said(
      '退二进一：{ in: 1, out: 2 }；只减不增：{ shrink: 30%, years: 3, from: 2024 }',
      '{ in: 1, out: 2 } or { shrink: 30%, years: 3, from: 2024 }',
    ),
  ),
});

/** Actions beside those that the first edition began with; one key a rule (PROPOSE-13 to PROPOSE-18). */
export const furtherActions = {
  pay: pay.optional().describe(said('按等次系数计发', 'C2: pay by a coefficient of the grade')),
  compensate: compensate.optional().describe(said('按指数补偿', 'C7, D8: compensation along a curve')),
  release: release.optional().describe(said('通过考核后拨付', 'C8: money released after the yearly evaluation')),
  pay_items: payItems.optional().describe(said('按件计酬', 'C13: pay by item, difficulty and result')),
  fund: fund.optional().describe(said('事前评估安排资金', 'C10: approve, adjust or reject what is asked for')),
  staff: staff.optional().describe(said('人员进出控制', 'D7: staffing control')),
};
