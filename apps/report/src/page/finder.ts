import type { Locale } from '@kedu/model';
import { unitAnchor } from '@kedu/pages';
import type { Directory } from '../desk/questions.ts';
import { word } from '../words.ts';
import { element } from './element.ts';
import { matching } from './matching.ts';

/** Suggestions shown at once. */
const MOST = 12;

/** “Find a unit”: a combobox (WAI-ARIA) that leads to unit pages; beside it the ways to print them. Rule: CAPSULE-7. */
export function mountFinder(report: HTMLElement, directory: Directory, locale: Locale): void {
  const input = element('input', {
    id: 'find-unit',
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: word('find_hint', locale),
    'aria-expanded': 'false',
    'aria-controls': 'found-units',
    'aria-autocomplete': 'list',
  });
  const box = element('ul', { id: 'found-units', role: 'listbox', 'aria-label': word('find', locale), hidden: true });
  const status = element('span', { role: 'status', class: 'soft' });
  const prints = directory.lists.map(({ list, title }) =>
    element(
      'a',
      { href: `#/print/${encodeURIComponent(list)}` },
      directory.lists.length > 1 ? word('print_list', locale, { list: title }) : word('print_all', locale),
    ),
  );
  const field = element('div', { class: 'find' }, element('label', { for: 'find-unit' }, word('find', locale)), input, box);
  const trial = element('a', { href: '#/trial' }, word('trial', locale));
  report.before(element('div', { class: 'live', role: 'search' }, field, status, ...prints, trial));

  let chosen = -1;
  const options = (): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('[role=option]')];
  const close = (): void => {
    box.hidden = true;
    chosen = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  };
  const choose = (at: number): void => {
    const all = options();
    chosen = all.length === 0 ? -1 : (at + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute('aria-selected', String(i === chosen)));
    if (chosen >= 0) input.setAttribute('aria-activedescendant', `found-${chosen}`);
  };
  const open = (option: HTMLElement | undefined): void => {
    if (!option) return;
    location.hash = option.dataset['to'] ?? '';
    input.value = '';
    status.textContent = '';
    close();
  };
  input.addEventListener('input', () => {
    const found = matching(directory, input.value);
    box.replaceChildren(
      ...found.slice(0, MOST).map(({ list, title, code, name, score }, i) => {
        const more = ` ${code} · ${directory.lists.length > 1 ? `${title} · ` : ''}${score}`;
        return element(
          'li',
          { role: 'option', id: `found-${i}`, 'aria-selected': 'false', 'data-to': unitAnchor(list, code) },
          name,
          element('small', {}, more),
        );
      }),
    );
    const asked = input.value.trim() !== '';
    status.textContent = asked ? (found.length === 0 ? word('found_none', locale) : word('found', locale, { count: found.length })) : '';
    close();
    box.hidden = found.length === 0;
    input.setAttribute('aria-expanded', String(found.length > 0));
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? chosen + 1 : Math.max(chosen, 0) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      open(options()[Math.max(chosen, 0)]);
    } else if (event.key === 'Escape') close();
  });
  // Before the field loses the focus and the box is gone.
  box.addEventListener('mousedown', (event) => {
    event.preventDefault();
    open((event.target as HTMLElement).closest<HTMLElement>('[role=option]') ?? undefined);
  });
  input.addEventListener('blur', close);
}
