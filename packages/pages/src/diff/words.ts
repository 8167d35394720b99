import type { Locale } from '@kedu/model';

/** Labels of the page that compares two schemes, Chinese and English. */
const WORDS = {
  title: ['方案对比', 'Scheme against scheme'],
  series: ['刻度 Kedu · 方案对比', 'Kedu 刻度 · Scheme against scheme'],
  not_a_result: ['这是按同一批数据算出的对比，不是考核结果。', 'A comparison on the same data, not a result of an assessment.'],
  example: ['示例数据', 'Example data'],
  example_note: ['示例数据：单位和数值均为虚构，只用来说明方法。', 'Example data: units and values are invented, to show the method only.'],
  data_of: ['{period}的数据', 'data of {period}'],
  summary: ['概览', 'Overview'],
  rules: ['改了哪些规则', 'What changed'],
  movers: ['谁的结果有变', 'Who moves'],
  why: ['由哪项变更造成', 'Why'],
  notes: ['说明', 'Notes'],
  before: ['原', 'Before'],
  after: ['新', 'After'],
  rule: ['规则', 'Rule'],
  kind: ['类', 'Kind'],
  clause: ['条款', 'Clause'],
  score: ['得分', 'Score'],
  rank: ['名次', 'Rank'],
  unit: ['单位', 'Unit'],
  grade: ['等次', 'Grade'],
  by: ['增减', 'Change'],
  because: ['各项变更的贡献', 'Contribution of each change'],
  none: ['两版规则没有差别，什么都不变。', 'No rule differs: nothing moves.'],
  wording: [
    '另有{count}处只改了文字或条款号，不影响计算。',
    'In {count} more places only words or clause numbers differ; nothing is computed otherwise.',
  ],
  together: ['合在一起才说得通的变更算一项', 'Changes that only make sense together are one'],
  scoreless: ['不影响得分', 'No score depends on these'],
  only_before: ['只有原方案有的序列：{lists}。', 'Lists of the earlier scheme only: {lists}.'],
  only_after: ['只有新方案有的序列：{lists}。', 'Lists of the later scheme only: {lists}.'],
  all_orders: [
    '每项变更的贡献，是它在所有{orders}种改动次序中使得分变动的平均数（沙普利值），凑到最小计分单位后，各项相加正好等于得分之差。',
    'The contribution of a change is what it moves on average over all {orders} orders in which the changes can be made (Shapley value), brought to whole units of the score so that they add up to the difference exactly.',
  ],
  some_orders: [
    '变更较多：每项的贡献是在{orders}种改动次序中的平均数，次序按固定种子抽取、正反各一次，抽取带来的标准误最大{error}分；凑到最小计分单位后，各项相加正好等于得分之差。',
    'There are many changes: the contribution of each is the average over {orders} orders, drawn with a fixed seed and each taken with its reverse (largest standard error of the draw: {error} points), brought to whole units of the score so that they add up to the difference exactly.',
  ],
  proposals: ['结果应用建议的变化', 'Proposals'],
  proposals_note: [
    '两版方案按同一批数据提出的建议并排；只列新提的、不再提的和金额、人数或不提原因有变的。建议由有权机关决定，这里都不作为结果。',
    'Proposals of both versions on the same data, side by side: those made, gone, or of which amount, persons or reason for withholding differ. Those entitled decide; none of this is a result.',
  ],
  unit_by_unit: ['逐条（{count}条）', 'One by one ({count})'],
  about: ['事由', 'About'],
  more_rows: ['还有{count}条，见 kedu diff --json。', '{count} more: see kedu diff --json.'],
  whole: ['全文', 'In full'],
  rows_in_json: ['全部各行见 kedu diff --json。', 'All rows: kedu diff --json.'],
  one_change: [
    '影响得分的只有一项变更：{letter} {change}，各单位的增减都由它造成。',
    'One change alone moves scores here: {letter} {change}. All that units gain or lose is by it.',
  ],
  joins: ['进入序列', 'comes in'],
  leaves: ['退出序列', 'leaves'],
  in_force: ['{version} 自{from}至{until}施行', '{version} in force from {from} to {until}'],
  in_force_from: ['{version} 自{from}起施行', '{version} in force from {from}'],
  crossing: ['超过与被超过', 'Passing'],
  hashes: ['结果哈希：{before}（原）；{after}（新）', 'Result hashes: {before} (before); {after} (after)'],
  same: ['两版的结果哈希相同：{hash}', 'Both have the same result hash: {hash}'],
  versions: ['{before} → {after}', '{before} → {after}'],
  unmoved: ['其余{count}个单位得分、名次都不变。', 'The other {count} units keep score and rank.'],
  average: ['全体平均移动', 'Mean movement'],
  change: ['变更', 'Change'],
  most: ['移动最多的单位', 'Moves most'],
} as const satisfies Record<string, readonly [string, string]>;

export type DiffWord = keyof typeof WORDS;

/** A label in the language of the page, with its places filled. */
export function diffWord(key: DiffWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replaceAll(/\{(\w+)\}/g, (place, name: string) => String(args[name] ?? place));
}
