import { inLocale } from '@kedu/model';
import { type RuleClause, ruleClauses } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { chapter } from './chapter.ts';
import type { ReportContext } from './context.ts';
import { say } from './words.ts';

/** From each clause of the regulation to the line of the scheme that carries it out (SCHEME-17). */
export function clausesChapter(ctx: ReportContext): Html {
  const { scheme, locale } = ctx;
  return chapter('clauses', ctx, () => {
    const rules = ruleClauses(scheme);
    const clauses = [...new Set(rules.map(({ clause }) => clause))];
    return html`<p class="note">${say('clauses_note', locale)}</p>
<table class="stacked"><thead><tr><th scope="col">${say('clause', locale)}</th><th scope="col">${say('clause_rules', locale)}</th><th scope="col">${say('clause_line', locale)}</th></tr></thead><tbody>${clauses.flatMap((clause) => clauseRows(clause, linesOf(rules, clause), ctx))}</tbody></table>`;
  });
}

interface ClauseLine {
  readonly at: string;
  readonly rules: readonly RuleClause[];
}

/** Rules of a clause, those that stand in one line together: leaves that one `each` made. */
function linesOf(rules: readonly RuleClause[], clause: string): readonly ClauseLine[] {
  const lines = new Map<string, RuleClause[]>();
  for (const rule of rules) {
    if (rule.clause !== clause) continue;
    const at = `${rule.place.file ?? ''}:${rule.place.line ?? ''}`;
    const held = lines.get(at);
    if (held) held.push(rule);
    else lines.set(at, [rule]);
  }
  return [...lines].map(([at, here]) => ({ at, rules: here }));
}

function clauseRows(clause: string, lines: readonly ClauseLine[], { scheme, locale }: ReportContext): Html[] {
  const heading = scheme.clauses.get(clause) ?? '';
  return lines.map(({ at, rules }, i) => {
    const [first] = rules;
    const title = first ? inLocale(first.title, locale) : '';
    const more =
      rules.length > 1
        ? `${locale === 'en' ? ' ' : ''}${say('rules_more', locale, { count: locale === 'en' ? rules.length - 1 : rules.length })}`
        : '';
    return html`<tr>${i === 0 && html`<th scope="rowgroup" rowspan="${lines.length}">${clause} ${heading}</th>`}<td data-head="${say('clause_rules', locale)}">${title}${more}</td><td class="small" data-head="${say('clause_line', locale)}">${at}</td></tr>
`;
  });
}
