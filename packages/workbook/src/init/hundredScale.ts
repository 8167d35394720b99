import type { CriterionContext, CriterionReading, MethodYaml, Reported } from '../criteria/reading.ts';
import { readCriterion } from '../criteria/readCriterion.ts';
import { readCriterionWords } from '../roundtrip/readCriterionWords.ts';

/** Methods that score by a number of the indicator, unless they state their own. */
const NEEDS: Readonly<Record<string, string>> = {
  completion: 'target',
  step: 'target',
  all_or_nothing: 'target',
  distance_to_target: 'target',
  growth_on_base: 'baseline',
};
const REPORTED: Readonly<Record<string, Reported>> = { given: 'mark', deduction: 'events', bonus: 'events' };

/**
 * A criterion on the hundred scale in the words that exported workbooks have (LAYOUT-7), or in those of an office.
 *
 * What a workbook alone cannot settle is refused: expressions, and comparison with peers of a class. Rule: WORKBOOK-12.
 * Example: readHundredScale('完成目标得80分，每高1加2分，每低1扣2分', { points: 100, target: 90 }).method → { step: { at_target: 80, unit: 1, per: 2 } }.
 */
export function readHundredScale(text: string, context: CriterionContext): CriterionReading {
  const own = readCriterionWords(text, { ...context, better: context.better ?? 'higher' });
  if ('rest' in own) return readCriterion(text, { ...context, points: 100 });
  const whole = [{ start: 0, end: text.length, text }];
  if (text.includes('〔')) return { notUnderstood: whole, gap: 'words' };
  if (own.peers !== undefined) return { notUnderstood: whole, gap: 'combination' };
  const method = own.method as MethodYaml;
  const [name = '', params = {}] = typeof method === 'string' ? [method] : (Object.entries(method)[0] ?? []);
  const need = NEEDS[name];
  if (need !== undefined && params[need] === undefined && (need === 'baseline' || context.target === undefined))
    return { notUnderstood: whole, gap: 'no_target' };
  return { method, cap: own.cap, floor: own.floor, reports: REPORTED[name] ?? 'quantity', used: whole };
}
