import type { Issue } from '@kedu/model';
import type { RunContext } from '../context.ts';
import { placesMissing } from '../grade/places.ts';
import { responsibilityEffects } from '../responsibility/effects.ts';
import type { ListResult } from '../result.ts';
import { gate } from './gate.ts';
import { grade, gradesOf } from './grade.ts';
import { rank } from './rank.ts';
import type { ListScores } from './scoreTable.ts';

/**
 * Gates limit the total, ranks are taken on what is left, grades follow both.
 *
 * Shape: arrays over the members of the list. Rule: GATE, RANK, GRADE (docs/spec/rank-grade.md). Errors: those of gates and of quotas without places.
 */
export function standing(ctx: RunContext, scored: ListScores): { readonly result: ListResult; readonly issues: readonly Issue[] } {
  const { scheme, period } = ctx.input;
  const { enrolled, ranked, points, total, parts } = scored;
  const { list, members, classes, overlays, groups } = enrolled;
  const gated = gate(ctx, { list: list.id, members, classes, overlays, ranked, score: total, parts });
  const grades = gradesOf(scheme.grades, list.id);
  const ranks = rank({ ranked, score: gated.score, groups, classes, minGroup: grades?.quota?.minGroup });
  const graded = grade({
    members,
    classes,
    groups,
    ranked,
    score: gated.score,
    gateEffects: gated.effects,
    grades,
    gates: scheme.gates,
    totalPlaces: scheme.rounding.total.places,
  });
  const result: ListResult = {
    list: list.id,
    period,
    members,
    classes,
    overlays,
    groups,
    ranked,
    points,
    score: gated.score,
    ...ranks,
    grades: graded.grades,
    gradeNotes: graded.notes,
    gateEffects: gated.effects,
    ...(scored.additions.size > 0 ? { additions: [...scored.additions.values()] } : {}),
    parts,
    ...responsibilityEffects(ctx, scored),
  };
  return { result, issues: [...gated.issues, ...placesMissing(grades, scheme, result)] };
}
