import { chance } from '@kedu/engine';
import { shortNumber } from '@kedu/messages';
import { inLocale, type Locale } from '@kedu/model';
import { type Html, html } from '../html.ts';
import type { ReportContext, Standing } from './context.ts';
import { withUnit } from './figures.ts';
import { sayUncertain } from './uncertaintyWords.ts';
import { say } from './words.ts';

type List = Standing['list'];

/** The set of a rank beside its number, 5—9; nothing where the rank is firm or no error is stated. */
export function setBesideRank({ uncertainty }: List, k: number, { locale }: ReportContext): Html {
  const [best, worst] = [uncertainty?.best[k] ?? 0, uncertainty?.worst[k] ?? 0];
  return html`${best !== worst && html`<span class="set small soft nowrap"><span class="phone">${sayUncertain('set_narrow', locale, { confidence: inLocale(chance(uncertainty?.confidence ?? 0), locale) })}</span>${sayUncertain('set', locale, { best, worst })}</span>`}`;
}

/** Where among the ranks of its group a unit may stand, as a bar from the first to the last place, the published rank marked on it. */
export function rangeBar(list: List, k: number, { locale }: ReportContext): Html {
  const { uncertainty, rank, groups } = list;
  const [best, worst] = [uncertainty?.best[k] ?? 0, uncertainty?.worst[k] ?? 0];
  if (best === 0) return html``;
  const of = rank.filter((one, i) => one > 0 && groups[i] === groups[k]).length;
  const at = (place: number): number => Math.round((1000 * (place - 1)) / of) / 10;
  const own = rank[k] as number;
  const read = sayUncertain(best === worst ? 'read_firm' : 'read_set', locale, { rank: own, best, worst });
  return html`<span class="range" role="img" aria-label="${read}"><i style="left:${at(best)}%;width:${Math.round(10 * (at(worst + 1) - at(best))) / 10}%"></i><b style="left:${at(own)}%;width:${at(2)}%"></b></span>`;
}

/** What the column means and how much of the weight it does not hold; nothing where no error is stated. */
export function rangeNote({ list }: Standing, ctx: ReportContext): Html {
  const { locale } = ctx;
  const { uncertainty } = list;
  if (!uncertainty) return html``;
  const share = unstatedShare(list, locale);
  const unstated = share === '' ? '' : sayUncertain('unstated', locale, { share });
  const sentences = [sayUncertain('note', locale, { unstated }), ...revisionSentences(list, ctx)];
  return html`<p class="note">${sentences.join(locale === 'en' ? ' ' : '')}</p>`;
}

/** Of the indicators that leave scores of the list open most and whose error is estimated from revisions: from how many, and which way these went (ERROR-2). */
function revisionSentences({ uncertainty }: List, { locale, scheme, titleOf }: ReportContext): readonly string[] {
  if (!uncertainty) return [];
  const named = new Set(uncertainty.sources.flatMap((sources) => sources.map(({ indicator }) => indicator)));
  return scheme.indicators.flatMap(({ id, unit }) => {
    const found = named.has(id) ? uncertainty.revisions.get(id) : undefined;
    if (!found) return [];
    const figure = (x: number): string => {
      const size = shortNumber(Number(Math.abs(x).toPrecision(3)));
      return unit === '%' ? sayUncertain('points', locale, { size }) : withUnit(size, unit, locale);
    };
    const { bias, count, sd } = found;
    const way = bias === 0 ? '' : sayUncertain(bias > 0 ? 'raised' : 'lowered', locale, { size: figure(bias) });
    return [sayUncertain('revised', locale, { title: titleOf(id) ?? id, count, sd: figure(sd), bias: way })];
  });
}

/** The share of the weight of ranked units that rests on no stated error, from the least to the largest: 64%—72%; '' where there is none. */
function unstatedShare({ uncertainty, members, ranked }: List, locale: Locale): string {
  const shares = [...members.keys()].filter((k) => ranked[k] === 1).map((k) => uncertainty?.unstated[k] ?? 0);
  const [least, most] = [Math.min(1, ...shares), Math.max(0, ...shares)];
  const [low, high] = [least, most].map((share) => (share === 0 ? '0' : inLocale(chance(share), locale))) as [string, string];
  if (most === 0) return '';
  return low === high ? high : sayUncertain('shares', locale, { low, high });
}

