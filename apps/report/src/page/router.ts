import type { Locale } from '@kedu/model';
import { HOOKS } from '@kedu/pages';
import { mountCharts } from '../chart/mountCharts.ts';
import type { Asker } from '../desk/asker.ts';
import type { Directory } from '../desk/questions.ts';
import { word } from '../words.ts';
import { element } from './element.ts';
import { openTrial } from '../trial/openTrial.ts';
import { printUnits } from './printUnits.ts';
import { type Route, routeOf } from './route.ts';

/** Shows the report or a unit page, as the address says. Rule: CAPSULE-7. */
export class Router {
  readonly #report: HTMLElement;
  readonly #locale: Locale;
  readonly #article: HTMLElement;
  readonly #title = document.title;
  #asker: Asker | undefined;
  #directory: Directory | undefined;
  #left = 0;
  #turn = 0;

  constructor(report: HTMLElement, locale: Locale) {
    this.#report = report;
    this.#locale = locale;
    const given = document.querySelector<HTMLElement>(`[${HOOKS.unitPage}]`);
    this.#article = given ?? element('article', { id: 'unit-page', [HOOKS.unitPage]: '', hidden: true });
    if (!given) report.after(this.#article);
    if (routeOf(location.hash).to === 'unit') this.#wait(word('opening', locale));
  }

  async start(asker: Asker, directory: Directory): Promise<void> {
    this.#asker = asker;
    this.#directory = directory;
    addEventListener('hashchange', () => void this.#go());
    await this.#go();
  }

  /** Nothing can be opened: the report comes back. */
  fail(): void {
    this.#showReport();
  }

  async #go(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const route = this.#routeOf(location.hash);
    const root = document.documentElement;
    delete root.dataset['shown'];
    await this.#open(route, () => turn === this.#turn);
    if (turn === this.#turn) root.dataset['shown'] = location.hash;
  }

  /** A list may be called `print` or `trial` as well: its units go before. */
  #routeOf(hash: string): Route {
    const route = routeOf(hash);
    if ((route.to !== 'print' && route.to !== 'trial') || route.list === undefined) return route;
    const units = this.#directory?.lists.find(({ list }) => list === route.to)?.units ?? [];
    return units.some(({ code }) => code === route.list) ? { to: 'unit', list: route.to, code: route.list } : route;
  }

  async #open(route: Route, current: () => boolean): Promise<void> {
    const asker = this.#asker;
    if (!asker || !this.#directory) return;
    if (route.to === 'report') {
      this.#showReport();
      return;
    }
    if (!this.#report.hidden) this.#left = scrollY;
    if (route.to === 'print') {
      this.#report.hidden = route.list !== undefined;
      this.#article.hidden = false;
      await printUnits(this.#article, this.#directory, asker, this.#locale, route.list, current);
      return;
    }
    if (route.to === 'trial') {
      await openTrial(this.#article, this.#directory, asker, this.#locale, route.list, current);
      if (current()) this.#enter(word('trial', this.#locale));
      return;
    }
    const found = await asker.ask({ ask: 'unit', list: route.list, code: route.code });
    if (!current()) return;
    if (!found) {
      this.#wait(word('no_unit', this.#locale));
      return;
    }
    this.#article.innerHTML = found.html;
    if (route.whole === true) for (const step of this.#article.querySelectorAll<HTMLDetailsElement>('.why details')) step.open = true;
    this.#enter(found.name);
    await mountCharts(this.#article, asker, this.#locale);
  }

  #wait(text: string): void {
    const back = element('p', {}, element('a', { href: '#' }, word('back', this.#locale)));
    this.#article.replaceChildren(back, element('p', { role: 'status' }, text));
    this.#enter(text);
  }

  /** A way back stands on every unit page; the keyboard and the reader begin at its heading. */
  #enter(name: string): void {
    this.#report.hidden = true;
    this.#article.hidden = false;
    document.title = `${name} · ${this.#title}`;
    if (!this.#article.querySelector('a[href="#"], a[href^="#"]:not([href^="#/"])'))
      this.#article.prepend(element('p', { class: 'no-paper' }, element('a', { href: '#' }, word('back', this.#locale))));
    const heading = this.#article.querySelector<HTMLElement>('h1, h2') ?? this.#article;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  #showReport(): void {
    const back = this.#report.hidden;
    this.#report.hidden = false;
    this.#article.hidden = true;
    this.#article.replaceChildren();
    document.title = this.#title;
    if (!back) return;
    const anchor = location.hash.length > 1 && !location.hash.startsWith('#/') ? document.getElementById(location.hash.slice(1)) : null;
    if (anchor) anchor.scrollIntoView();
    else scrollTo(0, this.#left);
    const heading = this.#report.querySelector<HTMLElement>('h1') ?? this.#report;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}
