import { z } from 'zod';
import { clause, expression, identifier, localizedText, periodKind, share, unitSelector } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';
import { said } from './said.ts';

const title = localizedText.describe(said('名称', 'title'));
const someLists = z.array(identifier).optional().describe(said('只用于这些序列；默认全部', 'only for these lists; default all'));

export const lightRule = z.strictObject({
  light: identifier.describe(said('灯名，由方案自定：red、yellow……', 'the scheme’s own colour or name')),
  title: title.optional(),
  when: expression.describe(said('亮灯条件，如 lag >= 0.20', 'when the light is on: lag >= 0.20')),
  then: z
    .enum(['propose_order', 'explain_at_meeting', 'notice'])
    .optional()
    .describe(said('亮灯后建议：督办单、会上说明、提醒', 'what is proposed: a supervision order, an explanation at the meeting, a notice')),
  for: z.array(identifier).optional().describe(said('只用于这些指标', 'only these indicators')),
  clause: clause.optional(),
});

export const lights = oneOf({
  list: z.array(lightRule),
  mapping: z.strictObject({
    rules: z.array(lightRule).min(1).describe(said('亮灯规则，先写的优先', 'rules; the first that holds counts')),
    raise_after: z
      .number()
      .int()
      .min(1)
      .default(1)
      .describe(said('连续几个节点变差才亮灯或加重', 'nodes in a row before a light comes on or worsens')),
    clear_after: z.number().int().min(1).default(1).describe(said('连续几个节点好转才减轻', 'nodes in a row before it eases')),
    overdue: z
      .strictObject({
        light: identifier.describe(said('灯名', 'name of the light')),
        title: title.optional(),
        clause: clause.optional(),
      })
      .optional()
      .describe(said('报送逾期灯，与业绩无关', 'reporting light, apart from performance')),
  }),
}).describe(
  said(
    '红黄蓝灯：规则的列表，先写的优先；或 { rules, raise_after, clear_after, overdue }',
    'lights: a list of rules, the first that holds counts; or { rules, raise_after, clear_after, overdue }',
  ),
);

export const gate = z.strictObject({
  title,
  when: expression.describe(said('何时起作用', 'the gate acts where this holds')),
  lists: someLists,
  cap_grade: identifier.optional().describe(said('最高只能评到此等次', 'best grade still open')),
  cap_score: z.number().optional().describe(said('总分至多为此', 'highest total still open')),
  bar: z
    .array(identifier)
    .optional()
    .describe(said('不得评为这些等次：一票否优只禁最高一等', 'grades barred: the milder 一票否优 bars only the top')),
  veto: z.boolean().optional().describe(said('一票否决：不论多少分，评最低等次', 'veto: the lowest grade, whatever the score')),
  clause: clause.optional(),
});

export const constraint = z.strictObject({
  title,
  for: identifier.optional().describe(said('只对此类别或叠加类别；默认全部', 'class or overlay; default every one')),
  lists: someLists,
  where: expression.describe(said("权重须满足的条件，如 share('horizon:long') >= 0.15", "what must hold: share('horizon:long') >= 0.15")),
  clause: clause.optional(),
});

const gradeName = textOf('grade', /^[a-z][a-z0-9_]*( \S.*)?$/).describe(
  said('标识与名称：excellent 优秀', 'identifier and title: excellent 优秀'),
);

export const grades = z.strictObject({
  lists: someLists,
  order: z.array(gradeName).min(2).describe(said('等次，由高到低', 'grades, best first')),
  at_least: z.record(identifier, z.number()).optional().describe(said('各等次的最低总分', 'lowest total of each grade')),
  quota: z
    .object({
      of: z.enum(['list', 'class', 'group']).default('list').describe(said('比例按序列、类别还是组算', 'of what the shares are')),
      round: z.enum(['down', 'up', 'nearest']).default('down').describe(said('名额不是整数时', 'where places are no whole number')),
      ties: z
        .enum(['none_over', 'all_in', 'split_by_id'])
        .default('none_over')
        .describe(
          said(
            '同分跨线：none_over 都评低一等，all_in 都评高一等，split_by_id 按编号',
            'none_over: a tie across the line gets the lower grade; all_in: both get the better; split_by_id: by ID',
          ),
        ),
      small_groups: z
        .enum(['pool', 'alone', 'no_quota'])
        .default('pool')
        .describe(said('小组：pool 合并计算，alone 各自计算，no_quota 不限名额', 'small groups: joined, each alone, or without quota')),
      min_group: z
        .number()
        .int()
        .min(1)
        .default(1)
        .describe(said('少于此数为小组，也不定末位', 'fewer ranked units are a small group, and nobody is last in it')),
    })
    .catchall(share.describe(said('等次 → 占比', 'share of a grade: excellent: 20%')))
    .optional()
    .describe(said('等次比例', 'quota: shares of grades')),
  clause: clause.optional(),
});

export const list = z.strictObject({
  title: title.optional(),
  units: unitSelector,
  groups: oneOf({ list: z.array(z.string()), mapping: z.record(z.string(), localizedText) })
    .optional()
    .describe(
      said(
        '分组排名，按名册的 group 列；带名称：{ 党群: { zh-CN: 党群部门, en: Party organisations } }',
        'ranked apart, by the attribute `group`; with titles: { 党群: { zh-CN: 党群部门, en: Party organisations } }',
      ),
    ),
  group_by: identifier.optional().describe(said('分组所按的列；默认 group', 'attribute that holds the group; default `group`')),
  nodes: periodKind.optional().describe(said('序时节点；默认考核期末', 'when progress is due; default the period itself')),
  watch: periodKind.optional().describe(said('多久看一次灯；默认在节点', 'how often lights are set; default at the nodes')),
  within: identifier.optional().describe(said('隶属关系名：同一上级的下级之间排名', 'hierarchy: ranked among the children of one parent')),
  eligible: z
    .strictObject({
      when: expression.describe(said('参加排名的条件', 'condition of being ranked')),
      otherwise: localizedText.describe(said('不参加排名时写明的原因', 'reason shown otherwise')),
      clause: clause.optional(),
    })
    .optional()
    .describe(said('不满足的单位只计分、不排名', 'units that do not fulfil it are scored, not ranked')),
  score: z.string().optional().describe(said('另存评分树的文件', 'file that holds the tree')),
});

export const unitClass = z.strictObject({ title, units: unitSelector, clause: clause.optional() });

const idAtVersion = textOf('id_at_version', /^[a-z0-9][a-z0-9-]*@[\w.-]+$/);

export const uses = z
  .strictObject({
    library: idAtVersion.optional().describe(said('指标库，短名@版本', 'library of indicators: id@version')),
    parent: idAtVersion.optional().describe(said('上级方案，短名@版本', 'parent scheme: id@version')),
    may_change: z
      .array(z.string())
      .optional()
      .describe(said('自愿只改这些（只能比上级允许的少，USES-5）', 'narrows what may be changed (USES-5)')),
    must_keep: z.array(z.string()).optional().describe(said('自愿必须保留的（USES-6）', 'adds to what must be kept (USES-6)')),
    leave_out: z
      .array(z.string())
      .optional()
      .describe(
        said(
          '上级方案中不沿用的部分：lists、lists.organs、consequences.talk（USES-8）',
          'what is not taken over from the parent: lists, lists.organs, consequences.talk (USES-8)',
        ),
      ),
  })
  .describe(said('采用指标库，继承上级方案', 'uses a library and a parent'));
