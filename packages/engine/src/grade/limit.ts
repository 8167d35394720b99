import type { Gate, Grades } from '@kedu/scheme';
import type { GateEffect, GradeNote } from '../result.ts';
import { type Closing, closings } from './closings.ts';

export interface Limited {
  /** Position of the best grade left. */
  readonly at: number;
  /** Which grades are left, by position. The lowest always is. */
  readonly open: readonly boolean[];
  /** Gates that moved the grade, in order of application. */
  readonly notes: GradeNote[];
}

/**
 * Closes grades to one unit by the gates that act on it, in their order.
 *
 * Shape: reached — by position, whether the threshold is reached. Rule: GRADE-3, GATE-5, GATE-6 (docs/spec/rank-grade.md).
 * Errors: none.
 * Example: reached excellent, cap_grade good → good with a note `cap`; a second gate that bars excellent leaves no further note.
 */
export function limitByGates(grades: Grades, gates: readonly Gate[], effects: readonly GateEffect[], reached: readonly boolean[]): Limited {
  const last = grades.order.length - 1;
  const open = [...reached];
  const notes: GradeNote[] = [];
  let at = open.indexOf(true);
  const step = (effect: GateEffect, { because, closes }: Closing): void => {
    for (let g = 0; g < last; g += 1) if (closes(g)) open[g] = false;
    const to = open.indexOf(true);
    if (to === at) return;
    notes.push({
      because,
      from: grades.order[at]?.id ?? '',
      to: grades.order[to]?.id ?? '',
      gate: effect.gate,
      ...(effect.indicator === undefined ? {} : { indicator: effect.indicator }),
    });
    at = to;
  };
  for (const effect of effects) for (const closing of closings(grades, gates, effect)) step(effect, closing);
  return { at, open, notes };
}
