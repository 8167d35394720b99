import { goalProgress } from '@kedu/engine';
import { periodName } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { lightCounts } from '../light.ts';
import { listSinceBefore, type Movement } from './movement.ts';
import type { ReportContext, Standing } from './context.ts';
import { determinedSentence } from './determination.ts';
import { grouped, percent, twoPlaces } from './figures.ts';
import type { Completeness } from './completeness.ts';
import { shadeKey, shadingOf } from './shade.ts';
import { CHAPTERS, chapter, hasChapter, listTitle } from './chapter.ts';
import { listSentences, NAMED } from './listSentences.ts';
import { sayGoal } from './goalsWords.ts';
import { moneySentence } from './moneySentence.ts';
import { namedFirst } from './namedFirst.ts';
import { missingReasons } from './quality.ts';
import { setsSentence } from './rankSets.ts';
import { say } from './words.ts';

/** The run in a minute: who was assessed, who leads, what moved, what is doubtful; sentences first, then figures (REPORT-2). */
export function overviewChapter(ctx: ReportContext, completeness: Completeness): Html {
  return chapter(
    'overview',
    ctx,
    () =>
      html`${ctx.view.about && html`<p class="note">${inLocale(ctx.view.about, ctx.locale)}</p>`}<ul class="lead">${ctx.standings.map((standing) => html`${listSentences(standing, ctx).map((sentence) => html`<li>${sentence}</li>`)}${openRanks(standing, ctx)}${movements(standing, ctx)}`)}
<li>${dataSentence(ctx, completeness)}</li>${goalSentence(ctx)}${proposalSentence(ctx)}${determinedSentence(ctx)}</ul>
${ctx.standings.map((standing) => listFigures(standing, ctx))}
${nothingOf(ctx)}`,
  );
}

/** How far the errors of the values leave the ranks of a list open; nothing where none is stated (RANKSET-3). */
function openRanks(standing: Standing, ctx: ReportContext): Html {
  const sentence = setsSentence(standing, ctx);
  const named = ctx.standings.length > 1 ? `${standing.title}${say('colon', ctx.locale)}` : '';
  const goesOn =
    named !== '' && ctx.locale === 'en' && sentence !== undefined ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
  return html`${sentence !== undefined && html`<li>${named}${goesOn}</li>`}`;
}

/** Who rose and fell most in a list since the run before; nothing where nobody did. */
function movements(standing: Standing, ctx: ReportContext): Html {
  const { locale } = ctx;
  const since = listSinceBefore(standing, ctx);
  if (!since) return html``;
  const moved = [...since.byMember].filter(([, { placesBy }]) => placesBy !== 0).sort(([, a], [, b]) => b.placesBy - a.placesBy);
  const naming = {
    most: NAMED,
    name: ([k, { placesBy }]: readonly [number, Movement]): string =>
      say('says_places', locale, { unit: ctx.unitName(standing.list.members[k] as number), by: Math.abs(placesBy) }),
    equal: ([, a]: readonly [number, Movement], [, b]: readonly [number, Movement]): boolean => a.placesBy === b.placesBy,
  };
  const rose = moved.filter(([, { placesBy }]) => placesBy > 0);
  const fell = moved.filter(([, { placesBy }]) => placesBy < 0).reverse();
  const told = [
    ...(rose.length > 0 ? [say('says_rose', locale, { units: namedFirst(rose, naming, locale) })] : []),
    ...(fell.length > 0 ? [say('says_fell', locale, { units: namedFirst(fell, naming, locale) })] : []),
  ];
  if (told.length === 0) return html``;
  const named = ctx.standings.length > 1 ? `${standing.title}${say('colon', locale)}` : '';
  const said = say('says_compared', locale, { before: periodName(since.before, locale) });
  const compared = named !== '' && locale === 'en' ? `${said.charAt(0).toLowerCase()}${said.slice(1)}` : said;
  return html`<li>${named}${compared}${told.join(say('semi', locale))}${say('sentence_end', locale)}</li>`;
}

