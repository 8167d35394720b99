import type { Locale } from '@kedu/model';

/** Labels of coefficients, chains and totals of proposals, Chinese and English; `{name}` is filled in. */
const WORDS = {
  elastic: ['弹性系数', 'Elastic coefficients'],
  elastic_note: [
    '得分（上下限之后、取整之前）乘以系数；没有写系数的单位按 1 计。每个系数都有理由。',
    'A score, after its bounds and before rounding, is multiplied by the coefficient; 1 where none is stated. Every coefficient has a reason.',
  ],
  coefficient: ['系数', 'Coefficient'],
  bounds: ['允许 {low}—{high}', 'within {low}–{high}'],
  before_after: ['得分', 'Score'],
  moved: ['计入上一级的分数变动', 'Points moved'],
  by_class: ['（按类别“{name}”）', '(for the class “{name}”)'],
  by_unit: ['（只对本单位）', '(for this unit only)'],
  reason: ['理由', 'Reason'],
  more: ['另有 {count} 个单位，见单位页。', '{count} more units: see their pages.'],
  joint: ['联合结果', 'Joint results'],
  joint_note: [
    '一条链条一个结果，由各单位按份额负责：份额最大的按方案权重计，其余按份额折算，少计的权重分给本单位的其他项。',
    'A chain has one result, for which its members answer by share: the largest share bears the weight of the scheme, the others in proportion; what is left goes to the other parts of the unit.',
  ],
  chain: ['链条', 'Chain'],
  result: ['结果', 'Result'],
  score: ['得分', 'Score'],
  share: ['责任份额', 'Share'],
  weight: ['计入权重', 'Weight as counted'],
  points: ['由此得分', 'Points from it'],
  totals: ['一览', 'At a glance'],
  rule: ['规则', 'Rule'],
  action: ['建议', 'Proposal'],
  count: ['条数', 'Number'],
  amount: ['金额（元）', 'Amount (yuan)'],
  saved: ['核减（元）', 'Saved (yuan)'],
  persons: ['人数', 'Persons'],
  withheld: ['不予提出', 'Withheld'],
  sums_by: ['按{by}汇总', 'sums by {by}'],
  approved: ['通过', 'Approved'],
  adjusted: ['调整', 'Adjusted'],
  rejected: ['不予通过', 'Rejected'],
  asked_sum: ['申请（元）', 'Asked for, yuan'],
  granted_sum: ['安排（元）', 'Granted, yuan'],
  not_stated: ['未写明', 'not stated'],
  asked: ['申请 {asked} 元，安排 {granted} 元，核减 {saved} 元', '{asked} yuan asked for, {granted} granted, {saved} saved'],
  count_of_persons: ['{count} 人', '{count} persons'],
} as const satisfies Readonly<Record<string, readonly [string, string]>>;

/** A label with its places filled. */
export function sayShared(key: keyof typeof WORDS, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (place, name: string) => String(args[name] ?? place));
}
