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

/**
 * A problem document as it is shown: each issue is what is wrong, what was expected, why it matters and what to do (API-5).
 *
 * `unsaid` stands where the answer says nothing itself: a gateway gave it.
 */
export function refusedBy({ status, code, title, detail, issues }: Frozen<Problem>, unsaid: (status: number) => string): Refused {
  return {
    status,
    code,
    title: title === '' ? unsaid(status) : title,
    ...(detail === '' ? {} : { detail }),
    issues: issues.map(({ code, text, expected, why, remedy, at, args }) => ({
      code,
      text: sentencesOf(text, expected, [why, remedy]).join(' '),
      ...(typeof args['reason'] === 'string' ? { reason: args['reason'] } : {}),
      at: at?.replace(OUTSIDE_BODY, '$1'),
    })),
  };
}

/** What is wrong, what was expected in its place, and the rest, each as a sentence of the language in which the first is written. */
function sentencesOf(text: string, expected = '', rest: readonly (string | undefined)[] = []): readonly string[] {
  const isChinese = /[。！？]$/.test(text) || (!/[.!?]$/.test(text) && /[\u3400-\u9fff]/.test(text));
  const asked = expected === '' ? '' : `${isChinese ? '应为：' : 'Expected: '}${expected}`;
  return [text, asked, ...rest].flatMap((part) => (part === undefined || part === '' ? [] : [asSentence(part, isChinese)]));
}

/** With the stop at its end. Example: 应为：4 到 1000 个字 → 应为：4 到 1000 个字。 */
function asSentence(part: string, isChinese: boolean): string {
  return /[。！？…：.!?:]$/.test(part) ? part : `${part}${isChinese ? '。' : '.'}`;
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

/**
 * How many problems are shown: the sentences on top, and the fields that are marked; rows of a list share the field of their column.
 * Example: two sentences at `/reason` and one at `/owners/0/post` and `/owners/1/post` each, with both as fields → 2.
 */
export function problemsShown(refused: Refused, fields: readonly string[]): number {
  const elsewhere = issuesElsewhere(refused, fields);
  const marked = refused.issues.flatMap(({ at }) =>
    at !== undefined && fields.some((field) => at === field || at.startsWith(`${field}/`)) ? [at.replaceAll(/\/\d+(?=\/|$)/g, '')] : [],
  );
  return elsewhere.length + unique(marked).length;
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}
