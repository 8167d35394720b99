import { z } from 'zod';
import { day, identifier, localizedText, slug } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';

const period = oneOf({ text: textOf('period', /^(FY)?\d{4}([-.@HQ\d]*)$/), number: z.number().int().min(1000).max(9999) })
  .transform(String)
  .describe('a period: 2023, 2023H1, 2023Q3, 2023-07, 2021..2025 (docs/spec/values.md). 时期');

const reason = z.enum(['not_due', 'source_late', 'overdue', 'not_applicable', 'withheld']);

const dataFile = z
  .strictObject({
    file: z.string().min(1).describe('file in the pack, or kedu-data:… for a file under $KEDU_DATA/data'),
    origin: z
      .strictObject({ title: localizedText, url: z.string().optional() })
      .optional()
      .describe('where the public file is; required for kedu-data: files. 数据来源'),
    layout: z.enum(['long', 'wide']).default('long').describe('long: unit, indicator, period, value; wide: a column per indicator'),
    unit: z.string().default('unit').describe('heading of the unit column'),
    unit_by: z.enum(['id', 'code', 'name']).default('id').describe('what the unit column holds'),
    period: z.string().optional().describe('heading of the period column; default `period`'),
    fixed_period: period.optional().describe('one period for the whole file'),
    columns: z.record(identifier, z.string()).optional().describe('wide: indicator → heading; default: headings are indicator IDs'),
    columns_table: z.string().optional().describe('CSV: indicator, heading'),
    blank: z
      .enum(['by_calendar', ...reason.options])
      .default('by_calendar')
      .describe('what a blank cell means'),
    source: z.string().optional().describe('named in explanations; default the indicator’s'),
  })
  .describe('a file of observations. 数据文件');

/** What belongs together in a pack: units, data, periods to run (PACK-1). */
export const packShape = z.strictObject({
  pack: slug,
  title: localizedText,
  about: localizedText.optional(),
  example: z.boolean().default(false).describe('every unit is fictional: every row and page says so. 示例数据'),
  units: z.string().default('units.csv'),
  hierarchies: z.string().optional().describe('default hierarchies.csv where it exists'),
  successions: z.string().optional().describe('default successions.csv where it exists'),
  data: z.array(dataFile).default([]),
  runs: z
    .strictObject({
      periods: z.array(period).min(1).describe('assessed in this order; each sees the earlier ones as `previous`'),
      as_of: oneOf({ text: day, mapping: z.record(z.string(), day) }).describe(
        'the day on which a run looks at the world, one for all or by period',
      ),
      seed: z.number().int().default(0),
    })
    .optional(),
});

export type PackShape = z.output<typeof packShape>;
