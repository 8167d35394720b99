import type { Assessment, LightResult, ListResult, Proposal, RunIdentity } from '@kedu/engine';
import { formatQuanta, formatYuan, inLocale, type Locale, type LocalizedText } from '@kedu/model';
import { periodName, wordOf } from '@kedu/messages';
import type { CompiledScheme, UnitList } from '@kedu/scheme';
import { type Html, html } from './html.ts';
import { layout } from './layout.ts';
import { lightMark } from './light.ts';
import { namer } from './named.ts';

import { word } from './words.ts';

/** A run as the pages need it: its results with the scheme that they follow. */
export interface RunView {
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly packTitle: LocalizedText;
}

/** Links of the site, so that pages need not know how they are served. */
export interface SiteLinks {
  readonly index: string;
  readonly run: string;
  unit(list: string, unitCode: string): string;
  readonly other: string;
}

const MOST_ROWS = 400;
const MOST_MATRIX_CELLS = 40_000;

/** One run on one page: per list ranks, scores, grades, lights; then the proposals and the identity of the run. */
export function runPage({ scheme, assessment, packTitle }: RunView, links: SiteLinks, locale: Locale): string {
  const example = assessment.units.some((unit) => unit.example);
  const title = `${inLocale(scheme.title, locale)} · ${periodName(assessment.period.id, locale)}`;
  return layout(
    { locale, title, example, trail: [{ href: links.index, text: word('runs', locale) }], otherHref: links.other, foot: identity(assessment.run, locale) },
    html`<p class="soft">${inLocale(packTitle, locale)}</p>
${assessment.lists.map((list) => listSection(list, scheme, assessment, links, locale))}
${proposalSection(scheme, assessment, locale)}`,
  );
}

function listSection(list: ListResult, scheme: CompiledScheme, assessment: Assessment, links: SiteLinks, locale: Locale): Html {
  const definition = scheme.lists.find((item) => item.id === list.list);
  const order = rankedOrder(list);
  const places = scheme.rounding.total.places;
  const highest = Math.max(1, ...list.score.filter((x) => !Number.isNaN(x)));
  const rows = order.slice(0, MOST_ROWS).map((k, at) => {
    const group = list.groups[k] ?? '';
    const before = at === 0 ? '' : list.groups[order[at - 1] as number];
    const unit = assessment.units[list.members[k] as number];
    const score = list.score[k] as number;
    if (!unit) return html``;
    return html`${group !== '' && group !== before && html`<tr class="group"><th scope="rowgroup" colspan="6">${groupTitle(group, definition, assessment, locale)}</th></tr>`}<tr>
<td class="num">${list.rank[k] || html`<span class="soft small">${word('not_ranked', locale)}</span>`}</td>
<th scope="row"><a href="${links.unit(list.list, unit.code)}">${inLocale(unit.name, locale)}</a> <span class="soft small">${unit.code}${unit.example && ` · ${word('example', locale)}`}</span></th>
<td class="wide">${className(list, k, scheme, locale)}</td>
<td class="num">${Number.isNaN(score) ? '—' : formatQuanta(score, places)}<span class="bar"><i style="width:${Math.max(0, Math.round((100 * score) / highest) || 0)}%"></i></span></td>
<td class="fit">${gradeTitle(list.grades[k] ?? '', scheme, locale)}</td>
<td>${lightCounts(list.members[k] as number, assessment.lights, locale)}</td>
</tr>`;
  });
  return html`<h2 id="${list.list}">${inLocale(definition?.title ?? { 'zh-CN': list.list }, locale)}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${list.list}"><table><thead><tr><th scope="col">${word('rank', locale)}</th><th scope="col">${word('unit', locale)}</th><th scope="col" class="wide">${word('class', locale)}</th><th scope="col" class="num">${word('score', locale)}</th><th scope="col">${word('grade', locale)}</th><th scope="col">${word('lights', locale)}</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${order.length > MOST_ROWS && html`<p class="soft">${word('more', locale)} ${order.length - MOST_ROWS} ${word('more_units', locale)}</p>`}
${lightMatrix(list, order, scheme, assessment, locale)}`;
}

/** A group ranked apart: the title that the scheme gives it or the value of the attribute, or the name of the parent within whom units are ranked. */
function groupTitle(group: string, list: UnitList | undefined, assessment: Assessment, locale: Locale): string {
  return group.split('/').map((part) => {
    const titled = list?.groupTitles?.[part];
    if (titled) return inLocale(titled, locale);
    const unit = assessment.units.find((one) => one.id === part);
    return unit ? inLocale(unit.name, locale) : part;
  }).join(' · ');
}

/** Positions in the list by rank, then by score, those without rank last. */
function rankedOrder(list: ListResult): number[] {
  const key = (k: number): number => list.rank[k] || Number.MAX_SAFE_INTEGER;
  const score = (k: number): number => (Number.isNaN(list.score[k] as number) ? -Infinity : (list.score[k] as number));
  return [...list.members.keys()].sort(
    (a, b) => ((list.groups[a] ?? '') < (list.groups[b] ?? '') ? -1 : (list.groups[a] ?? '') > (list.groups[b] ?? '') ? 1 : 0) || key(a) - key(b) || score(b) - score(a) || a - b,
  );
}

