import { periodName, wordIssue, wordOf, wordPlace } from '@kedu/messages';
import { inLocale, type Issue, type Locale, type MissingReason, type Place } from '@kedu/model';
import type { Part } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { Completeness } from './completeness.ts';
import type { ReportContext } from './context.ts';
import { grouped, percent } from './figures.ts';
import { sourceTable } from './sources.ts';
import { say } from './words.ts';

const WORST_UNITS = 15;
/** Kinds of issue that are worded, and places named of each. */
const MOST_KINDS = 40;
const PLACES = 3;

/** How far the data can be trusted: what is missing and why, where it came from, what the checks found (REPORT-10). */
export function qualityChapter(ctx: ReportContext, completeness: Completeness): Html {
  const { locale } = ctx;
  const { due, present } = completeness;
  return chapter(
    'quality',
    ctx,
    () => html`<p class="note">${say('quality_note', locale)}</p>
<dl class="facts"><div><dt>${say('due', locale)}</dt><dd class="figure">${grouped(due)}</dd></div><div><dt>${say('present', locale)}</dt><dd class="figure">${grouped(present)} <small>${percent(present, due)}</small></dd></div>${[...completeness.reasons].map(([reason, count]) => html`<div><dt>${wordOf('missing', reason, locale)}</dt><dd class="figure">${grouped(count)} <small>${percent(count, due)}</small></dd></div>`)}</dl>
${byIndicator(completeness, ctx)}${worstUnits(completeness, ctx)}${issueTable(ctx)}${sourceTable(ctx)}`,
  );
}

/** 逾期未报 3、来源延迟（非单位责任） 2. */
export function missingReasons(reasons: ReadonlyMap<MissingReason, number>, locale: Locale): string {
  return [...reasons]
    .map(([reason, count]) => `${wordOf('missing', reason, locale)} ${grouped(count)}`.replace('） ', '）'))
    .join(say('list_sep', locale));
}

function byIndicator({ indicators }: Completeness, ctx: ReportContext): Html {
  const { locale } = ctx;
  const lacking = indicators
    .filter(({ due, present }) => present < due)
    .sort((a, b) => a.present / a.due - b.present / b.due || (a.indicator < b.indicator ? -1 : 1));
  const rest = indicators.length - lacking.length;
  const told = lacking.length === 0 ? 'complete_all' : 'complete_rest';
  const complete = rest > 0 && html`<p class="note">${say(told, locale, { count: rest })}</p>`;
  if (lacking.length === 0) return html`${complete}`;
  return html`<h3>${say('by_indicator', locale)}</h3>
<table class="stacked"><thead><tr><th scope="col">${say('indicator', locale)}</th><th scope="col" class="num">${say('due', locale)}</th><th scope="col" class="num">${say('present', locale)}</th><th scope="col" class="num">${say('share', locale)}</th><th scope="col">${say('sign_missing', locale)}</th></tr></thead><tbody>${lacking.map(
    ({ indicator, due, present, reasons }) =>
      html`<tr><th scope="row">${ctx.indicatorTitle(indicator)}</th><td class="num" data-head="${say('due', locale)}">${grouped(due)}</td><td class="num" data-head="${say('present', locale)}">${grouped(present)}</td><td class="num" data-head="${say('share', locale)}">${percent(present, due)}<span class="bar"><i style="width:${Math.round((100 * present) / due)}%"></i></span></td><td class="small">${missingReasons(reasons, locale)}</td></tr>
`,
  )}</tbody></table>${complete}`;
}

