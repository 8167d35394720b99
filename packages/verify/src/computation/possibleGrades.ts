import { type GateEffect, grade, gradesOf } from '@kedu/engine';
import type { Grades } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { type Hidden, leavesOf } from '../labels/hidden.ts';
import type { ShownList } from './shownLists.ts';

/**
 * Which grades the rules leave to each member of a list, by its total as it is published: one where all that grades hang on is shown, else
 * none better than total and known gates allow, and none worse
 * than it would be if all gates in doubt had acted and no place of a quota were left.
 *
 * Shape: over members; `effects` are those of gates on the totals as they are shown. Rule: VERIFY-20, GRADE-1 to GRADE-8. Errors: none.
 * Example: 74.38 reaches good, one gate in doubt caps at fair → good, fair.
 */
export function possibleGrades(
  { scheme }: Pick<AssessedRun, 'scheme'>,
  { tree, result }: ShownList,
  hidden: Hidden,
  { effects, idOf }: { readonly effects: readonly GateEffect[]; readonly idOf: (unit: number) => string },
): readonly (readonly string[])[] {
  const { list, members, ranked, score } = result;
  const grades = gradesOf(scheme.grades, list);
  if (!grades) return Array.from(members, () => ['']);
  const given = (gateEffects: readonly GateEffect[], quota: Grades['quota']): readonly string[] =>
    grade({ ...result, gateEffects, grades: { ...grades, quota }, gates: scheme.gates, totalPlaces: scheme.rounding.total.places }).grades;
  const scored = new Set(leavesOf(tree).map(({ indicator }) => indicator));
  const inDoubt = Array.from(members, (unit) => doubtful(scheme, hidden, scored, { list, unit, id: idOf(unit) })).flat();
  if (inDoubt.length === 0 && hidden.blankIn(list).size === 0 && !hidden.hidesWhoIsRanked(list))
    return given(effects, grades.quota).map((one) => [one]);
  const isInDoubt = new Set(inDoubt.map(keyOf));
  const certain = effects.filter((effect) => !isInDoubt.has(keyOf(effect)));
  // Who finds no place in a grade goes on to the next: at worst there is none at all.
  const { quota } = grades;
  const full = quota && { ...quota, shares: Object.fromEntries(Object.keys(quota.shares).map((id) => [id, 0])) };
  const [best, worst] = [given(certain, undefined), given([...certain, ...inDoubt], full)];
  const order = grades.order.map(({ id }) => id);
  return Array.from(members, (_, m) => {
    const [from, to] = [best[m] ?? '', worst[m] ?? ''];
    if (ranked[m] !== 1 || Number.isNaN(score[m])) return [...new Set([from, to])];
    return order.slice(order.indexOf(from), order.indexOf(to) + 1);
  });
}

/** What gates and missed targets would do to a unit that hang on something withheld. */
function doubtful(
  { gates, indicators }: AssessedRun['scheme'],
  hidden: Hidden,
  scored: ReadonlySet<string>,
  { list, unit, id }: { readonly list: string; readonly unit: number; readonly id: string },
): readonly GateEffect[] {
  return [
    ...gates.flatMap((one, gate) =>
      (!one.lists || one.lists.includes(list)) && hidden.rests(hidden.reach.rule(one), id) ? [{ gate, unit }] : [],
    ),
    ...indicators.flatMap((one) =>
      one.nature === 'binding' && scored.has(one.id) && hidden.rests(hidden.reach.value(one.id), id)
        ? [{ gate: -1, indicator: one.id, unit }]
        : [],
    ),
  ];
}

function keyOf({ gate, indicator, unit }: GateEffect): string {
  return `${gate} ${indicator ?? ''} ${unit}`;
}
