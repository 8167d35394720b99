import { changePath, classWeights, groupLetters, groupName, wordOf } from '@kedu/messages';
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
  const { locale, read, listTitle, view } = ctx;
  const head = (key: Parameters<typeof diffWord>[0]): string => diffWord(key, locale);
  return html`<table class="stacked rules"><caption>${caption}</caption><thead><tr><th scope="col">${head('rule')}</th><th scope="col">${head('before')}</th><th scope="col">${head('after')}</th></tr></thead>${groups.map(
    (group) => {
      const letters = groupLetters(group.id, view.lists, listTitle, locale);
      return html`<tbody>${
        (group.changes.length > 1 || letters !== '') &&
        html`<tr class="group"><th scope="colgroup" colspan="3">${letters !== '' && `${letters} `}${groupName(group, locale, read)}</th></tr>
`
      }${group.changes.map((change) => row(change, ctx))}</tbody>`;
    },
  )}</table>`;
}

function row(change: SchemeChange, { locale, read, titleOf }: DiffContext): Html {
  const classes = classWeights(change, titleOf, locale);
  const told = (at: 'before' | 'after'): string | undefined =>
    classes?.map((one) => `${one.title} ${one[at]}`).join(locale === 'en' ? '; ' : '；');
  const how = change.how === 'changed' ? '' : ` · ${wordOf('change_how', change.how, locale)}`;
  return html`<tr><th scope="row">${changePath(change, locale, read)}<br><span class="small soft">${wordOf('change_kind', change.kind, locale)}${how}</span></th><td class="small" data-head="${diffWord('before', locale)}">${side(change.before, locale, told('before'))}</td><td class="small" data-head="${diffWord('after', locale)}">${side(change.after, locale, told('after'))}</td></tr>
`;
}

/** The rule as it is written, its clause and where it stands. */
function side(rule: RuleSide | undefined, locale: Locale, told?: string): Html {
  if (!rule) return html`—`;
  const { file, line } = rule.place;
  const at = [file?.split('/').at(-1), line].filter((part) => part !== undefined).join(':');
  return html`${told ?? text(rule.written, locale)}${rule.clause !== undefined && html` <span class="clause">§${rule.clause}</span>`}${at !== '' && html` <span class="clause">${at}</span>`}`;
}

/** Longest rule that stands open; of a longer one the beginning does, and all of it behind a fold. */
const LONGEST = 160;

function text(written: string, locale: Locale): Html {
  if (written.length <= LONGEST) return html`<code>${written}</code>`;
  return html`<details><summary><code>${beginning(written)}</code> <span class="soft">${diffWord('whole', locale)}</span></summary><code>${written}</code></details>`;
}

/** Cut behind a piece of the rule where there is one, never within a character. */
function beginning(written: string): string {
  const start = [...written].slice(0, LONGEST - 40).join('');
  const end = Math.max(start.lastIndexOf('; '), start.lastIndexOf(', '));
  return `${end > 40 ? start.slice(0, end + 1) : start} …`;
}
