import type { Locale } from '@kedu/model';

/** Labels of the live parts of a report, Chinese and English; `{name}` is filled in. */
const WORDS = {
  computing: ['正在您的浏览器中重新计算…', 'Computing again in your browser …'],
  same: [
    '本页已在您的浏览器中重新计算，结果一致（用时 {seconds} 秒）。',
    'Computed again in your browser: the result is the same ({seconds} s).',
  ],
  differs: [
    '警告：在您的浏览器中重新计算，结果与本报告所载不一致。报告可能被改动过，请勿采用，并向发送者索取原件。报告所载 {stated}，算得 {found}。',
    'Warning: computed again in your browser, the result differs from the one stated. The report may have been altered: do not rely on it, and ask the sender for the original. Stated {stated}, found {found}.',
  ],
  printed_differs: [
    '警告：本页印出的结果哈希与所附数据的不一致。报告可能被改动过，请勿采用，并向发送者索取原件。',
    'Warning: the result hash printed here is not that of the data which the report carries. The report may have been altered: do not rely on it, and ask the sender for the original.',
  ],
  failed: [
    '未能在您的浏览器中重新计算，单位页和图表打不开；本页内容可照常阅读和打印。原因：{why}',
    'Could not be computed again in your browser: unit pages and charts do not open. What stands here can be read and printed as it is. Reason: {why}',
  ],
  old_browser: ['浏览器版本过旧，请改用较新的 Chrome、Edge 或 Firefox。', 'the browser is too old; use a newer Chrome, Edge or Firefox.'],
  find: ['查找单位', 'Find a unit'],
  find_hint: ['输入名称或代码', 'Name or code'],
  found: ['找到 {count} 个', '{count} found'],
  found_none: ['没有这个单位', 'No such unit'],
  back: ['返回报告', 'Back to the report'],
  no_unit: ['没有这个单位，地址可能写错了。', 'There is no such unit; the address may be wrong.'],
  opening: ['正在打开…', 'Opening …'],
  printing: ['正在准备 {done}／{all}', 'Preparing {done} of {all}'],
  printing_ready: ['{all} 个单位页已排好，可以打印。', '{all} unit pages are ready to be printed.'],
  print_list: ['打印全部单位页：{list}', 'Print all unit pages: {list}'],
  print_all: ['打印全部单位页', 'Print all unit pages'],
  print: ['打印', 'Print'],
  matrix: ['单位与指标', 'Units and indicators'],
  filter: ['筛选单位', 'Filter units'],
  sort: ['排序', 'Order'],
  by_rank: ['名次', 'rank'],
  by_name: ['名称', 'name'],
  by_score: ['得分', 'score'],
  by_worst: ['{light}灯个数', 'number of {light}'],
  rows_shown: ['显示 {shown}／{all} 个单位', '{shown} of {all} units'],
  unit: ['单位', 'Unit'],
  score: ['得分', 'Score'],
  trend: ['历次得分', 'Scores run by run'],
  points: ['分', 'points'],
  highest: ['最高', 'highest'],
  upper: ['上四分位', 'upper quartile'],
  median: ['中位', 'median'],
  lower: ['下四分位', 'lower quartile'],
  lowest: ['最低', 'lowest'],
  months: ['各期数值', 'Values by period'],
  value: ['实际', 'actual'],
  scheduled: ['进度要求', 'scheduled'],
  target: ['目标', 'target'],
  indicator: ['指标', 'Indicator'],
  period: ['考核期', 'Period'],
  as_table: ['看表格', 'As a table'],
  colon: ['：', ': '],
} as const satisfies Record<string, readonly [string, string]>;

export type ReportWord = keyof typeof WORDS;

export function word(key: ReportWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? ''));
}
