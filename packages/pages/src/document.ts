import type { Locale } from '@kedu/model';
import { type Html, html, raw } from './html.ts';
import { pageStyle } from './style/pageStyle.ts';

/** Everything around the content of a page. */
export interface DocumentFrame {
  readonly locale: Locale;
  readonly title: string;
  /** Running head on paper, left; the title where absent. */
  readonly head?: string | undefined;
  /** Running head on paper, right. */
  readonly period: string;
  /** Said in the running head where example data stand on the page. */
  readonly banner?: string | undefined;
  /** Sources of scripts and workers that may run; none where absent. */
  readonly scripts?: string | undefined;
  /** Behind the content: the capsule and the program. */
  readonly tail?: Html | undefined;
}

/** A whole HTML document that asks nothing of any network (REPORT-1). */
export function htmlDocument(frame: DocumentFrame, body: Html): string {
  const { locale, title, head, period, banner, scripts, tail } = frame;
  const policy = [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...(scripts === undefined ? [] : [scripts]),
  ];
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(pageStyle({ title: head ?? title, period, banner }))}</style>
</head>
<body>
${body}
${tail}
</body>
</html>
`.html;
}
