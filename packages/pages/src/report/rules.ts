import { shortNumber, wordExpression, wordOf } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { Gate, Grades } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { lightMark } from '../light.ts';
import type { ReportContext } from './context.ts';
import { percent } from './figures.ts';
import { lightRuleWords } from './lightRule.ts';
import { say } from './words.ts';

/** The rules that stand above the tree, in words: who is ranked, gates, grades, lights, rounding. */
export function ruleWords(ctx: ReportContext): Html {
  return html`${eligibility(ctx)}${gates(ctx)}${grades(ctx)}${lights(ctx)}${rounding(ctx)}`;
}

function eligibility({ scheme, locale, titleOf }: ReportContext): Html {
  const lists = scheme.lists.filter(({ eligible }) => eligible !== undefined);
  return html`${lists.length > 0 && html`<h3>${say('eligible', locale)}</h3><ul class="lead">${lists.map(({ title, eligible }) => html`<li>${inLocale(title, locale)}${say('colon', locale)}${eligible && wordExpression(eligible.when.source, locale, titleOf)}${clause(eligible?.clause, locale)}${eligible && html`<br><span class="soft small">${inLocale(eligible.otherwise, locale)}</span>`}</li>`)}</ul>`}`;
}

function gates({ scheme, locale, titleOf }: ReportContext): Html {
  const what = (gate: Gate): string => {
    const effects = [
      ...(gate.veto ? [wordOf('gate_effect', 'veto', locale)] : []),
      ...(gate.bar.length > 0
        ? [
            `${wordOf('gate_effect', 'bar', locale)}${say('colon', locale)}${gate.bar.map((id) => titleOf(id) ?? id).join(say('list_sep', locale))}`,
          ]
        : []),
      ...(gate.capGrade === undefined ? [] : [`${wordOf('gate_effect', 'cap_grade', locale)} ${titleOf(gate.capGrade) ?? gate.capGrade}`]),
      ...(gate.capScore === undefined ? [] : [`${wordOf('gate_effect', 'cap_score', locale)} ${shortNumber(gate.capScore)}`]),
    ];
    return effects.join(say('semi', locale));
  };
  return html`${scheme.gates.length > 0 && html`<h3>${say('gates_title', locale)}</h3><ul class="lead">${scheme.gates.map((gate) => html`<li>${inLocale(gate.title, locale)}${say('colon', locale)}${wordExpression(gate.when.source, locale, titleOf)} → ${what(gate)}${clause(gate.clause, locale)}</li>`)}</ul>`}`;
}

function grades(ctx: ReportContext): Html {
  const { scheme, locale } = ctx;
  return html`${scheme.grades.length > 0 && html`<h3>${say('grades_title', locale)}</h3><ul class="lead">${scheme.grades.map((rule) => html`<li>${rule.lists && html`${rule.lists.map((id) => ctx.titleOf(id) ?? id).join(say('list_sep', locale))}${say('colon', locale)}`}${gradeText(rule, ctx)}${clause(rule.clause, locale)}</li>`)}</ul>`}`;
}

function gradeText({ order, atLeast, quota }: Grades, { locale }: ReportContext): string {
  const name = (id: string): string => inLocale(order.find((one) => one.id === id)?.title ?? { 'zh-CN': id }, locale);
  const thresholds = order.map(({ id }) => {
    const score = atLeast[id];
    return score === undefined
      ? say('grade_rest', locale, { grade: name(id) })
      : say('grade_at_least', locale, { grade: name(id), score: shortNumber(score) });
  });
  if (!quota) return thresholds.join(say('semi', locale));
  const of = quota.of === 'list' ? 'quota_of_list' : quota.of === 'class' ? 'quota_of_class' : 'quota_of_group';
  const shares = Object.entries(quota.shares).map(
    ([id, share]) =>
      `${say('grade_quota', locale, { grade: name(id), share: percent(share, 1) })}${locale === 'en' ? ' ' : '，'}${say(of, locale)}`,
  );
  return [...thresholds, ...shares].join(say('semi', locale));
}

function lights(ctx: ReportContext): Html {
  const { scheme, locale } = ctx;
  const { rules, raiseAfter, clearAfter, overdue } = scheme.lights;
  if (rules.length === 0) return html``;
  return html`<h3>${say('lights_rules', locale)}</h3><ul class="lead">${rules.map((rule) => html`<li>${lightMark(rule.light, locale)}${say('colon', locale)}${lightRuleWords(rule, ctx)}${clause(rule.clause, locale)}</li>`)}${overdue && html`<li>${lightMark(overdue.light, locale)}${say('colon', locale)}${wordOf('missing', 'overdue', locale)}${clause(overdue.clause, locale)}</li>`}<li>${say('raise_after', locale, { count: raiseAfter, clear: clearAfter })}</li></ul>`;
}

function rounding({ scheme, locale, places }: ReportContext): Html {
  return html`<p class="note">${say('rounding', locale, { places, rule: wordOf('rounding', scheme.rounding.total.rule, locale) })}</p>`;
}

function clause(id: string | undefined, locale: ReportContext['locale']): Html {
  return html`${id !== undefined && html` <span class="clause">${say('clause_of', locale, { clause: id })}</span>`}`;
}
