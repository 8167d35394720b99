import type { Locale } from '@kedu/model';
import { unitAnchor } from '@kedu/pages';
import type { MatrixAnswer } from '../desk/questions.ts';
import { element } from '../page/element.ts';
import { word } from '../words.ts';
import { type Order, ORDERS, orderRows } from './orderRows.ts';
import { visibleRange } from './visibleRange.ts';

const ROW = 32;
const COLUMN = 44;
const SPARE = 8;
/** Columns before those of the indicators: unit and score. */
const FIXED = 2;

/**
 * A table of any size of which only what is in view is laid out: headings stay, a reader is told the true numbers of rows and columns.
 *
 * Rule: CAPSULE-8 (docs/spec/report.md).
 */
export class MatrixTable {
  readonly #answer: MatrixAnswer;
  readonly #list: string;
  readonly #locale: Locale;
  readonly #frame: HTMLElement;
  readonly #head = element('thead');
  readonly #body = element('tbody');
  readonly #table: HTMLTableElement;
  readonly #status = element('span', { role: 'status', class: 'soft' });
  readonly #filter: HTMLInputElement;
  readonly #order: HTMLSelectElement;
  readonly #marks: readonly HTMLTemplateElement[];
  #rows: readonly number[] = [];
  #drawn = '';

  constructor(place: HTMLElement, list: string, answer: MatrixAnswer, locale: Locale) {
    this.#answer = answer;
    this.#list = list;
    this.#locale = locale;
    this.#marks = answer.marks.map((mark) => {
      const template = element('template');
      template.innerHTML = mark;
      return template;
    });
    const id = `matrix-${list}`;
    this.#filter = element('input', { id: `${id}-filter`, type: 'search', autocomplete: 'off' });
    const orders = ORDERS.filter((order) => order !== 'worst' || answer.worstName !== '');
    this.#order = element(
      'select',
      { id: `${id}-order` },
      ...orders.map((order) => element('option', { value: order }, word(`by_${order}`, locale, { light: answer.worstName }))),
    );
    const labelled = (key: 'filter' | 'sort', field: HTMLElement): HTMLElement =>
      element('div', {}, element('label', { for: field.id }, word(key, locale)), field);
    this.#table = element('table', { 'aria-colcount': answer.columns.length + FIXED }, this.#head, this.#body);
    this.#frame = element('div', { class: 'windowed', role: 'region', tabindex: 0, 'aria-label': word('matrix', locale) }, this.#table);
    const controls = element('div', { class: 'live' }, labelled('filter', this.#filter), labelled('sort', this.#order), this.#status);
    place.replaceChildren(controls, this.#frame);
    this.#filter.addEventListener('input', () => this.#arrange());
    this.#order.addEventListener('change', () => this.#arrange());
    this.#frame.addEventListener('scroll', () => requestAnimationFrame(() => this.draw()), { passive: true });
    new ResizeObserver(() => this.draw()).observe(this.#frame);
    this.#arrange();
  }

  /** Lays out what is in view; nothing where it is laid out already. */
  draw(): void {
    const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.#frame;
    const rows = visibleRange(scrollTop, clientHeight, ROW, this.#rows.length, SPARE);
    const columns = visibleRange(scrollLeft, clientWidth, COLUMN, this.#answer.columns.length, SPARE);
    const drawn = [rows.start, rows.end, columns.start, columns.end].join(' ');
    if (drawn === this.#drawn) return;
    this.#drawn = drawn;
    const [before, after] = [columns.start, this.#answer.columns.length - columns.end].map((count) => count * COLUMN) as [number, number];
    const width = columns.end - columns.start + FIXED + 2;
    this.#head.replaceChildren(this.#headings(columns, before, after));
    this.#body.replaceChildren(
      gapRow(rows.start * ROW, width),
      ...this.#rows.slice(rows.start, rows.end).map((row, i) => this.#row(row, rows.start + i, columns, before, after)),
      gapRow((this.#rows.length - rows.end) * ROW, width),
    );
  }

  #arrange(): void {
    const { rows } = this.#answer;
    this.#rows = orderRows(rows, this.#filter.value, this.#order.value as Order);
    this.#table.setAttribute('aria-rowcount', String(this.#rows.length + 1));
    this.#status.textContent = word('rows_shown', this.#locale, { shown: this.#rows.length, all: rows.length });
    this.#frame.scrollTop = 0;
    this.#drawn = '';
    this.draw();
  }

  #headings(columns: { readonly start: number; readonly end: number }, before: number, after: number): HTMLTableRowElement {
    const names = this.#answer.columns.slice(columns.start, columns.end);
    return element(
      'tr',
      { 'aria-rowindex': 1 },
      element('th', { scope: 'col', class: 'name', 'aria-colindex': 1 }, word('unit', this.#locale)),
      element('th', { scope: 'col', class: 'figure', 'aria-colindex': 2 }, word('score', this.#locale)),
      gapCell(before),
      ...names.map((name, i) =>
        element('th', { scope: 'col', class: 'cell', title: name, 'aria-colindex': columns.start + i + FIXED + 1 }, name),
      ),
      gapCell(after),
    );
  }

  #row(
    row: number,
    position: number,
    columns: { readonly start: number; readonly end: number },
    before: number,
    after: number,
  ): HTMLTableRowElement {
    const { rows, lights, scores, columns: all } = this.#answer;
    const { code, name, scoreText } = rows[row] as MatrixAnswer['rows'][number];
    const cells = Array.from({ length: columns.end - columns.start }, (_, i) => {
      const column = columns.start + i;
      const at = row * all.length + column;
      const cell = element('td', { class: 'cell', 'aria-colindex': column + FIXED + 1 });
      const mark = this.#marks[(lights[at] as number) - 1];
      if (mark) cell.append(mark.content.cloneNode(true), ' ');
      const score = scores[at] as number;
      cell.append(Number.isNaN(score) ? '–' : String(Math.round(score)));
      return cell;
    });
    const link = element('a', { href: unitAnchor(this.#list, code), title: `${name} ${code}` }, name);
    return element(
      'tr',
      { 'aria-rowindex': position + 2 },
      element('th', { scope: 'row', class: 'name', 'aria-colindex': 1 }, link),
      element('td', { class: 'figure', 'aria-colindex': 2 }, scoreText),
      gapCell(before),
      ...cells,
      gapCell(after),
    );
  }
}

function gapCell(width: number): HTMLTableCellElement {
  return element('td', { class: 'gap', 'aria-hidden': 'true', style: `width:${width}px;min-width:${width}px` });
}

function gapRow(height: number, columns: number): HTMLTableRowElement {
  const cell = element('td', { class: 'gap', colspan: columns, style: `height:${height}px` });
  return element('tr', { 'aria-hidden': 'true', style: `height:${height}px` }, cell);
}
