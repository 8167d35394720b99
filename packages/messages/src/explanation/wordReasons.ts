import type { Locale } from '@kedu/model';
import { MISSING_WORDS } from '../words/missing.ts';

const CODES = Object.keys(MISSING_WORDS).join('|');
const REASON = new RegExp(`(?<![\\w.'])(?:${CODES})(?![\\w.'])`, 'g');
/** A missing value beside what it would have been compared with, as the whole of a condition or one of several. */
const COMPARED = new RegExp(`(?<=^|: |; |&& |\\|\\| |[(!])(${CODES}) (?:[<>]=?|[=!]=) -?\\d+(?:\\.\\d+)?(?=$|;|\\)| &&| \\|\\|)`, 'g');

/**
 * The reasons of missing values in a sum, in words; everything else stays as it stands.
 *
 * Rule: EXPLAIN-8. Errors: none. Example: wordReasons('coalesce(not_due, 0) + 1', 'en') → "coalesce(not due yet, 0) + 1".
 */
export function wordReasons(text: string, locale: Locale): string {
  return text.replaceAll(REASON, (code) => MISSING_WORDS[code as keyof typeof MISSING_WORDS][locale]);
}

/** A value that is missing is compared with nothing: `not_due >= 60` → `not_due`. Rule: EXPLAIN-8. */
export function withoutComparing(text: string): string {
  return text.replaceAll(COMPARED, '$1');
}
