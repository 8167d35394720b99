import { z } from 'zod';
import { said } from './said.ts';

/** What a bonus or deduction is given by: a table of events, with levels and a procedure where the scheme has them (AGG-7, BONUS-1, BONUS-2). */
export const apply = z
  .strictObject({
    table: z
      .string()
      .describe(
        said(
          'CSV：unit, date, item, level, points, title；有级别表则不写 points，有程序则另有各步的日期',
          'CSV: unit, date, item, level, points, title; no points where levels give them; with a procedure the days of its steps',
        ),
      ),
    levels: z
      .string()
      .optional()
      .describe(said('级别与分值 CSV：level, points, title', 'CSV of levels: level, points, title; points then follow from the level')),
    procedure: z
      .boolean()
      .default(false)
      .describe(
        said(
          '须申报、初审、复核、公示、认定：表中另有 applied_on, first_check, review, notice_from, notice_until, recognised_on',
          'by application: the table then has applied_on, first_check, review, notice_from, notice_until, recognised_on',
        ),
      ),
    notice_days: z
      .number()
      .int()
      .min(1)
      .default(5)
      .describe(said('公示至少几天，首尾两天都算', 'days of public notice at least, first and last counted')),
    highest_only: z
      .boolean()
      .default(false)
      .describe(said('同一事项多级只计最高', 'of several levels of one item the highest counts once')),
    within: z
      .enum(['period', 'any'])
      .default('period')
      .describe(said('只计考核期内的，还是不限', 'events of the period only, or of any time')),
  })
  .describe(said('加减分的依据', 'the table of events'));

export type ApplyShape = z.output<typeof apply>;
