import type { Locale } from '@kedu/model';
import { type Html, html, raw } from './html.ts';
import { STYLE } from './style.ts';
import { word } from './words.ts';

export interface Layout {
  readonly locale: Locale;
  readonly title: string;
  /** Whether values of fictional units stand on the page. */
  readonly example: boolean;
  /** Links upwards, outermost first. */
  readonly trail: readonly { readonly href: string; readonly text: string }[];
  /** The same page in the other language. */
  readonly otherHref: string;
  readonly foot?: Html | undefined;
}

/** A whole page: document, style, the way back, the language switch, the example banner. */
export function layout(page: Layout, body: Html): string {
  const other = page.locale === 'en' ? '中文' : 'English';
  return html`<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${word('kedu', page.locale)}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<header>
<nav aria-label="${word('trail', page.locale)}"><span>${page.trail.map((link, i) => html`${i > 0 && ' › '}<a href="${link.href}">${link.text}</a>`)}</span>
<a href="${page.otherHref}" hreflang="${page.locale === 'en' ? 'zh-CN' : 'en'}">${other}</a></nav>
<h1>${page.title}</h1>
${page.example && html`<p class="example" role="note">${word('example_banner', page.locale)}</p>`}
</header>
<main>${body}</main>
<footer>${page.foot}</footer>
</body>
</html>
`.html;
}
