import type { Locale } from '@kedu/model';
import { periodName } from './period.ts';

/**
 * What stood in for a missing value, out of the code that the engine gives: `zero`, `last_value 2022`, `mean_of ecological (12)`,
 * `mean_value_of` likewise, `interpolate 2021 2023`;
 * `*` is the whole list, `-` the units that belong to no group.
 *
 * Errors: none; a code of another form is returned as it is.
 * Example: fillName('mean_of ecological (12)', 'zh-CN') → “ecological”组 12 个单位的平均得分.
 */
export function fillName(code: string, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  if (code === 'zero') return chinese ? '计零分' : 'counts as zero';
  const last = /^last_value (\S+)$/.exec(code);
  if (last) return chinese ? `沿用${periodName(last[1] as string, locale)}的数值` : `the value of ${periodName(last[1] as string, locale)}`;
  const between = /^interpolate (\S+) (\S+)$/.exec(code);
  if (between) {
    const [from, to] = [between[1], between[2]].map((period) => periodName(period as string, locale));
    return chinese ? `${from}与${to}数值之间的直线` : `the straight line between ${from} and ${to}`;
  }
  const group = /^(mean|median)_(value_)?of (.*) \((\d+)\)$/.exec(code);
  if (!group) return code;
  const [, kind, ofValues, name, count] = group;
  const what = ofValues ? (chinese ? '数值' : 'value') : chinese ? '得分' : 'score';
  if (chinese) return `${groupName(name as string, locale)} ${count} 个单位的${kind === 'mean' ? '平均' : '中位'}${what}`;
  return `${kind} ${what} of ${count} ${count === '1' ? 'unit' : 'units'} ${groupName(name as string, locale)}`;
}

function groupName(name: string, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  if (name === '*') return chinese ? '整个序列' : 'of the whole list';
  if (name === '-') return chinese ? '未归入任何组的' : 'that belong to no group';
  return chinese ? `“${name}”组` : `of “${name}”`;
}
