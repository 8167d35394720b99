import { shortNumber, type TitleOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';

/**
 * What is done to the values of a leaf before its method, in words; blank where nothing is.
 *
 * Rule: PREPARE-1, PREPARE-3 (docs/spec/prepare.md).
 * Example: per population times 10000, winsorise 6, then log → 除以人口、乘 10000；离群值缩尾至多 6 个，仍不够取对数.
 */
export function preparationWords({ per, outliers }: Pick<Leaf, 'per' | 'outliers'>, locale: Locale, titleOf: TitleOf): string {
  const english = locale === 'en';
  const told: string[] = [];
  if (per) {
    const size = titleOf(per.indicator) ?? per.indicator;
    const times = per.times === 1 ? '' : english ? `, times ${shortNumber(per.times)}` : `、乘 ${shortNumber(per.times)}`;
    told.push(english ? `per ${size}${times}` : `除以${size}${times}`);
  }
  if (outliers) {
    const { winsorise, then } = outliers;
    const points = english ? `at most ${winsorise} outliers winsorised` : `离群值缩尾至多 ${winsorise} 个`;
    const log = then === 'none' ? '' : english ? ', else a log scale' : '，仍不够取对数';
    told.push(`${points}${log}`);
  }
  return told.join(english ? '; ' : '；');
}
