import { fromUtf8 } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';

/** Says why, where (path of a field, '' for the whole) and what was found; ends the reading. */
export type Refuse = (reason: FieldReason, at: string, found?: unknown) => never;

export const FIELD_REASONS = ['size', 'utf8', 'deep', 'json', 'canonical', 'unknown', 'absent', 'form', 'order', 'twice'] as const;
export type FieldReason = (typeof FIELD_REASONS)[number];

/** Lists and objects in one another: the files of a bundle need 6, and what recurses would run out of stack at some thousands. */
const DEEPEST = 32;
/** Half a character as an escape, which is the only spelling that canonical JSON could give it. */
const LONE_SURROGATE = /(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]/;

/** A value of a JSON file with the names of the fields that lead to it. */
export interface Field {
  readonly value: unknown;
  readonly at: string;
}

/** The value of a canonical JSON file (RFC 8785); refuses any other spelling of the same value. */
export function canonicalField(bytes: Uint8Array, most: number, refuse: Refuse): Field {
  if (bytes.length > most) refuse('size', '', bytes.length);
  const text = fromUtf8(bytes) ?? refuse('utf8', '');
  if (isDeep(text)) refuse('deep', '');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('json', '');
  }
  if (!isCanonical(value, text)) refuse('canonical', '');
  return { value, at: '' };
}

/** The fields of an object that has all of `names`, those of `optional` where they are there, and no others. */
export function fieldsOf<N extends string, O extends string = never>(
  { value, at }: Field,
  names: readonly N[],
  refuse: Refuse,
  optional: readonly O[] = [],
): Readonly<Record<N, Field>> & Readonly<Partial<Record<O, Field>>> {
  const entries = entriesOf({ value, at }, refuse);
  const known: readonly string[] = [...names, ...optional];
  for (const [name, field] of entries) if (!known.includes(name)) refuse('unknown', field.at);
  const found = Object.fromEntries(entries);
  for (const name of names) if (!Object.hasOwn(found, name)) refuse('absent', below(at, name));
  return found as Readonly<Record<N, Field>> & Readonly<Partial<Record<O, Field>>>;
}

/** Name and field of everything in an object. */
export function entriesOf({ value, at }: Field, refuse: Refuse): readonly (readonly [string, Field])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('form', at, value);
  return Object.entries(value).map(([name, inner]) => [name, { value: inner, at: below(at, name) }] as const);
}

export function itemsOf({ value, at }: Field, refuse: Refuse): readonly Field[] {
  if (!Array.isArray(value)) return refuse('form', at, value);
  return value.map((inner: unknown, i) => ({ value: inner, at: `${at}[${i}]` }));
}

export function textOf({ value, at }: Field, pattern: RegExp, refuse: Refuse): string {
  return typeof value === 'string' && pattern.test(value) ? value : refuse('form', at, value);
}

export function flagOf({ value, at }: Field, refuse: Refuse): boolean {
  return typeof value === 'boolean' ? value : refuse('form', at, value);
}

/** A whole number from 0 to 2⁵³ − 1. */
export function countOf({ value, at }: Field, refuse: Refuse): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0)
    ? value
    : refuse('form', at, value);
}

/** What was found, as a short text for an issue. */
export function foundText(found: unknown): string {
  const text = typeof found === 'string' ? found : (JSON.stringify(found) ?? '');
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function below(at: string, name: string): string {
  const shown = name.length > 40 ? `${name.slice(0, 39)}…` : name;
  return at === '' ? shown : `${at}.${shown}`;
}

/** Whether lists and objects of a JSON text stand deeper in one another than any file of a bundle needs. */
function isDeep(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (isQuoted && letter === '\\') at += 1;
    else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (letter === '[' || letter === '{')) depth += 1;
    else if (!isQuoted && (letter === ']' || letter === '}')) depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** A text with a lone surrogate has no canonical form, and neither has a number beyond those of float64. */
function isCanonical(value: unknown, text: string): boolean {
  if (LONE_SURROGATE.test(text)) return false;
  try {
    return canonicalJson(value) === text;
  } catch {
    return false;
  }
}
