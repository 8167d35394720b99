import { formatQuanta, inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import type { ReportContext } from '../report/context.ts';
import { setInLines } from '../report/setInLines.ts';
import { say } from '../report/words.ts';
import type { WaterfallStep } from './waterfall.ts';

const NAME = 190;
const PLOT = 470;
const FIGURE = 90;
const ROW = 26;
/** Height of a row where a name takes two lines, and the width of a line in halves of a Chinese sign. */
const TALL_ROW = 34;
const LINE = 27;
/** Rows of a drawing: the parts that lose most; the others together. */
const MOST_ROWS = 24;

interface Row {
  readonly name: string;
  readonly kind: 'whole' | 'loss' | 'gain';
  readonly from: number;
  readonly to: number;
  readonly figure: string;
}

/** The waterfall as SVG for a desk and paper, and as bars in a table for a phone: the same steps, the same figures (REPORT-9). */
export function waterfallDrawing(steps: readonly WaterfallStep[], score: number, ctx: ReportContext): Html {
  const { locale, places } = ctx;
  const full = ctx.scheme.rounding.total.places === 0 ? 100 : Number(`1e${places + 2}`);
  const rows: readonly Row[] = [
    { name: say('full_marks', locale), kind: 'whole', from: 0, to: full, figure: '100' },
    ...drawn(steps, ctx),
    { name: say('final_score', locale), kind: 'whole', from: 0, to: score, figure: text(score, places) },
  ];
  const low = Math.min(...rows.map(({ from, to }) => Math.min(from, to)));
  const high = Math.max(full, ...rows.map(({ from, to }) => Math.max(from, to)));
  // The scale starts at zero unless every step lies in the upper part: then it is cut, and says so by starting above zero in the axis.
  const inner = rows.filter(({ kind }) => kind !== 'whole').flatMap(({ from, to }) => [from, to]);
  const start =
    Math.min(0, low) < 0
      ? low
      : Math.min(score, ...inner) > full * 0.5
        ? Math.floor((Math.min(score, ...inner, full) / full) * 10 - 1) * (full / 10)
        : 0;
  const x = (quanta: number): number => NAME + (PLOT * (Math.max(start, quanta) - start)) / (high - start || 1);
  const names = rows.map(({ name }) => setInLines(name, LINE, 2));
  const tall = names.some(({ length }) => length > 1) ? TALL_ROW : ROW;
  const height = rows.length * tall + 26;
  const ticks = [start, start + (full - start) / 2, full];
  const title = say('waterfall', locale);
  return html`<figure class="for-desk" style="margin:8px 0"><svg viewBox="0 0 ${NAME + PLOT + FIGURE} ${height}" width="${NAME + PLOT + FIGURE}" height="${height}" role="img" aria-label="${title}"><defs><pattern id="gain-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch" width="6" height="6"/><line class="hatch-line" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>${ticks.map((tick) => html`<line class="axis" x1="${round(x(tick))}" x2="${round(x(tick))}" y1="0" y2="${rows.length * tall + 4}"/><text class="faint" x="${round(x(tick))}" y="${rows.length * tall + 20}" font-size="12" text-anchor="middle">${text(Math.round(tick), places).replace(/\.0+$/, '')}</text>`)}${rows.map((row, i) => bar(row, names[i] ?? [], i * tall, tall, x, rows[i + 1] !== undefined))}</svg></figure>`;
}

function bar(row: Row, lines: readonly string[], y: number, tall: number, x: (quanta: number) => number, linked: boolean): Html {
  const left = Math.min(x(row.from), x(row.to));
  const width = Math.max(1, Math.abs(x(row.to) - x(row.from)));
  const top = y + (tall - 16) / 2;
  const middle = top + 12;
  const shape = row.kind === 'whole' ? 'whole' : row.kind === 'gain' ? 'gain' : 'part';
  return html`<g><title>${row.name}</title>${lines.map((line, i) => html`<text x="${NAME - 8}" y="${middle + 15 * (i - (lines.length - 1) / 2)}" font-size="13" text-anchor="end">${line}</text>`)}</g><rect class="${shape}" x="${round(left)}" y="${top}" width="${round(width)}" height="16"/>${linked && html`<line class="link" x1="${round(x(row.to))}" x2="${round(x(row.to))}" y1="${top + 16}" y2="${top + tall}"/>`}<text x="${round(left + width + 6)}" y="${middle}" font-size="13"${row.kind === 'whole' && html` font-weight="700"`}>${digits(row.figure)}</text>`;
}

/** The places beyond two in small figures, as in the scores of the report. */
function digits(figure: string): Html {
  const [, head = figure, rest = ''] = /^(.*\.\d\d)(\d+)$/.exec(figure) ?? [];
  return html`${head}${rest !== '' && html`<tspan class="faint" font-size="9" font-weight="400">${rest}</tspan>`}`;
}

/** The steps as rows; of very many parts the heaviest, the rest in one. */
function drawn(steps: readonly WaterfallStep[], ctx: ReportContext): readonly Row[] {
  const moving = steps.filter(({ by }) => by !== 0);
  const heavy = new Set([...moving].sort((a, b) => Math.abs(b.by) - Math.abs(a.by)).slice(0, MOST_ROWS));
  const rest = moving.filter((step) => !heavy.has(step));
  const shown = moving.filter((step) => heavy.has(step));
  let at = steps[0]?.from ?? 0;
  const place = (name: string, by: number): Row => {
    const from = at;
    at += by;
    return { name, kind: by < 0 ? 'loss' : 'gain', from, to: at, figure: signedText(by, ctx.places) };
  };
  return [
    ...shown.map((step) => place(stepName(step, ctx), step.by)),
    ...(rest.length > 0
      ? [
          place(
            say('other_parts', ctx.locale, { count: rest.length }),
            rest.reduce((sum, { by }) => sum + by, 0),
          ),
        ]
      : []),
  ];
}

/** Name of a step: its own title, or what is left over. */
export function stepName({ title, because }: WaterfallStep, { locale }: ReportContext): string {
  if (title) return inLocale(title, locale);
  return say(because === undefined ? 'gates_title' : `rest_${because}`, locale);
}

/** The steps as a table with bars: what a phone shows, and what a reader of tables wants. */
export function waterfallTable(steps: readonly WaterfallStep[], score: number, ctx: ReportContext): Html {
  const { locale, places } = ctx;
  const widest = Math.max(1, ...steps.map(({ by }) => Math.abs(by)));
  return html`<table class="waterfall-table"><caption>${say('waterfall', locale)}</caption><thead><tr><th scope="col">${say('step_part', locale)}</th><th scope="col" class="num">${say('step_by', locale)}</th><th scope="col" class="num">${say('step_left', locale)}</th></tr></thead><tbody><tr><th scope="row">${say('full_marks', locale)}</th><td></td><td class="num">100</td></tr>${steps.map(
    (step) =>
      html`<tr><th scope="row">${stepName(step, ctx)}<span class="bar"><i style="width:${Math.round((100 * Math.abs(step.by)) / widest)}%"></i></span></th><td class="num ${step.by > 0 ? 'gain' : step.by < 0 ? 'loss' : 'soft'}">${step.by === 0 ? '0' : signedText(step.by, places)}</td><td class="num">${text(step.to, places)}</td></tr>
`,
  )}<tr><th scope="row"><b>${say('final_score', locale)}</b></th><td></td><td class="num"><b>${text(score, places)}</b></td></tr></tbody></table>`;
}

const text = (quanta: number, places: number): string => formatQuanta(quanta, places).replace('-', '−');
const signedText = (by: number, places: number): string => `${by > 0 ? '+' : ''}${text(by, places)}`;
const round = (x: number): string => x.toFixed(1);
