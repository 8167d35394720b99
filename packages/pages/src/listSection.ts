import type { Assessment, ListResult } from '@kedu/engine';
import { shortNumber, type TitleOf, wordOf } from '@kedu/messages';
import { formatQuanta, inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import { furthestFromFull } from './furthest.ts';
import { type Html, html } from './html.ts';
import { lightCounts } from './light.ts';
import { countLights, lastLights, lightLegend, lightMatrix } from './lights.ts';
import { readingOrder } from './order.ts';
import { scoreText } from './scoreText.ts';
import type { SiteLinks } from './siteLinks.ts';
import { word } from './words.ts';

/** Rows of a table on one page. */
const MOST_ROWS = 400;
/** How many reasons stand beside a result. */
const REASONS = 2;

/** What a table of a list is made from. */
export interface ListView {
  readonly list: ListResult;
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly titleOf: TitleOf;
  readonly locale: Locale;
}

/** One list: who stands where, by how much, and what kept each from full marks; then the lights. */
export function listSection(view: ListView, links: SiteLinks): Html {
  const { list, scheme, assessment, titleOf, locale } = view;
  const order = readingOrder(list);
  const lights = lastLights(assessment.lights);
  const has: Columns = {
    classes: list.classes.some((id) => id !== '') || list.overlays.some((ids) => ids.length > 0),
    grades: list.grades.some((grade) => grade !== ''),
    lights: lights.some((light) => list.members.some((unit) => light.cell(unit).light !== '')),
  };
  const highest = Math.max(1, ...list.score.filter((x) => !Number.isNaN(x)));
  const rows = order.slice(0, MOST_ROWS).map((k, at) => {
    const group = list.groups[k] ?? '';
    const before = at === 0 ? '' : list.groups[order[at - 1] as number];
    return html`${group !== '' && group !== before && html`<tr class="group"><th scope="rowgroup" colspan="${widthOf(has)}">${groupTitle(group, view)}</th></tr>`}${row(view, k, has, highest, countLights(list.members[k] as number, lights), links)}`;
  });
  return html`<h2 id="${list.list}">${listTitle(view)}</h2>
<div class="scroll" tabindex="0" role="region" aria-labelledby="${list.list}"><table><thead><tr><th scope="col" class="num">${word('rank', locale)}</th><th scope="col">${word('unit', locale)}</th>${has.classes && html`<th scope="col" class="wide">${word('class', locale)}</th>`}<th scope="col" class="num">${word('score', locale)}</th>${has.grades && html`<th scope="col">${word('grade', locale)}</th>`}${has.lights && html`<th scope="col">${word('lights', locale)}</th>`}</tr></thead>
<tbody>${rows}</tbody></table></div>
${order.length > MOST_ROWS && html`<p class="soft">${word('more', locale)} ${order.length - MOST_ROWS} ${word('more_units', locale)}</p>`}
${has.lights && lightLegend(scheme, titleOf, locale)}
${lightMatrix(list, order, scheme, assessment, locale)}`;
}

interface Columns {
  readonly classes: boolean;
  readonly grades: boolean;
  readonly lights: boolean;
}

function row(
  { list, scheme, assessment, titleOf, locale }: ListView,
  k: number,
  has: Columns,
  highest: number,
  counts: ReadonlyMap<string, number>,
  links: SiteLinks,
): Html {
  const index = list.members[k] as number;
  const unit = assessment.units[index];
  if (!unit) return html``;
  const score = list.score[k] as number;
  const allExample = assessment.units.every((one) => one.example);
  const reasons = furthestFromFull(scheme, list, index, REASONS).map(
    ({ title, score: mark }) => `${inLocale(title, locale)} ${oneDecimal(mark)}`,
  );
  const separator = locale === 'en' ? ', ' : '、';
  const why = [
    ...gradeReasons(list, k, scheme, locale),
    ...(reasons.length > 0 ? [`${word('furthest', locale)}${reasons.join(separator)}`] : []),
  ];
  return html`<tr${why.length > 0 && html` class="above"`}>
<td class="num">${list.rank[k] || html`<span class="soft small">${word('not_ranked', locale)}</span>`}</td>
<th scope="row"><a href="${links.unit(list.list, unit.code)}">${inLocale(unit.name, locale)}</a> <span class="soft small code">${unit.code}${unit.example && !allExample && ` · ${word('example', locale)}`}</span></th>
${has.classes && html`<td class="wide">${classNames(list, k, titleOf).join(separator)}</td>`}
<td class="num">${scoreText(score, scheme.rounding.total.places)}<span class="bar"><i style="width:${Math.max(0, Math.round((100 * score) / highest) || 0)}%"></i></span></td>
${has.grades && html`<td>${gradeTitle(list.grades[k] ?? '', titleOf)}</td>`}
${has.lights && html`<td class="counts">${lightCounts(counts, locale)}</td>`}
</tr>${why.length > 0 && html`<tr><td></td><td class="reason" colspan="${widthOf(has) - 1}">${why.map((reason) => html`<span>${reason}</span>`)}</td></tr>`}
`;
}

const widthOf = ({ classes, grades, lights }: Columns): number => 3 + [classes, grades, lights].filter(Boolean).length;

/** In a line: how many, first and last, grades, lights. */
export function listSummary({ list, scheme, assessment, titleOf, locale }: ListView): Html {
  const ranked = readingOrder(list).filter((k) => (list.rank[k] as number) > 0);
  const one = new Set(ranked.map((k) => list.groups[k])).size === 1;
  const { places } = scheme.rounding.total;
  const named = (k: number | undefined): Html => {
    const unit = k === undefined ? undefined : assessment.units[list.members[k] as number];
    return html`${unit && inLocale(unit.name, locale)} ${k !== undefined && glance(formatQuanta(list.score[k] as number, places))}`;
  };
  const grades = (scheme.grades.find((rule) => rule.lists === undefined || rule.lists.includes(list.list))?.order ?? []).flatMap(
    ({ id }) => {
      const count = list.grades.filter((grade) => grade === id).length;
      return count === 0 ? [] : [html`${gradeTitle(id, titleOf)} ${count}`];
    },
  );
  const counts = new Map<string, number>();
  const lights = lastLights(assessment.lights);
  for (const unit of list.members)
    for (const [light, count] of countLights(unit, lights)) counts.set(light, (counts.get(light) ?? 0) + count);
  const facts = [
    html`${word('units', locale)} ${list.members.length}`,
    ...(ranked.length < list.members.length ? [html`${word('ranked', locale)} ${ranked.length}`] : []),
    ...(one ? [html`${word('first', locale)} ${named(ranked[0])}`, html`${word('last', locale)} ${named(ranked[ranked.length - 1])}`] : []),
    ...grades,
    ...(counts.size > 0 ? [lightCounts(counts, locale)] : []),
  ];
  return html`<li><a href="#${list.list}">${listTitle({ list, scheme, locale })}</a><span class="line">${facts.map((fact) => html`<span>${fact}</span>`)}</span></li>`;
}

export function listTitle({ list, scheme, locale }: Pick<ListView, 'list' | 'scheme' | 'locale'>): string {
  return inLocale(scheme.lists.find((item) => item.id === list.list)?.title ?? { 'zh-CN': list.list }, locale);
}

export function gradeTitle(grade: string, titleOf: TitleOf): string {
  return titleOf(grade) ?? grade;
}

/** What moved the grade, where it is not what the score alone gives. */
function gradeReasons(list: ListResult, k: number, scheme: CompiledScheme, locale: Locale): string[] {
  const notes = (list.gradeNotes[k] ?? []).filter((note) => note.from !== note.to);
  return notes.map((note) => {
    const binding = scheme.indicators.find((one) => one.id === note.indicator)?.title;
    const title = note.gate === undefined || note.gate < 0 ? binding : scheme.gates[note.gate]?.title;
    const head = `${word('grade', locale)}${locale === 'en' ? ': ' : '：'}${wordOf('grade_note', note.because, locale)}`;
    return title ? `${head}${locale === 'en' ? ` (${inLocale(title, locale)})` : `（${inLocale(title, locale)}）`}` : head;
  });
}

/** A group ranked apart: its title or the value of the attribute, or the name of the parent within whom units are ranked. */
function groupTitle(group: string, { list, scheme, assessment, locale }: ListView): string {
  const titles = scheme.lists.find(({ id }) => id === list.list)?.groupTitles ?? {};
  return group
    .split('/')
    .map((part) => {
      if (Object.hasOwn(titles, part)) return inLocale(titles[part] as LocalizedText, locale);
      const unit = assessment.units.find((one) => one.id === part);
      return unit ? inLocale(unit.name, locale) : part;
    })
    .join(' · ');
}

function classNames(list: ListResult, k: number, titleOf: TitleOf): string[] {
  return [list.classes[k] ?? '', ...(list.overlays[k] ?? [])].filter(Boolean).map((id) => titleOf(id, 'class') ?? id);
}

const oneDecimal = (score: number): string => shortNumber(Number(score.toFixed(1)));
const glance = (score: string): string => (/\.\d{3,}$/.test(score) ? Number(score).toFixed(2) : score);
