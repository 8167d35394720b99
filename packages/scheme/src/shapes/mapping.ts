import { z } from 'zod';
import { identifier } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';
import { said } from './said.ts';

/** A period as written in packs and mappings. */
export const periodText = oneOf({ text: textOf('period', /^(FY)?\d{4}([-.@HQ\d]*)$/), number: z.number().int().min(1000).max(9999) })
  .transform(String)
  .describe(
    said(
      '时期：2023、2023H1、2023Q3、2023-07、2021..2025（见 docs/spec/values.md）',
      'a period: 2023, 2023H1, 2023Q3, 2023-07, 2021..2025 (docs/spec/values.md)',
    ),
  );

/** What a blank cell of data means. */
export const blankMeaning = z
  .enum(['by_calendar', 'not_due', 'source_late', 'overdue', 'not_applicable', 'withheld'])
  .default('by_calendar')
  .describe(said('空白是什么意思：按发布日历判断，或一种缺数原因', 'what a blank cell means: by the calendar, or a reason'));

/** Where the unit of a row is named: by ID, code or name. */
export const unitBy = z
  .enum(['id', 'code', 'name'])
  .default('id')
  .describe(said('单位列写的是编号、代码还是名称', 'what the unit column holds'));

const plainText = oneOf({ text: z.string(), number: z.number() }).transform(String);
const row = z.number().int().min(1);
const letters = textOf('column', /^[A-Za-z]{1,3}$/).describe(said('列标，如 E', 'letters of the column, such as E'));
const heading = plainText.describe(
  said('标题，照抄；几行标题用“ / ”连起来，如“2023年 / 一季度”', 'heading as it stands; several rows are joined by “ / ”'),
);

const whereabouts = oneOf({
  text: z.enum(['values']),
  mapping: z.strictObject({
    column: letters.optional(),
    heading: heading.optional(),
    fixed: plainText.optional().describe(said('整张表都是这一个', 'the same for the whole table')),
  }),
}).describe(
  said(
    '写在哪一列：{ column: A, heading: 单位 }；整张表相同：{ fixed: … }；由数值列各自说明：values',
    'in a column: { column, heading }; the same for all: { fixed }; said by the columns of values: values',
  ),
);

const valueColumn = z
  .strictObject({
    column: letters.optional(),
    heading: heading.optional(),
    indicator: identifier.optional().describe(said('这一列的指标', 'indicator of the column')),
    period: periodText.optional().describe(said('这一列的时期', 'period of the column')),
    unit: plainText.optional().describe(said('这一列的单位，写法同 unit_by', 'unit of the column, written as unit_by says')),
    measure: plainText.optional().describe(said('这一列的计量单位，如 万元', 'unit of measure of the column, such as 万元')),
  })
  .describe(said('一列数值', 'a column of values'));

const words = (chinese: string, english: string) => z.record(z.string(), plainText).optional().describe(said(chinese, english));

const table = z
  .strictObject({
    inside: z.string().optional().describe(said('压缩包里的文件', 'path inside a zip archive')),
    sheet: plainText
      .optional()
      .describe(said('工作表名称；只有一张可见的表时可以不写', 'name of the sheet; not needed where one is visible')),
    headings: z
      .array(row)
      .default([1])
      .describe(
        said('标题在第几行，可以有几行：[3, 4]；没有标题写 []', 'rows of the headings, several where there are: [3, 4]; [] for none'),
      ),
    rows: z
      .strictObject({
        first: row
          .optional()
          .describe(said('数值从第几行起；默认标题的下一行', 'first row with values; default the one below the headings')),
        last: row.optional().describe(said('到第几行止；默认最后一行', 'last row with values; default the last of the sheet')),
      })
      .default({})
      .describe(said('数值在哪些行', 'rows with values')),
    skip: z
      .array(row)
      .default([])
      .describe(said('其间不读的行：合计、小标题、说明', 'rows between them that are passed over: totals, subheadings, notes')),
    unit: whereabouts.default('values').describe(said('被考核单位写在哪里；默认 values', 'where the unit stands; default values')),
    unit_by: unitBy,
    indicator: whereabouts.default('values').describe(said('指标写在哪里；默认 values', 'where the indicator stands; default values')),
    period: whereabouts.default('values').describe(said('时期写在哪里；默认 values', 'where the period stands; default values')),
    measure: whereabouts
      .optional()
      .describe(
        said(
          '计量单位写在哪里；默认看标题括号，再没有即指标的计量单位',
          'where the unit of measure stands; default brackets in the heading, else the indicator’s',
        ),
      ),
    values: z.array(valueColumn).min(1).describe(said('数值在哪些列', 'columns of values')),
    words: z
      .strictObject({
        indicators: words('文件里的写法 → 指标', 'word of the file → indicator'),
        units: words('文件里的写法 → 单位（写法同 unit_by）', 'word of the file → unit, written as unit_by says'),
        periods: words('文件里的写法 → 时期', 'word of the file → period'),
      })
      .default({})
      .describe(said('文件里的写法各指什么', 'what the words of the file mean')),
    blank: blankMeaning,
    source: z.string().optional().describe(said('说明中写的来源；默认指标的来源', 'named in explanations; default the indicator’s')),
  })
  .describe(said('一张表', 'one table'));

/** Which is what in the tables of a data file: a file of its own that a guess writes and a person edits (MAP-1). */
export const mappingShape = z.strictObject({
  tables: z.array(table).min(1).describe(said('文件里的表，逐张说明', 'the tables of the file')),
});

export type MappingShape = z.output<typeof mappingShape>;
