import type { Proposal } from '@kedu/engine';
import { spokenYuan, wordOf } from '@kedu/messages';
import { formatYuan, inLocale, type Locale, type LocalizedText } from '@kedu/model';
import type { ReportContext } from './context.ts';
import { grouped } from './figures.ts';
import { totalsOf } from './proposalTotals.ts';
import { say } from './words.ts';

/** Rules that are named; the others stand in their chapter. */
const NAMED = 8;
const TEN_THOUSAND_YUAN_IN_FEN = 1_000_000;

/**
 * The money that the proposals of a run are about, rule by rule in the order of the scheme; undefined where they are about none.
 *
 * Units: yuan below ten thousand, beyond it 万元 with two decimals (English: whole yuan). Withheld proposals count in no sum.
 * Rule: REPORT-16. Errors: none. Example: 建议涉及的资金：专项资金（分配专项资金）4,000 万元；事前评估（不予安排）核减 50 万元。
 */
export function moneySentence({ assessment, scheme, locale }: ReportContext): string | undefined {
  const rules = new Map<string, Proposal[]>();
  for (const proposal of assessment.proposals) {
    const key = `${proposal.rule} ${proposal.action}`;
    const own = rules.get(key);
    if (own) own.push(proposal);
    else rules.set(key, [proposal]);
  }
  const sumsOf = new Map<string, { readonly rule: string; readonly parts: { readonly action: string; readonly sums: string }[] }>();
  for (const own of rules.values()) {
    const [first] = own as [Proposal];
    const { amountFen = 0, savedFen = 0 } = totalsOf(own);
    const sums = [
      ...(amountFen === 0 ? [] : [moneyText(amountFen, locale)]),
      ...(savedFen === 0 ? [] : [say('says_saved', locale, { money: moneyText(savedFen, locale) })]),
    ];
    const title: LocalizedText = scheme.consequences.find(({ id }) => id === first.rule)?.title ?? first.title;
    if (sums.length === 0) continue;
    const part = { action: wordOf('action', first.action, locale), sums: sums.join(say('list_sep', locale)) };
    const known = sumsOf.get(first.rule);
    if (known) known.parts.push(part);
    else sumsOf.set(first.rule, { rule: inLocale(title, locale), parts: [part] });
  }
  const told = [...sumsOf.values()].map(({ rule, parts }) => {
    const [one] = parts;
    if (one && parts.length === 1) return say(rule === one.action ? 'says_money_of_action' : 'says_money_of', locale, { rule, ...one });
    // A rule that moves money in several ways is named once.
    const all = parts.map((part) => say('says_money_of_action', locale, { rule: part.action, sums: part.sums }));
    return say('says_money_parts', locale, { rule, parts: all.join(say('list_sep', locale)) });
  });
  if (told.length === 0) return undefined;
  const rest = told.length > NAMED ? [say('says_money_rest', locale, { count: told.length - NAMED })] : [];
  return say('says_money', locale, { sums: [...told.slice(0, NAMED), ...rest].join(say('semi', locale)) });
}

/** 950.00 元; 1,234.57 万元; 12,345,679 yuan. Without its sign: the action says who gives. */
export function moneyText(fen: number, locale: Locale): string {
  const size = Math.abs(fen);
  if (locale === 'en') return `${size < TEN_THOUSAND_YUAN_IN_FEN ? spokenYuan(formatYuan(size)) : grouped(Math.round(size / 100))} yuan`;
  if (size < TEN_THOUSAND_YUAN_IN_FEN) return `${spokenYuan(formatYuan(size))} 元`;
  const [whole = '', decimals = ''] = (Math.round(size / 10_000) / 100).toFixed(2).split('.');
  return `${grouped(Number(whole))}${decimals === '00' ? '' : `.${decimals}`} 万元`;
}
