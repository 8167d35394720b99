import type { ShownIssue } from '@kedu/api';
import { plainNumber, wordIssue } from '@kedu/messages';
import type { Issue, IssueArgs, Locale } from '@kedu/model';
import { type Rights, titleOfPost } from '@kedu/workflow';

/** The longest text of somebody else's that is said again. */
const LONGEST = 1_000;

/** Arguments that name a post. */
const POSTS = ['post', 'owner'];

/** What is known beside a problem. */
export interface Beside {
  /** Where it belongs: by default the cell or path that its place names. */
  readonly at?: string | undefined;
  /** Rights of the authority, by which posts are called by their titles. */
  readonly rights?: Rights | undefined;
}

/** A problem in the reader's words. Rule: API-5. */
export function shownIssue(issue: Issue, locale: Locale, { at = placeOf(issue), rights }: Beside = {}): ShownIssue {
  const args = Object.fromEntries(
    Object.entries(rights === undefined ? issue.args : withTitles(issue, rights)).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value, LONGEST) : value,
    ]),
  );
  const { what, found, expected, why, remedy } = wordIssue({ ...issue, args }, locale, plainNumber, 'page');
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

/** Posts by the titles that people know them by; where an identifier is taken, it is the identifier that matters. */
function withTitles({ args }: Issue, rights: Rights): IssueArgs {
  if (args['reason'] === 'taken') return args;
  const titles = POSTS.flatMap((name) => {
    const post = args[name];
    return typeof post === 'string' ? [[name, titleOfPost(rights, post)] as const] : [];
  });
  return { ...args, ...Object.fromEntries(titles) };
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
