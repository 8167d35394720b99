import type { CompiledScheme } from '@kedu/scheme';
import { closings } from '../grade/closings.ts';
import type { GateEffect, ListResult } from '../result.ts';
import { gradesOf } from '../steps/grade.ts';

/**
 * The gate that bars a unit from a grade, the first that does; undefined where none does, or the grade is not one of the list.
 *
 * Rule: DETERMINE-8. Errors: none. A cap of the score bars no grade.
 * Example: a veto acts on 990200, the grade is good → the veto; the grade is the lowest → undefined.
 */
export function barredBy(
  { grades, gates }: Pick<CompiledScheme, 'grades' | 'gates'>,
  { list, gateEffects }: Pick<ListResult, 'list' | 'gateEffects'>,
  unit: number,
  grade: string,
): GateEffect | undefined {
  const rules = gradesOf(grades, list);
  const position = rules?.order.findIndex(({ id }) => id === grade) ?? -1;
  if (!rules || position < 0) return undefined;
  return gateEffects.find((effect) => effect.unit === unit && closings(rules, gates, effect).some(({ closes }) => closes(position)));
}
