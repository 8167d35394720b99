import type { Locale } from '@kedu/model';
import { type WordTable, words } from './table.ts';

/** What determinations change, where it has a word of its own. */
const DETERMINED_WORDS = {
  grade: words('等次（grade）', 'grade'),
  made: words('已提出（made）', 'made'),
  dropped: words('不采纳（dropped）', 'dropped'),
} as const satisfies WordTable;

/**
 * What a row of a determination is about or changes: the word of the format, or what stands there, such as the title of a grade or of a rule.
 *
 * Errors: none. Example: determinedName('grade', 'zh-CN') → 等次（grade）; determinedName('良好（good）', 'zh-CN') stays.
 */
export function determinedName(written: string, locale: Locale): string {
  const table: WordTable = DETERMINED_WORDS;
  return Object.hasOwn(table, written) ? (table[written]?.[locale] ?? written) : written;
}
