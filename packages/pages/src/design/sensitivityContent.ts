import { chance, type DesignChoice, type ListSensitivity } from '@kedu/engine';
import {
  designChoiceName,
  designDrawn,
  designDrawsNeeded,
  designIndex,
  designNoIndices,
  designSentences,
  isAboveZero,
} from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import { type SensitivityWord, saySensitive } from './sensitivityWords.ts';

/** Choices below this share are counted, not listed. */
const LEAST = 0.005;

/** What a page knows of a list beside its sensitivity. Positions are those of the list. */
export interface SensitivityNaming {
  readonly locale: Locale;
  /** Positions of the ranked units as people read them. */
  readonly order: readonly number[];
  readonly places: number;
  readonly nameOf: (member: number) => string;
  readonly rankOf: (member: number) => number;
  /** Name of the group in which a member is ranked apart; '' where there is one. */
  readonly groupOf: (member: number) => string;
  /** How many are ranked together with a member. */
  readonly ofGroup: (member: number) => number;
}

/** The sentences about one list, and behind them the table of its units and that of the choices. Rule: DESIGN-6, DESIGN-7. */
export function sensitivityContent(list: ListSensitivity, naming: SensitivityNaming): Html {
  const { locale, order } = naming;
  const say = (key: SensitivityWord, args?: Readonly<Record<string, string | number>>): string => saySensitive(key, locale, args);
  return html`<p>${designDrawn(list, locale)}</p><ul class="lead">${designSentences(list, naming).map(
    (one) => html`<li>${one}</li>
`,
  )}</ul>
<details><summary>${say('more', { units: order.length, choices: list.choices.length })}</summary>
${unitTable(list, naming)}${choiceTable(list, locale)}</details>`;
}

function unitTable(list: ListSensitivity, naming: SensitivityNaming): Html {
  const { locale, nameOf, rankOf, places } = naming;
  const head = (key: SensitivityWord): string => saySensitive(key, locale);
  const dash = saySensitive('dash', locale);
  return html`<table class="stacked"><thead><tr><th scope="col" class="num">${head('rank')}</th><th scope="col">${head('unit')}</th><th scope="col">${head('band')}</th><th scope="col" class="num">${head('kept')}</th><th scope="col" class="num">${head('shift')}</th><th scope="col" class="num">${head('points')}</th><th scope="col" class="pad">${head('by')}</th></tr></thead>${grouped(
    naming,
    (k) => {
      const by = list.choices[list.moved[k] as number];
      const moves = list.best[k] !== list.worst[k] && by;
      return html`<tr><td class="num" data-head="${head('rank')}">${rankOf(k)}</td><th scope="row">${nameOf(k)}</th><td class="nowrap" data-head="${head('band')}">${list.best[k] === list.worst[k] ? `${list.best[k]}` : `${list.best[k]}${dash}${list.worst[k]}`} ${bandBar(list, k, naming)}</td><td class="num" data-head="${head('kept')}">${inLocale(chance(list.kept[k] as number), locale)}</td><td class="num" data-head="${head('shift')}">${(list.shift[k] as number).toFixed(1)}</td><td class="num nowrap" data-head="${head('points')}">${(list.low[k] as number).toFixed(places)}${dash}${(list.high[k] as number).toFixed(places)}</td><td class="small pad" data-head="${head('by')}">${moves ? designChoiceName(moves, locale) : '—'}</td></tr>
`;
    },
  )}</table>`;
}

/** The rows, each group that is ranked apart under its name. */
function grouped({ order, groupOf }: SensitivityNaming, row: (member: number) => Html): Html {
  const groups = [...new Set(order.map(groupOf))];
  if (groups.length < 2) return html`<tbody>${order.map(row)}</tbody>`;
  return html`${groups.map(
    (group) => html`<tbody><tr class="group"><th scope="colgroup" colspan="7">${group}</th></tr>
${order.filter((k) => groupOf(k) === group).map(row)}</tbody>`,
  )}`;
}

/** Where among the ranks of its group nine designs out of ten put a unit, the published rank marked. */
function bandBar({ best, worst }: ListSensitivity, k: number, { locale, rankOf, ofGroup }: SensitivityNaming): Html {
  const of = ofGroup(k);
  const at = (place: number): number => Math.round((1000 * (place - 1)) / of) / 10;
  const [from, to] = [best[k] as number, worst[k] as number];
  const read = saySensitive('read_band', locale, { rank: rankOf(k), best: from, worst: to });
  return html`<span class="range" role="img" aria-label="${read}"><i style="left:${at(from)}%;width:${Math.round(10 * (at(to + 1) - at(from))) / 10}%"></i><b style="left:${at(rankOf(k))}%;width:${at(2)}%"></b></span>`;
}

function choiceTable(list: ListSensitivity, locale: Locale): Html {
  const { choices } = list;
  const known = choices.filter(({ rank }) => rank.total >= LEAST);
  const rest = choices.length - known.length;
  if (known.length === 0) {
    const why = designNoIndices(list, locale);
    return html`${why !== undefined && html`<p class="note">${why}</p>`}`;
  }
  const head = (key: SensitivityWord): string => saySensitive(key, locale);
  const share = (index: number, error: number): Html =>
    isAboveZero(index, error)
      ? html`${percent(index, locale)} <span class="soft small">${saySensitive('error', locale, { error: percent(error, locale) })}</span>`
      : html`<span class="soft">${designIndex(index, error, locale)}</span>`;
  const needed = designDrawsNeeded(list, locale);
  const row = (choice: DesignChoice): Html =>
    html`<tr><th scope="row">${designChoiceName(choice, locale)}</th><td class="num nowrap" data-head="${head('first')}">${share(choice.rank.first, choice.rank.firstError)}</td><td class="num nowrap" data-head="${head('total')}">${share(choice.rank.total, choice.rank.totalError)}<span class="bar"><i style="width:${Math.min(100, Math.max(0, Math.round(100 * choice.rank.total)))}%"></i></span></td></tr>
`;
  return html`<table class="stacked"><thead><tr><th scope="col">${head('choice')}</th><th scope="col" class="num">${head('first')}</th><th scope="col" class="num">${head('total')}</th></tr></thead><tbody>${known.map(row)}</tbody></table>${rest > 0 && html`<p class="note">${saySensitive('rest', locale, { count: rest })}</p>`}<p class="note">${saySensitive('indices_note', locale)}${needed !== undefined && ` ${needed}`}</p>`;
}

/** What falls below 0 by the error of sampling is shown as 0. */
function percent(index: number, locale: Locale): string {
  return saySensitive('percent', locale, { number: Math.max(0, Math.round(100 * index)) });
}
