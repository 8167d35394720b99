import type { Consequence, Grades } from '../compiled.ts';

/** IDs of what a row of a determination names, by its ID or, as minutes write it, by its title. */
export interface DeterminationNames {
  /** A grade of a list. Example: grade('places', '优秀') → excellent; a name that is neither stays as it is written. */
  grade(list: string, written: string): string;
  /** A rule about consequences. */
  rule(written: string): string;
}

/**
 * Names by what a scheme declares: an ID stands for itself, a title for the one thing that has it.
 *
 * Errors: none; what is neither is given back, and reported as an unknown name. Rule: DETERMINE-1.
 */
export function determinationNames(
  grades: readonly Pick<Grades, 'lists' | 'order'>[],
  consequences: readonly Pick<Consequence, 'id' | 'title'>[],
): DeterminationNames {
  return {
    grade: (list, written) => {
      const own = grades.find(({ lists }) => lists?.includes(list)) ?? grades.find(({ lists }) => lists === undefined);
      return idOf(own?.order ?? [], written);
    },
    rule: (written) => idOf(consequences, written),
  };
}

function idOf(declared: readonly Pick<Consequence, 'id' | 'title'>[], written: string): string {
  if (declared.some(({ id }) => id === written)) return written;
  const [only, ...others] = declared.filter(({ title }) => title['zh-CN'] === written || title.en === written);
  return only && others.length === 0 ? only.id : written;
}
