import { contentHash, inLocale } from '@kedu/model';
import { periodName } from '@kedu/messages';
import { htmlDocument } from '../document.ts';
import { type Html, html, raw } from '../html.ts';
import { bonusesChapter } from './bonuses.ts';
import { chainsChapter } from './chains.ts';
import { changesChapter } from './changes.ts';
import { contents } from './chapter.ts';
import { clausesChapter } from './clauses.ts';
import { completenessOf } from './completeness.ts';
import { type ReportContext, reportContext } from './context.ts';
import { HOOKS, type ReportAssets, type ReportView } from './contract.ts';
import { inlineScript, scriptSource } from './inlineScript.ts';
import { determinationChapter } from './determination.ts';
import { goalsChapter } from './goals.ts';
import { levelsChapter } from './levels.ts';
import { lightsChapter } from './lightsChapter.ts';
import { methodChapter } from './method.ts';
import { notesChapter } from './notes.ts';
import { overviewChapter } from './overview.ts';
import { proposalsChapter } from './proposals.ts';
import { qualityChapter } from './quality.ts';
import { ranksChapter } from './ranks.ts';
import { recognitionChapter } from './recognition.ts';
import { reviewChapter } from './reviewChapter.ts';
import { sensitivityChapter } from './sensitivityChapter.ts';
import { surveysChapter } from './surveys.ts';
import { tileChapter } from './tileMap.ts';
import { trendChapter } from './trend.ts';
import { weightsChapter } from './weightsChapter.ts';
import { say } from './words.ts';

/**
 * The report of a run: one HTML document that needs nothing else.
 *
 * Shape: ten chapters (REPORT-2), static; with `assets` also the capsule and the program that opens unit pages and large matrices.
 * Rule: REPORT-1 to REPORT-12 (docs/spec/report.md). Errors: none; what the view lacks (earlier runs, a comparison) is said in its chapter.
 * Example: reportPage({ packTitle, scheme, assessment, observations, previous: [], issues: [], locale: 'zh-CN' }).
 */
export function reportPage(view: ReportView, assets?: ReportAssets): string {
  const ctx = reportContext(view, assets !== undefined);
  const completeness = completenessOf(ctx);
  const { locale, assessment } = ctx;
  const title = inLocale(view.scheme.title, locale);
  const period = periodName(assessment.period.id, locale);
  const script = assets && inlineScript(assets.script);
  return htmlDocument(
    {
      locale,
      title: [...(view.replay ? [say('replay_head', locale)] : []), title, period].join(' · '),
      head: title,
      period,
      banner: bannerOf(ctx),
      scripts: script && scriptSource(contentHash(script)),
      tail: assets && script ? tail(assets.capsule, script) : undefined,
    },
    html`<div class="frame">
${masthead(ctx, title, period)}
<main>
${assets && html`<p class="verdict" role="status" ${raw(HOOKS.verdict)}>${say('unchecked', locale)}</p>`}
<div id="report">
${contents(ctx)}
${overviewChapter(ctx, completeness)}${tileChapter(ctx)}${ranksChapter(ctx)}${bonusesChapter(ctx)}${determinationChapter(ctx)}${goalsChapter(ctx)}${levelsChapter(ctx)}${chainsChapter(ctx)}${surveysChapter(ctx)}${lightsChapter(ctx)}${trendChapter(ctx)}${changesChapter(ctx)}${recognitionChapter(ctx)}${proposalsChapter(ctx)}${methodChapter(ctx)}${weightsChapter(ctx)}${sensitivityChapter(ctx)}${clausesChapter(ctx)}${qualityChapter(ctx, completeness)}${reviewChapter(ctx)}${notesChapter(ctx)}
</div>
<article id="unit-page" ${raw(HOOKS.unitPage)} hidden></article>
</main>
<footer class="foot"><p>${inLocale(view.packTitle, locale)} · ${assessment.run.scheme.id}@${assessment.run.scheme.version} · ${view.replay && html`${say('replay_hash', locale)} `}${assessment.run.result}${view.replay && html` · ${say('replay_head', locale)}`}</p></footer>
</div>`,
  );
}

/** Title, what it is about, the example banner. */
export function masthead(ctx: ReportContext, title: string, period: string): Html {
  const { view, locale, assessment, scheme } = ctx;
  const links = view.links;
  const imprint = [
    ...(scheme.authority ? [say('authority', locale, { name: authorityName(scheme.authority, ctx) })] : []),
    say('as_of', locale, { day: assessment.run.asOf }),
    `${assessment.run.scheme.id}@${assessment.run.scheme.version}`,
    say(view.replay ? 'replay_short' : 'result_short', locale, { hash: assessment.run.result.replace('sha256:', '').slice(0, 12) }),
  ];
  return html`<header class="masthead">
${(links?.home !== undefined || links?.other !== undefined) && html`<nav class="bar-of-links" aria-label="Kedu"><span>${links.home !== undefined && html`<a href="${links.home}">刻度 Kedu</a>`}</span>${links.other !== undefined && html`<a href="${links.other}" hreflang="${locale === 'en' ? 'zh-CN' : 'en'}">${locale === 'en' ? '中文' : 'English'}</a>`}</nav>`}
<p class="series">${inLocale(view.packTitle, locale)}</p>
<h1>${title}</h1>
<p class="subtitle">${say(view.replay ? 'replay_report' : 'report', locale)} · ${period}</p>
<p class="imprint">${imprint.join(' · ')}</p>
${links?.comparison && html`<p class="imprint"><a href="${links.comparison.href}">${say('comparison', locale, { before: links.comparison.before, after: links.comparison.after })}</a></p>`}
${view.replay && html`<p class="example" role="note">${replayText(ctx, view.replay.inForce)}</p>`}
${ctx.isExample && html`<p class="example" role="note">${say('example_banner', locale)}</p>`}
</header>`;
}

/** What every printed page says beside the period. */
function bannerOf({ view, isExample, locale }: ReportContext): string | undefined {
  const parts = [...(view.replay ? [say('replay_head', locale)] : []), ...(isExample ? [say('example_head', locale)] : [])];
  return parts.length === 0 ? undefined : parts.join(' · ');
}

function replayText({ locale, assessment }: ReportContext, inForce: string): string {
  const { id, version } = assessment.run.scheme;
  return say('replay_banner', locale, {
    scheme: `${id}@${version}`,
    in_force: inForce === '' ? '' : say('replay_in_force', locale, { in_force: inForce }),
  }).trim();
}

/** The register knows the name in the language of the reader; the scheme has one. */
function authorityName({ code, name }: { readonly code: string; readonly name: string }, { view, locale }: ReportContext): string {
  const unit = view.register?.versions.findLast((one) => one.code === code);
  return unit ? inLocale(unit.name, locale) : name;
}

function tail(capsule: string, script: string): Html {
  return html`<script type="application/octet-stream" id="${HOOKS.capsule}">${raw(capsule.replace(/[^A-Za-z0-9+/=_-]/g, ''))}</script>
<script>${raw(script)}</script>`;
}
