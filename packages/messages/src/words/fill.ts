import type { Locale } from '@kedu/model';
import { periodName } from './period.ts';

/**
 * What stood in for a missing value, out of the code that the engine gives: `zero`, `last_value 2022`, `mean_of class (12)`.
 *
 * Errors: none; a code of another form is returned as it is.
 * Example: fillName('mean_of class (12)', 'zh-CN') → “class”组 12 个单位的平均得分.
 */
export function fillName(code: string, locale: Locale): string {
  const chinese = locale === 'zh-CN';
  if (code === 'zero') return chinese ? '计零分' : 'counts as zero';
  const last = /^last_value (\S+)$/.exec(code);
  if (last) return chinese ? `沿用${periodName(last[1] as string, locale)}的数值` : `the value of ${periodName(last[1] as string, locale)}`;
  const group = /^(mean|median)_of (.*) \((\d+)\)$/.exec(code);
  if (!group) return code;
  const [, kind, name, count] = group;
  if (chinese) return `“${name}”组 ${count} 个单位的${kind === 'mean' ? '平均' : '中位'}得分`;
  return `${kind} score of ${count} units of “${name}”`;
}