function worstUnits({ dueOf, presentOf }: Completeness, ctx: ReportContext): Html {
  const { locale } = ctx;
  const lacking = [...dueOf.keys()]
    .map((unit) => ({ unit, due: dueOf[unit] as number, present: presentOf[unit] as number }))
    .filter(({ due, present }) => present < due)
    .sort((a, b) => b.due - b.present - (a.due - a.present) || a.unit - b.unit)
    .slice(0, WORST_UNITS);
  if (lacking.length === 0) return html``;
  return html`<h3>${say('missing_units', locale)}</h3><table><thead><tr><th scope="col">${say('unit', locale)}</th><th scope="col" class="num">${say('due', locale)}</th><th scope="col" class="num">${say('present', locale)}</th><th scope="col" class="num">${say('share', locale)}</th></tr></thead><tbody>${lacking.map(({ unit, due, present }) => html`<tr><th scope="row">${ctx.unitName(unit)}</th><td class="num">${grouped(due)}</td><td class="num">${grouped(present)}</td><td class="num">${percent(present, due)}</td></tr>`)}</tbody></table>`;
}

function issueTable(ctx: ReportContext): Html {
  const { locale, assessment, view } = ctx;
  const kinds = new Map<string, Issue[]>();
  for (const issue of [...view.issues, ...assessment.issues]) {
    const own = kinds.get(issue.code);
    if (own) own.push(issue);
    else kinds.set(issue.code, [issue]);
  }
  const weight = { error: 0, warning: 1, notice: 2 };
  const sorted = [...kinds.values()].sort(
    (a, b) => weight[(a[0] as Issue).severity] - weight[(b[0] as Issue).severity] || b.length - a.length,
  );
  if (sorted.length === 0) return html`<h3>${say('issues_title', locale)}</h3><p>${say('issues_none', locale)}</p>`;
  return html`<h3>${say('issues_title', locale)}</h3><ul class="lead">${sorted.slice(0, MOST_KINDS).map((issues) => issueItem(issues, ctx))}</ul>`;
}

function issueItem(issues: readonly Issue[], ctx: ReportContext): Html {
  const { locale } = ctx;
  const issue = issues[0] as Issue;
  const { what, why, remedy } = wordIssue(titled(issue, ctx), locale);
  const places = issues
    .slice(0, PLACES)
    .map(({ place }) => wordPlace(named(place, ctx), locale))
    .filter(Boolean);
  return html`<li><span class="flag">${say(`severity_${issue.severity}`, locale)}</span> ${what} <span class="soft small">${say('times', locale, { count: grouped(issues.length) })}${places.length > 0 && `${say('semi', locale)}${issues.length > places.length ? `${say('places_first', locale)} ` : ''}${places.join(say('semi', locale))}`}</span><br><span class="small soft">${why} ${remedy} <span class="hash">${issue.code}</span></span></li>
`;
}

/** A place with titles for identifiers; where an indicator or unit is named the path within the scheme says nothing more to a reader. */
function named({ path, unit, indicator, period, ...place }: Place, { assessment, indicatorTitle, unitName, locale }: ReportContext): Place {
  const index = unit === undefined ? -1 : assessment.units.findIndex(({ id, code }) => id === unit || code === unit);
  const known = {
    ...(unit === undefined ? {} : { unit: index < 0 ? unit : unitName(index) }),
    ...(indicator === undefined ? {} : { indicator: indicatorTitle(indicator) }),
    ...(period === undefined ? {} : { period: periodName(period, locale) }),
  };
  return { ...place, ...known, ...(path === undefined || unit !== undefined || indicator !== undefined ? {} : { path }) };
}

/** A problem whose lists and parts bear their titles: environment.air → 生态环境 › 空气质量. */
function titled(issue: Issue, { scheme, standings, locale }: ReportContext): Issue {
  const titles = new Map(standings.map(({ list, title }) => [list.list, title]));
  const visit = (part: Part, above: string): void => {
    const own = inLocale(part.title, locale);
    const title = above === '' ? own : `${above} › ${own}`;
    if (part.path !== '') titles.set(part.path, title);
    if (part.type === 'composite') for (const child of part.parts) visit(child, part.path === '' ? '' : title);
  };
  for (const tree of Object.values(scheme.trees)) visit(tree, '');
  const args = Object.entries(issue.args).map(([name, value]) => {
    const title = typeof value === 'string' && (name === 'list' || name === 'part') ? titles.get(value) : undefined;
    return [name, title ?? value] as const;
  });
  return { ...issue, args: Object.fromEntries(args) };
}
