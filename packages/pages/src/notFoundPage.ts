import type { Locale } from '@kedu/model';
import { html } from './html.ts';
import { siteDocument } from './siteDocument.ts';
import { word } from './words.ts';

/** Says that there is no page here, and leads back to the first one. */
export function notFoundPage(indexHref: string, otherHref: string, locale: Locale): string {
  return siteDocument(
    { locale, title: word('not_found', locale), otherHref },
    html`<p>${word('not_found_hint', locale)}</p><p><a href="${indexHref}">${word('runs', locale)}</a></p>`,
  );
}
