import type { Locale } from '@kedu/model';
import { mountCharts } from '../chart/mountCharts.ts';
import type { Asker } from '../desk/asker.ts';
import type { Directory } from '../desk/questions.ts';
import { word } from '../words.ts';
import { element } from './element.ts';

/** Pages between which the browser may draw and the reader may leave. */
const AT_ONCE = 20;

/** Sets the pages of all units of a list, or of all lists, one below the other, each on paper of its own. Rule: CAPSULE-9. */
export async function printUnits(
  article: HTMLElement,
  directory: Directory,
  asker: Asker,
  locale: Locale,
  list: string | undefined,
  current: () => boolean,
): Promise<void> {
  const lists = directory.lists.filter((one) => list === undefined || one.list === list);
  const back = element('a', { href: '#' }, word('back', locale));
  if (lists.length === 0) {
    const titles = directory.lists.map((one) => `${one.list} ${one.title}`).join(word('list_sep', locale));
    article.replaceChildren(
      element('p', { class: 'no-paper' }, back),
      element('p', { role: 'alert' }, word('no_list', locale, { list: list ?? '', lists: titles })),
    );
    return;
  }
  const asked = lists.flatMap((one) => one.units.map(({ code }) => ({ list: one.list, code })));
  const status = element('p', { class: 'live no-paper', role: 'status' });
  article.replaceChildren(element('p', { class: 'no-paper' }, back), status);
  for (let done = 0; done < asked.length; done += AT_ONCE) {
    status.textContent = word('printing', locale, { done, all: asked.length });
    const answers = await Promise.all(asked.slice(done, done + AT_ONCE).map((one) => asker.ask({ ask: 'unit', ...one })));
    if (!current()) return;
    for (const found of answers) {
      if (!found) continue;
      const page = element('section', { class: 'printed' });
      page.innerHTML = found.html;
      // Anchors of one page must not stand twice in the document.
      for (const one of page.querySelectorAll('[id]')) one.removeAttribute('id');
      shorten(page);
      article.append(page);
      await mountCharts(page, asker, locale);
    }
    await new Promise((done) => setTimeout(done));
  }
  const button = element('button', { type: 'button' }, word('print', locale));
  button.addEventListener('click', () => print());
  status.replaceChildren(element('span', {}, word('printing_ready', locale, { all: asked.length })), button);
}

/** What a reader would first have to open is left to the unit's own page: down to the last cell, it fills twenty sheets a unit. */
function shorten(page: HTMLElement): void {
  for (const details of page.querySelectorAll('details:not([open])')) {
    const summary = details.querySelector('summary');
    if (summary) details.replaceWith(element('div', {}, ...summary.childNodes));
  }
}
