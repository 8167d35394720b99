import { formatYuan, type Locale } from '@kedu/model';
import type { RuleTerm, RuleValue, SchemeChange } from '@kedu/scheme';
import { spokenYuan } from '../explanation/yuan.ts';
import { type TitleOf, wordExpression } from '../explanation/wordExpression.ts';
import { wordMeasure } from '../words/measures.ts';
import { periodName } from '../words/period.ts';
import { RULE_FIELD_WORDS, RULE_VALUE_WORDS } from '../words/ruleFields.ts';
import type { WordTable } from '../words/table.ts';
import { type Topic, wordOf } from '../words/topics.ts';
import type { ReadTitle } from './wordChanges.ts';

/** How the names in a rule read. */
export interface RuleNaming {
  readonly locale: Locale;
  readonly read: ReadTitle;
  /** Title of a list, class, grade, indicator, part or field; undefined where neither version has one of that ID. */
  readonly titleOf: TitleOf;
  /** Name of a unit by its code. */
  readonly unitOf?: ((code: string) => string | undefined) | undefined;
}

/**
 * What a rule says in one of the versions, a line a field, as people write it: money in yuan, 10,000 yuan or 100 million yuan, shares in percent, periods and units by name, conditions in
 * words.
 *
 * Of a rule that changed only what the other version has not. Of the rows of a table the first `most`, then how many more. Missing: one dash where it says nothing.
 * Rule: DIFF-1, DIFF-6. Errors: none.
 * Two IDs of one title are told with the IDs. Example: `total_yuan: 60000000` → 总额：6,000万元.
 */
export function ruleLines(
  change: Pick<SchemeChange, 'path' | 'before' | 'after'>,
  at: 'before' | 'after',
  naming: RuleNaming,
  most = Number.POSITIVE_INFINITY,
): readonly string[] {
  const { path, before, after } = change;
  const side = change[at];
  if (!side || side.terms.length === 0) return ['—'];
  // The way to the rule has said already what it is about.
  const said = path.at(-1)?.id;
  const lines = linesOf(side.terms, { ...naming, said }, most);
  const other = at === 'before' ? after : before;
  const isAlike = other !== undefined && lines.join('\n') === linesOf(other.terms, { ...naming, said }, most).join('\n');
  return isAlike ? linesOf(side.terms, { ...naming, said, withIds: true }, most) : lines;
}

interface LineNaming extends RuleNaming {
  /** The field that the way to the rule ends with. */
  readonly said?: string | undefined;
  /** Titles are followed by their IDs. */
  readonly withIds?: boolean | undefined;
}

function linesOf(terms: readonly RuleTerm[], naming: LineNaming, most: number): readonly string[] {
  const runs: RuleTerm[][] = [];
  for (const term of terms) {
    const last = runs.at(-1);
    if (last?.[0]?.field === term.field) last.push(term);
    else runs.push([term]);
  }
  return runs.map((run) => runLine(run, naming, most));
}

/** An amount as people write it: 6,000万元, 1.2亿元, 12,345.67元; 60 million yuan in English with its figures. */
export function plainMoney(fen: number, locale: Locale): string {
  const sign = fen < 0 ? '−' : '';
  const amount = Math.abs(fen);
  const text = (yuan: string): string => spokenYuan(yuan.replace(/\.00$/, ''));
  if (locale === 'en') return `${sign}${text(formatYuan(amount))} yuan`;
  if (amount >= HUNDRED_MILLION && amount % (HUNDRED_MILLION / 100) === 0)
    return `${sign}${spokenYuan(String(amount / HUNDRED_MILLION))}亿元`;
  if (amount >= TEN_THOUSAND && amount % (TEN_THOUSAND / 100) === 0) return `${sign}${spokenYuan(String(amount / TEN_THOUSAND))}万元`;
  return `${sign}${text(formatYuan(amount))}元`;
}

/** In fen. */
const TEN_THOUSAND = 1_000_000;
const HUNDRED_MILLION = 10_000_000_000;

/** Fields whose values say by themselves what they are. */
const PLAIN: readonly string[] = ['', 'unit_code', 'period', 'class', 'item', 'title', 'category', 'chain', 'code'];

/** Fields that hold names which are said as they stand. */
const RAW: readonly string[] = ['id', 'code', 'file', 'scheme'];

/** Fields that hold values by IDs of the scheme. */
const BY_ID: readonly string[] = [
  'weight',
  'quota',
  'at_least',
  'coefficient',
  'rates',
  'rates_yuan',
  'results',
  'levels',
  'thresholds',
  'methods',
  'mix',
];

/** Words that a field takes, by their table. */
const TOPIC_OF: Readonly<Record<string, Topic>> = {
  accrual: 'accrual',
  action: 'action',
  aggregate: 'aggregate',
  better: 'better',
  by: 'children_by',
  decompose: 'goal_method',
  every: 'every',
  kind: 'indicator_kind',
  light: 'light',
  lights: 'light',
  method: 'method',
  methods: 'method',
  missing: 'missing_rule',
  mix: 'aggregate',
  mode: 'survey_mode',
  nature: 'nature',
  priority: 'priority',
  rule: 'rounding',
  sample: 'survey_sample',
  statistic: 'statistic',
  weights: 'weights',
};

