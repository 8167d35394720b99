import type { Locale } from '@kedu/model';
import { htmlDocument } from './document.ts';
import { type Html, html } from './html.ts';
import { word } from './words.ts';

/** A page of the site that is no report: its title, the same page in the other language, its content. */
export function siteDocument(page: { readonly locale: Locale; readonly title: string; readonly otherHref: string }, body: Html): string {
  const { locale, title, otherHref } = page;
  const name = word('kedu', locale);
  return htmlDocument(
    { locale, title: `${title} · ${name}`, period: name },
    html`<div class="frame">
<header class="masthead">
<nav class="bar-of-links" aria-label="${word('language', locale)}"><span>${name}</span><a href="${otherHref}" hreflang="${locale === 'en' ? 'zh-CN' : 'en'}">${locale === 'en' ? '中文' : 'English'}</a></nav>
<h1>${title}</h1>
</header>
<main>${body}</main>
</div>`,
  );
}
