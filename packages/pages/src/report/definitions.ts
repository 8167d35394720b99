import { wordExpression, wordMeasure } from '@kedu/messages';
import { inLocale } from '@kedu/model';
import type { Indicator } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import type { ReportContext } from './context.ts';
import { say } from './words.ts';

/** What indicators are: their definitions, and the formulas of those that are computed; nothing where the scheme gives neither (REPORT-17). */
export function definitions(ctx: ReportContext): Html {
  const { locale, scheme } = ctx;
  const told = scheme.indicators.filter(({ definition, formula }) => definition !== undefined || formula !== undefined);
  if (told.length === 0) return html``;
  const owners = new Set(told.map(({ owner }) => owner ?? ''));
  return html`<h3>${say('definitions', locale)}</h3><table class="stacked definitions"><colgroup><col class="part"><col></colgroup><tbody>${told.map(
    (
      indicator,
    ) => html`<tr><th scope="row">${inLocale(indicator.title, locale)}</th><td class="small">${textOf(indicator, owners.size > 1, ctx)}</td></tr>
`,
  )}</tbody></table>`;
}

function textOf(
  { definition, formula, unit, source, owner }: Indicator,
  named: boolean,
  { locale, titleOf, inWords, bodyName }: ReportContext,
): Html {
  const measure = wordMeasure(unit ?? '', locale);
  const facts = [
    ...(definition === undefined ? [] : [inLocale(definition, locale)]),
    ...(measure === '' ? [] : [say('measured_in', locale, { unit: measure })]),
    ...(source === undefined ? [] : [inWords(source)]),
    ...(named && owner !== undefined ? [owner.replace(/^(\S+ )?(.*)$/, (_, code = '', name: string) => `${code}${bodyName(name)}`)] : []),
  ];
  return html`${facts.join(say('semi', locale))}${formula && html`<span class="sum">${say('computed_as', locale, { formula: wordExpression(formula.source, locale, titleOf) })}</span>`}`;
}
