import { ruleClauses } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import type { ReportContext, Standing } from './context.ts';
import { type ReportWord, say } from './words.ts';

/** Chapters in their order; the names are their anchors (REPORT-2). */
export const CHAPTERS = [
  'overview',
  'tiles',
  'ranks',
  'bonuses',
  'determination',
  'goals',
  'levels',
  'chains',
  'surveys',
  'lights',
  'trend',
  'changes',
  'recognition',
  'proposals',
  'method',
  'weights',
  'sensitivity',
  'clauses',
  'quality',
  'review',
  'notes',
] as const satisfies readonly ReportWord[];
export type ChapterName = (typeof CHAPTERS)[number];

const CHINESE_NUMBERS = '一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十 二十一 二十二'.split(' ');

/** Whether a chapter has something to say in this run; those that have not are named in one line of the overview. */
export function hasChapter(name: ChapterName, { standings, view, assessment, scheme }: ReportContext): boolean {
  if (name === 'goals') return scheme.goals.length > 0;
  if (name === 'recognition') return (view.recognitions ?? []).length > 0;
  if (name === 'levels') return scheme.indicators.some(({ fromChildren, resultOf }) => (fromChildren ?? resultOf) !== undefined);
  if (name === 'chains') return standings.some(({ list }) => list.elastic !== undefined || list.joint !== undefined);
  if (name === 'surveys') return scheme.indicators.some(({ survey }) => survey !== undefined);
  if (name === 'lights') return standings.some(({ hasLights }) => hasLights);
  if (name === 'trend') return standings.some(({ list }) => view.previous.some(({ lists }) => lists.some((one) => one.list === list.list)));
  if (name === 'changes') return view.changes !== undefined;
  if (name === 'bonuses') return standings.some(({ list }) => (list.additions ?? []).some(({ events }) => events.length > 0));
  if (name === 'determination') return assessment.determined !== undefined;
  if (name === 'sensitivity') return (view.sensitivity ?? []).length > 0;
  if (name === 'proposals') return assessment.proposals.length > 0;
  if (name === 'weights' || name === 'review')
    return standings.some(({ list, ranked }) => scheme.trees[list.list] !== undefined && ranked.length > 0);
  if (name === 'clauses') return scheme.clauses.size > 0 && ruleClauses(scheme).length > 0;
  return true;
}

/** A chapter with its number, title and anchor; nothing where it has nothing to say. */
export function chapter(name: ChapterName, ctx: ReportContext, content: () => Html): Html {
  if (!hasChapter(name, ctx)) return html``;
  return html`<section class="chapter" id="${name}" aria-labelledby="${name}-title">
<h2 id="${name}-title">${numberOf(name, ctx)}${say(name, ctx.locale)}</h2>
${content()}
</section>
`;
}

/** The chapters of this run as a table of contents. */
export function contents(ctx: ReportContext): Html {
  const { locale } = ctx;
  const shown = CHAPTERS.filter((name) => hasChapter(name, ctx));
  return html`<nav class="contents" aria-label="${say('contents', locale)}"><ol>${shown.map((name) => html`<li><a href="#${name}">${numberOf(name, ctx)}${say(name, locale)}</a></li>`)}</ol></nav>`;
}

/** Title of a list within a chapter; nothing where there is one list, which the title of the report has named. */
export function listTitle({ title }: Standing, { standings }: ReportContext): Html {
  return standings.length > 1 ? html`<h3>${title}</h3>` : html``;
}

/** A heading below that of the list, or in its place where there is one list. */
export function subheading(text: string, { standings }: ReportContext): Html {
  return standings.length > 1 ? html`<h4>${text}</h4>` : html`<h3>${text}</h3>`;
}

function numberOf(name: ChapterName, ctx: ReportContext): Html {
  const at = CHAPTERS.filter((one) => hasChapter(one, ctx)).indexOf(name);
  return html`<span class="no">${ctx.locale === 'en' ? `${at + 1} ` : `${CHINESE_NUMBERS[at]}、`}</span>`;
}
