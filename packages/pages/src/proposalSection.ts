import type { Assessment, Proposal } from '@kedu/engine';
import { periodName, spokenYuan, type TitleOf, wordExpression, wordNames, wordOf } from '@kedu/messages';
import { formatYuan, inLocale, type Locale } from '@kedu/model';
import { type Html, html } from './html.ts';
import { word } from './words.ts';

/** Rows of one action on one page. */
const MOST_ROWS = 400;

/** What should follow, action by action: how many and how much at a glance, each with its ground on demand. */
export function proposalSection(assessment: Assessment, titleOf: TitleOf, locale: Locale): Html {
  const byAction = new Map<Proposal['action'], Proposal[]>();
  for (const proposal of assessment.proposals) byAction.set(proposal.action, [...(byAction.get(proposal.action) ?? []), proposal]);
  return html`<h2 id="proposals">${word('proposals', locale)}</h2>
${byAction.size === 0 && html`<p>${word('no_proposals', locale)}</p>`}
${[...byAction].map(([action, proposals]) => actionGroup(action, proposals, assessment, titleOf, locale))}`;
}

function actionGroup(
  action: Proposal['action'],
  proposals: readonly Proposal[],
  assessment: Assessment,
  titleOf: TitleOf,
  locale: Locale,
): Html {
  const money = proposals.some(({ amountFen }) => amountFen !== undefined);
  const made = proposals.filter(({ withheldBecause }) => withheldBecause === undefined);
  const total = made.reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
  const name = wordOf('action', action, locale);
  return html`<details><summary><b>${name}</b> <span class="soft">${proposals.length}${money && html` · ${word('sum', locale)} ${spokenYuan(formatYuan(total))} ${word('yuan', locale)}`}</span></summary>
<div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr><th scope="col">${word('unit', locale)}</th><th scope="col">${word('what', locale)}</th>${money && html`<th scope="col" class="num">${word('amount', locale)}</th>`}<th scope="col">${word('ground', locale)}</th><th scope="col">${word('decides', locale)}</th><th scope="col">${word('clause', locale)}</th></tr></thead><tbody>${proposals.slice(0, MOST_ROWS).map((proposal) => row(proposal, money, assessment, titleOf, locale))}</tbody></table></div>
${proposals.length > MOST_ROWS && html`<p class="soft">${word('more', locale)} ${proposals.length - MOST_ROWS} ${word('more_proposals', locale)}</p>`}</details>`;
}

function row(proposal: Proposal, money: boolean, assessment: Assessment, titleOf: TitleOf, locale: Locale): Html {
  const unit = assessment.units[proposal.unit];
  return html`<tr><th scope="row">${unit ? inLocale(unit.name, locale) : '—'}</th>
<td class="what">${inLocale(proposal.title, locale)} <span class="soft small">${periodName(proposal.period.id, locale)}</span>${proposal.subject !== '' && html`<span class="reason">${wordNames(proposal.subject, locale, titleOf)}</span>`}${proposal.withheldBecause && html`<span class="reason">${word('withheld', locale)}${locale === 'en' ? ': ' : '：'}${wordOf('withheld', proposal.withheldBecause, locale)}</span>`}</td>
${money && html`<td class="num">${proposal.amountFen !== undefined && spokenYuan(formatYuan(proposal.amountFen))}</td>`}
<td><span class="sum">${wordExpression(proposal.ground, locale, titleOf)}</span></td><td>${proposal.decides}</td><td class="clause">${proposal.clause}</td></tr>`;
}
