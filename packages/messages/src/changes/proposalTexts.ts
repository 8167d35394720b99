import type { ProposalChange, ProposalSide } from '@kedu/engine';
import { formatYuan, inLocale, type Locale } from '@kedu/model';
import { spokenYuan } from '../explanation/yuan.ts';
import { wordOf } from '../words/topics.ts';
import type { ReadTitle } from './wordChanges.ts';

/** How titles and names read. */
export interface ProposalNaming {
  readonly locale: Locale;
  readonly read: ReadTitle;
  /** Title of a field, an indicator, a grade; undefined where the scheme has none of that ID. */
  readonly titleOf: (id: string) => string | undefined;
}

/** The changes of one rule's proposals in words. */
export interface ProposalTexts {
  readonly rule: string;
  /** Title of the rule. */
  readonly title: string;
  /** `新提6条，不再提2条，内容有变3条；压减下年度预算共1,200.00元 → 1,500.00元`. */
  readonly summary: string;
  /** By position of the change: whom it concerns, about what, and what became of it. */
  readonly rows: readonly ProposalRow[];
}

export interface ProposalRow {
  readonly unitId: string;
  readonly unit: string;
  /** Field, item or indicators; '' where there is none, or where it is a person, whom no page names (REPORT-20). */
  readonly about: string;
  readonly before: string;
  readonly after: string;
}

/** Proposals about persons; several of one unit are told apart by their amounts alone. */
const PERSONAL: readonly ProposalChange['action'][] = ['withhold', 'pay_items'];

/**
 * Proposals that differ between two versions, rule by rule: how many are made, gone, changed, and unit by unit what becomes of them.
 *
 * Rule: DIFF-2, DIFF-6. Errors: none.
 */
export function proposalTexts(changes: readonly ProposalChange[], naming: ProposalNaming): readonly ProposalTexts[] {
  return [...new Set(changes.map(({ rule }) => rule))].map((rule) => {
    const own = changes.filter((one) => one.rule === rule);
    const [first] = own;
    return {
      rule,
      title: first ? titleText(first, naming) : rule,
      summary: summaryText(own, naming.locale),
      rows: own.map((change) => rowOf(change, naming)),
    };
  });
}

function titleText({ title, rule }: ProposalChange, { locale, read }: ProposalNaming): string {
  const light = /^lights\.(.+)$/.exec(rule)?.[1];
  return light !== undefined && title['zh-CN'] === light ? wordOf('light', light, locale) : read(title);
}

function summaryText(changes: readonly ProposalChange[], locale: Locale): string {
  const english = locale === 'en';
  const counted = (
    [
      ['made', '新提{n}条', '{n} made'],
      ['gone', '不再提{n}条', '{n} gone'],
      ['changed', '内容有变{n}条', '{n} changed'],
    ] as const
  ).flatMap(([how, chinese, text]) => {
    const count = changes.filter((one) => one.how === how).length;
    return count === 0 ? [] : [(english ? text : chinese).replace('{n}', String(count))];
  });
  // A transfer and its tranches are not added up: each action has its own sum.
  const money = [...new Set(changes.map(({ action }) => action))].flatMap((action) => {
    const own = changes.filter((one) => one.action === action);
    if (own.every(({ before, after }) => (after ?? before)?.amountFen === undefined)) return [];
    const [from, to] = (['before', 'after'] as const).map((side) =>
      spokenYuan(
        formatYuan(own.reduce((sum, one) => sum + (one[side]?.withheldBecause === undefined ? (one[side]?.amountFen ?? 0) : 0), 0)),
      ),
    );
    const name = wordOf('action', action, locale);
    if (from === to) return [english ? `${name} ${from} yuan, unchanged in sum` : `${name}共${from}元不变`];
    return [english ? `${name} ${from} → ${to} yuan` : `${name}共${from}元 → ${to}元`];
  });
  return [counted.join(english ? ', ' : '，'), ...money].join(english ? '; ' : '；');
}

function rowOf(change: ProposalChange, naming: ProposalNaming): ProposalRow {
  const { locale } = naming;
  return {
    unitId: change.unitId,
    unit: inLocale(change.name, locale),
    about: aboutText(change, naming),
    before: sideText(change, change.before, locale),
    after: sideText(change, change.after, locale),
  };
}

function aboutText({ about, subject, action, period, rule }: ProposalChange, { locale, titleOf }: ProposalNaming): string {
  if (PERSONAL.includes(action)) return '';
  const named = about ? inLocale(about, locale) : (titleOf(subject) ?? subject);
  // Orders of lights are about a moment of the year.
  return rule.startsWith('lights.') ? [named, period].filter((part) => part !== '').join(' ') : named;
}

function sideText({ action }: ProposalChange, side: ProposalSide | undefined, locale: Locale): string {
  if (!side) return '—';
  const english = locale === 'en';
  const { amountFen, savedFen, count, withheldBecause } = side;
  const yuan = (fen: number): string => (english ? `${spokenYuan(formatYuan(fen))} yuan` : `${spokenYuan(formatYuan(fen))}元`);
  const parts = [
    wordOf('action', action, locale),
    ...(amountFen === undefined ? [] : [yuan(amountFen)]),
    ...(savedFen === undefined || savedFen === 0 ? [] : [english ? `${yuan(savedFen)} saved` : `核减${yuan(savedFen)}`]),
    ...(count === undefined ? [] : [english ? `${count} persons` : `${count}人`]),
  ];
  const text = parts.join(' ');
  if (withheldBecause === undefined) return text;
  const why = wordOf('withheld', withheldBecause, locale);
  return english ? `${text}, not made: ${why}` : `${text}，不提出：${why}`;
}
