import { z } from 'zod';
import { clause, day, identifier, localizedText, slug } from './basics.ts';
import { blankMeaning, periodText, unitBy } from './mapping.ts';
import { oneOf } from './one-of.ts';
import { said } from './said.ts';

const origin = z
  .strictObject({
    title: localizedText.describe(said('出处名称', 'title of the publication')),
    url: z.string().optional().describe(said('网址', 'address')),
  })
  .optional()
  .describe(said('公开文件的出处；kedu-data: 文件必填', 'where the public file is; required for kedu-data: files'));

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
    origin,
    mapping: z
      .string()
      .min(1)
      .optional()
      .describe(
        said(
          '对应关系文件：哪一列是什么（YAML，可由 kedu import --guess 写出）；有它就不写下面各项',
          'file that says which column is what (YAML; kedu import --guess writes one); the keys below are then left out',
        ),
      ),
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
    unit_by: unitBy,
    period: z.string().optional().describe(said('时期列的列名；默认 period', 'heading of the period column; default `period`')),
    fixed_period: periodText.optional().describe(said('整个文件同属一个时期', 'one period for the whole file')),
    columns: z
      .record(identifier, z.string())
      .optional()
      .describe(
        said(
          '指标 → 列名（wide）或文件里的写法（long）；默认即指标标识',
          'indicator → heading (wide) or word (long); default: indicator IDs',
        ),
      ),
    columns_table: z
      .string()
      .optional()
      .describe(
        said(
          '同上，写成 CSV：indicator, heading，可加 measure（该列的计量单位，标题写错时用）',
          'the same as a CSV: indicator, heading, and optionally measure (unit of measure of the column, where its heading is wrong)',
        ),
      ),
    blank: blankMeaning,
    source: z.string().optional().describe(said('说明中写的来源；默认指标的来源', 'named in explanations; default the indicator’s')),
  })
  .describe(said('一个数据文件', 'a file of observations'));

const unitsColumn = oneOf({ text: z.string().min(1), number: z.number() }).transform(String);

const unitsFile = z
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
    origin,
    inside: z.string().optional().describe(said('压缩包里的文件', 'path inside a zip archive')),
    sheet: unitsColumn.optional().describe(said('工作表名称', 'name of the sheet')),
    headings: z.array(z.number().int().min(1)).min(1).default([1]).describe(said('标题在第几行', 'rows of the headings')),
    columns: z
      .record(z.string(), unitsColumn)
      .describe(
        said(
          '名册的列 → 文件里的标题：{ unit_id: ID, name: Indicator }；其余为属性',
          'column of the register → heading of the file: { unit_id: ID, name: Indicator }; others are attributes',
        ),
      ),
    kind: z.string().optional().describe(said('这些单位的类别', 'kind of these units')),
    blank: z.array(z.string()).default([]).describe(said('当作空白的写法，如 NA', 'texts that stand for a blank, such as NA')),
  })
  .describe(said('取自公布文件的名册', 'a register out of a published file'));

const markFile = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .describe(
        said(
          '考核包中的 CSV：rater, group, own_unit, unit, indicator, mark',
          'CSV in the pack: rater, group, own_unit, unit, indicator, mark',
        ),
      ),
    period: periodText.describe(said('评的是哪个时期', 'period that is marked')),
  })
  .describe(said('一个评分表', 'a file of marks'));

const answerFile = z
  .strictObject({
    file: z
      .string()
      .min(1)
      .describe(
        said(
          '考核包中的 CSV：respondent, unit, answer，各加权维度一列，可有 base_weight, cluster',
          'CSV in the pack: respondent, unit, answer, a column for each dimension, base_weight and cluster where there are',
        ),
      ),
    period: periodText.describe(said('问的是哪个时期', 'period that is asked about')),
    indicator: identifier.describe(said('问的是哪个指标', 'indicator that is asked about')),
  })
  .describe(said('一个答卷表', 'a file of answers'));

const side = z.strictObject({
  scheme: slug.describe(said('方案', 'scheme')),
  list: identifier.describe(said('序列', 'list')),
});

const recognition = z.strictObject({
  title: localizedText.describe(said('名称', 'title')),
  between: z.array(side).length(2).describe(said('两方：我方、对方', 'both sides: ours, theirs')),
  table: z
    .string()
    .min(1)
    .describe(
      said(
        '互认表 CSV：ours, theirs, factor, offset, confidence, mutual, back_factor, back_offset, note',
        'CSV: ours, theirs, factor, offset, confidence, mutual, back_factor, back_offset, note',
      ),
    ),
  at_least: z
    .enum(['high', 'medium', 'low'])
    .default('medium')
    .describe(said('低于此可信度的不用', 'rows of less confidence are not used')),
  clause: clause.optional(),
});

/** What belongs together in a pack: units, data, periods to run (PACK-1). */
export const packShape = z.strictObject({
  pack: slug.describe(said('考核包的短名，即文件夹名', 'name of the pack: its folder')),
  title: localizedText.describe(said('名称', 'title')),
  about: localizedText.optional().describe(said('说明', 'what it is')),
  example: z
    .boolean()
    .default(false)
    .describe(said('示例：单位均为虚构，每行每页都注明', 'every unit is fictional: every row and page says so')),
  units: oneOf({
    text: z.string().min(1),
    mapping: unitsFile,
    list: z.array(oneOf({ text: z.string().min(1), mapping: unitsFile })).min(1),
  })
    .default('units.csv')
    .describe(
      said(
        '名册：units.csv；或取自公布的文件；可以有几份',
        'register of units: units.csv, or out of a published file; several where there are',
      ),
    ),
  hierarchies: z
    .string()
    .optional()
    .describe(said('其他隶属关系；默认 hierarchies.csv（若有）', 'further memberships; default hierarchies.csv where it exists')),
  successions: z
    .string()
    .optional()
    .describe(said('单位沿革；默认 successions.csv（若有）', 'what became of a unit; default successions.csv where it exists')),
  english: oneOf({ text: z.string().min(1), list: z.array(z.string().min(1)).min(1) })
    .optional()
    .describe(
      said(
        '英文对照表 CSV：text, en；只有中文的机构、会议、理由、事项在英文页面上的写法；可以有几份。只是译文，不进方案的校验值',
        'CSV: text, en; English of bodies, meetings, grounds and events that are given in Chinese alone; several where there are. Words only: outside the hash of every scheme',
      ),
    ),
  data: z.array(dataFile).default([]).describe(said('数据文件', 'files of observations')),
  marks: z
    .array(markFile)
    .default([])
    .describe(said('评分表；汇总后只留各组的均值和人数（RATERS-1）', 'files of marks; counted when read, only groups go on (RATERS-1)')),
  surveys: z
    .array(answerFile)
    .default([])
    .describe(
      said(
        '公众评议的答卷；读取时汇总，单份答卷不进入结果（SURVEY-3）',
        'answers of the public; counted when read, no single answer goes on (SURVEY-3)',
      ),
    ),
  clauses: z
    .record(z.string(), z.record(z.string(), localizedText))
    .default({})
    .describe(
      said(
        '不成为规则的条款由什么落实：《办法》文件 → 条款号 → 说明',
        'what carries out clauses that no rule cites: regulation file → clause → words',
      ),
    ),
  recognition: z
    .record(identifier, recognition)
    .default({})
    .describe(said('指标互认：两个序列在共有指标上比较', 'mutual recognition: two lists compared on what they share')),
  runs: z
    .strictObject({
      periods: z
        .array(periodText)
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
