import type { EVENT_OUTCOMES, ProposalAction, WithheldReason } from '@kedu/engine';
import { type WordTable, words } from './table.ts';

/** Actions that a rule proposes; a person with the right to do so decides. */
export const ACTION_WORDS = {
  cut: words('压减下年度预算', 'cut next year’s budget'),
  return: words('压减资金由本级统筹', 'return what was cut to the common fund'),
  allocate: words('分配专项资金', 'allocate the special transfer'),
  release: words('拨付本期专项资金', 'release a tranche'),
  hold: words('暂缓拨付本期专项资金', 'hold a tranche back'),
  take: words('扣减补助', 'take from the subsidy'),
  give: words('给予奖励资金', 'give from the pool'),
  fill: words('由本级预算补足缺口', 'fill the gap from its own budget'),
  withhold: words('扣发绩效奖金', 'withhold the performance bonus'),
  admonishing_talk: words('诫勉谈话', 'admonishing talk'),
  refer: words('移送有关机关', 'refer to the competent body'),
  reward: words('表扬奖励', 'reward'),
  supervision_order: words('下达督办单', 'issue a supervision order'),
  explanation: words('在会议上说明情况', 'explain at the meeting'),
  notice: words('提醒', 'give notice'),
} as const satisfies WordTable<ProposalAction>;

/** Why a proposal is not made although its condition holds. */
export const WITHHELD_WORDS = {
  too_small: words('排名单位数少于规定的最少数，末位不成立', 'too few units are ranked for a last place to mean anything'),
  no_receiver: words('没有符合条件的受益单位', 'nobody fulfils the condition for receiving'),
  undetermined: words('数据不全，无法判断', 'data are missing, it cannot be decided'),
  protected: words('属于全额保障的清单', 'it is on the protected list'),
} as const satisfies WordTable<WithheldReason>;

/** Why an event of a table of additions is not counted. */
export const EVENT_NOTE_WORDS = {
  counted: words('计分', 'counted'),
  lower_level: words('同一事项只计最高一级', 'of one item only the highest level counts'),
  outside_period: words('不在本考核期内', 'outside the period'),
  after_as_of: words('晚于数据截止日', 'after the as-of day'),
} as const satisfies WordTable<(typeof EVENT_OUTCOMES)[number]>;
