import type { Assessment, ListSensitivity } from '@kedu/engine';
import { designHeading, periodName } from '@kedu/messages';
import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { htmlDocument } from '../document.ts';
import { groupName } from '../groupName.ts';
import { html } from '../html.ts';
import { namingOf } from './namingOf.ts';
import { sensitivityContent } from './sensitivityContent.ts';
import { saySensitive } from './sensitivityWords.ts';

/** A run, and what its designers’ choices do to it. */
export interface SensitivityView {
  readonly packTitle: LocalizedText;
  readonly example: boolean;
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly lists: readonly ListSensitivity[];
  readonly locale: Locale;
}

/**
 * The page that `kedu sensitivity --html` writes: list by list, sentences and tables.
 *
 * One file that asks nothing of any network and runs no script. Rule: DESIGN-2, REPORT-1. Errors: none.
 */
export function sensitivityPage({ packTitle, example, scheme, assessment, lists, locale }: SensitivityView): string {
  const title = designHeading(locale);
  const period = saySensitive('data_of', locale, { period: periodName(assessment.period.id, locale) });
  const name = inLocale(scheme.title, locale);
  const byId = new Map(assessment.units.map((unit) => [unit.id, unit]));
  return htmlDocument(
    { locale, title: `${name} · ${title}`, head: name, period, banner: example ? saySensitive('example', locale) : undefined },
    html`<div class="frame">
<header class="masthead">
<p class="series">${inLocale(packTitle, locale)}</p>
<h1>${title}</h1>
<p class="subtitle">${name} · ${period}</p>
<p class="imprint">${scheme.id}@${scheme.version} · ${saySensitive('not_a_result', locale)}</p>
${example && html`<p class="example">${saySensitive('example_note', locale)}</p>`}
</header>
<main>
<p class="note">${saySensitive('note', locale)}</p>
${lists.map((list) => {
  const own = scheme.lists.find(({ id }) => id === list.list);
  const groupTitle = (group: string): string => groupName(scheme, list.list, group, byId, locale);
  const naming = namingOf(list.list, assessment, scheme.rounding.total.places, locale, groupTitle);
  return html`<section class="chapter" id="${list.list}"><h2>${inLocale(own?.title ?? { 'zh-CN': list.list }, locale)}</h2>
${naming && sensitivityContent(list, naming)}
</section>
`;
})}</main>
</div>`,
  );
}
