import { FEWEST_RANKED, type PairFinding, type PartEffect, type WeightEffects } from '@kedu/engine';
import { shortNumber } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { Composite } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { alikeFacts, alikeNames } from './alikeWords.ts';
import { alikeParts } from './alikeParts.ts';
import { chapter, listTitle, subheading } from './chapter.ts';
import type { ReportContext, Standing } from './context.ts';
import { twoPlaces } from './figures.ts';
import { partTitles } from './partTitles.ts';
import { sayWeights } from './weightWords.ts';
import { say } from './words.ts';

/** Pairs that are named of each kind. */
const NAMED = 12;
/** Rows that a phone shows unasked. */
const MOST_OPEN = 8;

/** What the weights of each list did: set against in effect, parts that repeat or fight each other, parts that tell nobody apart (REPORT-18). */
export function weightsChapter(ctx: ReportContext): Html {
  const { locale, scheme } = ctx;
  return chapter(
    'weights',
    ctx,
    () =>
      html`<p class="note">${sayWeights('weights_note', locale)}</p>${ctx.standings.map((standing) => {
        const tree = scheme.trees[standing.list.list];
        return tree ? ofList(standing, tree, ctx) : html``;
      })}`,
  );
}

function ofList(standing: Standing, tree: Composite, ctx: ReportContext): Html {
  const { locale } = ctx;
  const effects = ctx.reviews.effectsOf(tree, standing.list);
  const titles = partTitles(tree, locale);
  const refusal = effects.tooFew
    ? sayWeights('weights_too_few', locale, { count: effects.ranked, least: FEWEST_RANKED })
    : effects.additive
      ? undefined
      : sayWeights('weights_not_additive', locale);
  return html`${listTitle(standing, ctx)}${refusal !== undefined && html`<p>${refusal}</p>`}${judged(tree, ctx)}
${effectTable(effects, titles, ctx)}${pairList(effects, 'redundant', titles, ctx)}${pairList(effects, 'against', titles, ctx)}`;
}

function judged(node: Composite, ctx: ReportContext): Html {
  const { locale } = ctx;
  const own =
    node.judged &&
    html`<p class="note">${sayWeights('judged', locale, {
      node: node.path === '' ? sayWeights('top', locale) : inLocale(node.title, locale),
      file: node.judged.file,
      ratio: node.judged.ratio.toFixed(3),
      most: shortNumber(node.judged.atMost),
    })}</p>`;
  return html`${own}${node.parts.map((part) => (part.type === 'composite' ? judged(part, ctx) : html``))}`;
}

function effectTable({ parts, tooFew, additive }: WeightEffects, titles: ReadonlyMap<string, string>, ctx: ReportContext): Html {
  const { locale } = ctx;
  const shown = !tooFew && additive;
  const points = ({ effective }: PartEffect): number => effective * 100;
  const widest = Math.max(1, ...parts.flatMap((part) => [part.nominal, points(part)].filter((x) => !Number.isNaN(x))));
  const bar = (x: number): Html => html`<span class="bar"><i style="width:${Math.max(0, Math.round((100 * x) / widest))}%"></i></span>`;
  const remark = (part: PartEffect): string =>
    part.type === 'addition'
      ? sayWeights('addition', locale)
      : part.noEffect
        ? sayWeights('same_for_all', locale)
        : shown && Number.isNaN(part.effective)
          ? sayWeights('not_apart', locale)
          : '';
  const remarked = parts.some((part) => remark(part) !== '');
  const table = (content: Html): Html =>
    parts.length > MOST_OPEN
      ? html`<details class="fold"><summary>${sayWeights('all_parts', locale, { count: parts.length })}</summary>${content}</details>`
      : content;
  const head = (word: Parameters<typeof sayWeights>[0]): string => sayWeights(word, locale);
  return table(
    html`<table class="tree stacked"><thead><tr><th scope="col">${head('part')}</th><th scope="col" class="num">${head('set')}</th>${shown && html`<th scope="col" class="num">${head('effect')}</th>`}<th scope="col" class="num">${head('mean_score')}</th><th scope="col" class="num">${head('spread')}</th>${remarked && html`<th scope="col" class="pad">${head('remark')}</th>`}</tr></thead><tbody>${parts.map(
      (part) => {
        const depth = part.path.split('.').length - 1;
        const effect = points(part);
        return html`<tr class="d${Math.min(depth, 1)}"><th scope="row" style="--d:${depth}">${titles.get(part.path) ?? part.path}</th><td class="num" data-head="${head('set')}">${part.type === 'addition' ? '—' : html`${twoPlaces(part.nominal)}${bar(part.nominal)}`}</td>${shown && html`<td class="num" data-head="${head('effect')}">${Number.isNaN(effect) ? '—' : html`${twoPlaces(effect)}${bar(effect)}`}</td>`}<td class="num" data-head="${head('mean_score')}">${twoPlaces(part.mean)}</td><td class="num" data-head="${head('spread')}">${twoPlaces(part.deviation)}</td>${remarked && html`<td class="small pad">${remark(part)}</td>`}</tr>
`;
      },
    )}</tbody></table>`,
  );
}

function pairList({ pairs }: WeightEffects, kind: PairFinding['kind'], titles: ReadonlyMap<string, string>, ctx: ReportContext): Html {
  const { locale } = ctx;
  const own = pairs.filter((pair) => pair.kind === kind).sort((a, b) => Math.abs(b.r) - Math.abs(a.r));
  if (own.length === 0) return html``;
  const name = (path: string): string => (locale === 'en' ? (titles.get(path) ?? path) : `“${titles.get(path) ?? path}”`);
  const { groups, rest } = kind === 'redundant' ? alikeParts(own) : { groups: [], rest: own };
  const lines = [
    ...groups.map((group) => `${alikeNames(group, name, ctx)}${say('colon', locale)}${alikeFacts(group, ctx)}`),
    ...rest.map(({ one, other, r, units }) => sayWeights('pair', locale, { one: name(one), other: name(other), r: twoPlaces(r), units })),
  ];
  return html`${subheading(sayWeights(`pairs_${kind}`, locale), ctx)}<ul class="lead">${lines.slice(0, NAMED).map(
    (line) => html`<li>${line}</li>
`,
  )}</ul>${lines.length > NAMED && html`<p class="note">${sayWeights('more', locale, { count: lines.length - NAMED })}</p>`}`;
}
