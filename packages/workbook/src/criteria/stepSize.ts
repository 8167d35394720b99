import { readCell } from '@kedu/intake';
import type { Amount } from './fact.ts';
import { ratio } from './numeral.ts';
import type { CriterionContext } from './reading.ts';

/**
 * Size of a step in the unit of the indicator; undefined where the words and the unit do not fit.
 *
 * A step in percent of a quantity that is no rate is that share of its target. Rule: CRITERIA-5.
 * Example: 10万元 in 亿元 → 0.001; 1% of the target 250 → 2.5; 1个百分点 in % → 1.
 */
export function stepSize({ value, unit }: Amount, context: CriterionContext, target: number | undefined): number | undefined {
  const measured = context.unit ?? '';
  const percent = /^(?:%|个?百分点)$/.test(unit);
  if (percent && (measured === '%' || measured === '')) return value;
  if (percent) return unit === '%' && target !== undefined && target !== 0 ? ratio(Math.abs(target), 100, value) : undefined;
  if (unit === '' || unit === measured || measured === '') return value;
  const reading = readCell(`${value}${unit}`, measured);
  return reading.kind === 'number' ? reading.value : sameCount(unit, measured) ? value : undefined;
}

/** 个, 件, 项 and the like count the same thing in different words. */
function sameCount(a: string, b: string): boolean {
  const loose = /^(?:个|件|项|次|起|例|家|处|条|篇|场|期|天|日|个工作日)$/;
  return loose.test(a) && loose.test(b);
}
