import type { Problem } from '@kedu/api';
import type { Issue, Locale } from '@kedu/model';
import type { Rights } from '@kedu/workflow';
import { shownIssue } from './shownIssue.ts';

/** Why something is refused, with what only the way it was asked tells. */
export interface Refusal {
  readonly issues: readonly Issue[];
  readonly status?: number | undefined;
  readonly at?: ((issue: Issue) => string | undefined) | undefined;
  /** Rights of the authority that was asked, where it is known. */
  readonly rights?: Rights | undefined;
}

/** The most issues that an answer names; a file with more is answered by its report. */
const MOST_ISSUES = 10_000;

const STATUS: Readonly<Record<string, number>> = {
  API_SHAPE: 400,
  API_KEY_MISSING: 400,
  API_POST_MISSING: 400,
  SIGN_SESSION: 401,
  API_ORIGIN: 403,
  RIGHT_SEAT: 403,
  RIGHT_DENIED: 403,
  STORE_ENTERED: 403,
  API_NOT_FOUND: 404,
  COMMIT_CONFLICT: 409,
  COMMIT_KEY_REUSED: 409,
  API_MATCH: 412,
  API_TOO_LARGE: 413,
  API_MEDIA: 415,
  API_TOO_MANY: 429,
  API_FAULT: 500,
  API_AWAY: 503,
  RUN_WORKER: 503,
};

/** The status that a refusal is answered with: 422 for whatever a procedure refuses. Rule: API-6. */
export function statusOf({ code }: Pick<Issue, 'code'>): number {
  return STATUS[code] ?? 422;
}

/**
 * A refusal as `application/problem+json`, in the reader's language.
 *
 * Rule: API-5, API-6. Errors: RangeError where there is no issue.
 */
export function problemOf({ issues, status, at, rights }: Refusal, locale: Locale, request: string): Problem {
  const [first] = issues;
  if (first === undefined) throw new RangeError('a refusal without a reason');
  const shown = issues.slice(0, MOST_ISSUES).map((issue) => shownIssue(issue, locale, { at: at?.(issue), rights }));
  const { code, text, found, expected, why, remedy } = shown[0] as (typeof shown)[number];
  const chinese = locale === 'zh-CN';
  const facts = [found && `${chinese ? '现为：' : 'Found: '}${found}`, expected && `${chinese ? '应为：' : 'Expected: '}${expected}`]
    .filter(Boolean)
    .map((fact) => `${fact}${chinese ? '。' : '.'}`);
  return {
    type: `/errors#${code.toLowerCase()}`,
    title: text,
    status: status ?? statusOf(first),
    detail: [text, ...facts, why, remedy]
      .filter(Boolean)
      .join(chinese ? '' : ' ')
      .slice(0, 8000),
    code,
    issues: shown,
    request,
  };
}
