import type { ShownIssue } from '@kedu/api';
import { wordIssue } from '@kedu/messages';
import type { Issue, Locale } from '@kedu/model';

/** The longest text of somebody else's that is said again. */
const LONGEST = 1_000;

/** A problem in the reader's words; `at` is where it belongs, by default the cell or path that its place names. Rule: API-5. */
export function shownIssue(issue: Issue, locale: Locale, at: string | undefined = placeOf(issue)): ShownIssue {
  const args = Object.fromEntries(
    Object.entries(issue.args).map(([name, value]) => [name, typeof value === 'string' ? printable(value, LONGEST) : value]),
  );
  const { what, found, expected, why, remedy } = wordIssue({ ...issue, args }, locale);
  const { code, severity } = issue;
  return {
    code,
    severity,
    text: what.replace(/ {2,}/g, ' '),
    ...(found === undefined ? {} : { found }),
    ...(expected === undefined ? {} : { expected }),
    ...(why === undefined ? {} : { why }),
    remedy,
    ...(at === undefined ? {} : { at: printable(at, 600) }),
    args,
  };
}

/** `indicator/period/unit` as far as they are known; else the path inside the document. */
function placeOf({ place: { indicator, period, unit, path } }: Issue): string | undefined {
  const cell = [indicator, period, unit].filter((part) => part !== undefined && part !== '');
  return cell.length > 0 ? cell.join('/') : path;
}

/** What was sent, as far as a page can show it: control characters and halves of a pair as `�` (API-14). */
function printable(text: string, most: number): string {
  return text.slice(0, most).replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Cs}/gu, '�');
}
