import { InvalidArgumentError } from 'commander';
import { dayExists } from '@kedu/runner';

const LANGUAGES: readonly string[] = ['zh', 'zh-CN', 'en'];

/** All values of an option that may be given several times. */
export function repeated(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

export function matching(form: RegExp, refusal: (found: string) => string): (text: string) => string {
  return (text) => {
    if (!form.test(text)) throw new InvalidArgumentError(refusal(text));
    return text;
  };
}

export const ADDRESS = /^0x[0-9a-f]{40}$/i;
export const BLOCK = /^0x[0-9a-f]{64}$/i;

export function count(refusal: (found: string) => string): (text: string) => number {
  return (text) => Number(matching(/^(?:0|[1-9]\d{0,14})$/, refusal)(text));
}

/** The second since 1970 at which a day begins in Beijing. */
export function dayStart(refusal: (found: string) => string): (text: string) => number {
  return (text) => {
    if (!dayExists(text)) throw new InvalidArgumentError(refusal(text));
    return Date.parse(`${text}T00:00:00+08:00`) / 1000;
  };
}

export function oneOf(known: readonly string[], refusal: (found: string) => string): (text: string) => string {
  return (text) => {
    if (!known.includes(text)) throw new InvalidArgumentError(refusal(text));
    return text;
  };
}

export function day(refusal: (found: string) => string): (text: string) => string {
  return (text) => {
    if (!dayExists(text)) throw new InvalidArgumentError(refusal(text));
    return text;
  };
}

export function language(refusal: (found: string) => string): (text: string) => string {
  return (text) => {
    if (!LANGUAGES.includes(text)) throw new InvalidArgumentError(refusal(text));
    return text;
  };
}

export function port(refusal: (found: string) => string): (text: string) => number {
  return (text) => {
    const found = Number(text);
    if (!Number.isInteger(found) || found < 1 || found > 65_535) throw new InvalidArgumentError(refusal(text));
    return found;
  };
}

/** `3,17,20-25` as the numbers, or `all`; at most 100,000. */
export function rowNumbers(refusal: (found: string) => string): (text: string) => readonly number[] | 'all' {
  return (text) => {
    if (text === 'all') return text;
    const runs = text.split(',').map((run) => /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(run));
    const spans = runs.map((found) => [Number(found?.[1] ?? Number.NaN), Number(found?.[2] ?? found?.[1] ?? Number.NaN)] as const);
    const all = spans.reduce((sum, [from, to]) => sum + (to - from + 1), 0);
    if (spans.some(([from, to]) => !(from <= to)) || !(all <= 100_000)) throw new InvalidArgumentError(refusal(text));
    return spans.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i));
  };
}
