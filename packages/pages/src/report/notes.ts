import { comparerOf } from '@kedu/engine';
import { periodName, wordOf } from '@kedu/messages';
import { MISSING_REASONS, type MissingReason } from '@kedu/model';
import type { CompiledScheme, Part } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { inOrder, lightMark } from '../light.ts';
import { holdsPersons } from './persons.ts';
import { say } from './words.ts';

/** Whether some part of a scheme is combined by comparing units with each other (AGG-8): then who reports late may move others (CALIBRATE-4). */
export function comparesUnits({ trees }: Pick<CompiledScheme, 'trees'>): boolean {
  const compares = (part: Part): boolean =>
    part.type === 'composite' && (comparerOf(part.aggregate) !== undefined || part.parts.some(compares));
  return Object.values(trees).some(compares);
}

/** Who made it out of what, how a stranger redoes it, and what the signs mean (REPORT-12). */
export function notesChapter(ctx: ReportContext): Html {
  const { locale, assessment, lightCounts } = ctx;
  const { run } = assessment;
  const facts: readonly (readonly [string, string])[] = [
    [say('scheme', locale), `${run.scheme.id}@${run.scheme.version} (edition ${run.scheme.edition})`],
    [
      say('period', locale),
      `${periodName(run.period, locale)} · ${say('as_of', locale, { day: run.asOf })} · ${say('seed', locale)} ${run.seed}`,
    ],
    [say('result_hash', locale), run.result],
    [say('input_hash', locale), run.input],
    [say('scheme_hash', locale), run.scheme.hash],
    [say('register_hash', locale), run.register],
    [say('data_hash', locale), run.data],
    [say('references_hash', locale), run.references === 'own' ? say('references_own', locale) : run.references],
    ...(run.others ?? []).map(
      ({ scheme, period, result }) => [`${say('other_run', locale)} ${scheme} ${periodName(period, locale)}`, result] as const,
    ),
    ...(run.previous.length > 0 ? [[say('previous_hashes', locale), run.previous.join(' ')] as const] : []),
  ];
  const lights = inOrder([...new Set(lightCounts.flatMap((counts) => [...counts.keys()]))]);
  const signs: readonly (readonly [string, string])[] = [
    ['—', say('sign_dash', locale)],
    ['↑ +', say('sign_up', locale)],
    ['↓ −', say('sign_down', locale)],
  ];
  const reasons = MISSING_REASONS.filter((reason): reason is MissingReason => reason !== 'present');
  return chapter(
    'notes',
    ctx,
    () => html`<p>${say('frozen', locale)}${comparesUnits(ctx.scheme) && html`${locale === 'en' && ' '}${say('frozen_compared', locale)}`}</p><p>${say('recompute', locale, { command: ctx.view.replay ? 'kedu replay' : 'kedu assess' })}</p>${ctx.live && holdsPersons(ctx.scheme) && html`<p>${say('persons_travel', locale)}</p>`}
<h3>${say('identity', locale)}</h3><table class="stacked"><tbody>${facts.map(([name, text]) => html`<tr><th scope="row" class="nowrap soft">${name}</th><td class="hash">${text}</td></tr>`)}</tbody></table>
<h3>${say('signs', locale)}</h3><ul class="legend">${signs.map(([sign, text]) => html`<li><b>${sign}</b> ${text}</li>`)}${lights.map((light) => html`<li>${lightMark(light, locale)}</li>`)}</ul><p class="note">${say('sign_small', locale)}${say('sentence_end', locale)}${locale === 'en' && ' '}${say('sign_missing', locale)}${say('colon', locale)}${reasons.map((reason) => wordOf('missing', reason, locale)).join(say('list_sep', locale))}${say('sentence_end', locale)}</p>`,
  );
}
