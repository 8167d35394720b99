import { markColumn } from '@kedu/engine';
import type { Indicator } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';

/** Of fewer marks a mean and a deviation tell single ones. Rule: DISCLOSE-6. */
export const FEWEST_MARKS = 5;

/** Marks of so few raters that their figures would tell of persons. */
export interface FewMarks {
  /** Indicator → units, of all of whose groups no figures are shown: with the others and the value, those of the small one could be worked out. */
  readonly groups: ReadonlyMap<string, ReadonlySet<string>>;
  /** The same where a small group alone makes the value. */
  readonly alone: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Units with a group of fewer than FEWEST_MARKS marks whose mean counts, by indicator. Rule: DISCLOSE-6. */
export function fewMarks({ scheme, trace }: AssessedRun): FewMarks {
  const { observations } = trace.input;
  const groups = new Map<string, Set<string>>();
  const alone = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, indicator: string, unit: string): void => {
    to.set(indicator, (to.get(indicator) ?? new Set<string>()).add(unit));
  };
  for (const { id, raters } of scheme.indicators) {
    const names = namesOf(raters);
    if (names.length === 0) continue;
    for (const period of observations.periods) {
      const columns = names.map((group) => ({
        mean: observations.column(markColumn(id, group, 'mean'), period),
        count: observations.column(markColumn(id, group, 'count'), period),
      }));
      observations.unitIds.forEach((unit, i) => {
        const counted = columns.filter(({ mean }) => mean?.missing[i] === 0);
        if (!counted.some(({ count }) => (count?.values[i] ?? 0) < FEWEST_MARKS)) return;
        add(groups, id, unit);
        if (counted.length === 1) add(alone, id, unit);
      });
    }
  }
  return { groups, alone };
}

function namesOf(raters: Indicator['raters']): readonly string[] {
  return raters ? raters.groups.map(({ id }) => id) : [];
}
