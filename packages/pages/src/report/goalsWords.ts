import type { Locale } from '@kedu/model';
import { filledWords } from './words.ts';

/** Labels and sentences of the chapter of goals, Chinese and English. */
const GOAL_WORDS = {
  note: [
    '每个目标自上而下：目标 → 牵头单位 → 属地。属地的目标就是考核时比照的目标值；实际值取考核期末。',
    'Each goal from above: goal → lead department → territories. The targets of territories are those that they are assessed against; actual values are those at the end of the period.',
  ],
  all: ['各项目标', 'All goals'],
  goal: ['目标', 'Goal'],
  target: ['目标值', 'Target'],
  actual: ['实际', 'Actual'],
  attainment: ['完成度', 'Attainment'],
  gap: ['差额', 'Short by'],
  lead: ['牵头单位', 'Lead'],
  missed: ['未达到的属地', 'Territories that missed'],
  missed_of: ['{count}/{of}', '{count} of {of}'],
  shared: ['协同单位', 'With'],
  place: ['属地', 'Territory'],
  light: ['亮灯', 'Light'],
  recovering: ['待连续好转灭灯', 'better since; cleared when it lasts'],
  territories: ['各属地（{count}）', 'Territories ({count})'],
  says_goals: [
    '本期目标 {of} 项：达到 {reached} 项，未达到 {missed} 项{open}。',
    'Goals of the period: {of}; {reached} reached, {missed} missed{open}.',
  ],
  says_open: ['，{open} 项尚无合计', ', {open} without a total yet'],
  how: ['怎样确定', 'How it was set'],
  by_hand: ['商定', 'by hand'],
  by_hand_because: ['商定：{reason}', 'by hand: {reason}'],
  source: ['出自{source}', 'from {source}'],
  made_by: ['{by}分解，{sum}', 'shared out {by}, {sum}'],
  fits: ['与总目标相符', 'adds up to the goal'],
  escalation: ['层层加码：{levels}，合计 {whole}', 'escalation: {levels}; in all {whole}'],
  escalation_once: ['各属地合起来加码 {whole}', 'the territories together add {whole}'],
  level: ['第 {level} 级 {excess}', 'level {level} {excess}'],
  above: ['下级合计 {together}，加码 {by}', 'together {together} below: {by} more'],
  waiting: ['{reported}/{of} 已报', '{reported} of {of} reported'],
  reached: ['达到', 'reached'],
  not_reached: ['未达到', 'not reached'],
  key_results: ['关键结果', 'Key results'],
  other_periods: ['其他时期的目标：{goals}。', 'Goals of other periods: {goals}.'],
  more_rows: ['另有 {count} 个属地，见分解表。', '{count} more territories stand in the table of the goal.'],
} as const satisfies Record<string, readonly [string, string]>;

export type GoalWord = keyof typeof GOAL_WORDS;

/** A label or sentence of the chapter: sayGoal('level', 'zh-CN', { level: 1, excess: '+5%' }) → 第 1 级 +5%. */
export function sayGoal(key: GoalWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return filledWords(GOAL_WORDS[key], locale, args);
}
