import type { Issue, Place } from '@kedu/model';
import { schemeIssue } from '../codes.ts';
import { readRuleTable, type TableColumns } from './table.ts';

const COLUMNS: TableColumns = { text: { kind: 'text', required: true }, en: { kind: 'text', required: true } };

/** English of a pack; undefined where it names no table, or none that holds a row. */
export interface EnglishRead {
  readonly english?: ReadonlyMap<string, string>;
  readonly issues: readonly Issue[];
}

/**
 * English of texts that schemes of a pack give in Chinese alone: bodies, meetings, grounds, events, headings of the regulation.
 *
 * Shape: Chinese text → English, from the tables `text, en` that `english` of pack.yaml names, each with the place of its name; `textOf` gives the text
 * of a file, or says itself why it has none. Nothing is computed from them: they are no file of any scheme, and its hash is the same with and without.
 * Rule: PACK-13. Errors: those of tables; PACK_ENGLISH_TWICE where a text stands twice, differently.
 * Example: '省委组织部' → 'Organization Department of the Province'.
 */
export function readEnglish(
  tables: readonly { readonly file: string; readonly place: Place }[],
  textOf: (name: string, place: Place) => string | undefined,
): EnglishRead {
  const english = new Map<string, { readonly en: string; readonly place: Place }>();
  const issues: Issue[] = [];
  for (const { file, place } of tables) {
    const text = textOf(file, place);
    if (text === undefined) continue;
    const { rows, issues: found } = readRuleTable(file, text, COLUMNS);
    issues.push(...found);
    for (const row of rows) {
      const [chinese, en] = [row.text('text') as string, row.text('en') as string];
      const first = english.get(chinese);
      if (first === undefined) english.set(chinese, { en, place: row.place('en') });
      else if (first.en !== en) issues.push(twice(chinese, en, row.place('en'), first));
    }
  }
  return english.size === 0 ? { issues } : { english: new Map([...english].map(([text, { en }]) => [text, en])), issues };
}

function twice(text: string, en: string, at: Place, first: { readonly en: string; readonly place: Place }): Issue {
  const { file = '', line = 1 } = first.place;
  return schemeIssue('PACK_ENGLISH_TWICE', at, { text, en, first: first.en, first_file: file, first_line: line });
}
