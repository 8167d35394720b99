import { REVIEW_KINDS, type ReviewFinding, reviewRun } from '@kedu/engine';
import { shortNumber } from '@kedu/messages';
import { type Html, html } from '../html.ts';
import { alikeParts, type Pair } from './alikeParts.ts';
import { alikeFacts } from './alikeWords.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { percent, twoPlaces } from './figures.ts';
import { partTitles } from './partTitles.ts';
import { reviewWords, sayWeights } from './weightWords.ts';
import { say } from './words.ts';

/** Findings that are named of each kind. */
const NAMED = 15;

/** What the run showed that next year's scheme could mend (年终复盘), each with its figures (REPORT-19). */
export function reviewChapter(ctx: ReportContext): Html {
  const { locale, scheme, assessment } = ctx;
  return chapter('review', ctx, () => {
    const findings = reviewRun(scheme, assessment, ctx.reviews.effectsOf);
    if (findings.length === 0) return html`<p>${sayWeights('review_none', locale)}</p>`;
    return html`<p class="note">${sayWeights('review_note', locale)}</p>${REVIEW_KINDS.map((kind) => {
      const own = findings.filter((one) => one.kind === kind);
      if (own.length === 0) return html``;
      const { what, why } = reviewWords(kind, locale);
      const lines = kind === 'redundant' ? pairLines(own, ctx) : own.map((one) => line(one, ctx));
      return html`<h3>${what}</h3><p class="note">${why}</p><ul class="lead">${lines.slice(0, NAMED).map(
        (text) =>
          html`<li>${text}</li>
`,
      )}</ul>${lines.length > NAMED && html`<p class="note">${sayWeights('more', locale, { count: lines.length - NAMED })}</p>`}`;
    })}`;
  });
}

function line(one: ReviewFinding, ctx: ReportContext): string {
  return `${subject(one.list, [one.path, one.other], ctx)}${say('colon', ctx.locale)}${facts(one, ctx)}`;
}

/** Pairs list by list; several parts of which each two are a pair are one line. */
function pairLines(found: readonly ReviewFinding[], ctx: ReportContext): readonly string[] {
  return [...new Set(found.map(({ list }) => list))].flatMap((list) => {
    const own = found.filter((one) => one.list === list);
    const pairs = own.map(({ path, other, figures }) => ({
      one: path,
      other,
      r: figures['r'] ?? Number.NaN,
      units: figures['units'] ?? Number.NaN,
    }));
    const { groups, rest } = alikeParts(pairs);
    return [
      ...groups.map((group) => `${subject(list, group.parts, ctx)}${say('colon', ctx.locale)}${alikeFacts(group, ctx)}`),
      ...own.filter((_, i) => rest.includes(pairs[i] as Pair)).map((one) => line(one, ctx)),
    ];
  });
}

function subject(list: string, paths: readonly string[], { scheme, standings, locale }: ReportContext): string {
  const tree = scheme.trees[list];
  const titles = tree ? partTitles(tree, locale) : new Map<string, string>();
  const name = (one: string): string => (locale === 'en' ? (titles.get(one) ?? one) : `“${titles.get(one) ?? one}”`);
  const parts = paths
    .filter((path) => path !== '')
    .map(name)
    .join(say('list_sep', locale));
  const title = standings.length > 1 ? standings.find((one) => one.list.list === list)?.title : undefined;
  return title === undefined ? parts : `${title} › ${parts}`;
}

function facts({ kind, figures }: ReviewFinding, { locale }: ReportContext): string {
  const figure = (name: string): number => figures[name] ?? Number.NaN;
  const units = figure('units');
  const of = figure('of');
  const share = percent(units, of);
  switch (kind) {
    case 'redundant':
    case 'against':
      return sayWeights('fact_pair', locale, { r: twoPlaces(figure('r')), units });
    case 'no_effect':
      return sayWeights('fact_same', locale, { units, score: shortNumber(Number(figure('score').toFixed(2))) });
    case 'at_top':
      return sayWeights('fact_top', locale, { units, of, share, score: shortNumber(Number(figure('score').toFixed(2))) });
    case 'idle':
    case 'outweighs':
      return sayWeights('fact_weight', locale, { nominal: twoPlaces(figure('nominal')), effective: twoPlaces(figure('effective')) });
    case 'source_late':
      return sayWeights('fact_late', locale, { units, of });
    case 'gaps':
      return sayWeights('fact_gaps', locale, { units, of, share });
  }
}
