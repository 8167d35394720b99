import { z } from 'zod';
import { identifier, localizedText, share } from './basics.ts';
import { said } from './said.ts';

const group = z
  .strictObject({
    title: localizedText.describe(said('名称：市领导、人大代表', 'title')),
    weight: share.describe(said('本组所占比例，各组合计100%', 'share of the value; those of all groups add up to 100 %')),
  })
  .describe(said('一组评价人', 'a group of raters'));

/** Who marks an indicator, and how marks make its value (RATERS-1 to RATERS-5). */
export const raters = z
  .strictObject({
    groups: z.record(identifier, group).describe(said('评价人分组：标识 → 组', 'groups of raters by identifier')),
    trim: share
      .default(0)
      .describe(said('每组去掉最高、最低各多大比例，最多25%', 'share of the marks of a group taken off at either end, 25 % at most')),
    at_least: z
      .number()
      .int()
      .min(2)
      .default(5)
      .describe(said('每组对一个单位的有效评分少于此数则该组不计', 'with fewer valid marks for a unit the group does not count')),
    spread: z
      .strictObject({
        top: z.number().describe(said('高分从多少分算起', 'a mark from here on is a top mark')),
        at_most: share.describe(said('每人给的高分最多占多大比例', 'share of a rater’s marks that may be top marks')),
      })
      .optional()
      .describe(said('强制拉开差距：每人高分的上限', 'forced spread: how many top marks a rater may give')),
    recuse: z.boolean().default(true).describe(said('评价人对本单位的评分不计', 'marks for the rater’s own unit do not count')),
  })
  .describe(said('由谁评分、怎样汇总（RATERS-1…5）', 'who marks it and how marks make the value (RATERS-1…5)'));

export type RatersShape = z.output<typeof raters>;
