import type { Locale } from '@kedu/model';

/**
 * What is said of a problem, as templates (template.ts). `what` says what is wrong, `found` and `expected` show it, `why` says why it matters
 * where that is not plain, `remedy` what to do. The place is shown beside it, so no template repeats it.
 */
export interface Wording {
  readonly what: string;
  readonly found?: string;
  readonly expected?: string;
  readonly why?: string;
  readonly remedy: string;
  /** The remedy for whoever has the page before him and no command line, where it is another. */
  readonly onPage?: string;
}

/** Wording of codes, in both languages. */
export type IssueWords = Readonly<Record<string, Readonly<Record<Locale, Wording>>>>;

/** Chinese and English of one code. */
export function wording(chinese: Wording, english: Wording): Readonly<Record<Locale, Wording>> {
  return { 'zh-CN': chinese, en: english };
}
