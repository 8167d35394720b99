import type { Locale } from '@kedu/model';
import { HOOKS } from '@kedu/pages';
import type { Asker } from '../desk/asker.ts';
import type { LinesAnswer } from '../desk/questions.ts';
import { element } from '../page/element.ts';
import { word } from '../words.ts';
import { drawLines, short } from './lines.ts';

/** Pixels between the margins of A4 (174 mm): what is wider shrinks the whole sheet. */
const PAPER_WIDTH = 657;

/** Fills every place for a chart below an element; each chart has its figures as a table behind it. Rule: CAPSULE-10. */
export async function mountCharts(below: HTMLElement, asker: Asker, locale: Locale): Promise<void> {
  for (const place of below.querySelectorAll<HTMLElement>(`[${HOOKS.chart}]`)) {
    const { list = '', unit, indicator } = place.dataset;
    const months = place.getAttribute(HOOKS.chart) === 'months';
    const charts = months
      ? ((unit === undefined ? undefined : await asker.ask({ ask: 'months', list, code: unit }))?.charts ?? [])
      : [await asker.ask({ ask: 'trend', list, code: unit })];
    const drawn = charts.filter((chart) => chart !== undefined);
    if (drawn.length > 0) mount(place, drawn, locale, { months, indicator });
  }
}

function mount(
  place: HTMLElement,
  charts: readonly LinesAnswer[],
  locale: Locale,
  { months, indicator: wanted }: { readonly months: boolean; readonly indicator: string | undefined },
): void {
  place.hidden = false;
  const canvas = element('div', { class: 'chart' });
  const figures = element('div', { class: 'figures', tabindex: 0, role: 'region', 'aria-label': word('as_table', locale) });
  const details = element('details', { class: 'no-paper' }, element('summary', {}, word('as_table', locale)), figures);
  const choice = element(
    'select',
    { 'aria-label': word('indicator', locale) },
    ...charts.map(({ title }, i) => element('option', { value: i, selected: title === wanted }, title)),
  );
  const several =
    charts.length > 1 ? [element('div', { class: 'live' }, choice)] : [element('p', { class: 'soft' }, charts[0]?.title ?? '')];
  // On paper, where nothing is chosen, the drawing needs its name.
  const named = element('p', { class: 'note paper-only' });
  place.replaceChildren(
    ...(months ? [element('h3', {}, word('months', locale))] : []),
    ...several,
    ...(charts.length > 1 ? [named] : []),
    canvas,
    details,
  );

  const selected = (): LinesAnswer => charts[Number(choice.value)] as LinesAnswer;
  let chart = drawLines(canvas, selected());
  const redraw = (): void => {
    chart.dispose();
    chart = drawLines(canvas, selected());
    named.textContent = selected().title;
    figures.replaceChildren(tableOf(selected(), locale));
  };
  figures.replaceChildren(tableOf(selected(), locale));
  named.textContent = selected().title;
  choice.addEventListener('change', redraw);

  // Gone with the page that it stands on.
  const gone = new AbortController();
  const still = (act: () => void) => (): void => {
    if (canvas.isConnected) act();
    else {
      gone.abort();
      chart.dispose();
      sized.disconnect();
    }
  };
  const sized = new ResizeObserver(still(() => chart.resize()));
  sized.observe(canvas);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', still(redraw), { signal: gone.signal });
  addEventListener(
    'beforeprint',
    still(() => {
      chart.resize({ width: Math.min(canvas.clientWidth, PAPER_WIDTH) });
      // No frame is drawn between here and the paper.
      chart.getZr().flush();
    }),
    { signal: gone.signal },
  );
  addEventListener(
    'afterprint',
    still(() => chart.resize()),
    { signal: gone.signal },
  );
}

function tableOf({ steps, lines, title, measure }: LinesAnswer, locale: Locale): HTMLTableElement {
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col' }, word('period', locale)),
    ...lines.map(({ name }) => element('th', { scope: 'col', class: 'num' }, name)),
  );
  const rows = steps.map((step, i) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, step),
      ...lines.map(({ values }) => element('td', { class: 'num' }, typeof values[i] === 'number' ? short(values[i] as number) : '–')),
    ),
  );
  const caption = element('caption', {}, measure === '' ? title : `${title} (${measure})`);
  return element('table', {}, caption, element('thead', {}, head), element('tbody', {}, ...rows));
}
