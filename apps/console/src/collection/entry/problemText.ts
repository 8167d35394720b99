import type { CellProblem } from '../grid/judge.ts';
import type { EntryWords } from '../words.ts';
import { rangeText } from './rangeText.ts';

/** What is wrong with a cell, in the reader's words. A conflict says it by its own two buttons. */
export function problemText(problem: CellProblem | undefined, measure: string | undefined, words: EntryWords): string {
  switch (problem?.kind) {
    case 'no_number':
      return words.noNumber(hintText(problem.hint, words), measure ?? '');
    case 'out_of_range':
      return words.outOfRange(rangeText(problem.low, problem.high, words));
    case 'late':
      return words.lateNeeded;
    case 'refused':
      return problem.texts.join(' ');
    case 'not_open':
      return problem.reasons.join(' ');
    case 'conflict':
      return words.conflict;
    case undefined:
      return '';
  }
}

function hintText(hint: string, words: EntryWords): string {
  const text = (words as unknown as Readonly<Record<string, unknown>>)[`hint_${hint}`];
  return typeof text === 'string' ? text : words.hint_text;
}