function dataSentence({ locale, view, assessment }: ReportContext, { due, present, reasons }: Completeness): string {
  const issues = assessment.issues.length + view.issues.length;
  const noted = issues === 0 ? '' : `${locale === 'en' ? ' ' : ''}${say('says_issues', locale, { count: grouped(issues) })}`;
  if (present === due) return `${say('says_data_full', locale, { due: grouped(due) })}${noted}`;
  return `${say('says_data', locale, {
    due: grouped(due),
    present: grouped(present),
    share: percent(present, due),
    missing: grouped(due - present),
    reasons: `${say('colon', locale)}${missingReasons(reasons, locale)}`,
  })}${noted}`;
}

/** How many goals of the period were reached; nothing where the scheme sets none. */
function goalSentence({ scheme, assessment, locale }: ReportContext): Html {
  const goals = goalProgress(scheme, assessment);
  if (goals.length === 0) return html``;
  const known = goals.flatMap(({ attainment }) => attainment ?? []);
  const reached = known.filter(({ isReached }) => isReached).length;
  const open = known.length === goals.length ? '' : sayGoal('says_open', locale, { open: goals.length - known.length });
  return html`<li>${sayGoal('says_goals', locale, { of: goals.length, reached, missed: known.length - reached, open })}</li>`;
}

function proposalSentence(ctx: ReportContext): Html {
  const { assessment, locale } = ctx;
  const { proposals } = assessment;
  const money = moneySentence(ctx);
  const withheld = proposals.filter(({ withheldBecause }) => withheldBecause !== undefined).length;
  const said = say(withheld === 0 ? 'says_proposals' : 'says_proposals_withheld', locale, {
    made: grouped(proposals.length - withheld),
    withheld: grouped(withheld),
  });
  return html`${proposals.length > 0 && html`<li>${said}</li>`}${money !== undefined && html`<li>${money}</li>`}`;
}

function listFigures(standing: Standing, ctx: ReportContext): Html {
  const { list, ranked, scores } = standing;
  const { locale } = ctx;
  const shading = shadingOf(standing, ctx);
  const counts = new Map<string, number>();
  for (const unit of list.members)
    for (const [light, count] of ctx.lightCounts[unit] ?? []) counts.set(light, (counts.get(light) ?? 0) + count);
  const shown = shading.key.filter(({ count }) => count > 0);
  const own = ctx.assessment.proposals.filter((proposal) => proposal.list === list.list && proposal.withheldBecause === undefined);
  return html`${listTitle(standing, ctx)}
<dl class="facts">
<div><dt>${say('units', locale)}</dt><dd class="figure">${grouped(list.members.length)}${ranked.length < list.members.length && html` <small>${say('of_them_ranked', locale, { count: grouped(ranked.length) })}</small>`}</dd></div>
${scores && html`<div><dt>${say('mean', locale)}</dt><dd class="figure">${twoPlaces(scores.mean)}</dd></div>`}${scores && list.members.length > 1 && html`<div><dt>${say('spread', locale)}</dt><dd class="figure">${twoPlaces(scores.min)}<small>—</small>${twoPlaces(scores.max)}</dd></div>`}
${counts.size > 0 && html`<div><dt>${say('lights_shown', locale)}</dt><dd class="figure counts">${lightCounts(counts, locale)}</dd></div>`}
${own.length > 0 && html`<div><dt>${say('proposals_shown', locale)}</dt><dd class="figure">${grouped(own.length)}</dd></div>`}
</dl>
${standing.hasGrades && html`<div class="stack" aria-hidden="true">${shown.map(({ shade, count }) => html`<span class="${shade}" style="flex:${count}"></span>`)}</div>${shadeKey({ ...shading, key: shown })}`}`;
}

/** What this run has nothing of, in one line in place of chapters without content. */
function nothingOf(ctx: ReportContext): Html {
  const { locale, scheme } = ctx;
  const missing = CHAPTERS.filter((name) => !hasChapter(name, ctx)).flatMap((name) => {
    if (name === 'lights') return [say(scheme.lights.rules.length === 0 ? 'nothing_lights_rules' : 'nothing_lights', locale)];
    return name === 'trend' || name === 'changes' || name === 'proposals' ? [say(`nothing_${name}`, locale)] : [];
  });
  return html`${missing.length > 0 && html`<p class="note">${say('says_nothing_of', locale, { what: missing.join(say('list_sep', locale)) })}</p>`}`;
}
