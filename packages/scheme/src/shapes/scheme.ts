import { z } from 'zod';
import { attribute } from './attribute.ts';
import { day, decimalPlace, identifier, localizedText, periodKind, slug, unitReference, version } from './basics.ts';
import { design } from './design.ts';
import { determination } from './determination.ts';
import { disclosure } from './disclosure.ts';
import { uncertainty } from './error.ts';
import { goal } from './goals.ts';
import { indicator } from './indicator.ts';
import { oneOf } from './one-of.ts';
import { consequence } from './consequences.ts';
import { constraint, gate, grades, lights, list, unitClass, uses } from './rules.ts';
import { said } from './said.ts';
import { composite } from './score.ts';

export const rounding = z
  .strictObject({
    indicator: decimalPlace.optional().describe(said('每个指标的得分保留到', 'step of each indicator’s score; default not rounded')),
    part: decimalPlace.optional().describe(said('每项给出的分值保留到', 'step of the points that each part gives; default not rounded')),
    total: decimalPlace.default(0.01).describe(said('总分保留到，排名据此', 'step of the total, on which ranks are taken')),
    rule: z
      .enum(['half_even', 'half_up', 'half_down', 'down', 'up'])
      .default('half_up')
      .describe(
        said(
          'half_up 四舍五入，half_even 四舍六入五成双，half_down 五舍，down 舍去，up 进位',
          'what becomes of a half: away from zero, to the even, towards zero; down and up: always',
        ),
      ),
  })
  .describe(said('取整规则', 'where and how results are rounded'));

const mayChange = said(
  '下级可以改什么：weights、targets、local 等词，或路径（见 USES-4）',
  'what a child may change: words such as weights, targets, local, or paths (USES-4)',
);
const mustKeep = said(
  '必须保留什么：binding、indicators 或 tag:x 一类（见 USES-6）',
  'what must be kept: binding, indicators, or a set such as tag:x (USES-6)',
);

/** What a child scheme may change of this one, as paths or words: weights, targets, lights, local (indicators of its own). */
export const children = z
  .strictObject({
    may_change: z.array(z.string()).default([]).describe(mayChange),
    must_keep: z.array(z.string()).default([]).describe(mustKeep),
  })
  .describe(said('给下级方案的权限', 'what schemes that use this one may do'));

const head = {
  title: localizedText.describe(said('名称', 'title')),
  edition: z.literal(1).describe(said('方法与表达式的版次，固定不变；写 1', 'edition of methods and expressions; frozen; write 1')),
  authority: unitReference.optional().describe(said('发布机关', 'who issues it')),
  regulation: z.string().optional().describe(said('《办法》文本；条款号是其中的标题', 'the regulation text; clauses are its headings')),
};

const indicators = z.record(identifier, indicator).describe(said('指标：标识 → 指标', 'indicators by identifier'));
const dimensions = z.record(identifier, localizedText).optional().describe(said('维度：标识 → 名称', 'dimensions: identifier → title'));
const indicatorTable = z
  .string()
  .optional()
  .describe(said('其余指标写成 CSV，列即指标的字段（SCHEME-21）', 'CSV of further indicators, columns as the fields here (SCHEME-21)'));

/** A dated version of an assessment scheme (考核方案). */
export const schemeShape = z.strictObject({
  scheme: slug.describe(said('方案的短名，各版本相同', 'name of the scheme, the same in all its versions')),
  version,
  ...head,
  in_force: z
    .strictObject({
      from: day.describe(said('自何日起', 'first day')),
      until: day.optional().describe(said('至何日止（含）；不写则不限', 'last day; open without')),
    })
    .describe(
      said('施行期间；考核期最后一天在其内的用此版本', 'days in force; a period is assessed by the version in force on its last day'),
    ),
  every: z
    .enum(['term', ...periodKind.options])
    .default('year')
    .describe(said('多久考核一次；term 按任期', 'the period that is scored; term: a term of office')),
  uses: uses.optional(),
  children: children.optional(),
  dimensions,
  attributes: z
    .record(identifier, attribute)
    .default({})
    .describe(
      said(
        '表达式可读的名册列：列名 → text 或 number，或写明名称与取值',
        'columns of the register that expressions may read: text or number, or with titles of the column and its values',
      ),
    ),
  lists: z.record(identifier, list).describe(said('序列：谁与谁一起排名', 'lists: who is ranked with whom')),
  classes: z.record(identifier, unitClass).default({}).describe(said('类别：一个单位至多一类', 'classes: a unit has one at most')),
  overlays: z
    .record(identifier, unitClass)
    .default({})
    .describe(said('叠加类别；后面的优先', 'on top of classes; the later stands above the earlier')),
  indicators: indicators.default({}),
  indicator_table: indicatorTable,
  targets: z
    .string()
    .optional()
    .describe(
      said('目标值表 CSV：indicator, unit, class, period, target, baseline', 'CSV: indicator, unit or class, period, target, baseline'),
    ),
  goals: z.record(identifier, goal).default({}).describe(said('目标及其分解', 'goals and their decomposition')),
  score: z.record(identifier, composite).describe(said('评分树：序列 → 树', 'the tree of scores, by list')),
  constraints: z.array(constraint).default([]).describe(said('权重须满足的约束', 'what weights must fulfil')),
  lights: lights.default([]),
  gates: z.array(gate).default([]).describe(said('限制：封顶、一票否优、一票否决', 'gates: caps, bars, vetoes')),
  rounding: rounding.prefault({}),
  grades: oneOf({ mapping: grades, list: z.array(grades) })
    .optional()
    .describe(said('等次；各序列不同时写成列表', 'grades; a list of blocks where lists differ')),
  consequences: z.record(identifier, consequence).default({}).describe(said('结果应用，只是建议', 'consequences, as proposals')),
  determination: determination.optional(),
  uncertainty: uncertainty.optional(),
  design: design.optional(),
  disclosure: disclosure.optional(),
});

/** A library of indicators (指标库) that schemes use. */
export const libraryShape = z.strictObject({
  library: slug.describe(said('指标库的短名', 'name of the library')),
  version,
  ...head,
  children: children.optional(),
  dimensions,
  indicators,
  indicator_table: indicatorTable,
});

export type SchemeShape = z.output<typeof schemeShape>;
export type LibraryShape = z.output<typeof libraryShape>;
