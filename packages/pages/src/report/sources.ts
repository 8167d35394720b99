import { markedIndicator } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { type Html, html } from '../html.ts';
import type { ReportContext } from './context.ts';
import { say } from './words.ts';

/** Origins that are looked at one by one; of more data a few units of each column are. */
const MOST_CELLS = 300_000;
const SAMPLED = 40;
const MOST_FILES = 60;

/** Where the values came from: file, sheet, named source, how many indicators, which periods. */
export function sourceTable(ctx: ReportContext): Html {
  const { locale, view, assessment } = ctx;
  const { observations } = view;
  const periods = observations.periods.filter((id) => view.assessment.period.id.slice(0, 4) === id.slice(0, 4));
  const units = observations.unitIds.length;
  const whole = units * observations.indicators.length * periods.length <= MOST_CELLS;
  const step = whole ? 1 : Math.max(1, Math.floor(units / SAMPLED));
  const files = new Map<string, Source>();
  for (const indicator of observations.indicators) {
    for (const period of periods) {
      const column = observations.column(indicator, period);
      if (!column) continue;
      for (let unit = 0; unit < units; unit += step) {
        const origin = column.missing[unit] === 0 ? observations.origin(indicator, period, unit) : undefined;
        if (!origin) continue;
        const key = `${origin.file}\n${origin.sheet ?? ''}\n${origin.source ?? ''}`;
        const known = files.get(key) ?? {
          file: origin.file,
          sheet: origin.sheet ?? '',
          source: origin.source ?? '',
          indicators: new Set(),
          periods: new Set(),
        };
        // Figures of groups of raters are of one indicator.
        known.indicators.add(markedIndicator(indicator) ?? indicator);
        known.periods.add(period);
        files.set(key, known);
      }
    }
  }
  const title = say('sources', locale);
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, source]) => source);
  if (sorted.length === 0) return html`<h3>${title}</h3><p>${say('no_sources', locale)}</p>`;
  const sheets = sorted.some(({ sheet }) => sheet !== '');
  return html`<h3>${title}</h3>${!whole && html`<p class="note">${say('sources_sampled', locale)}</p>`}
<table class="stacked"><thead><tr><th scope="col">${say('source_file', locale)}</th>${sheets && html`<th scope="col">${say('source_sheet', locale)}</th>`}<th scope="col">${say('source_name', locale)}</th><th scope="col" class="num">${say('source_indicators', locale)}</th><th scope="col">${say('source_periods', locale)}</th></tr></thead><tbody>${sorted
    .slice(0, MOST_FILES)
    .map(
      (source) =>
        html`<tr><th scope="row"><span class="as-is">${source.file}</span></th>${sheets && html`<td data-head="${say('source_sheet', locale)}">${source.sheet}</td>`}<td data-head="${say('source_name', locale)}">${source.source || '—'}</td><td class="num" data-head="${say('source_indicators', locale)}">${source.indicators.size}</td><td data-head="${say('source_periods', locale)}">${periodSpan([...source.periods].sort(), locale, assessment.period.id)}</td></tr>
`,
    )}</tbody></table>`;
}

interface Source {
  readonly file: string;
  readonly sheet: string;
  readonly source: string;
  readonly indicators: Set<string>;
  readonly periods: Set<string>;
}

function periodSpan(periods: readonly string[], locale: ReportContext['locale'], own: string): string {
  const [first = own] = periods;
  const last = periods[periods.length - 1] ?? own;
  return first === last
    ? periodName(first, locale)
    : `${periodName(first, locale)} — ${periodName(last, locale)}${say('source_count', locale, { count: periods.length })}`;
}