function className(list: ListResult, k: number, scheme: CompiledScheme, locale: Locale): string {
  const ids = [list.classes[k] ?? '', ...(list.overlays[k] ?? [])].filter(Boolean);
  const titles = new Map([...scheme.classes, ...scheme.overlays].map((item) => [item.id, inLocale(item.title, locale)]));
  return ids.map((id) => titles.get(id) ?? id).join(locale === 'en' ? ', ' : '、');
}

export function gradeTitle(grade: string, scheme: CompiledScheme, locale: Locale): string {
  const found = scheme.grades.flatMap((rule) => rule.order).find((item) => item.id === grade);
  return found ? (locale === 'en' ? (found.title.en ?? grade.replaceAll('_', ' ')) : found.title['zh-CN']) : grade;
}

/** The last light of every indicator, for one unit: how many of each. */
function lightCounts(unit: number, lights: readonly LightResult[], locale: Locale): Html {
  const counts = new Map<string, number>();
  for (const light of lastMoments(lights).values()) {
    const shown = light.cell(unit).light;
    if (shown) counts.set(shown, (counts.get(shown) ?? 0) + 1);
  }
  return html`${[...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([light, count]) => html`<span class="fit">${lightMark(light, locale)} ${count}</span> `)}`;
}

function lastMoments(lights: readonly LightResult[]): Map<string, LightResult> {
  return new Map(lights.map((light) => [light.indicator, light]));
}

function lightMatrix(list: ListResult, order: readonly number[], scheme: CompiledScheme, assessment: Assessment, locale: Locale): Html {
  const moments = [...lastMoments(assessment.lights).values()].filter((light) => list.members.some((unit) => light.cell(unit).light !== ''));
  if (moments.length === 0 || moments.length * order.length > MOST_MATRIX_CELLS) return html``;
  const titles = new Map(scheme.indicators.map((indicator) => [indicator.id, inLocale(indicator.title, locale)]));
  return html`<h3 id="${list.list}-lights">${word('lights_matrix', locale)}</h3>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${list.list}-lights"><table class="matrix"><thead><tr><th scope="col">${word('unit', locale)}</th>${moments.map((light) => html`<th scope="col">${titles.get(light.indicator)}</th>`)}</tr></thead>
<tbody>${order.map((k) => {
  const unit = list.members[k] as number;
  return html`<tr><th scope="row">${inLocale(assessment.units[unit]?.name ?? { 'zh-CN': '' }, locale)}</th>${moments.map((light) => {
    const { light: shown } = light.cell(unit);
    return html`<td>${shown && lightMark(shown, locale, true)}</td>`;
  })}</tr>`;
})}</tbody></table></div>`;
}

function proposalSection(scheme: CompiledScheme, assessment: Assessment, locale: Locale): Html {
  const named = namer(scheme, locale);
  const rows = assessment.proposals.slice(0, MOST_ROWS).map((proposal) => proposalRow(proposal, assessment, named, locale));
  return html`<h2 id="proposals">${word('proposals', locale)}</h2>
${rows.length === 0 ? html`<p>${word('no_proposals', locale)}</p>` : html`<div class="scroll" tabindex="0" role="region" aria-labelledby="proposals"><table><thead><tr><th scope="col">${word('unit', locale)}</th><th scope="col">${word('action', locale)}</th><th scope="col" class="num">${word('amount', locale)}</th><th scope="col">${word('ground', locale)}</th><th scope="col">${word('decides', locale)}</th><th scope="col">${word('clause', locale)}</th></tr></thead><tbody>${rows}</tbody></table></div>`}`;
}

function proposalRow(proposal: Proposal, assessment: Assessment, named: (text: string) => string, locale: Locale): Html {
  const unit = assessment.units[proposal.unit];
  return html`<tr><th scope="row">${unit ? inLocale(unit.name, locale) : '—'}</th>
<td class="what"><b>${wordOf('action', proposal.action, locale)}</b><br><span class="small">${inLocale(proposal.title, locale)} · ${periodName(proposal.period.id, locale)}</span>${proposal.subject && html`<br><span class="soft small">${named(proposal.subject)}</span>`}${proposal.withheldBecause && html`<br><span class="small">${word('withheld', locale)}: ${wordOf('withheld', proposal.withheldBecause, locale)}</span>`}</td>
<td class="num">${proposal.amountFen === undefined ? '' : formatYuan(proposal.amountFen)}</td>
<td><span class="sum">${named(proposal.ground)}</span></td><td>${proposal.decides}</td><td class="clause">${proposal.clause}</td></tr>`;
}

function identity(run: RunIdentity, locale: Locale): Html {
  return html`<p>${word('scheme', locale)} ${run.scheme.id}@${run.scheme.version} · ${word('period', locale)} ${run.period} · ${word('as_of', locale)} ${run.asOf}</p>
<p>${word('input_hash', locale)} ${run.input}<br>${word('result_hash', locale)} ${run.result}</p>`;
}
