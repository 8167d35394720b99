import type { PairResult, Recognition, Ruler, RulerCell, RulerUnit } from '@kedu/engine';
import { wordMeasure, wordOf } from '@kedu/messages';
import { formatQuanta, inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { percent, valueText } from './figures.ts';
import { sayRecognition } from './recognitionWords.ts';
import { say } from './words.ts';

/** Rows of one table; the others stand in recognition.csv. */
const MOST_ROWS = 200;

/**
 * How units of two regions compare on what both assess: the shared set, both rankings, every converted value.
 *
 * Rule: RECOGNISE-5 (docs/spec/recognition.md). What stands here is carried by the report, not recomputed by it.
 */
export function recognitionChapter(ctx: ReportContext): Html {
  const all = ctx.view.recognitions ?? [];
  return chapter('recognition', ctx, () => html`${all.map((one) => section(one, all.length > 1, ctx))}`);
}

function section(one: Recognition, isOneOfSeveral: boolean, ctx: ReportContext): Html {
  const { locale } = ctx;
  const [ours, theirs] = sideNames(one, ctx);
  const [a, b] = one.rulers;
  const clause = one.clause === undefined ? '' : say('clause_of', locale, { clause: one.clause });
  const hashes = one.sides.map(({ scheme, version, result }) => `${scheme}@${version} ${result.replace('sha256:', '').slice(0, 12)}`);
  return html`${isOneOfSeveral && html`<h3>${inLocale(one.title, locale)}</h3>`}<p class="note">${!isOneOfSeveral && html`${inLocale(one.title, locale)}${say('colon', locale)}`}${sayRecognition('note', locale, { ours, theirs })}${clause !== '' && html` ${clause}`}</p>
${sharedSet(one, ctx)}
${a.covers === 0 && b.covers === 0 ? html`<p>${sayRecognition('nothing', locale)}</p>` : html`<p>${sayRecognition('covers', locale, { ours, theirs, a: percent(a.covers, 1), b: percent(b.covers, 1) })}</p>${rankings(one, ctx)}${one.rulers.map((ruler) => convertedTable(ruler, one, ctx))}`}
<p class="hash">${sayRecognition('carried', locale, { ours: hashes[0] ?? '', theirs: hashes[1] ?? '' })}</p>`;
}

/** Titles of the lists; where they are alike, those of the schemes stand before them. */
function sideNames({ sides }: Recognition, { locale }: ReportContext): readonly [string, string] {
  const [a, b] = sides.map(({ listTitle, schemeTitle }) => [inLocale(listTitle, locale), inLocale(schemeTitle, locale)] as const);
  if (!a || !b) throw new RangeError('a recognition has two sides');
  const name = ([list, scheme]: readonly [string, string]): string => (a[0] === b[0] ? `${scheme} ${list}` : list);
  return [name(a), name(b)];
}

function sharedSet(one: Recognition, ctx: ReportContext): Html {
  const { locale } = ctx;
  const [ours, theirs] = sideNames(one, ctx);
  const weights = [ours, theirs].map((side) => sayRecognition('weight_by', locale, { side }));
  return html`<table class="stacked"><caption>${sayRecognition('shared_set', locale)}</caption><thead><tr><th scope="col">${sayRecognition('pair_of', locale, { ours, theirs })}</th><th scope="col">${sayRecognition('confidence', locale)}</th>${weights.map((weight) => html`<th scope="col" class="num">${weight}</th>`)}<th scope="col" class="pad">${sayRecognition('remark', locale)}</th></tr></thead><tbody>${one.pairs.map(
    (pair) =>
      html`<tr><th scope="row">${pairTitle(pair, ctx)}</th><td data-head="${sayRecognition('confidence', locale)}">${sayRecognition(pair.confidence, locale)}</td>${pair.weights.map((weight, i) => html`<td class="num" data-head="${weights[i] ?? ''}">${weight > 0 ? weight.toFixed(1) : '—'}</td>`)}<td class="small pad" data-head="${sayRecognition('remark', locale)}">${remarks(pair, one, ctx).join(say('semi', locale))}</td></tr>
`,
  )}</tbody></table>`;
}

function pairTitle({ titles, units }: PairResult, { locale }: ReportContext): string {
  const measure = (i: 0 | 1): string => (units[i] === '' ? '' : wordMeasure(units[i], locale));
  const name = (i: 0 | 1): string => `${inLocale(titles[i], locale)}${measure(i) === '' ? '' : ` (${measure(i)})`}`;
  return name(0) === name(1) ? name(0) : sayRecognition('pair', locale, { ours: name(0), theirs: name(1) });
}

function remarks({ leftOut, isMutual, note }: PairResult, { atLeast }: Recognition, { locale, inWords }: ReportContext): readonly string[] {
  return [
    ...(leftOut === 'confidence' ? [sayRecognition('left_out_confidence', locale, { least: sayRecognition(atLeast, locale) })] : []),
    ...(leftOut === 'not_scored' ? [sayRecognition('left_out_not_scored', locale)] : []),
    ...(isMutual ? [] : [sayRecognition('one_way', locale)]),
    ...(note === '' ? [] : [inWords(note)]),
  ];
}

/** Units of both sides, with rank and score by either ruler, in the order of the first. */
function rankings(one: Recognition, ctx: ReportContext): Html {
  const { locale } = ctx;
  const names = sideNames(one, ctx);
  const [first, second] = one.rulers;
  const bySecond = new Map(second.units.map((unit) => [unit.id, unit]));
  const heads = names.map((side) => sayRecognition('by', locale, { side }));
  const cell = (unit: RulerUnit | undefined, { places }: Ruler, head: string): Html =>
    html`<td class="num" data-head="${head}">${unit?.total === undefined ? '—' : html`<span class="soft small">${sayRecognition('rank', locale)} ${unit.rank}</span> ${formatQuanta(unit.total, places)}`}</td>`;
  return html`<table class="stacked"><caption>${sayRecognition('both', locale)}</caption><thead><tr><th scope="col">${sayRecognition('unit', locale)}</th><th scope="col">${sayRecognition('from', locale)}</th>${heads.map((head) => html`<th scope="col" class="num">${head}</th>`)}</tr></thead><tbody>${first.units
    .slice(0, MOST_ROWS)
    .map(
      (unit) =>
        html`<tr><th scope="row">${inLocale(unit.name, locale)}</th><td data-head="${sayRecognition('from', locale)}">${names[unit.side]}</td>${cell(unit, first, heads[0] ?? '')}${cell(bySecond.get(unit.id), second, heads[1] ?? '')}</tr>
`,
    )}</tbody></table>${first.units.length > MOST_ROWS && html`<p class="note">${sayRecognition('more_rows', locale)}</p>`}`;
}

/** Values of the other side in the definition of a ruler, each with its arithmetic. */
function convertedTable(ruler: Ruler, one: Recognition, ctx: ReportContext): Html {
  const { locale } = ctx;
  const side = sideNames(one, ctx)[ruler.side];
  const rows = ruler.units
    .filter((unit) => unit.side !== ruler.side)
    .flatMap((unit) => unit.cells.map((cell) => ({ unit, cell, pair: one.pairs[cell.pair] })));
  if (rows.length === 0) return html``;
  return html`<details><summary>${sayRecognition('by', locale, { side })}${say('colon', locale)}${sayRecognition('converted', locale)}</summary><p class="note">${sayRecognition('converted_note', locale)}</p><table class="stacked"><thead><tr><th scope="col">${sayRecognition('unit', locale)}</th><th scope="col">${sayRecognition('indicator', locale)}</th><th scope="col" class="pad">${sayRecognition('sum', locale)}</th><th scope="col" class="num">${sayRecognition('score', locale)}</th></tr></thead><tbody>${rows
    .slice(0, MOST_ROWS)
    .map(
      ({ unit, cell, pair }) =>
        html`<tr><th scope="row">${inLocale(unit.name, locale)}</th><td data-head="${sayRecognition('indicator', locale)}">${pair && inLocale(pair.titles[ruler.side], locale)}</td><td class="pad" data-head="${sayRecognition('sum', locale)}">${conversionText(cell, ctx)}</td><td class="num" data-head="${sayRecognition('score', locale)}">${cell.score === undefined ? '—' : valueText(cell.score)}</td></tr>
`,
    )}</tbody></table>${rows.length > MOST_ROWS && html`<p class="note">${sayRecognition('more_rows', locale)}</p>`}</details>`;
}

function conversionText({ arithmetic, converted, clippedTo, missing }: RulerCell, { locale }: ReportContext): Html {
  const reason = missing === undefined ? '' : wordOf('missing', missing, locale);
  if (converted === undefined) return html`<span class="soft">${reason}</span>`;
  const clipped =
    clippedTo === undefined ? '' : `${say('semi', locale)}${sayRecognition('clipped', locale, { value: valueText(clippedTo) })}`;
  return html`${arithmetic} = ${valueText(converted)}${clipped}${reason !== '' && html` <span class="soft">${reason}</span>`}`;
}
