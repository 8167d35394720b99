import { wordIssue } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { HOOKS } from '@kedu/pages';
import type { PageDifference, PageDifferences } from '../check/pageDifferences.ts';
import { CapsuleFault } from '../desk/capsuleFault.ts';
import type { Verdict as Found } from '../desk/questions.ts';
import { word } from '../words.ts';
import { element } from './element.ts';

/**
 * The line that says whether the run was computed again, and whether it and the page came out the same. Rule: CAPSULE-6.
 *
 * It takes the place of the one that stands in the page and says that nothing was checked.
 */
export class Verdict {
  readonly #locale: Locale;
  readonly #line: HTMLElement;

  constructor(report: HTMLElement, locale: Locale) {
    this.#locale = locale;
    this.#line = element('div', { class: 'verdict', role: 'status' });
    const given = document.querySelector(`[${HOOKS.verdict}]`);
    if (given) given.replaceWith(this.#line);
    else report.before(this.#line);
    this.#line.append(
      element('p', { class: 'screen-only' }, word('computing', locale)),
      element('p', { class: 'paper-only' }, word('unchecked_on_paper', locale)),
    );
  }

  /** Loud where the run comes out otherwise, or where the page reads otherwise than it must. */
  show({ same, stated, found }: Found, { count, first }: PageDifferences, milliseconds: number): void {
    const locale = this.#locale;
    if (!same) this.#warn(word('differs', locale, { stated, found }));
    if (same && count > 0) this.#warn(word('page_differs', locale, { count }));
    if (count > 0) {
      const places = first.map((one, i) => element('li', {}, placeText(one, i + 1, locale)));
      this.#line.append(element('ul', {}, ...places));
      if (count > first.length) this.#line.append(element('p', {}, word('places_more', locale, { count: count - first.length })));
    }
    if (same && count === 0)
      this.#line.replaceChildren(element('p', {}, word('same', locale, { seconds: (milliseconds / 1000).toFixed(1), hash: stated })));
    this.#line.dataset['verdict'] = same && count === 0 ? 'same' : 'differs';
  }

  fail(fault: unknown): void {
    const issue = fault instanceof CapsuleFault ? fault.issues[0] : undefined;
    const why = fault instanceof Error ? fault.message : String(fault);
    const worded = issue && wordIssue(issue, this.#locale);
    const old = why === 'DecompressionStream';
    const said = worded ? `${worded.what}${worded.remedy}` : old ? word('old_browser', this.#locale) : why;
    this.#warn(word(old ? 'failed_browser' : 'failed', this.#locale, { why: said }));
    this.#line.dataset['verdict'] = 'failed';
  }

  #warn(text: string): void {
    this.#line.className = 'verdict bad';
    this.#line.setAttribute('role', 'alert');
    this.#line.replaceChildren(element('p', {}, text));
  }
}

function placeText({ where, written, expected }: PageDifference, number: number, locale: Locale): string {
  const quoted = (text: string): string => (text === '' ? word('place_nothing', locale) : word('place_quote', locale, { text }));
  return word('place_differs', locale, {
    number,
    where: where === '' ? '' : word('place_where', locale, { where }),
    written: quoted(written),
    expected: quoted(expected),
  });
}
