import type { Locale } from '@kedu/model';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { word } from './words.ts';

/** What stands where there is no page: that there is none, and the way back. */
export function notFoundPage(indexHref: string, otherHref: string, locale: Locale): string {
  return layout(
    { locale, title: word('not_found', locale), example: false, trail: [{ href: indexHref, text: word('runs', locale) }], otherHref },
    html`<p>${word('not_found_hint', locale)}</p>`,
  );
}
