import { type Language, useLanguage } from './language.ts';

/** Marks between words, as each language sets them. */
export interface Marks {
  /** `状态：已封存`, `Standing: sealed`. */
  readonly of: (what: string, text: string) => string;
  /** Between what something is and its text: `：`, `: `. */
  readonly colon: string;
  /** `就业（2024-12）`, `Jobs (2024-12)`. */
  readonly aside: (what: string, text: string) => string;
  /** `甲、乙`, `A, B`. */
  readonly listed: (texts: readonly string[]) => string;
}

const MARKS: { readonly [K in Language]: Marks } = {
  zh: {
    of: (what, text) => `${what}：${text}`,
    colon: '：',
    aside: (what, text) => `${what}（${text}）`,
    listed: (texts) => texts.join('、'),
  },
  en: {
    of: (what, text) => `${what}: ${text}`,
    colon: ': ',
    aside: (what, text) => `${what} (${text})`,
    listed: (texts) => texts.join(', '),
  },
};

/** The marks of a language. */
export function marksIn(language: Language): Marks {
  return MARKS[language];
}

/** The marks of the reader’s language. */
export function useMarks(): Marks {
  return marksIn(useLanguage());
}
