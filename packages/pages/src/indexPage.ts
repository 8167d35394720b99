import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { periodName } from '@kedu/messages';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { word } from './words.ts';

/** A pack with its runs, or with the reason why it was not run. */
export interface PackEntry {
  readonly title: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly example: boolean;
  readonly runs: readonly { readonly href: string; readonly scheme: LocalizedText; readonly period: string; readonly units: number }[];
  readonly skipped?: string | undefined;
}

/** First page: what was assessed here. */
export function indexPage(packs: readonly PackEntry[], otherHref: string, locale: Locale): string {
  return layout(
    { locale, title: word('runs', locale), example: false, trail: [], otherHref },
    html`${packs.map(
      (
        pack,
      ) => html`<h2>${inLocale(pack.title, locale)}${pack.example && html` <span class="soft small">${word('example', locale)}</span>`}</h2>
${pack.about && html`<p class="soft">${inLocale(pack.about, locale)}</p>`}
${pack.skipped !== undefined && html`<p>${word('skipped', locale)}: ${pack.skipped}</p>`}
<ul>${pack.runs.map((run) => html`<li><a href="${run.href}">${inLocale(run.scheme, locale)} · ${periodName(run.period, locale)}</a> <span class="soft">${word('units', locale)} ${run.units}</span></li>`)}</ul>`,
    )}`,
  );
}
