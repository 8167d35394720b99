import type { Locale } from '@kedu/model';

/** Labels of the live parts of a report, Chinese and English; `{name}` is filled in. */
const WORDS = {
  computing: ['正在您的浏览器中重新计算并核对…', 'Computing again and checking in your browser …'],
  unchecked_on_paper: ['未在浏览器中核对。', 'Not checked in a browser.'],
  same: [
    '已在您的浏览器中用随附数据重新计算，并逐字核对本页的文字、数字、亮灯和图形，全部一致（用时 {seconds} 秒）。数据本身是否原样，请与发布者公布的结果哈希核对：{hash}',
    'Computed again in your browser from the data that this report carries, and checked word for word: texts, figures, lights and drawings of this page are the same ({seconds} s). To know that the data are the original ones, compare the result hash with the one that the publisher made known: {hash}',
  ],
  differs: [
    '警告：在您的浏览器中重新计算，结果与本报告所载不一致。报告可能被改动过，请勿采用，并向发送者索取原件。报告所载 {stated}，算得 {found}。',
    'Warning: computed again in your browser, the result differs from the one stated. The report may have been altered: do not rely on it, and ask the sender for the original. Stated {stated}, found {found}.',
  ],
  page_differs: [
    '警告：本页有 {count} 处与重新计算的不同。本页可能被改动过，请勿采用，并向发送者索取原件；浏览器插件改动页面也会如此，可停用插件后再打开。',
    'Warning: in {count} places this page differs from what was computed again. It may have been altered: do not rely on it, and ask the sender for the original. Extensions of the browser that change pages have the same effect: open it again without them.',
  ],
  place_differs: [
    '第 {number} 处{where}：页面写 {written}，应为 {expected}。',
    'Place {number}{where}: the page says {written}; it should say {expected}.',
  ],
  place_where: ['（{where}）', ' ({where})'],
  place_nothing: ['（没有）', '(nothing)'],
  place_quote: ['“{text}”', '“{text}”'],
  places_more: ['其余 {count} 处未列出。', '{count} more are not listed.'],
  failed: [
    '警告：本页的数字无法核实，请勿把本页当作凭据，并向发送者索取原件。随附数据未能重新计算，单位页和图表也打不开。原因：{why}',
    'Warning: the figures of this page could not be verified. Do not take it as proof, and ask the sender for the original. The data that it carries could not be computed again, so that unit pages and charts do not open either. Reason: {why}',
  ],
  failed_browser: [
    '本页的数字未能在这个浏览器中核实，请勿凭此页认定；单位页和图表也打不开。原因：{why}',
    'The figures of this page could not be verified in this browser: do not take it as proof. Unit pages and charts do not open either. Reason: {why}',
  ],
  no_capsule: ['随附数据不见了。', 'The data that the report carries are gone.'],
  old_browser: ['浏览器版本过旧，请改用较新的 Chrome、Edge 或 Firefox。', 'the browser is too old; use a newer Chrome, Edge or Firefox.'],
  find: ['查找单位', 'Find a unit'],
  find_hint: ['输入名称或代码', 'Name or code'],
  found: ['找到 {count} 个', '{count} found'],
  found_none: ['没有这个单位', 'No such unit'],
  back: ['返回报告', 'Back to the report'],
  no_list: [
    '没有“{list}”这个序列，地址可能写错了。本报告有：{lists}。',
    'There is no list “{list}”; the address may be wrong. This report has: {lists}.',
  ],
  list_sep: ['、', ', '],
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
  trial: ['权重试算', 'Try other weights'],
  colon: ['：', ': '],
} as const satisfies Record<string, readonly [string, string]>;

export type ReportWord = keyof typeof WORDS;

export function word(key: ReportWord, locale: Locale, args: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][locale === 'en' ? 1 : 0].replace(/\{(\w+)\}/g, (_, name: string) => String(args[name] ?? ''));
}
