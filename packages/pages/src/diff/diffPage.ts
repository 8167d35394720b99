import type { ListContributions, UnitContributions } from '@kedu/engine';
import {
  cautionMark,
  contributionLetters,
  crossingText,
  determinationsAside,
  diffSentences,
  groupName,
  periodName,
  signedQuanta,
  standardErrorText,
  wordIssue,
} from '@kedu/messages';
import { formatQuanta, inLocale, type Issue, type Locale } from '@kedu/model';
import { htmlDocument } from '../document.ts';
import { type Html, html } from '../html.ts';
import { contributionBars } from './contributionBars.ts';
import { changedProposals } from './changedProposals.ts';
import { changedRules } from './changedRules.ts';
import { contextOf, type DiffContext, type DiffSide, type DiffView, moves, wordingNote } from './diffContext.ts';
import { diffWord } from './words.ts';

/**
 * The page of a comparison of two schemes: the sentences for the leader, what changed by chapter of the scheme, who moves and why.
 *
 * One file that asks nothing of any network and runs no script. Rule: DIFF-6 (docs/spec/diff.md), REPORT-1. Errors: none.
 */
export function diffPage(view: DiffView): string {
  const ctx = contextOf(view);
  const { locale, before, after, period, diff, lists, example } = view;
  const title = diffWord('title', locale);
  const versions = diffWord('versions', locale, { before: versionOf(before), after: versionOf(after) });
  const data = diffWord('data_of', locale, { period: periodName(period.id, locale) });
  const moved = lists.filter(({ units }) => units.some(moves));
  const chapters: readonly (readonly [id: string, title: string, content: Html])[] = [
    ['overview', diffWord('summary', locale), overview(ctx)],
    ['rules', diffWord('rules', locale), changedRules(ctx)],
    ...(moved.length === 0 ? [] : ([['movers', diffWord('movers', locale), html`${moved.map((list) => movers(list, ctx))}`]] as const)),
    ...(diff.groups.length === 0 ? [] : ([['why', diffWord('why', locale), html`${moved.map((list) => reasons(list, ctx))}`]] as const)),
    ...(view.proposals.length === 0 ? [] : ([['proposals', diffWord('proposals', locale), changedProposals(ctx)]] as const)),
    ['notes', diffWord('notes', locale), notes(ctx)],
  ];
  return htmlDocument(
    {
      locale,
      title: `${versions} · ${title}`,
      head: `${title} ${versions}`,
      period: data,
      banner: example ? diffWord('example', locale) : undefined,
    },
    html`<div class="frame">
<header class="masthead">
${view.links && html`<nav class="bar-of-links" aria-label="Kedu"><span>${view.links.home !== undefined && html`<a href="${view.links.home}">刻度 Kedu</a>`}</span>${view.links.other !== undefined && html`<a href="${view.links.other}" hreflang="${locale === 'en' ? 'zh-CN' : 'en'}">${locale === 'en' ? '中文' : 'English'}</a>`}</nav>`}
<p class="series">${inLocale(view.packTitle, locale)}</p>
<h1>${title}${locale === 'en' ? ': ' : '：'}${versions}</h1>
<p class="subtitle">${inLocale(before.scheme.title, locale)} → ${inLocale(after.scheme.title, locale)}${locale === 'en' ? ', ' : '，'}${data}</p>
<p class="imprint">${[before, after].map((side) => inForceText(side, locale)).join(locale === 'en' ? '; ' : '；')}</p>
<p class="imprint">${diffWord('not_a_result', locale)}</p>
${example && html`<p class="example">${diffWord('example_note', locale)}</p>`}
</header>
<nav class="contents" aria-label="${title}"><ol>${chapters.map(([id, name], k) => html`<li><a href="#${id}"><span class="no">${k + 1}</span> ${name}</a></li>`)}</ol></nav>
<main>
${chapters.map(
  ([id, name, content], k) => html`<section class="chapter" id="${id}"><h2><span class="no">${k + 1}</span> ${name}</h2>
${content}
</section>
`,
)}</main>
</div>`,
  );
}

const versionOf = ({ scheme }: DiffSide): string => `${scheme.id}@${scheme.version}`;

/** `north@2023 自2023-01-01至2023-12-31施行`. */
function inForceText(side: DiffSide, locale: Locale): string {
  const { from, until } = side.scheme.inForce;
  return diffWord(until === undefined ? 'in_force_from' : 'in_force', locale, { version: versionOf(side), from, until: until ?? '' });
}

function overview(ctx: DiffContext): Html {
  const { view, locale, read, listTitle, gradeTitle, cautions } = ctx;
  if (view.diff.groups.length === 0) return html`<p>${diffWord('none', locale)}</p>${wordingNote(ctx)}`;
  return html`${view.lists.map((list) => {
    const title = listTitle(list.list);
    return html`<h3>${title}</h3><ul class="lead">${diffSentences(list, { locale, read, list: title, grade: gradeTitle, cautions }).map((one) => html`<li>${one}</li>`)}</ul>`;
  })}${onlyIn('only_before', view.onlyBefore, ctx)}${onlyIn('only_after', view.onlyAfter, ctx)}`;
}

