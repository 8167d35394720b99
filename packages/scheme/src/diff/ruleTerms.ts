import type { LocalizedText } from '@kedu/model';
import { isExpression } from './bare.ts';

/** A value of a rule, by what it is: whoever reads it to people says an amount as money, a share in percent, a period by its name. */
export type RuleValue =
  | { readonly as: 'none' }
  | { readonly as: 'number'; readonly number: number }
  | { readonly as: 'share'; readonly share: number }
  | { readonly as: 'money'; readonly fen: number }
  | { readonly as: 'flag'; readonly flag: boolean }
  /** An ID, a code, a word that the scheme language knows, or a text of the scheme. */
  | { readonly as: 'word'; readonly word: string }
  | { readonly as: 'text'; readonly text: LocalizedText }
  | { readonly as: 'expression'; readonly source: string }
  | { readonly as: 'list'; readonly of: readonly RuleValue[] }
  | { readonly as: 'record'; readonly of: readonly RuleTerm[] };

/** One thing that a rule says; of a table within it one row. */
export interface RuleTerm {
  /** Name of the field in the scheme language, or an ID of the scheme where values stand by IDs; '' where the rule is the value. */
  readonly field: string;
  readonly value: RuleValue;
}

/** Fields left out of what is written: places, what is said elsewhere, and persons. */
export const UNSAID: readonly string[] = ['place', 'path', 'name', 'type', 'parts', 'person', 'role', 'decision'];

/** Fields that hold shares of a whole, 0–1. */
const SHARES: readonly string[] = ['share', 'shares', 'rate', 'rates', 'confidence', 'trim', 'width', 'bounds', 'winsorise'];

/** Lists of IDs or codes that are longer are told one by one, so that two versions differ in single ones. */
const LONGEST_LIST = 6;

/**
 * What a rule says, field by field; tables within it, however deep, row by row.
 *
 * Missing: fields that are absent, empty tables. Persons in tables are left out. Rule: DIFF-1. Errors: none.
 * Example: { action: 'allocate', totalYuan: 60000000 } → action: allocate; total_yuan: money of 6,000,000,000 fen.
 */
export function termsOf(rule: object): readonly RuleTerm[] {
  return entriesOf(rule).flatMap(([key, value]) => fieldTerms(key, value));
}

/** A rule that is one value. */
export function termOf(value: unknown, field = ''): RuleTerm {
  return { field, value: readValue(field, value) };
}

/** A record of one thing by its ID: `quota` of `excellent`. */
export function termBy(field: string, id: string, value: RuleValue): RuleTerm {
  return { field, value: { as: 'record', of: [{ field: id, value }] } };
}

/**
 * The terms of a rule that the other version has not; all where that leaves none on either side, because only their order differs.
 *
 * A flag that is off is told only where the other version has it on. Rule: DIFF-1.
 */
export function differingTerms(own: readonly RuleTerm[], other: readonly RuleTerm[] | undefined): readonly RuleTerm[] {
  const told = own.filter(({ field, value }) => !isOff(value) || other?.some((term) => term.field === field));
  if (!other) return told;
  const [mine, theirs] = [own, other].map((terms) => new Set(terms.map((term) => JSON.stringify(term)))) as [Set<string>, Set<string>];
  const isReordered = [...mine].every((term) => theirs.has(term)) && [...theirs].every((term) => mine.has(term));
  return isReordered ? told : told.filter((term) => !theirs.has(JSON.stringify(term)));
}

const isOff = (value: RuleValue): boolean => value.as === 'flag' && !value.flag;

function fieldTerms(key: string, value: unknown): readonly RuleTerm[] {
  const field = fieldOf(key);
  if (isRows(value)) return value.flatMap((row) => rowTerms(field, row));
  if (Array.isArray(value) && value.length > LONGEST_LIST && value.every((one) => typeof one === 'string'))
    return value.map((one) => ({ field, value: { as: 'word', word: one } }));
  if (isRecord(value) && Object.values(value).some(isRows)) return rowTerms(field, value);
  return [{ field, value: readValue(key, value) }];
}

/** A row, and behind it the rows of the tables that it holds. */
function rowTerms(field: string, row: object): readonly RuleTerm[] {
  const entries = entriesOf(row);
  const own = entries.filter(([, value]) => !isRows(value));
  const tables = entries.filter(([, value]) => isRows(value));
  return [
    ...(own.length === 0 ? [] : [{ field, value: recordOf(own, '') }]),
    ...tables.flatMap(([key, rows]) => (rows as readonly object[]).flatMap((one) => rowTerms(fieldOf(key), one))),
  ];
}

function readValue(key: string, value: unknown): RuleValue {
  if (value === undefined || value === null) return { as: 'none' };
  if (typeof value === 'number') return figureOf(key, value);
  if (typeof value === 'boolean') return { as: 'flag', flag: value };
  if (typeof value === 'string') return { as: 'word', word: value };
  if (isExpression(value)) return { as: 'expression', source: value.source };
  if (Array.isArray(value)) return { as: 'list', of: value.map((one: unknown) => readValue(key, one)) };
  if (isText(value)) return { as: 'text', text: value };
  return recordOf(entriesOf(value), key);
}

/** Figures by ID are of the kind of the field that holds them: `rates: { warned: 0.1 }`. */
function recordOf(entries: readonly (readonly [string, unknown])[], above: string): RuleValue {
  const kept = entries.filter(([, value]) => value !== false);
  if (kept.length === 0) return { as: 'none' };
  return {
    as: 'record',
    of: kept.map(([key, value]) => ({ field: fieldOf(key), value: readValue(isOfKind(above) && !isOfKind(key) ? above : key, value) })),
  };
}

function figureOf(key: string, value: number): RuleValue {
  if (Number.isNaN(value)) return { as: 'none' };
  if (key.endsWith('Fen')) return { as: 'money', fen: value };
  if (key.endsWith('Yuan')) return { as: 'money', fen: Math.round(value * 100) };
  return SHARES.includes(key) && Math.abs(value) <= 1 ? { as: 'share', share: value } : { as: 'number', number: value };
}

const isOfKind = (key: string): boolean => key.endsWith('Fen') || key.endsWith('Yuan') || SHARES.includes(key);

function entriesOf(rule: object): readonly (readonly [string, unknown])[] {
  return Object.entries(rule).filter(
    ([key, value]) => value !== undefined && !UNSAID.includes(key) && !(Array.isArray(value) && value.length === 0),
  );
}

/** Money stands in fen and is written in yuan. */
const fieldOf = (key: string): string => snake(key.replace(/Fen$/, 'Yuan'));

/** `totalYuan` as the scheme language writes it: `total_yuan`. */
export function snake(key: string): string {
  return /^[a-z]+(?:[A-Z][a-z]*)+$/.test(key) ? key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) : key;
}

function isRows(value: unknown): value is readonly object[] {
  return Array.isArray(value) && value.length > 0 && value.every(isRecord);
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isExpression(value) && !isText(value);
}

export function isText(value: object): value is LocalizedText {
  return 'zh-CN' in value && typeof (value as Record<string, unknown>)['zh-CN'] === 'string';
}
