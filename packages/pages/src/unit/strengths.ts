import { type PeerDifference, strengthsOf } from '@kedu/engine';
import { type Html, html } from '../html.ts';
import type { ReportContext, Standing } from '../report/context.ts';
import { signed, twoPlaces } from '../report/figures.ts';
import { partTitles } from '../report/partTitles.ts';
import { sayWeights, type WeightWord } from '../report/weightWords.ts';

/** Where a unit lies above and below its peers, most first (WEIGH-23); nothing for a unit without rank or with too few peers. */
export function strengthsSection({ list }: Standing, member: number, ctx: ReportContext): Html {
  const { scheme, locale } = ctx;
  const tree = scheme.trees[list.list];
  if (!tree) return html``;
  const { strengths, weaknesses } = strengthsOf(ctx.reviews.peersOf(tree, list), member);
  if (strengths.length === 0 && weaknesses.length === 0) return html``;
  const titles = partTitles(tree, locale);
  return html`<h3>${sayWeights('strengths', locale)}</h3><p class="note">${sayWeights('strengths_note', locale)}</p>
${sideTable('strong', 'none_strong', strengths, titles, ctx)}${sideTable('weak', 'none_weak', weaknesses, titles, ctx)}`;
}

function sideTable(
  title: WeightWord,
  none: WeightWord,
  rows: readonly PeerDifference[],
  titles: ReadonlyMap<string, string>,
  { locale }: ReportContext,
): Html {
  const head = (word: WeightWord): string => sayWeights(word, locale);
  if (rows.length === 0) return html`<h4>${head(title)}</h4><p class="soft">${head(none)}</p>`;
  return html`<h4>${head(title)}</h4><table class="stacked"><thead><tr><th scope="col">${head('part')}</th><th scope="col" class="num">${head('score')}</th><th scope="col" class="num">${head('median')}</th><th scope="col" class="num">${head('rank_of')}</th><th scope="col" class="num">${head('gained')}</th></tr></thead><tbody>${rows.map(
    ({ path, score, median, rank, of, gained }) =>
      html`<tr><th scope="row">${titles.get(path) ?? path}</th><td class="num" data-head="${head('score')}">${twoPlaces(score)}</td><td class="num" data-head="${head('median')}">${twoPlaces(median)}</td><td class="num" data-head="${head('rank_of')}">${rank} / ${of}</td><td class="num" data-head="${head('gained')}">${signed(gained, 2)}</td></tr>
`,
  )}</tbody></table>`;
}
