import type { Explanation } from '@kedu/engine';
import { periodName, shortNumber, type TitleOf, wordExplanation, titlesOf } from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import { furthestFromFull } from './furthest.ts';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { lightCounts } from './light.ts';
import { countLights, lastLights, lightCourse } from './lights.ts';
import { gradeTitle, listTitle } from './listSection.ts';
import type { RunView } from './runPage.ts';
import { scoreText } from './scoreText.ts';
import type { SiteLinks } from './siteLinks.ts';
import { word } from './words.ts';

const REASONS = 3;

/** One unit in one list: what came out, and the whole reason as a tree to open. */
export function unitPage(
  { scheme, assessment }: RunView,
  list: string,
  member: number,
  why: Explanation,
  links: SiteLinks,
  locale: Locale,
): string {
  const result = assessment.lists.find((item) => item.list === list);
  const index = result?.members[member] ?? -1;
  const unit = assessment.units[index];
  if (!result || !unit) throw new RangeError(`no member ${member} in list ${list}`);
  const titleOf = titlesOf(scheme, locale);
  const grade = gradeTitle(result.grades[member] ?? '', titleOf);
  const among = result.rank.filter((rank, k) => rank > 0 && result.groups[k] === result.groups[member]).length;
  const rank = result.rank[member] as number;
  const counts = countLights(index, lastLights(assessment.lights));
  const reasons = furthestFromFull(scheme, result, index, REASONS);
  const steps = (codes: ReadonlySet<string>, inside: boolean): Html =>
    html`${why.children.filter((child) => codes.has(child.code) === inside).map((child) => step(child, titleOf, locale))}`;
  const hasLights = why.children.some((child) => LIGHTS.has(child.code));
  const hasProposals = why.children.some((child) => PROPOSALS.has(child.code));
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
    html`<p class="soft">${listTitle({ list: result, scheme, locale })} · ${unit.code}</p>
<ul class="facts">
<li>${word('rank', locale)}<b>${rank === 0 ? word('not_ranked', locale) : html`${rank} <small>/ ${among}</small>`}</b></li>
<li>${word('score', locale)}<b>${scoreText(result.score[member] as number, scheme.rounding.total.places)}</b></li>
${grade !== '' && html`<li>${word('grade', locale)}<b>${grade}</b></li>`}
${counts.size > 0 && html`<li>${word('lights', locale)}<b>${lightCounts(counts, locale)}</b></li>`}
</ul>
${reasons.length > 0 && html`<p>${word('furthest_long', locale)}</p><ul class="shortfalls">${reasons.map(({ title, score }) => html`<li>${inLocale(title, locale)} <b>${shortNumber(Number(score.toFixed(1)))}</b></li>`)}</ul>`}
<h2>${word('why', locale)}</h2><p class="soft">${word('why_hint', locale)}</p>
<ul class="why">${steps(APART, false)}</ul>
${hasLights && html`<h2>${word('lights', locale)}</h2>${lightCourse(index, scheme, assessment, locale)}<ul class="why">${steps(LIGHTS, true)}</ul>`}
${hasProposals && html`<h2>${word('proposals', locale)}</h2><ul class="why">${steps(PROPOSALS, true)}</ul>`}`,
  );
}

const LIGHTS: ReadonlySet<string> = new Set(['EXPLAIN_LIGHT']);
const PROPOSALS: ReadonlySet<string> = new Set(['EXPLAIN_PROPOSAL']);
const APART: ReadonlySet<string> = new Set([...LIGHTS, ...PROPOSALS]);

/** Steps that are open when the page comes: why this grade, why this score, and its parts. */
const OPEN: ReadonlySet<string> = new Set(['EXPLAIN_GRADE', 'EXPLAIN_SCORE']);

function step(node: Explanation, titleOf: TitleOf, locale: Locale, below?: string): Html {
  const { sentence, arithmetic, source } = wordExplanation(node, locale, shortNumber, titleOf);
  const body = html`${sentence}${node.clause !== undefined && html` <span class="clause">${word('clause', locale)} ${node.clause}</span>`}${arithmetic !== undefined && html`<span class="sum">${arithmetic}</span>`}${source !== undefined && html`<span class="sum">${source}</span>`}`;
  if (node.children.length === 0) return html`<li>${body}</li>`;
  const open = OPEN.has(node.code) || (below === 'EXPLAIN_SCORE' && node.code === 'EXPLAIN_PART');
  return html`<li><details${open && html` open`}><summary>${body}</summary><ul>${node.children.map((child) => step(child, titleOf, locale, node.code))}</ul></details></li>`;
}
