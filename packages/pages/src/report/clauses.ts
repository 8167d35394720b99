import { inLocale } from '@kedu/model';
import { type RuleClause, ruleClauses } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { say } from './words.ts';

/** From each clause of the regulation to the lines of the scheme that carry it out, file by file (SCHEME-17). */
export function clausesChapter(ctx: ReportContext): Html {
  const { scheme, locale } = ctx;
  return chapter('clauses', ctx, () => {
    const rules = ruleClauses(scheme);
    const clauses = [...new Set(rules.map(({ clause }) => clause))];
    return html`<p class="note">${say('clauses_note', locale)}</p>
<table class="stacked clauses"><colgroup><col class="part"><col></colgroup><thead><tr><th scope="col">${say('clause', locale)}</th><th scope="col">${say('clause_rules', locale)}</th></tr></thead><tbody>${clauses.map(
      (clause) =>
        html`<tr><th scope="row">${clause} ${ctx.inWords(scheme.clauses.get(clause) ?? '')}</th><td>${files(
          rules.filter((rule) => rule.clause === clause),
          ctx,
        )}</td></tr>
`,
    )}</tbody></table>`;
  });
}

/** The rules of a clause in the files where they stand: each title once, with its lines. */
function files(rules: readonly RuleClause[], ctx: ReportContext): readonly Html[] {
  const { locale } = ctx;
  const names = [...new Set(rules.map(({ place }) => place.file ?? ''))];
  return names.map((name) => {
    const titles = titlesWithLines(
      rules.filter(({ place }) => (place.file ?? '') === name),
      ctx,
    );
    return html`<div><span class="code">${name}</span>${say('colon', locale)}${titles.map(
      ([title, lines], i) =>
        html`${i > 0 && say('list_sep', locale)}${title} <small class="soft">${lines.join(say('list_sep', locale))}</small>`,
    )}</div>`;
  });
}

/** Titles in the order of their lines; rules that stand in one line together, leaves that one `each` made, are named by the first. */
function titlesWithLines(rules: readonly RuleClause[], { locale }: ReportContext): readonly (readonly [string, readonly number[]])[] {
  const together = new Map<number, RuleClause[]>();
  for (const rule of rules) {
    const line = rule.place.line ?? 0;
    const held = together.get(line);
    if (held) held.push(rule);
    else together.set(line, [rule]);
  }
  const lines = new Map<string, number[]>();
  for (const [line, here] of together) {
    const own = here[0] ? inLocale(here[0].title, locale) : '';
    // The determination has no title of its own.
    const title = own === 'determination' ? say('determination', locale) : own;
    const count = locale === 'en' ? here.length - 1 : here.length;
    const more = here.length > 1 ? `${locale === 'en' ? ' ' : ''}${say('rules_more', locale, { count })}` : '';
    const held = lines.get(title + more);
    if (held) held.push(line);
    else lines.set(title + more, [line]);
  }
  return [...lines];
}
