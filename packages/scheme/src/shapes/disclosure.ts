import { z } from 'zod';
import { clause, expression, identifier } from './basics.ts';
import { textOf } from './one-of.ts';
import { said } from './said.ts';

/** Whom a bundle of results is for, from wide to narrow. Rule: DISCLOSE-2. */
export const DISCLOSURE_LEVELS = ['public', 'congress', 'internal'] as const;

/** Why a rule keeps something from being shown. Rule: DISCLOSE-2. */
export const DISCLOSURE_REASONS = ['state_secret', 'commercial', 'personal', 'personnel', 'statistics', 'ordered'] as const;

const indicatorsOrSets = z
  .array(textOf('indicator_or_set', /^([a-z][a-z0-9_]*|(tag|dimension|horizon|nature|priority):[a-z0-9_]+)$/))
  .min(1)
  .describe(said('指标，或一组指标：tag:x、dimension:x 等', 'indicators, or sets of them: tag:x, dimension:x, …'));

const narrowed = z
  .enum(['congress', 'internal'])
  .describe(said('至多公开到哪一层：congress 人大监督，internal 仅内部', 'the widest level that may see it'));

const because = z
  .enum(DISCLOSURE_REASONS)
  .describe(
    said(
      '为何不公开：state_secret 国家秘密，commercial 商业秘密，personal 个人信息，personnel 人事，statistics 统计法，ordered 上级要求',
      'why: state secret, trade secret, personal data, personnel, statistics act, by order',
    ),
  );

const ofIndicators = z
  .strictObject({
    indicators: indicatorsOrSets,
    level: narrowed,
    because,
    where: expression
      .optional()
      .describe(said('只对哪些单位：对名册逐个单位判断的条件；默认全部', 'units it is for, as a condition on the register; default all')),
    clause: clause.optional(),
  })
  .describe(said('这些指标的数据只公开到某一层', 'data of these indicators, and who may see them'));

const smallCells = z
  .strictObject({
    indicators: indicatorsOrSets,
    below: z
      .number()
      .int()
      .min(2)
      .max(1_000_000)
      .describe(said('1 到此数减 1 的值不单独公开', 'whole values from 1 to one below this are not shown')),
    clause: clause.optional(),
  })
  .describe(said('小数不单独公开，以免认出个人', 'small numbers that would tell of single persons'));

const ofResults = z
  .strictObject({
    lists: z.array(identifier).min(1).describe(said('哪些序列', 'lists')),
    level: z.enum(DISCLOSURE_LEVELS).describe(said('结果至多公开到哪一层', 'the widest level that may see the results')),
    because,
    clause: clause.optional(),
  })
  .describe(said('这些序列的结果公开到哪一层', 'results of lists, and who may see them'));

/** Who may see what of a run (DISCLOSE-2 to DISCLOSE-7): decided by the scheme, and by nobody on the day of publication. */
export const disclosure = z
  .strictObject({
    clause: clause.optional(),
    indicators: z.array(ofIndicators).default([]).describe(said('哪些指标的数据不公开到哪一层', 'data of indicators that are not public')),
    small_cells: z.array(smallCells).default([]).describe(said('哪些小数不单独公开', 'small numbers that are not shown')),
    results: z.array(ofResults).default([]).describe(said('哪些序列的结果不公开到哪一层', 'results of lists that are not public')),
    personnel: z
      .enum(DISCLOSURE_LEVELS)
      .optional()
      .describe(said('涉及个人任用、待遇的建议公开到哪一层；默认 internal', 'proposals on careers or pay of persons; default internal')),
  })
  .describe(
    said(
      '公开规则：谁可以看到什么，不写即全部公开（涉及个人的除外）',
      'disclosure: who may see what; all without it, but what is about persons',
    ),
  );

export type DisclosureShape = z.output<typeof disclosure>;
