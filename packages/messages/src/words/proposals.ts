import type { EVENT_OUTCOMES, ItemNote, ProposalAction, WithheldReason } from '@kedu/engine';
import { type WordTable, words } from './table.ts';

/** Actions that a rule proposes; a person with the right to do so decides. */
export const ACTION_WORDS = {
  cut: words('压减下年度预算', 'cut next year’s budget'),
  return: words('压减资金由本级统筹', 'return what was cut to the common fund'),
  allocate: words('分配专项资金', 'allocate the special transfer'),
  release: words('拨付资金', 'release the money'),
  hold: words('暂缓拨付', 'hold the money back'),
  take: words('扣减补助', 'take from the subsidy'),
  give: words('给予奖励资金', 'give from the pool'),
  fill: words('由本级预算补足缺口', 'fill the gap from its own budget'),
  withhold: words('扣发绩效奖金', 'withhold the performance bonus'),
  pay: words('按等次系数计发', 'pay by the coefficient of the grade'),
  compensate: words('按补偿曲线支付', 'pay the compensation'),
  pay_items: words('按件计酬', 'pay for work by item'),
  approve: words('同意立项，全额安排', 'approve and grant the whole'),
  adjust: words('调整后安排', 'grant a part'),
  reject: words('不予安排', 'reject, grant nothing'),
  permit: words('准予进人', 'permit so many to join'),
  ceiling: words('核定人数上限', 'set the ceiling of the headcount'),
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
  determined: words('审定不采纳', 'dropped by determination'),
  noise: words('在误差之内，不足以认定', 'within the error of the figures: not sure enough'),
} as const satisfies WordTable<WithheldReason>;

/** Why an event of a table of additions is not counted. */
export const EVENT_NOTE_WORDS = {
  counted: words('计分', 'counted'),
  lower_level: words('同一事项只计最高一级', 'of one item only the highest level counts'),
  outside_period: words('不在本考核期内', 'outside the period'),
  after_as_of: words('晚于数据截止日', 'after the as-of day'),
  not_applied: words('尚未申报', 'not applied for yet'),
  awaits_first_check: words('待初审', 'waiting for the first check'),
  awaits_review: words('待复核', 'waiting for review'),
  awaits_notice: words('待公示', 'waiting for public notice'),
  in_notice: words('公示中', 'under public notice'),
  awaits_recognition: words('待认定', 'waiting for recognition'),
  days_out_of_order: words('各步日期颠倒或有缺', 'its steps are out of order, or one is missing'),
  notice_too_short: words('公示天数不够', 'the public notice was too short'),
} as const satisfies WordTable<(typeof EVENT_OUTCOMES)[number]>;

/** Why an item of work is paid nothing. */
export const ITEM_NOTE_WORDS = {
  paid: words('计发', 'paid'),
  below_quality: words('质量抽查不合格', 'found below the mark by a quality check'),
  outside_period: words('不在本考核期内', 'outside the period'),
  after_as_of: words('晚于数据截止日', 'after the as-of day'),
} as const satisfies WordTable<ItemNote>;