function onlyIn(key: 'only_before' | 'only_after', lists: readonly string[], { locale, listTitle }: DiffContext): Html {
  if (lists.length === 0) return html``;
  return html`<p>${diffWord(key, locale, { lists: lists.map(listTitle).join(locale === 'en' ? ', ' : '、') })}</p>`;
}

function movers(list: ListContributions, ctx: DiffContext): Html {
  const { locale, gradeTitle } = ctx;
  const units = list.units.filter(moves).sort(inRank);
  const rest = list.units.length - units.length;
  const passing = units.some(({ crossings }) => crossings.length > 0);
  const head = (key: Parameters<typeof diffWord>[0]): string => diffWord(key, locale);
  const widest = Math.max(1, ...units.map(({ before, after }) => (Number.isNaN(after - before) ? 0 : Math.abs(after - before))));
  const row = (unit: UnitContributions): Html => {
    const { name, rankBefore, rankAfter, before, after, gradeBefore, gradeAfter } = unit;
    const by = after - before;
    const places = rankBefore > 0 && rankAfter > 0 ? rankBefore - rankAfter : 0;
    const grade = (id: string): string => (id === '' ? '—' : gradeTitle(id));
    const crossing = crossingText(unit, list, ctx);
    const share = Number.isNaN(by) ? 0 : Math.round((100 * Math.abs(by)) / widest);
    return html`<tr><th scope="row">${inLocale(name, locale)}${gradeBefore !== gradeAfter && html` <span class="flag">${grade(gradeBefore)} → ${grade(gradeAfter)}</span>`}${unit.classBefore !== unit.classAfter && unit.member === 'both' && html` <span class="flag">${grade(unit.classBefore)} → ${grade(unit.classAfter)}</span>`}${unit.member !== 'both' && html` <span class="flag">${diffWord(unit.member, locale)}</span>`}</th><td class="nowrap" data-head="${head('rank')}">${rankBefore || '—'} → ${rankAfter || '—'}${places !== 0 && html` <span class="${places > 0 ? 'gain' : 'loss'}">${places > 0 ? '↑' : '↓'}${Math.abs(places)}</span>`}</td><td class="nowrap" data-head="${head('score')}">${scoreText(before, list.places)} → ${scoreText(after, list.places)}</td><td class="nowrap" data-head="${head('by')}" style="min-width:7em">${Number.isNaN(by) ? '—' : signedQuanta(by, list.places)}<span class="diverging"><i class="${by < 0 ? 'down' : 'up'}" style="width:${share}%"></i></span></td>${passing && html`<td class="small" data-head="${head('crossing')}">${crossing}</td>`}</tr>
`;
  };
  return html`<h3>${ctx.listTitle(list.list)}</h3><table class="stacked"><thead><tr><th scope="col">${head('unit')}</th><th scope="col">${head('rank')}</th><th scope="col">${head('score')}</th><th scope="col">${head('by')}</th>${passing && html`<th scope="col">${head('crossing')}</th>`}</tr></thead>${grouped(units, list.list, passing ? 5 : 4, ctx, row)}</table>${rest > 0 && html`<p class="note">${diffWord('unmoved', locale, { count: rest })}</p>`}`;
}

/** The rows, each group that is ranked apart under its name. */
function grouped(
  units: readonly UnitContributions[],
  list: string,
  columns: number,
  { groupTitle }: DiffContext,
  row: (unit: UnitContributions) => Html,
): Html {
  const groups = [...new Set(units.map(({ group }) => group))];
  if (groups.length < 2) return html`<tbody>${units.map(row)}</tbody>`;
  return html`${groups.map(
    (group) => html`<tbody><tr class="group"><th scope="colgroup" colspan="${columns}">${groupTitle(list, group)}</th></tr>
${units.filter((unit) => unit.group === group).map(row)}</tbody>`,
  )}`;
}

/** Group by group, in the order of the later ranks, those without rank last. */
function inRank(a: UnitContributions, b: UnitContributions): number {
  if (a.group !== b.group) return a.group < b.group ? -1 : 1;
  return (a.rankAfter || Number.POSITIVE_INFINITY) - (b.rankAfter || Number.POSITIVE_INFINITY) || (a.unitId < b.unitId ? -1 : 1);
}

function scoreText(quanta: number, places: number): string {
  return Number.isNaN(quanta) ? '—' : formatQuanta(quanta, places);
}

