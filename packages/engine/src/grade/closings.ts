import type { Gate, Grades } from '@kedu/scheme';
import type { GateEffect, GradeNote } from '../result.ts';

/** Grades that one gate closes to a unit, and by which of its effects. */
export interface Closing {
  readonly because: GradeNote['because'];
  /** By position in the order of grades; the lowest is never closed. */
  closes(position: number): boolean;
}

/**
 * What one gate that acts on a unit closes to it, effect by effect; a binding indicator that is missed bars the best grade.
 *
 * Rule: GRADE-3, GATE-5, GATE-6 (docs/spec/rank-grade.md). Errors: none.
 * Example: cap_grade good among excellent, good, fair → closes(0) only.
 */
export function closings(grades: Grades, gates: readonly Gate[], effect: Pick<GateEffect, 'gate'>): readonly Closing[] {
  const { order } = grades;
  const closing = (because: GradeNote['because'], isClosed: (position: number) => boolean): Closing => ({
    because,
    closes: (position) => position < order.length - 1 && isClosed(position),
  });
  const rule = gates[effect.gate];
  if (!rule) return [closing('bar', (position) => position === 0)];
  const best = order.findIndex(({ id }) => id === rule.capGrade);
  return [
    ...(best > 0 ? [closing('cap', (position) => position < best)] : []),
    ...(rule.bar.length > 0 ? [closing('bar', (position) => rule.bar.includes(order[position]?.id ?? ''))] : []),
    ...(rule.veto ? [closing('veto', () => true)] : []),
  ];
}
