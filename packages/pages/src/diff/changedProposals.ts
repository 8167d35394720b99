import { proposalTexts, type ProposalTexts } from '@kedu/messages';
import { type Html, html } from '../html.ts';
import type { DiffContext } from './diffContext.ts';
import { diffWord } from './words.ts';

/** A rule's table with more rows opens when asked for. */
const MOST_OPEN = 10;
/** Rows of a rule that a page holds; --json has all. */
const MOST_ROWS = 400;

/** Proposals that only one version makes, or of which the amount differs: rule by rule, then unit by unit. Rule: DIFF-2, DIFF-6. */
export function changedProposals(ctx: DiffContext): Html {
  const { view, locale } = ctx;
  const texts = proposalTexts(view.proposals, ctx);
  return html`<p class="note">${diffWord('proposals_note', locale)}</p>${texts.map((one) => ruleOf(one, ctx))}`;
}

function ruleOf(texts: ProposalTexts, ctx: DiffContext): Html {
  const { title, summary, rows } = texts;
  const [first] = rows;
  // The same for all of them: one line with their names in place of a table.
  if (first && rows.length <= MOST_OPEN && rows.every((row) => sayingOf(row) === sayingOf(first)))
    return html`<h3>${title}</h3><p class="note">${summary}</p><p>${rows.map(({ unit }) => unit).join(ctx.locale === 'en' ? ', ' : '、')}${ctx.locale === 'en' ? ': ' : '：'}${sayingOf(first)}</p>`;
  const content = table(texts, ctx);
  return html`<h3>${title}</h3><p class="note">${summary}</p>${
    rows.length > MOST_OPEN
      ? html`<details class="fold"><summary>${diffWord('unit_by_unit', ctx.locale, { count: rows.length })}</summary>${content}</details>`
      : content
  }`;
}

function sayingOf({ about, before, after }: ProposalTexts['rows'][number]): string {
  return [...(about === '' ? [] : [about]), `${before} → ${after}`].join(' · ');
}

function table({ rows }: ProposalTexts, { locale }: DiffContext): Html {
  const head = (key: Parameters<typeof diffWord>[0]): string => diffWord(key, locale);
  const about = rows.some((row) => row.about !== '');
  const rest = rows.length - MOST_ROWS;
  return html`<table class="stacked"><thead><tr><th scope="col">${head('unit')}</th>${about && html`<th scope="col">${head('about')}</th>`}<th scope="col">${head('before')}</th><th scope="col">${head('after')}</th></tr></thead><tbody>${rows
    .slice(0, MOST_ROWS)
    .map(
      (row) =>
        html`<tr><th scope="row">${row.unit}</th>${about && html`<td class="small" data-head="${head('about')}">${row.about}</td>`}<td class="small" data-head="${head('before')}">${row.before}</td><td class="small" data-head="${head('after')}">${row.after}</td></tr>
`,
    )}</tbody></table>${rest > 0 && html`<p class="note">${diffWord('more_rows', locale, { count: rest })}</p>`}`;
}
