import { wordIssue } from '@kedu/messages';
import type { Issue, Locale, Place } from '@kedu/model';
import type { VerifyReport } from '@kedu/verify';
import { element } from './element.ts';
import { pageWords } from './words.ts';

/** What a check came to, worst first: verdict, what was checked, findings. Rule: VERIFY-7. */
export function showReport(report: VerifyReport, milliseconds: number, locale: Locale): HTMLElement {
  const words = pageWords(locale);
  const worst = report.severities.error > 0 ? 'error' : report.severities.warning > 0 ? 'warning' : 'good';
  const facts = words.facts(report, milliseconds).flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]);
  const order = ['error', 'warning', 'notice'];
  const findings = [...report.findings].sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return element(
    'section',
    { 'data-verdict': worst },
    element('h2', { class: worst, role: worst === 'error' ? 'alert' : 'status' }, words.verdict(report)),
    ...(report.identity?.manifest?.example ? [element('p', { class: 'example' }, words.example)] : []),
    element('dl', {}, ...facts),
    findings.length === 0 ? element('p', {}, words.nothing) : element('ol', {}, ...findings.map((issue) => showFinding(issue, locale))),
    element('p', { class: 'note' }, words.limits),
  );
}

/** One finding: what is wrong, where, found, expected, why, what to do. */
export function showFinding(issue: Issue, locale: Locale): HTMLElement {
  const words = pageWords(locale);
  const { what, found, expected, why, remedy } = wordIssue(issue, locale);
  const line = (label: string, text: string | undefined): readonly HTMLElement[] =>
    text === undefined || text === '' ? [] : [element('p', {}, `${label}${text}`)];
  return element(
    'li',
    { 'data-code': issue.code, class: issue.severity },
    element('p', { class: 'what' }, element('b', {}, `${words.severity[issue.severity]} `), what),
    element('p', { class: 'place' }, placeText(issue.place), ' ', element('code', {}, issue.code)),
    ...line(words.found, found),
    ...line(words.expected, expected),
    ...line('', why),
    ...line(words.remedy, remedy),
  );
}

function placeText({ file, line, path, unit, indicator, period }: Place): string {
  const where = [file, line].filter((part) => part !== undefined).join(':');
  return [where, path, unit, indicator, period].filter((part) => part !== undefined && part !== '').join(' · ');
}
