import { z } from 'zod';
import { clause, expression, identifier, localizedText, quantity, share, unitSelector } from './basics.ts';
import { oneOf, textOf } from './one-of.ts';

export const lightRule = z.strictObject({
  light: identifier.describe('the scheme’s own colour or name'),
  title: localizedText.optional(),
  when: expression,
  then: z.enum(['propose_order', 'explain_at_meeting', 'notice']).optional(),
  for: z.array(identifier).optional().describe('only these indicators'),
  clause: clause.optional(),
});

export const lights = oneOf({
  list: z.array(lightRule),
  mapping: z.strictObject({
    rules: z.array(lightRule).min(1),
    raise_after: z.number().int().min(1).default(1).describe('nodes in a row before a light comes on or worsens'),
    clear_after: z.number().int().min(1).default(1).describe('nodes in a row before it eases'),
    overdue: z
      .strictObject({ light: identifier, title: localizedText.optional(), clause: clause.optional() })
      .optional()
      .describe('reporting light, apart from performance'),
  }),
});

export const gate = z.strictObject({
  title: localizedText,
  when: expression.describe('the gate acts where this holds'),
  lists: z.array(identifier).optional(),
  cap_grade: identifier.optional().describe('best grade still open'),
  cap_score: z.number().optional().describe('highest total still open'),
  bar: z.array(identifier).optional().describe('grades barred: the milder 一票否优 bars only the top'),
  veto: z.boolean().optional().describe('一票否决: the lowest grade, whatever the score'),
  clause: clause.optional(),
});

export const constraint = z.strictObject({
  title: localizedText,
  for: identifier.optional().describe('class or overlay; default every one'),
  lists: z.array(identifier).optional(),
  where: expression,
  clause: clause.optional(),
});

const gradeName = textOf('grade', /^[a-z][a-z0-9_]*( \S.*)?$/).describe('identifier and title: excellent 优秀');

export const grades = z.strictObject({
  lists: z.array(identifier).optional(),
  order: z.array(gradeName).min(2).describe('best first'),
  at_least: z.record(identifier, z.number()).optional(),
  quota: z
    .object({
      of: z.enum(['list', 'class', 'group']).default('list'),
      round: z.enum(['down', 'up', 'nearest']).default('down'),
      ties: z
        .enum(['none_over', 'all_in', 'split_by_id'])
        .default('none_over')
        .describe('none_over: a tie across the line gets the lower grade; all_in: both get the better'),
      small_groups: z.enum(['pool', 'alone', 'no_quota']).default('pool'),
      min_group: z.number().int().min(1).default(1),
    })
    .catchall(share)
    .optional(),
  clause: clause.optional(),
});

const base = {
  title: localizedText,
  clause: clause.optional(),
  lists: z.array(identifier).optional(),
  unless_noise: z.boolean().default(false),
  decides: z.string().optional().describe('who decides on the proposal'),
};

export const consequence = z.strictObject({
  ...base,
  for_each: z
    .enum(['unit', 'field', 'person'])
    .optional()
    .describe(
      'field: each first-level part of the tree. Default: field where an expression reads `field.…`, person for withhold, otherwise unit',
    ),
  when: expression.optional(),
  protects: z.string().optional().describe('CSV list that is met first and in full: item, unit, amount_yuan'),
  propose: z.strictObject({
    /** D1 */
    cut: z
      .strictObject({
        by: quantity,
        of: z.string().optional().describe('CSV: unit, field, amount_yuan'),
        keep_total: z.boolean().default(true),
      })
      .optional(),
    /** D2 */
    allocate: z
      .strictObject({
        total_yuan: quantity,
        among: expression,
        by: quantity,
        tranches: z
          .array(z.strictObject({ title: localizedText, share, when: expression.optional() }))
          .min(1)
          .optional(),
      })
      .optional(),
    /** D3 */
    pool: z
      .strictObject({
        take_from: expression,
        rate: share,
        of: z.string().describe('CSV: unit, amount_yuan'),
        give_to: expression,
        shared: z.enum(['equally', 'by_score', 'by_amount']).default('equally'),
      })
      .optional(),
    /** D4 */
    withhold: z
      .strictObject({
        decisions: z.string().describe('CSV of effective decisions: decision, body, effective_on, unit, person, role, bonus_yuan'),
        rates: z.record(identifier, share),
      })
      .optional(),
    admonishing_talk: z.strictObject({ refer_to: z.string() }).optional(),
    refer: z.strictObject({ refer_to: z.string(), what: localizedText }).optional(),
    reward: z.strictObject({ what: localizedText, top: z.number().int().positive().optional() }).optional(),
  }),
});

export const list = z.strictObject({
  title: localizedText.optional(),
  units: unitSelector,
  groups: oneOf({ list: z.array(z.string()), mapping: z.record(z.string(), localizedText) })
    .optional()
    .describe('ranked apart, by the attribute `group`; with titles: { 党群: { zh-CN: 党群部门, en: Party organisations } }'),
  group_by: identifier.optional().describe('attribute that holds the group; default `group`'),
  nodes: z.enum(['year', 'half', 'quarter', 'month']).optional().describe('when progress is due; default the period itself'),
  watch: z.enum(['year', 'half', 'quarter', 'month']).optional().describe('how often lights are set; default at the nodes'),
  within: identifier.optional().describe('hierarchy: ranked among the children of one parent'),
  eligible: z
    .strictObject({ when: expression, otherwise: localizedText, clause: clause.optional() })
    .optional()
    .describe('units that do not fulfil it are scored, not ranked'),
  score: z.string().optional().describe('file that holds the tree'),
});

export const unitClass = z.strictObject({ title: localizedText, units: unitSelector, clause: clause.optional() });

export const uses = z.strictObject({
  library: textOf('id_at_version', /^[a-z0-9][a-z0-9-]*@[\w.-]+$/).optional(),
  parent: textOf('id_at_version', /^[a-z0-9][a-z0-9-]*@[\w.-]+$/).optional(),
  may_change: z.array(z.string()).optional(),
  must_keep: z.array(z.string()).optional(),
  leave_out: z.array(z.string()).optional().describe('what is not taken over from the parent: lists, lists.organs, consequences.talk'),
});