/** Terms of one field in a line. */
function runLine(run: readonly RuleTerm[], naming: LineNaming, most: number): string {
  const english = naming.locale === 'en';
  const field = run[0]?.field ?? '';
  const told = run.slice(0, most).map(({ value }) => valueText(field, value, naming));
  const rest = run.length - told.length;
  if (rest > 0) told.push(english ? `and ${rest} more` : `另有${rest}项`);
  const said = told.join(english ? '; ' : '；');
  return PLAIN.includes(field) || field === naming.said ? said : `${fieldName(field, naming)}${english ? ': ' : '：'}${said}`;
}

function valueText(field: string, value: RuleValue, naming: LineNaming): string {
  const { locale, read, titleOf } = naming;
  const english = locale === 'en';
  switch (value.as) {
    case 'none':
      return '—';
    case 'number':
      return figure(value.number, field);
    case 'share':
      return `${figure(Number((value.share * 100).toPrecision(12)), field)}%`;
    case 'money':
      return plainMoney(value.fen, locale);
    case 'flag':
      return value.flag ? (english ? 'yes' : '是') : english ? 'no' : '否';
    case 'word':
      return wordText(field, value.word, naming);
    case 'text':
      return read(value.text);
    case 'expression':
      return wordExpression(value.source, locale, titleOf);
    case 'list':
      return listText(field, value.of, naming);
    case 'record':
      return value.of
        .filter((term) => term.field !== 'id' || !value.of.some((one) => one.field === 'title'))
        .map((term) => within(field, term, naming))
        .join(english ? ', ' : '，');
  }
}

/** A field of a record: its name before its value, without a colon of its own. */
function within(above: string, { field, value }: RuleTerm, naming: LineNaming): string {
  const said = valueText(BY_ID.includes(above) ? above : field, value, naming);
  if (PLAIN.includes(field)) return said;
  const name = (BY_ID.includes(above) ? titled(field, above, naming) : undefined) ?? fieldName(field, naming);
  const isNested = value.as === 'record';
  return isNested ? `${name}${naming.locale === 'en' ? ' (' : '（'}${said}${naming.locale === 'en' ? ')' : '）'}` : `${name} ${said}`;
}

/** `0–100` of bounds, `0以上` where one side is open; else the values one after the other. */
function listText(field: string, values: readonly RuleValue[], naming: LineNaming): string {
  const english = naming.locale === 'en';
  const told = values.map((one) => valueText(field, one, naming));
  const [low, high] = told;
  if (field === 'range' && told.length === 2) {
    if (high === '—') return low === '—' ? '—' : english ? `${low} or more` : `${low}以上`;
    return low === '—' ? (english ? `up to ${high}` : `${high}以下`) : `${low}–${high}`;
  }
  if (field === 'stands_in') return told.join(' › ');
  return told.join(english ? ', ' : '、');
}

function wordText(field: string, word: string, naming: LineNaming): string {
  const { locale, titleOf, unitOf, withIds } = naming;
  if (RAW.includes(field)) return word;
  if (field === 'period') return periodName(word, locale);
  // What is only counted has no measure in English.
  if (field === 'unit') return wordMeasure(word, locale) || 'number';
  const own = (RULE_VALUE_WORDS as WordTable)[`${field} ${word}`];
  if (own) return own[locale];
  const unit = field === 'unit_code' || field === 'units' ? unitOf?.(word) : undefined;
  if (unit !== undefined) return `${word} ${unit}`;
  const topic = TOPIC_OF[field];
  const told = topic === undefined ? word : wordOf(topic, word, locale);
  if (told !== word) return told;
  const title = titleOf(word) ?? titleOf(word, 'class');
  if (title === undefined) return word;
  return withIds ? (locale === 'en' ? `${title} (${word})` : `${title}（${word}）`) : title;
}

function titled(id: string, above: string, { locale, titleOf }: LineNaming): string | undefined {
  const topic = TOPIC_OF[above];
  const told = topic === undefined || above === 'methods' ? id : wordOf(topic, id, locale);
  if (told !== id) return told;
  return titleOf(id, 'class') ?? titleOf(id) ?? (above === 'thresholds' ? wordOf('light', id, locale) : undefined);
}

function fieldName(field: string, { locale, titleOf }: LineNaming): string {
  const own = (RULE_FIELD_WORDS as WordTable)[field];
  if (own) return own[locale];
  const light = wordOf('light', field, locale);
  return titleOf(field) ?? titleOf(field, 'class') ?? light;
}

/** Digits in groups of three from 10,000 on; a seed is a name and no amount. */
function figure(number: number, field: string): string {
  const text = String(Math.abs(number));
  const grouped = Math.abs(number) >= 10_000 && field !== 'seed' && !text.includes('e') ? spokenYuan(text) : text;
  return number < 0 ? `−${grouped}` : grouped;
}
