import { z } from 'zod';
import { clause, day, localizedText } from './basics.ts';
import { textOf } from './one-of.ts';
import { said } from './said.ts';

const dayByPeriod = z.record(z.string(), day);

const step = z
  .strictObject({
    title: localizedText.describe(said('步骤名称：反馈核对、加减分复核', 'title of the step')),
    on: dayByPeriod.describe(said('时期 → 哪一天', 'period → day')),
  })
  .describe(said('审定的一个步骤', 'a step of the determination'));

/** Who adopts the results, when the data close, and the table of what was changed (DETERMINE-1 to DETERMINE-6). */
export const determination = z
  .strictObject({
    body: z.string().min(1).describe(said('由谁审定', 'the body that determines')),
    table: z
      .string()
      .optional()
      .describe(
        said(
          '审定调整表 CSV：period, list, unit, item, from, to, ground, meeting, date；item 为 grade、proposal:规则，或 proposal:规则/对象',
          'CSV of adjustments: period, list, unit, item, from, to, ground, meeting, date; item is grade, proposal:rule, or proposal:rule/subject',
        ),
      ),
    closes: dayByPeriod.default({}).describe(said('数据截止日：时期 → 日期', 'closing date of the data, by period')),
    adopts: z
      .record(z.string(), textOf('data_hash', /^(sha256:)?[0-9a-f]{12,64}$/))
      .default({})
      .describe(
        said(
          '审定时所依据数据的哈希：时期 → run.json 中的 data（至少前12位）',
          'hash of the data that were adopted: period → `data` of run.json (12 digits at least)',
        ),
      ),
    reopens: z
      .boolean()
      .default(false)
      .describe(said('审定后数据修订，是否重新审定；默认否', 'whether figures revised after adoption open it again')),
    steps: z.array(step).default([]).describe(said('审定的步骤，按先后', 'steps in their order')),
    clause: clause.optional(),
  })
  .describe(said('审定：谁审定、数据何时截止、调整了什么', 'determination: who adopts, when the data close, what was changed'));

export type DeterminationShape = z.output<typeof determination>;
