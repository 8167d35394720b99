import type { Locale } from '@kedu/model';
import { periodName } from './period.ts';

/**
 * What stood in for a missing value, out of the code that the engine gives: `zero`, `last_value 2022`, `mean_of ecological (12)`;
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
  const group = /^(mean|median)_of (.*) \((\d+)\)$/.exec(code);
  if (!group) return code;
  const [, kind, name, count] = group;
  if (chinese) return `${groupName(name as string, locale)} ${count} 个单位的${kind === 'mean' ? '平均' : '中位'}得分`;
  return `${kind} score of ${count} ${count === '1' ? 'unit' : 'units'} ${groupName(name as string, locale)}`;
}

function groupName(name: string, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  if (name === '*') return chinese ? '整个序列' : 'of the whole list';
  if (name === '-') return chinese ? '未归入任何组的' : 'that belong to no group';
  return chinese ? `“${name}”组` : `of “${name}”`;
}
