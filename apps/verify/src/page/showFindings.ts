import { wordIssue, wordPlace } from '@kedu/messages';
import type { Issue, Locale } from '@kedu/model';
import { element } from './element.ts';
import { pageWords } from './words.ts';

/** So many of one kind stand there at once; the others are folded away below them. */
const SHOWN = 10;
const WORST_FIRST = ['error', 'warning', 'notice'];
/** Of errors those that tell most to who wants to quote a figure; the others follow as they were found. */
const TELLING = [
  'VERIFY_WITHDRAWN',
  'VERIFY_FORKED',
  'VERIFY_ROLLED_BACK',
  'VERIFY_CELL',
  'VERIFY_ROW',
  'VERIFY_NOT_COMPUTED',
  'VERIFY_IDENTITY',
  'VERIFY_ENTRY',
];

/**
 * Findings by kind, worst first: what a kind means and what to do stands there once, what is wrong and where for each.
 *
 * Rule: VERIFY-7. Texts of the bundle stay text.
 */
export function showFindings(findings: readonly Issue[], locale: Locale): readonly HTMLElement[] {
  const kinds = new Map<string, Issue[]>();
  for (const issue of findings) {
    // How many more there are of a kind belongs to it.
    const kind = issue.code === 'VERIFY_MORE' ? String(issue.args['code']) : issue.code;
    kinds.set(kind, [...(kinds.get(kind) ?? []), issue]);
  }
  const rankOf = ([first]: readonly Issue[]): number => {
    const telling = TELLING.indexOf(first?.code ?? '');
    return WORST_FIRST.indexOf(first?.severity ?? 'notice') * 100 + (telling < 0 ? TELLING.length : telling);
  };
  return [...kinds.values()].sort((a, b) => rankOf(a) - rankOf(b)).map((issues) => showKind(issues, locale));
}

function showKind(issues: readonly Issue[], locale: Locale): HTMLElement {
  const words = pageWords(locale);
  const own = issues.filter(({ code }) => code !== 'VERIFY_MORE');
  const more = issues.filter(({ code }) => code === 'VERIFY_MORE');
  const first = own[0] ?? (issues[0] as Issue);
  const { why, remedy } = wordIssue(first, locale);
  const items = own.map((issue) => showFinding(issue, locale));
  const folded = items.slice(SHOWN);
  const title = [element('b', {}, words.severity[first.severity]), ` ${words.count(own.length)} `, element('code', {}, first.code)];
  return element(
    'section',
    { class: `kind ${first.severity}` },
    element('h4', {}, ...title),
    ...(why === undefined ? [] : [element('p', {}, why)]),
    ...(remedy === '' ? [] : [element('p', {}, element('b', {}, words.remedy), remedy)]),
    element('ol', {}, ...items.slice(0, SHOWN)),
    ...(folded.length === 0
      ? []
      : [
          element(
            'details',
            {},
            element('summary', {}, words.others(folded.length)),
            element('ol', { start: String(SHOWN + 1) }, ...folded),
          ),
        ]),
    ...more.map((issue) => element('p', { 'data-code': issue.code }, wordIssue(issue, locale).what)),
  );
}

/** One finding: what is wrong, where, what stands in the bundle, what it should be. */
function showFinding(issue: Issue, locale: Locale): HTMLElement {
  const words = pageWords(locale);
  const { what, found, expected } = wordIssue(issue, locale);
  const { file, line, column, path } = issue.place;
  const place = wordPlace({ file, line, column, path }, locale);
  const values = (
    [
      [words.found, found],
      [words.expected, expected],
    ] as const
  ).filter(([, text]) => text !== undefined && text !== '');
  return element(
    'li',
    { 'data-code': issue.code, class: issue.severity },
    element('p', { class: 'what' }, what),
    ...(place === '' ? [] : [element('p', { class: 'place' }, words.place, place)]),
    ...(values.length === 0
      ? []
      : [
          element(
            'dl',
            { class: 'values' },
            ...values.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text as string)]),
          ),
        ]),
  );
}
