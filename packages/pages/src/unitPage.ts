import type { Explanation } from '@kedu/engine';
import { formatQuanta, inLocale, type Locale } from '@kedu/model';
import { periodName, wordExplanation } from '@kedu/messages';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { gradeTitle, type RunView, type SiteLinks } from './runPage.ts';
import { word } from './words.ts';

/** One unit in one list: what came out, and the whole reason as a tree to open. */
export function unitPage({ scheme, assessment }: RunView, list: string, member: number, why: Explanation, links: SiteLinks, locale: Locale): string {
  const result = assessment.lists.find((item) => item.list === list);
  const unit = assessment.units[result?.members[member] ?? -1];
  if (!result || !unit) throw new RangeError(`no member ${member} in list ${list}`);
  const score = result.score[member] as number;
  const grade = gradeTitle(result.grades[member] ?? '', scheme, locale);
  return layout(
    {
      locale,
      title: `${inLocale(unit.name, locale)} · ${periodName(assessment.period.id, locale)}`,
      example: unit.example,
      trail: [
        { href: links.index, text: word('runs', locale) },
        { href: links.run, text: `${inLocale(scheme.title, locale)} · ${periodName(assessment.period.id, locale)}` },
      ],
      otherHref: links.other,
    },
    html`<ul class="facts">
<li>${word('rank', locale)}<b>${result.rank[member] || word('not_ranked', locale)}</b></li>
<li>${word('score', locale)}<b>${Number.isNaN(score) ? '—' : formatQuanta(score, scheme.rounding.total.places)}</b></li>
${grade !== '' && html`<li>${word('grade', locale)}<b>${grade}</b></li>`}
</ul>
<h2>${word('why', locale)}</h2><p class="soft">${word('why_hint', locale)}</p>
<ul class="why">${why.children.map((child) => step(child, locale))}</ul>`,
  );
}

/** Steps that are open when the page comes: why this grade, why this score. */
const OPEN: ReadonlySet<string> = new Set(['EXPLAIN_GRADE', 'EXPLAIN_SCORE']);

function step(node: Explanation, locale: Locale): Html {
  const { sentence, arithmetic, source } = wordExplanation(node, locale);
  const body = html`${sentence}${node.clause !== undefined && html` <span class="clause">${word('clause', locale)} ${node.clause}</span>`}${arithmetic !== undefined && html`<span class="sum">${arithmetic}</span>`}${source !== undefined && html`<span class="sum">${source}</span>`}`;
  if (node.children.length === 0) return html`<li>${body}</li>`;
  return html`<li><details${OPEN.has(node.code) && html` open`}><summary>${body}</summary><ul>${node.children.map((child) => step(child, locale))}</ul></details></li>`;
}
