import { nearest } from '@kedu/model';
import type { AnswerFaults } from './answerFaults.ts';
import { surveyIssue } from './codes.ts';

/** Columns of every file of answers. */
export const ALWAYS = ['respondent', 'unit', 'answer'] as const;
/** Columns where the design of the sample needs them. */
export const SOMETIMES = ['base_weight', 'cluster'] as const;

/** A heading that is longer is no heading. */
const LONGEST_NAME = 20;

/**
 * Where each column of a file of answers stands; nothing where a heading is missing, unknown or there twice.
 *
 * Rule: SURVEY-3. Errors: SURVEY_COLUMN_MISSING, SURVEY_COLUMN_UNKNOWN, SURVEY_COLUMN_TWICE. A heading that is long or holds a digit is named by its position alone, and where no heading is known none
 * is named: the line may be somebody’s answers.
 * Example: respondent, unit, answer, role → role at 3.
 */
export function columnsOf(
  names: readonly string[],
  required: readonly string[],
  place: { readonly file: string; readonly line: number },
  faults: AnswerFaults,
): ReadonlyMap<string, number> | undefined {
  const known: readonly string[] = [...required, ...SOMETIMES];
  const columns = required.join(', ');
  const at = new Map<string, number>();
  const before = faults.count;
  const isHeading = names.some((name) => known.includes(name));
  names.forEach((name, k) => {
    const first = at.get(name);
    if (first !== undefined) faults.add(surveyIssue('SURVEY_COLUMN_TWICE', place, { column: name, first: first + 1, second: k + 1 }));
    else if (known.includes(name)) at.set(name, k);
    else if (isHeading) {
      const column = name.length > LONGEST_NAME || /\d/.test(name) ? '' : name;
      const args = { column, position: k + 1, nearest: nearest(name, known), columns: known.join(', ') };
      faults.add(surveyIssue('SURVEY_COLUMN_UNKNOWN', place, args));
    }
  });
  for (const column of required) if (!at.has(column)) faults.add(surveyIssue('SURVEY_COLUMN_MISSING', place, { column, columns }));
  return faults.count > before ? undefined : at;
}
