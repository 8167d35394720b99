import type { Frozen, Problem } from '@kedu/api';

/** One problem of a refusal, as the contract gives it (API-5). */
export interface RefusedIssue {
  readonly code: string;
  readonly text: string;
  /** Which of the reasons of its code, where it has several. */
  readonly reason?: string | undefined;
  /** JSON pointer to the field, of body, path or question, or the cell `indicator/period/unit/source`; absent where it is of the whole. */
  readonly at?: string | undefined;
}

/** What was refused, ready to be shown: the problem documents of the server, and what the way to it says. */
export interface Refused {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly issues: readonly RefusedIssue[];
}

/** How the contract names a field of the path or of the question: `params/round`, `query/from`. */
const OUTSIDE_BODY = /^(?:params|query)(\/[^/]+)$/;

/** A problem document as it is shown: each issue is what is wrong, what was expected, why it matters and what to do (API-5). */
export function refusedBy({ status, code, title, detail, issues }: Frozen<Problem>): Refused {
  return {
    status,
    code,
    title: title === '' ? `HTTP ${status}` : title,
    ...(detail === '' ? {} : { detail }),
    issues: issues.map(({ code, text, expected, why, remedy, at, args }) => ({
      code,
      text: [text, expected, why, remedy].flatMap((part) => (part === undefined || part === '' ? [] : [asSentence(part)])).join(' '),
      ...(typeof args['reason'] === 'string' ? { reason: args['reason'] } : {}),
      at: at?.replace(OUTSIDE_BODY, '$1'),
    })),
  };
}

/** With the stop at its end: what was expected comes as a few words. Example: 4 到 1000 个字 → 4 到 1000 个字。 */
function asSentence(part: string): string {
  if (/[。！？…：.!?:]$/.test(part)) return part;
  return `${part}${/[\u3400-\u9fff]/.test(part) ? '。' : '.'}`;
}

/**
 * Sentences that belong beside a field: `at` is the pointer itself, or one below it; of these those alone that `isOf` takes.
 * Example: issuesAt(refused, '/owners') takes `/owners/0/post` too.
 */
export function issuesAt(refused: Refused | undefined, at: string, isOf: (pointer: string) => boolean = () => true): readonly string[] {
  const found = refused?.issues.filter(
    ({ at: pointer }) => pointer !== undefined && (pointer === at || pointer.startsWith(`${at}/`)) && isOf(pointer),
  );
  return unique(found?.map(({ text }) => text) ?? []);
}

/** Sentences that no shown field takes: they stand on top. `fields` are the pointers that have a field on the page. */
export function issuesElsewhere(refused: Refused, fields: readonly string[]): readonly string[] {
  const rest = refused.issues.filter(({ at }) => at === undefined || !fields.some((field) => at === field || at.startsWith(`${field}/`)));
  if (refused.issues.length === 0) return [refused.detail ?? refused.title];
  return unique(rest.map(({ text }) => text));
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
