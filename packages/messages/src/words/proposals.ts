import { type WordTable, words } from './table.ts';

/** Actions that a rule proposes; a person with the right to do so decides. */
export const ACTION_WORDS = {
  cut: words('压减下年度预算', 'cut next year’s budget'),
  allocate: words('分配专项资金', 'allocate the special transfer'),
  release: words('拨付本期专项资金', 'release a tranche'),
  take: words('扣减补助', 'take from the subsidy'),
  give: words('给予奖励资金', 'give from the pool'),
  withhold: words('扣发绩效奖金', 'withhold the performance bonus'),
  admonishing_talk: words('诫勉谈话', 'admonishing talk'),
  refer: words('移送有关机关', 'refer to the competent body'),
  reward: words('表扬奖励', 'reward'),
  supervision_order: words('下达督办单', 'issue a supervision order'),
  explanation: words('在会议上说明情况', 'explain at the meeting'),
} as const satisfies WordTable;

/** Why a proposal is not made although its condition holds. */
export const WITHHELD_WORDS = {
  noise: words('名次差距在误差之内，不据此提出', 'the difference in rank lies within the error of measurement'),
  too_small: words('排名单位数少于规定的最少数，末位不成立', 'too few units are ranked for a last place to mean anything'),
} as const satisfies WordTable;