function reasons(list: ListContributions, ctx: DiffContext): Html {
  const { locale } = ctx;
  const units = list.units.filter(({ by }) => by?.some((quanta) => quanta !== 0));
  if (units.length === 0) return html``;
  const title = html`<h3>${ctx.listTitle(list.list)}</h3>`;
  // Bars of one change alone would say again what stands beside each unit that moves.
  const [only] = list.groups;
  if (only && list.groups.length === 1)
    return html`${title}<p>${diffWord('one_change', locale, { letter: ctx.letters.get(only.id) ?? '', change: groupName(only, locale, ctx.read) })}</p>`;
  return html`${title}
${byChange(list, ctx)}
<table class="stacked"><thead><tr><th scope="col">${diffWord('unit', locale)}</th><th scope="col">${diffWord('by', locale)}</th><th scope="col">${diffWord('because', locale)}</th></tr></thead>${grouped(
    [...units].sort(inRank),
    list.list,
    3,
    ctx,
    (unit) =>
      html`<tr><th scope="row">${inLocale(unit.name, locale)}</th><td class="nowrap" data-head="${diffWord('by', locale)}">${signedQuanta(unit.after - unit.before, list.places)}</td><td class="small">${contributionBars(unit, list, ctx.letters)}${contributionLetters(unit, list, ctx.letters)}</td></tr>
`,
  )}</table>`;
}

/** Each change with what it moves on average, and whom most. */
function byChange(list: ListContributions, ctx: DiffContext): Html {
  const { locale, read } = ctx;
  const told = list.units.filter(({ by }) => by !== undefined);
  const rows = list.groups
    .map((group, k) => {
      const mean = Math.round(told.reduce((sum, { by }) => sum + Math.abs(by?.[k] ?? 0), 0) / Math.max(1, told.length));
      const most = told.reduce<UnitContributions | undefined>(
        (best, unit) => (best === undefined || Math.abs(unit.by?.[k] ?? 0) > Math.abs(best.by?.[k] ?? 0) ? unit : best),
        undefined,
      );
      return {
        k,
        mean,
        most,
        letter: ctx.letters.get(group.id) ?? '',
        name: `${groupName(group, locale, read)}${cautionMark(ctx.cautions.get(group.id), locale)}`,
      };
    })
    .sort((a, b) => b.mean - a.mean || a.k - b.k);
  const most = (k: number, unit: UnitContributions | undefined): string => {
    const quanta = unit?.by?.[k] ?? 0;
    return unit === undefined || quanta === 0 ? '—' : `${inLocale(unit.name, locale)} ${signedQuanta(quanta, list.places)}`;
  };
  return html`<table class="stacked"><thead><tr><th scope="col">${diffWord('change', locale)}</th><th scope="col" class="num">${diffWord('average', locale)}</th><th scope="col">${diffWord('most', locale)}</th></tr></thead><tbody>${rows.map(
    ({ k, mean, most: unit, letter, name }) =>
      html`<tr><th scope="row"><span class="key f${k % 6}" aria-hidden="true">${letter}</span> ${name}</th><td class="num" data-head="${diffWord('average', locale)}">${formatQuanta(mean, list.places)}</td><td data-head="${diffWord('most', locale)}">${most(k, unit)}</td></tr>
`,
  )}</tbody></table>`;
}

/** An issue with the titles of the indicators, or of the parts of lists, that it names. */
function titled(issue: Issue, titleOf: DiffContext['titleOf'], locale: Locale): Issue {
  const { indicators, parts } = issue.args;
  const named = (ids: unknown, one: (id: string) => string): string =>
    String(ids)
      .split(', ')
      .map(one)
      .join(locale === 'en' ? ', ' : '、');
  const way = (path: string): string =>
    path
      .split(/[/.]/)
      .map((id) => titleOf(id) ?? id)
      .join(' › ');
  return {
    ...issue,
    args: {
      ...issue.args,
      ...(indicators === undefined ? {} : { indicators: named(indicators, (id) => titleOf(id) ?? id) }),
      ...(parts === undefined ? {} : { parts: named(parts, way) }),
    },
  };
}

function notes({ view, locale, titleOf, gradeTitle }: DiffContext): Html {
  const aside = determinationsAside(view, locale, gradeTitle);
  const { before, after, lists, issues } = view;
  const methods = [
    ...new Map(
      lists
        .filter(({ groups }) => groups.length > 1)
        .map(({ method, orders, standardError, places }) => [
          `${method} ${orders} ${standardError}`,
          diffWord(method, locale, { orders, error: standardErrorText(standardError, places) }),
        ]),
    ).values(),
  ];
  const hash =
    before.result === after.result
      ? diffWord('same', locale, { hash: before.result })
      : diffWord('hashes', locale, { before: before.result, after: after.result });
  return html`${aside !== undefined && html`<p>${aside}</p>`}${methods.map((one) => html`<p>${one}</p>`)}${issues.map((issue) => {
    const { what, why } = wordIssue(titled(issue, titleOf, locale), locale);
    return html`<p>${what}${why !== undefined && html` <span class="soft">${why}</span>`}</p>`;
  })}<p class="hash">${hash}</p>`;
}
