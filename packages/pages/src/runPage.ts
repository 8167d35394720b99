import type { Assessment, RunIdentity } from '@kedu/engine';
import { periodName, titlesOf } from '@kedu/messages';
import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { listSection, listSummary, type ListView } from './listSection.ts';
import { proposalSection } from './proposalSection.ts';
import type { SiteLinks } from './siteLinks.ts';
import { word } from './words.ts';

/** A run as the pages need it: its results with the scheme that they follow. */
export interface RunView {
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly packTitle: LocalizedText;
}

/** One run on one page: the lists in a line each; then ranks, scores, grades, lights; the proposals; the identity of the run. */
export function runPage({ scheme, assessment, packTitle }: RunView, links: SiteLinks, locale: Locale): string {
  const titleOf = titlesOf(scheme, locale);
  const views = assessment.lists.map((list): ListView => ({ list, scheme, assessment, titleOf, locale }));
  return layout(
    {
      locale,
      title: `${inLocale(scheme.title, locale)} · ${periodName(assessment.period.id, locale)}`,
      example: assessment.units.some((unit) => unit.example),
      trail: [{ href: links.index, text: word('runs', locale) }],
      otherHref: links.other,
      foot: identity(assessment.run, locale),
    },
    html`<p class="soft">${inLocale(packTitle, locale)}</p>
<ul class="summary">${views.map(listSummary)}<li><a href="#proposals">${word('proposals_short', locale)}</a><span class="line"><span>${assessment.proposals.length}</span></span></li></ul>
${views.map((view) => listSection(view, links))}
${proposalSection(assessment, titleOf, locale)}`,
  );
}

function identity(run: RunIdentity, locale: Locale): Html {
  return html`<p>${word('scheme', locale)} ${run.scheme.id}@${run.scheme.version} · ${word('period', locale)} ${run.period} · ${word('as_of', locale)} ${run.asOf}</p>
<p>${word('input_hash', locale)} ${run.input}<br>${word('result_hash', locale)} ${run.result}</p>`;
}
