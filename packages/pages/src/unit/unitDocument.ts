import { periodName } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import { htmlDocument } from '../document.ts';
import { html } from '../html.ts';
import { reportContext } from '../report/context.ts';
import type { UnitView } from '../report/contract.ts';
import { masthead } from '../report/reportPage.ts';
import { say } from '../report/words.ts';
import { unitContent } from './unitSection.ts';

/**
 * The page of one unit as a document of its own: for a site that serves it, or to print it. `reportHref` is the way back.
 *
 * Rule: REPORT-1, REPORT-5, REPORT-9. Errors: RangeError for a list or member that the run does not hold (a programming fault).
 */
export function unitDocument(view: UnitView, reportHref?: string): string {
  const { report } = view;
  const { locale, assessment } = report;
  const ctx = reportContext(report, false);
  const title = inLocale(report.scheme.title, locale);
  const period = periodName(assessment.period.id, locale);
  const unit = assessment.lists.find(({ list }) => list === view.list)?.members[view.member] ?? -1;
  return htmlDocument(
    {
      locale,
      title: `${ctx.unitName(unit)} · ${title}`,
      period,
      banner: ctx.isExample ? say('example_head', locale) : undefined,
    },
    html`<div class="frame">
${masthead(ctx, title, period)}
<main>
${reportHref !== undefined && html`<p class="screen-only"><a href="${reportHref}">${say('back', locale)}</a></p>`}
<article id="unit-page">${unitContent(view, ctx)}</article>
</main>
</div>`,
  );
}
