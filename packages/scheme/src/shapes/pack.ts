import { z } from 'zod';
import { day, identifier, localizedText, slug } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';
import { said } from './said.ts';

const period = oneOf({ text: textOf('period', /^(FY)?\d{4}([-.@HQ\d]*)$/), number: z.number().int().min(1000).max(9999) })
  .transform(String)
  .describe(
    said(
      '时期：2023、2023H1、2023Q3、2023-07、2021..2025（见 docs/spec/values.md）',
      'a period: 2023, 2023H1, 2023Q3, 2023-07, 2021..2025 (docs/spec/values.md)',
    ),
  );

const reason = z.enum(['not_due', 'source_late', 'overdue', 'not_applicable', 'withheld']);

const dataFile = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .describe(
        said(
          '考核包中的文件；kedu-data:… 为 $KEDU_DATA/data 下的文件',
          'file in the pack, or kedu-data:… for a file under $KEDU_DATA/data',
        ),
      ),
    origin: z
      .strictObject({
        title: localizedText.describe(said('出处名称', 'title of the publication')),
        url: z.string().optional().describe(said('网址', 'address')),
      })
      .optional()
      .describe(said('公开文件的出处；kedu-data: 文件必填', 'where the public file is; required for kedu-data: files')),
    layout: z
      .enum(['long', 'wide'])
      .default('long')
      .describe(
        said(
          'long 每行一个数：单位、指标、时期、数值；wide 每个指标一列',
          'long: unit, indicator, period, value; wide: a column per indicator',
        ),
      ),
    unit: z.string().default('unit').describe(said('单位列的列名', 'heading of the unit column')),
    unit_by: z.enum(['id', 'code', 'name']).default('id').describe(said('单位列写的是编号、代码还是名称', 'what the unit column holds')),
    period: z.string().optional().describe(said('时期列的列名；默认 period', 'heading of the period column; default `period`')),
    fixed_period: period.optional().describe(said('整个文件同属一个时期', 'one period for the whole file')),
    columns: z
      .record(identifier, z.string())
      .optional()
      .describe(
        said(
          '指标 → 列名（wide）或文件里的写法（long）；默认即指标标识',
          'indicator → heading (wide) or word (long); default: indicator IDs',
        ),
      ),
    columns_table: z.string().optional().describe(said('同上，写成 CSV：indicator, heading', 'the same as a CSV: indicator, heading')),
    blank: z
      .enum(['by_calendar', ...reason.options])
      .default('by_calendar')
      .describe(said('空白是什么意思：按发布日历判断，或一种缺数原因', 'what a blank cell means: by the calendar, or a reason')),
    source: z.string().optional().describe(said('说明中写的来源；默认指标的来源', 'named in explanations; default the indicator’s')),
  })
  .describe(said('一个数据文件', 'a file of observations'));

/** What belongs together in a pack: units, data, periods to run (PACK-1). */
export const packShape = z.strictObject({
  pack: slug.describe(said('考核包的短名，即文件夹名', 'name of the pack: its folder')),
  title: localizedText.describe(said('名称', 'title')),
  about: localizedText.optional().describe(said('说明', 'what it is')),
  example: z
    .boolean()
    .default(false)
    .describe(said('示例：单位均为虚构，每行每页都注明', 'every unit is fictional: every row and page says so')),
  units: z.string().default('units.csv').describe(said('名册', 'register of units')),
  hierarchies: z
    .string()
    .optional()
    .describe(said('其他隶属关系；默认 hierarchies.csv（若有）', 'further memberships; default hierarchies.csv where it exists')),
  successions: z
    .string()
    .optional()
    .describe(said('单位沿革；默认 successions.csv（若有）', 'what became of a unit; default successions.csv where it exists')),
  data: z.array(dataFile).default([]).describe(said('数据文件', 'files of observations')),
  runs: z
    .strictObject({
      periods: z
        .array(period)
        .min(1)
        .describe(said('依次考核的时期；后面的看得到前面的结果', 'assessed in this order; each sees the earlier ones as `previous`')),
      as_of: oneOf({ text: day, mapping: z.record(z.string(), day) }).describe(
        said('截至哪一天的情况；一个日期，或时期 → 日期', 'the day on which a run looks at the world, one for all or by period'),
      ),
      seed: z.number().int().default(0).describe(said('随机种子，写入运行身份', 'seed, part of the identity of the run')),
    })
    .optional()
    .describe(said('考核哪些时期', 'which periods are assessed')),
});

export type PackShape = z.output<typeof packShape>;
