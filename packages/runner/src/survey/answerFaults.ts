import type { Issue } from '@kedu/model';
import { surveyIssue } from './codes.ts';

/** Of one fault of a file so many lines are named. */
const NAMED = 3;

/** What is wrong with files of answers, each fault named a few times and then counted. */
export class AnswerFaults {
  /** All faults, those that are only counted among them. */
  count = 0;
  readonly #named: Issue[] = [];
  readonly #more = new Map<string, { readonly of: Issue; count: number; last: number }>();
  readonly #seen = new Map<string, number>();

  /** Rule: SURVEY-3. Of one code and column three lines of a file are named. */
  add(issue: Issue): void {
    const { code, place, args } = issue;
    const isOfHeading = code.startsWith('SURVEY_COLUMN_');
    const key = [place.file, code, args['column'] ?? ''].join('\n');
    const seen = this.#seen.get(key) ?? 0;
    this.#seen.set(key, seen + 1);
    this.count += 1;
    if (seen < NAMED || isOfHeading) {
      this.#named.push(issue);
      return;
    }
    const more = this.#more.get(key) ?? { of: issue, count: 0, last: 0 };
    this.#more.set(key, more);
    more.count += 1;
    more.last = Math.max(more.last, place.line ?? 0);
  }

  /** Named faults as they were found, then SURVEY_MORE_LINES for each of which there are more. */
  issues(): readonly Issue[] {
    const more = [...this.#more.values()].map(({ of, count, last }) =>
      surveyIssue('SURVEY_MORE_LINES', of.place, { code: of.code, column: of.args['column'] ?? '', count, last }),
    );
    return [...this.#named, ...more];
  }
}
