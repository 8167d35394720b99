import type { Locale } from '@kedu/model';

/** Labels of the chapters about people's judgement, Chinese and English; `{name}` is filled in. */
const WORDS = {
  determination_note: [
    '由{body}审定。审定只调整等次、或不采纳某项建议，不改动得分和名次。',
    'Determined by {body}. A determination changes grades, or drops a proposal; never a score or a rank.',
  ],
  closes: ['数据截止日 {day}', 'data closed on {day}'],
  data_hash: ['审定依据的数据 {hash}', 'data {hash}'],
  steps: ['步骤', 'Steps'],
  step: ['步骤', 'Step'],
  day: ['日期', 'Day'],
  day_open: ['未定', 'open'],
  counted: ['共可审定 {of} 项，调整 {items} 项', '{items} of {of} items were changed'],
  not_carried_out: ['{count} 项没有执行', '{count} not carried out'],
  barred_count: ['{count} 项与门槛规定相抵', '{count} against a gate'],
  barred: ['“{gate}”不准评“{grade}”，由审定机构决定并负责。', '“{gate}” bars “{grade}”: the body decides and answers for it.'],
  barred_by_clause: [
    '“{gate}”（{clause}）不准评“{grade}”，由审定机构决定并负责。',
    '“{gate}” ({clause}) bars “{grade}”: the body decides and answers for it.',
  ],
  one_subject: ['{title}（{subject}）', '{title} ({subject})'],
  adjustments: ['调整事项', 'Adjustments'],
  none: ['没有调整：结果按运行结果审定。', 'Nothing was changed: the results stand as the run gave them.'],
  unit: ['考核对象', 'Unit'],
  item: ['事项', 'Item'],
  before: ['运行结果', 'As run'],
  after: ['审定结果', 'As determined'],
  ground: ['理由', 'Ground'],
  meeting: ['会议', 'Meeting'],
  grade: ['等次', 'Grade'],
  made: ['已提出', 'made'],
  dropped: ['不采纳', 'dropped'],
  refused: ['没有执行：运行结果为“{found}”', 'not carried out: the run gave “{found}”'],
  refused_nothing: ['没有执行：运行结果中没有这一项', 'not carried out: the run gave no such item'],
  quotas: ['名额', 'Quotas'],
  quotas_note: ['审定后不重新分配名额。', 'Quotas are not taken again after a determination.'],
  scope: ['范围', 'Among'],
  whole_list: ['整个序列', 'the whole list'],
  places: ['名额数', 'Places'],
  taken_before: ['审定前', 'Before'],
  taken_after: ['审定后', 'After'],
  over: ['超出 {count} 个', '{count} over'],
  under: ['空出 {count} 个', '{count} free'],
  full: ['正好', 'full'],
  says_determined: [
    '{body}审定，{of} 项中调整 {items} 项，得分和名次不变。',
    '{body} determined the results and changed {items} of {of} items; scores and ranks stand.',
  ],
  bonuses_note: [
    '加减分按事项计算；未计分的写明原因。',
    'Bonuses and deductions event by event; of those that do not count the reason is given.',
  ],
  bonuses_counted: ['{count} 项计分', '{count} count'],
  bonuses_not: ['{count} 项不计', '{count} do not'],
  event: ['事项', 'Event'],
  level: ['级别', 'Level'],
  date: ['发生日期', 'Date'],
  points: ['分值', 'Points'],
  outcome: ['结果', 'Outcome'],
  recognised: ['{day} 认定', 'recognised on {day}'],
  more: ['另有 {count} 项', '{count} more'],
  at_most: ['合计最多 {cap} 分', 'at most {cap} points'],
  on_unit: [
    '审定：等次由“{from}”调整为“{to}”，理由：{ground}（{body}，{meeting}，{date}）。',
    'Determined: grade changed from “{from}” to “{to}”; ground: {ground} ({body}, {meeting}, {date}).',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type JudgementWord = keyof typeof WORDS;

/** A label or sentence with its places filled: judged('closes', 'zh-CN', { day: '2024-04-30' }) → 数据截止日 2024-04-30. */
export function judged(key: JudgementWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (place, name: string) => String(args[name] ?? place));
}
