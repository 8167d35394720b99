import { cautionMark, changePath, classWeights, groupName, ruleLines, wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import type { ChangeGroup, RuleSide, SchemeChange } from '@kedu/scheme';
import { type Html, html } from '../html.ts';
import { type DiffContext, wordingNote } from './diffContext.ts';
import { diffWord } from './words.ts';

/** What changed, group by group: first the changes on which scores depend, then the others. */
export function changedRules(ctx: DiffContext): Html {
  const { view, locale } = ctx;
  const { groups } = view.diff;
  if (groups.length === 0) return html`<p>${diffWord('none', locale)}</p>${wordingNote(ctx)}`;
  const scoring = groups.filter(({ lists }) => lists.length > 0);
  const others = groups.filter(({ lists }) => lists.length === 0);
  return html`${scoring.length > 0 && table(scoring, ctx, diffWord('together', locale))}
${others.length > 0 && table(others, ctx, diffWord('scoreless', locale))}${wordingNote(ctx)}`;
}

function table(groups: readonly ChangeGroup[], ctx: DiffContext, caption: string): Html {
  const { locale, read, letters: lettersOf } = ctx;
  const head = (key: Parameters<typeof diffWord>[0]): string => diffWord(key, locale);
  return html`<table class="stacked rules"><caption>${caption}</caption><thead><tr><th scope="col">${head('rule')}</th><th scope="col">${head('before')}</th><th scope="col">${head('after')}</th></tr></thead>${groups.map(
    (group) => {
      const letter = lettersOf.get(group.id);
      return html`<tbody>${
        (group.changes.length > 1 || letter !== undefined) &&
        html`<tr class="group"><th scope="colgroup" colspan="3">${letter !== undefined && `${letter} `}${groupName(group, locale, read)}${cautionMark(ctx.cautions.get(group.id), locale)}</th></tr>
`
      }${group.changes.map((change) => row(change, ctx))}</tbody>`;
    },
  )}</table>`;
}

function row(change: SchemeChange, ctx: DiffContext): Html {
  const { locale, read, titleOf } = ctx;
  const classes = classWeights(change, titleOf, locale);
  const how = change.how === 'changed' ? '' : ` · ${wordOf('change_how', change.how, locale)}`;
  const [before, after] = (['before', 'after'] as const).map((at) => ({
    at,
    lines: classes?.map((one) => `${one.title} ${one[at]}`) ?? ruleLines(change, at, ctx, MOST_ROWS),
  })) as [Told, Told];
  const cell = ({ at, lines }: Told): Html =>
    html`<td class="small" data-head="${diffWord(at, locale)}">${says(lines, FEW_LINES, ctx)}${stands(change[at], ctx)}</td>`;
  // What came or went, and what says much where the other version says nothing, has both columns for itself, and says which version it is of.
  const wide = saysAlone(change, before, after, locale) ?? saysAlone(change, after, before, locale);
  const cells = wide
    ? html`<td class="small" colspan="2"><span class="soft">${diffWord(wide.at, locale)}</span> ${says(wide.lines, 1, ctx)}${stands(change[wide.at], ctx)}</td>`
    : html`${cell(before)}${cell(after)}`;
  return html`<tr><th scope="row">${changePath(change, locale, read)}<br><span class="small soft">${wordOf('change_kind', change.kind, locale)}${how}</span></th>${cells}</tr>
`;
}

/** What one version says. */
interface Told {
  readonly at: 'before' | 'after';
  readonly lines: readonly string[];
}

function saysAlone(change: SchemeChange, own: Told, other: Told, locale: Locale): Told | undefined {
  if (!change[own.at]) return undefined;
  const isLong = own.lines.join('').length > LONGEST[locale] && change[other.at]?.terms.length === 0;
  return !change[other.at] || isLong ? own : undefined;
}

/** Rows of a table within a rule that a page holds; --json has all. */
const MOST_ROWS = 20;
/** Fields that stand one below the other; more are told one after the other. */
const FEW_LINES = 3;
/** Longest rule that stands open, in characters; of a longer one the beginning does, and all of it behind a fold. */
const LONGEST = { 'zh-CN': 160, en: 280 } as const;

/** What the rule says. */
function says(lines: readonly string[], few: number, { locale }: DiffContext): Html {
  const joined = lines.join(locale === 'en' ? '; ' : '；');
  if (joined.length > LONGEST[locale])
    return html`<details><summary>${beginning(joined, locale)} <span class="soft">${diffWord('whole', locale)}</span></summary><p class="says">${joined}</p></details>`;
  if (lines.length > few || few === 1) return html`<span class="says">${joined}</span>`;
  return html`<ul class="says">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** Its clause and where it stands, and where its other rows are. */
function stands(rule: RuleSide | undefined, { locale }: DiffContext): Html {
  if (!rule) return html``;
  const { file, line } = rule.place;
  const at = [file?.split('/').at(-1), line].filter((part) => part !== undefined).join(':');
  return html`${longest(rule) > MOST_ROWS && html`<p class="note">${diffWord('rows_in_json', locale)}</p>`}<p class="source">${rule.clause !== undefined && html`<span class="clause">§${rule.clause}</span> `}${at !== '' && html`<span class="clause">${at}</span>`}</p>`;
}

/** How many rows the longest table of the rule has. */
function longest({ terms }: RuleSide): number {
  const counts = new Map<string, number>();
  for (const { field } of terms) counts.set(field, (counts.get(field) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** Cut behind a piece of the rule where there is one, never within a character. */
function beginning(said: string, locale: Locale): string {
  const start = [...said].slice(0, LONGEST[locale] - 60).join('');
  const end = Math.max(...['; ', ', ', '；', '，'].map((sign) => start.lastIndexOf(sign)));
  return `${end > 40 ? start.slice(0, end) : start} …`;
}
