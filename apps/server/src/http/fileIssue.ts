import type { FileIssue } from '@kedu/api';
import type { Issue, Locale } from '@kedu/model';
import { type Beside, shownIssue } from './shownIssue.ts';

/** A problem of a file in the reader's words, with the file, sheet, cell or line at which it stands. Rule: API-5. */
export function fileIssue(issue: Issue, locale: Locale, beside: Beside = {}): FileIssue {
  const { file, sheet, cell, line, column } = issue.place;
  return {
    ...shownIssue(issue, locale, beside),
    ...(file === undefined ? {} : { file }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(cell === undefined ? {} : { cell }),
    ...(line === undefined || line < 1 ? {} : { line }),
    ...(column === undefined || column < 1 ? {} : { column }),
  };
}
