import { z } from 'zod';
import { clause } from './basics.ts';
import { said } from './said.ts';

/** Keys of a leaf by which responsibility is bounded or shared: `elastic` and `joint`. */
export const responsibility = {
  elastic: z
    .strictObject({
      table: z
        .string()
        .describe(
          said(
            'CSV：part, unit, class, coefficient, reason, from, until；part 空着的行用于引用此表的各项',
            'CSV: part, unit, class, coefficient, reason, from, until; a row without part is about every part that names the table',
          ),
        ),
      within: z
        .tuple([z.number(), z.number()])
        .describe(said('系数的下限和上限，1 在其间', 'lowest and highest coefficient, 1 between them')),
      clause: clause.optional(),
    })
    .optional()
    .describe(
      said('弹性系数：得分乘以单位或类别的系数', 'elastic coefficient of the unit or class, by which the score is multiplied (ELASTIC)'),
    ),
  joint: z
    .strictObject({
      table: z.string().describe(said('链条表 CSV：chain, unit, share', 'CSV of chains: chain, unit, share')),
      clause: clause.optional(),
    })
    .optional()
    .describe(
      said('联合结果：同一链条的单位共有一个结果，按份额计权', 'joint result of a chain, weighed by shares of responsibility (JOINT)'),
    ),
};
