import type { Issue, Locale } from '@kedu/model';
import { type Verdict, type VerifyReport, verdictOf } from '@kedu/verify';
import { element } from './element.ts';
import { showFindings } from './showFindings.ts';
import type { PageWords } from './pageWords.ts';
import { pageWords } from './words.ts';

/** The sign beside the verdict, so that no colour alone says it. */
const SIGNS: Readonly<Record<Verdict, string>> = { passed: '✓', open: '△', withdrawn: '■', untrusted: '✗', differs: '✗', unreadable: '?' };
const LOOKS: Readonly<Record<Verdict, 'good' | 'warning' | 'error'>> = {
  passed: 'good',
  open: 'warning',
  withdrawn: 'error',
  untrusted: 'error',
  differs: 'error',
  unreadable: 'warning',
};

/** What a check came to: verdict, when and what was checked and what could not be, findings worst first, figures for who knows the trade. Rules: VERIFY-7, VERIFY-16. */
export function showReport(
  report: VerifyReport,
  { milliseconds, at }: { readonly milliseconds: number; readonly at: string },
  locale: Locale,
): HTMLElement {
  const words = pageWords(locale);
  const { identity, findings } = report;
  const came = verdictOf(report);
  const verdict = element(
    'h2',
    { class: `verdict ${LOOKS[came]}`, tabindex: '-1' },
    element('span', { 'aria-hidden': 'true' }, `${SIGNS[came]} `),
    words.verdict(came, report),
  );
  const { manifest } = identity ?? {};
  return element(
    'section',
    { 'data-verdict': came },
    ...(manifest?.example ? [element('p', { class: 'example' }, words.example)] : []),
    verdict,
    element('p', {}, words.meaning[came]),
    element('p', { class: 'about' }, words.checkedAt(at, identity?.sha256)),
    ...(manifest
      ? [
          element('p', { class: 'about' }, words.about(manifest, report.authority)),
          element('p', { class: 'about' }, words.level(manifest.level)),
        ]
      : []),
    ...(came === 'unreadable'
      ? []
      : [
          element('h3', {}, words.checkedTitle),
          listOf(words.checked(report)),
          element('h3', {}, words.openTitle),
          listOf(words.open(report, came)),
        ]),
    element('h3', {}, words.findingsTitle(findings.length)),
    ...(findings.length === 0 ? [element('p', {}, words.nothing)] : showFindings(findings, locale)),
    element('details', { class: 'facts' }, element('summary', {}, words.factsTitle), factsOf(report, milliseconds, words)),
  );
}

/** A file that the reader brought and that cannot be read. */
export function showRefused(issue: Issue, locale: Locale): HTMLElement {
  return element(
    'section',
    {},
    element('h2', { class: 'verdict error', tabindex: '-1' }, pageWords(locale).refused),
    ...showFindings([issue], locale),
  );
}

function listOf(lines: readonly string[]): HTMLElement {
  return element('ul', {}, ...lines.map((line) => element('li', {}, line)));
}

function factsOf(report: VerifyReport, milliseconds: number, words: PageWords): HTMLElement {
  const facts = words.facts(report, milliseconds);
  return element('dl', {}, ...facts.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]));
}
