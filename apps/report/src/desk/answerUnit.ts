import { explain } from '@kedu/engine';
import { unitSection } from '@kedu/pages';
import type { Desk } from './desk.ts';
import { memberOf } from './members.ts';
import type { UnitAnswer } from './questions.ts';

/** The page of a unit with its explanation, computed when it is asked for. Rule: CAPSULE-7. */
export function answerUnit(desk: Desk, list: string, code: string): UnitAnswer | undefined {
  const found = memberOf(desk, list, code);
  if (!found) return undefined;
  const { view, trace } = desk;
  const { member, name } = found;
  return { name, html: unitSection({ report: view, list, member, why: explain(trace, { list, member }) }) };
}
