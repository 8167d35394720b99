import type { Locale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { type ReportWord, say } from './words.ts';

/** Chapters in their order; the names are their anchors (REPORT-2). */
export const CHAPTERS = [
  'overview',
  'tiles',
  'ranks',
  'lights',
  'trend',
  'changes',
  'proposals',
  'method',
  'quality',
  'notes',
] as const satisfies readonly ReportWord[];
export type ChapterName = (typeof CHAPTERS)[number];

const CHINESE_NUMBERS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** A chapter with its number, title and anchor. */
export function chapter(name: ChapterName, locale: Locale, content: Html): Html {
  return html`<section class="chapter" id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${numberOf(name, locale)}${say(name, locale)}</h2>
${content}
</section>
`;
}

/** The chapters as a table of contents. */
export function contents(locale: Locale): Html {
  return html`<nav class="contents" aria-label="${say('contents', locale)}"><ol>${CHAPTERS.map((name) => html`<li><a href="#${name}">${numberOf(name, locale)}${say(name, locale)}</a></li>`)}</ol></nav>`;
}

function numberOf(name: ChapterName, locale: Locale): Html {
  const at = CHAPTERS.indexOf(name);
  return html`<span class="no">${locale === 'en' ? `${at + 1} ` : `${CHINESE_NUMBERS[at]}、`}</span>`;
}
