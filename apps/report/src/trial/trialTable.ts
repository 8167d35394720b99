import type { Locale } from '@kedu/model';
import { unitAnchor } from '@kedu/pages';
import type { TrialAnswer, TrialStep } from '../desk/questions.ts';
import { visibleRange } from '../matrix/visibleRange.ts';
import { element } from '../page/element.ts';
import { orderTrial, TRIAL_ORDERS, type TrialOrder } from './orderTrial.ts';
import { trialWord, type TrialWord } from './trialWords.ts';

const ROW = 32;
const SPARE = 6;
const HEADS = ['unit', 'official', 'trial_rank', 'moves', 'trial_score', 'official_score'] as const;

/** How many ranks change, and by how many places at most. */
export interface Moved {
  readonly count: number;
  readonly up: number;
  readonly down: number;
}

/** Official ranks beside those on trial, of any number of units: only what is in view is laid out. */
export class TrialTable {
  readonly element: HTMLElement;
  readonly #list: string;
  readonly #answer: TrialAnswer;
  readonly #locale: Locale;
  readonly #body = element('tbody');
  readonly #table: HTMLTableElement;
  readonly #frame: HTMLElement;
  readonly #order: HTMLSelectElement;
  readonly #filter = element('input', { id: 'trial-filter', type: 'search', autocomplete: 'off' });
  #step: TrialStep | undefined;
  #rows: readonly number[] = [];

  constructor(list: string, answer: TrialAnswer, locale: Locale) {
    this.#list = list;
    this.#answer = answer;
    this.#locale = locale;
    const heads = HEADS.map((head) => element('th', { scope: 'col', class: head }, trialWord(head, locale)));
    this.#table = element('table', {}, element('thead', {}, element('tr', { 'aria-rowindex': 1 }, ...heads)), this.#body);
    this.#frame = element('div', { class: 'windowed', role: 'region', tabindex: 0, 'aria-label': trialWord('table', locale) }, this.#table);
    this.#order = element(
      'select',
      { id: 'trial-order' },
      ...TRIAL_ORDERS.map((order) => element('option', { value: order }, trialWord(`by_${order}`, locale))),
    );
    const labelled = (key: TrialWord, field: HTMLElement): HTMLElement =>
      element('div', {}, element('label', { for: field.id }, trialWord(key, locale)), field);
    const controls = element('div', { class: 'live' }, labelled('sort', this.#order), labelled('filter', this.#filter));
    this.element = element('div', {}, controls, this.#frame);
    const again = (): void => {
      this.#arrange();
      this.#frame.scrollTop = 0;
      this.draw();
    };
    this.#order.addEventListener('change', again);
    this.#filter.addEventListener('input', again);
    this.#frame.addEventListener('scroll', () => requestAnimationFrame(() => this.draw()), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.#frame);
  }

  show(step: TrialStep): Moved {
    this.#step = step;
    this.#arrange();
    this.draw();
    let [count, up, down] = [0, 0, 0];
    for (const { member, rank } of this.#answer.rows) {
      const now = step.rank[member] as number;
      if (now === rank) continue;
      count += 1;
      if (now === 0 || rank === 0) continue;
      up = Math.max(up, rank - now);
      down = Math.max(down, now - rank);
    }
    return { count, up, down };
  }

  draw(): void {
    const step = this.#step;
    if (!step) return;
    const { scrollTop, clientHeight } = this.#frame;
    const { start, end } = visibleRange(scrollTop, clientHeight || 600, ROW, this.#rows.length, SPARE);
    this.#table.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    this.#body.replaceChildren(
      gapRow(start * ROW),
      ...this.#rows.slice(start, end).map((row, i) => this.#row(row, start + i, step)),
      gapRow((this.#rows.length - end) * ROW),
    );
  }

  #arrange(): void {
    const { rows } = this.#answer;
    this.#rows = this.#step ? orderTrial(rows, this.#step.rank, this.#order.value as TrialOrder, this.#filter.value) : [];
  }

  #row(row: number, position: number, { rank: ranks, points }: TrialStep): HTMLTableRowElement {
    const { member, code, name, group, rank, set, scoreText } = this.#answer.rows[row] as TrialAnswer['rows'][number];
    const now = ranks[member] as number;
    const score = points[member] as number;
    const link = element('a', { href: unitAnchor(this.#list, code), title: `${name} ${code}` }, name);
    const place = (one: number): string => (one === 0 ? '–' : String(one));
    return element(
      'tr',
      { 'aria-rowindex': position + 2 },
      element('th', { scope: 'row', class: 'unit' }, link, ...(group === '' ? [] : [element('small', { class: 'soft' }, ` ${group}`)])),
      element('td', { class: 'official' }, place(rank), ...(set === '' ? [] : [element('small', { class: 'soft' }, ` ${set}`)])),
      element('td', { class: 'trial_rank' }, place(now)),
      this.#moves(rank, now),
      element('td', { class: 'trial_score' }, Number.isNaN(score) ? '–' : score.toFixed(this.#answer.places)),
      element('td', { class: 'official_score' }, scoreText),
    );
  }

  #moves(rank: number, now: number): HTMLTableCellElement {
    const locale = this.#locale;
    if (rank === now || rank === 0) return element('td', { class: 'moves soft' }, trialWord('same', locale));
    if (now === 0) return element('td', { class: 'moves falls' }, trialWord('lost', locale));
    const rises = now < rank;
    const text = trialWord(rises ? 'up' : 'down', locale, { places: Math.abs(now - rank) });
    return element('td', { class: `moves ${rises ? 'rises' : 'falls'}` }, `${rises ? '▲' : '▼'} ${text}`);
  }
}

function gapRow(height: number): HTMLTableRowElement {
  return element(
    'tr',
    { hidden: height === 0, 'aria-hidden': 'true', style: `height:${height}px` },
    element('td', { colspan: HEADS.length, class: 'gap' }),
  );
}
