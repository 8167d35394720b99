import type { ListSensitivity, Trace } from '@kedu/engine';
import { designRuleOf, designSensitivity } from './designSensitivity.ts';

/**
 * What the designer’s choices do to every list of a run that `design:` of its scheme asks about; undefined for one that has not.
 *
 * Shape: lists in the order of the run, those left out that have no two ranked units. Rule: DESIGN-8. Errors: none.
 */
export function schemeSensitivity(trace: Trace): readonly ListSensitivity[] | undefined {
  const { design } = trace.input.scheme;
  if (!design) return undefined;
  const rule = designRuleOf(design);
  const asked = trace.assessment.lists.filter(({ list }) => !design.lists || design.lists.includes(list));
  return asked.flatMap(({ list }) => designSensitivity(trace, list, rule) ?? []);
}
