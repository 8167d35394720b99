import { wordIssue } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { CapsuleFault } from '../desk/capsuleFault.ts';
import type { Verdict as Found } from '../desk/questions.ts';
import { type ReportWord, word } from '../words.ts';
import { element } from './element.ts';

/** The line that says whether the run was computed again, and whether it came out the same. Rule: CAPSULE-6. */
export class Verdict {
  readonly #report: HTMLElement;
  readonly #locale: Locale;
  readonly #line: HTMLElement;

  constructor(report: HTMLElement, locale: Locale) {
    this.#report = report;
    this.#locale = locale;
    this.#line = element('p', { class: 'verdict', role: 'status' }, word('computing', locale));
    report.before(this.#line);
  }

  /** Loud where the run comes out otherwise, or where the page prints another hash than its data have. */
  show({ same, stated, found, milliseconds }: Found): void {
    // Chapters shorten hashes for the eye; somewhere the whole one stands.
    const printed = (this.#report.textContent ?? '').includes(stated.replace(/^sha256:/, ''));
    if (!same) this.#warn('differs', { stated, found });
    else if (!printed) this.#warn('printed_differs', {});
    else this.#line.textContent = word('same', this.#locale, { seconds: (milliseconds / 1000).toFixed(1) });
    this.#line.dataset['verdict'] = same && printed ? 'same' : 'differs';
  }

  fail(fault: unknown): void {
    const issue = fault instanceof CapsuleFault ? fault.issues[0] : undefined;
    const why = fault instanceof Error ? fault.message : String(fault);
    const worded = issue && wordIssue(issue, this.#locale);
    const said = worded ? `${worded.what}${worded.remedy}` : why === 'DecompressionStream' ? word('old_browser', this.#locale) : why;
    this.#line.textContent = word('failed', this.#locale, { why: said });
    this.#line.dataset['verdict'] = 'failed';
  }

  #warn(key: ReportWord, args: Readonly<Record<string, string>>): void {
    this.#line.className = 'verdict bad';
    this.#line.setAttribute('role', 'alert');
    this.#line.textContent = word(key, this.#locale, args);
  }
}
