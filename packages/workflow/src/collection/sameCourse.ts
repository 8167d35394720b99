import type { UnitId } from '@kedu/model';
import type { PersonId } from '../actor.ts';
import type { Act, ValueState } from './value.ts';

/** Figures of one column that took the same course, as far as a decision looks at it. */
export interface SameCourse {
  readonly units: readonly UnitId[];
  /** Their state, told for whoever asks (`courseFor`). */
  readonly state: ValueState;
}

/**
 * A figure as far as what somebody may do with it hangs on it: its steps and opinions, which of them were his, and the day for objections.
 * Left out is which figure it is, when, why and by which of the others: no decision of `openCommands` looks at it. Rule: COLLECT-13.
 *
 * Example: entered by p-2 and submitted by p-1, for p-1 → a version by '', its step `submitted` by p-1.
 */
export function courseFor(person: PersonId, { versions }: ValueState): ValueState {
  const his = (by: PersonId): PersonId => (by === person ? person : '');
  const bare = <K extends string>({ kind, person: by }: Act<K>): Act<K> => ({ kind, person: his(by), post: '', at: '' });
  return {
    versions: versions.map(({ version, person: by, objectUntil, steps, opinions }) => ({
      version,
      figure: { value: 0 },
      person: his(by),
      post: '',
      at: '',
      ...(objectUntil === undefined ? {} : { objectUntil }),
      steps: steps.map(bare),
      opinions: opinions.map(bare),
    })),
  };
}

/** Figures by their course, each course once, in the order in which it is first found; figures that nobody touched are left out. */
export function sameCourses(person: PersonId, figures: Iterable<SameCourse>): readonly SameCourse[] {
  const courses = new Map<string, { readonly units: UnitId[]; readonly state: ValueState }>();
  for (const { units, state } of figures) {
    if (state.versions.length === 0) continue;
    const course = courseFor(person, state);
    const key = JSON.stringify(course);
    const known = courses.get(key);
    if (known === undefined) courses.set(key, { units: [...units], state: course });
    else for (const unit of units) known.units.push(unit);
  }
  return [...courses.values()];
}