/** One sentence for the overview: how many ranks are firm, and whether the first are told apart; undefined where no error is stated. */
export function setsSentence({ list, groups }: Standing, { locale }: ReportContext): string | undefined {
  const { uncertainty } = list;
  if (!uncertainty) return undefined;
  const ranked = [...list.members.keys()].filter((k) => (list.rank[k] as number) > 0);
  const isFirm = (k: number): boolean => uncertainty.best[k] === uncertainty.worst[k];
  const firm = ranked.filter(isFirm).length;
  const confidence = inLocale(chance(uncertainty.confidence), locale);
  const share = unstatedShare(list, locale);
  const unstated = share === '' ? '' : sayUncertain('says_unstated', locale, { share });
  if (firm === ranked.length) return sayUncertain('says_all_firm', locale, { confidence, unstated });
  const front = ranked.filter((k) => uncertainty.best[k] === 1).length;
  const first =
    groups.length > 1 ? '' : front > 1 ? sayUncertain('says_front', locale, { count: front }) : sayUncertain('says_first_firm', locale);
  return sayUncertain('says_sets', locale, { confidence, first, of: ranked.length, firm, open: ranked.length - firm, unstated });
}

/** On the page of a unit: the set of its rank. */
export function unitSet({ uncertainty }: List, k: number, { locale }: ReportContext): string | undefined {
  const [best, worst] = [uncertainty?.best[k] ?? 0, uncertainty?.worst[k] ?? 0];
  if (!uncertainty || best === 0) return undefined;
  const confidence = inLocale(chance(uncertainty.confidence), locale);
  return best === worst ? sayUncertain('unit_firm', locale, { confidence }) : sayUncertain('unit_set', locale, { best, worst, confidence });
}

/** The interval of its score. */
export function unitInterval({ uncertainty }: List, k: number, ctx: ReportContext): string | undefined {
  const low = uncertainty?.low[k] ?? Number.NaN;
  if (!uncertainty || Number.isNaN(low)) return undefined;
  const text = (quanta: number): string => ctx.pointsOf(quanta).toFixed(ctx.places);
  const args = {
    low: text(low),
    high: text(uncertainty.high[k] as number),
    confidence: inLocale(chance(uncertainty.confidence), ctx.locale),
  };
  return sayUncertain('unit_score', ctx.locale, args);
}

/** What else the errors leave open for a unit: its grade, the last place, and where the error comes from. */
export function unitChances(list: List, k: number, ctx: ReportContext): Html {
  const { locale, scheme, titleOf } = ctx;
  const { uncertainty } = list;
  if (!uncertainty || (uncertainty.best[k] ?? 0) === 0) return html``;
  const said = (share: number): string => inLocale(chance(share), locale);
  const order = scheme.grades.find((rule) => rule.lists === undefined || rule.lists.includes(list.list))?.order ?? [];
  const open = order.flatMap(({ id, title }) => {
    const share = uncertainty.grades.get(id)?.[k] ?? 0;
    return share > 0 ? [{ share, text: sayUncertain('chance', locale, { grade: inLocale(title, locale), share: said(share) }) }] : [];
  });
  const last = uncertainty.last[k] as number;
  const sources = (uncertainty.sources[k] ?? []).map(({ indicator, share }) =>
    sayUncertain('source', locale, { title: titleOf(indicator) ?? indicator, share: said(share) }),
  );
  const sep = say('list_sep', locale);
  const unstated = uncertainty.unstated[k] as number;
  const sentences = [
    ...(open.length > 1 ? [sayUncertain('chances', locale, { grades: open.map(({ text }) => text).join(sep) })] : []),
    ...(last > 0 && last < 1 ? [sayUncertain('last', locale, { share: said(last) })] : []),
    ...(sources.length > 0 ? [sayUncertain('sources', locale, { sources: sources.join(sep) })] : []),
    ...(unstated > 0 ? [sayUncertain('unit_unstated', locale, { share: said(unstated) })] : []),
  ];
  return html`${sentences.length > 0 && html`<p>${sentences.join(locale === 'en' ? ' ' : '')}</p>`}`;
}
