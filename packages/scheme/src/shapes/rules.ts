import { z } from 'zod';
import { clause, expression, identifier, localizedText, periodKind, quantity, share, unitSelector } from './basics.ts';
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

const base = {
  title,
  clause: clause.optional(),
  lists: someLists,
  unless_noise: z
    .boolean()
    .default(false)
    .describe(said('差距在误差之内则不建议（PROPOSE-12）', 'spared where the difference lies within measurement error (PROPOSE-12)')),
  decides: z.string().optional().describe(said('由谁决定', 'who decides on the proposal')),
};

const referTo = z.string().describe(said('移交哪个机关', 'body to which it is referred'));

export const consequence = z.strictObject({
  ...base,
  for_each: z
    .enum(['unit', 'field', 'person'])
    .optional()
    .describe(
      said(
        '逐个单位、领域（树的第一级）还是个人；默认：读 field.… 的为 field，扣发为 person，其余 unit',
        'field: each first-level part of the tree. Default: field where an expression reads `field.…`, person for withhold, otherwise unit',
      ),
    ),
  when: expression.optional().describe(said('何时建议；不写则对每个有名次的单位', 'when it is proposed; without, for every ranked unit')),
  protects: z
    .string()
    .optional()
    .describe(said('先行足额保障的清单 CSV：item, unit, amount_yuan', 'CSV list that is met first and in full: item, unit, amount_yuan')),
  propose: z
    .strictObject({
      cut: z
        .strictObject({
          by: quantity.describe(said('压缩比例，0–1', 'rate of the cut, 0–1')),
          of: z.string().optional().describe(said('预算表 CSV：unit, field, amount_yuan', 'CSV: unit, field, amount_yuan')),
          keep_total: z
            .boolean()
            .default(true)
            .describe(said('压下的钱留在本单位另行安排', 'what is cut returns to the unit, to be allotted again')),
        })
        .optional()
        .describe(said('压缩次年预算', 'D1: a cut of next year’s budget')),
      allocate: z
        .strictObject({
          total_yuan: quantity.describe(said('总额（元）', 'total in yuan')),
          among: expression.describe(said('分给哪些单位', 'who receives')),
          by: quantity.describe(said('按什么分', 'weight by which it is shared out')),
          tranches: z
            .array(
              z.strictObject({
                title,
                share: share.describe(said('占本单位所得的比例', 'share of what the unit is allocated')),
                when: expression.optional().describe(said('何时拨付', 'when it is released')),
              }),
            )
            .min(1)
            .optional()
            .describe(said('分期拨付', 'tranches, released by milestones')),
        })
        .optional()
        .describe(said('专项绩效包', 'D2: a package shared out')),
      pool: z
        .strictObject({
          take_from: expression.describe(said('从哪些单位扣', 'who gives')),
          rate: share.describe(said('扣多大比例', 'share that is taken')),
          of: z.string().describe(said('资金表 CSV：unit, amount_yuan', 'CSV: unit, amount_yuan')),
          give_to: expression.describe(said('奖给哪些单位', 'who receives')),
          shared: z
            .enum(['equally', 'by_score', 'by_amount'])
            .default('equally')
            .describe(said('平均、按得分、按金额分', 'how it is shared out')),
        })
        .optional()
        .describe(said('奖惩资金池', 'D3: a pool of rewards and penalties')),
      withhold: z
        .strictObject({
          decisions: z
            .string()
            .describe(
              said(
                '生效决定的 CSV：decision, body, effective_on, unit, person, role, bonus_yuan',
                'CSV of effective decisions: decision, body, effective_on, unit, person, role, bonus_yuan',
              ),
            ),
          rates: z.record(identifier, share).describe(said('责任角色 → 扣发比例', 'role → share of the bonus')),
        })
        .optional()
        .describe(said('四级追责扣发奖金', 'D4: bonus withheld along the chain of responsibility')),
      admonishing_talk: z.strictObject({ refer_to: referTo }).optional().describe(said('诫勉谈话', 'an admonishing talk')),
      refer: z
        .strictObject({ refer_to: referTo, what: localizedText.describe(said('移交什么', 'what is referred')) })
        .optional()
        .describe(said('移交核实结果', 'results passed on')),
      reward: z
        .strictObject({
          what: localizedText.describe(said('奖什么', 'what is given')),
          top: z.number().int().positive().optional().describe(said('前几名', 'ranks 1 to this')),
        })
        .optional()
        .describe(said('表扬奖励', 'a reward')),
    })
    .describe(said('建议什么：恰好一项', 'what is proposed: exactly one action')),
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
