import type { Locale } from '@kedu/model';
import type { Asker } from '../desk/asker.ts';
import type { Directory } from '../desk/questions.ts';
import { element } from '../page/element.ts';
import { word } from '../words.ts';
import { TrialDesk } from './trialDesk.ts';
import { trialWord } from './trialWords.ts';

/** The desk on which other weights of a list are tried, in place of the report; the first list where none is named. Rule: CAPSULE-11. */
export async function openTrial(
  article: HTMLElement,
  directory: Directory,
  asker: Asker,
  locale: Locale,
  list: string | undefined,
  current: () => boolean,
): Promise<void> {
  const chosen = list ?? directory.lists[0]?.list ?? '';
  const [answer, first] = await Promise.all([
    asker.ask({ ask: 'trial', list: chosen }),
    asker.ask({ ask: 'trial_step', list: chosen, node: '', scope: '' }),
  ]);
  if (!current()) return;
  const back = element('p', { class: 'no-paper' }, element('a', { href: '#' }, word('back', locale)));
  const head = [
    back,
    element('h1', {}, word('trial', locale)),
    element('p', { class: 'example', role: 'note' }, element('strong', {}, trialWord('mark', locale)), ' · ', answer?.title ?? chosen),
    element('p', { class: 'note' }, trialWord('intro', locale)),
    listChoice(directory, chosen, locale),
  ];
  if (!answer || !first) {
    article.replaceChildren(...head, element('p', { role: 'status' }, trialWord('nothing', locale)));
    return;
  }
  const desk = element('div', { class: 'trial' });
  article.replaceChildren(...head, desk);
  await new TrialDesk(desk, chosen, answer, asker, locale).start();
}

function listChoice({ lists }: Directory, chosen: string, locale: Locale): HTMLElement {
  const choice = element(
    'select',
    { id: 'trial-list' },
    ...lists.map(({ list, title }) => element('option', { value: list, selected: list === chosen }, title)),
  );
  choice.addEventListener('change', () => {
    location.hash = `#/trial/${encodeURIComponent(choice.value)}`;
  });
  const field = element('div', {}, element('label', { for: choice.id }, trialWord('list', locale)), choice);
  return element('div', { class: 'live', hidden: lists.length < 2 }, field);
}
