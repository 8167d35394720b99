import { inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { periodName } from '@kedu/messages';
import { diffWord } from './diff/words.ts';
import { type Html, html } from './html.ts';
import { grouped } from './report/figures.ts';
import { siteDocument } from './siteDocument.ts';
import { word } from './words.ts';

/** A pack with its runs, or with the reason why it was not run. */
export interface PackEntry {
  readonly title: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly example: boolean;
  readonly runs: readonly { readonly href: string; readonly scheme: LocalizedText; readonly period: string; readonly units: number }[];
  /** Scheme against scheme: each version with the one before it. */
  readonly comparisons?: readonly { readonly href: string; readonly before: string; readonly after: string }[] | undefined;
  readonly skipped?: string | undefined;
}

/** First page: what was assessed here. */
export function indexPage(packs: readonly PackEntry[], otherHref: string, locale: Locale): string {
  return siteDocument({ locale, title: word('runs', locale), otherHref }, html`${packs.map((pack) => packSection(pack, locale))}`);
}

function packSection(pack: PackEntry, locale: Locale): Html {
  const { comparisons = [] } = pack;
  return html`<section class="chapter"><h2>${inLocale(pack.title, locale)}${pack.example && html` <span class="flag">${word('example', locale)}</span>`}</h2>
${pack.about && html`<p class="note">${inLocale(pack.about, locale)}</p>`}
${pack.skipped !== undefined && html`<p>${word('skipped', locale)}${locale === 'en' ? ': ' : '：'}${pack.skipped}</p>`}
${pack.runs.length > 0 && html`<table><thead><tr><th scope="col">${word('scheme', locale)}</th><th scope="col">${word('period', locale)}</th><th scope="col" class="num">${word('units', locale)}</th></tr></thead><tbody>${pack.runs.map((run) => html`<tr><th scope="row"><a href="${run.href}">${inLocale(run.scheme, locale)}</a></th><td>${periodName(run.period, locale)}</td><td class="num">${grouped(run.units)}</td></tr>`)}</tbody></table>`}${comparisons.length > 0 && html`<p>${diffWord('title', locale)}${locale === 'en' ? ': ' : '：'}${comparisons.map((one, k) => html`${k > 0 && (locale === 'en' ? '; ' : '；')}<a href="${one.href}">${one.before} → ${one.after}</a>`)}</p>`}
</section>
`;
}
