import { cellName, type Issue, type IssueArgs } from '@kedu/model';
import { type GuessCode, guessIssue } from './codes.ts';

export type Confidence = 'sure' | 'likely' | 'unsure';

/** Part of a mapping that a decision is about. */
export type GuessSubject = 'sheet' | 'headings' | 'rows' | 'skip' | 'unit' | 'indicator' | 'period' | 'measure' | 'values';

/** One decision with its reason: `where` and `why` stand in the issue, whose severity is `warning` exactly where the guess is unsure. */
export interface GuessRemark {
  readonly about: GuessSubject;
  readonly confidence: Confidence;
  readonly issue: Issue;
}

/** Collects what is said of one sheet. Rule: GUESS-9. */
export class Remarks {
  readonly #file: string;
  readonly #sheet: string;
  readonly #all: GuessRemark[] = [];

  constructor(file: string, sheet: string) {
    this.#file = file;
    this.#sheet = sheet;
  }

  get all(): readonly GuessRemark[] {
    return this.#all;
  }

  /** `at` is row and column from 1; of a CSV file the row is a record, told as a line. */
  say(
    about: GuessSubject,
    confidence: Confidence,
    code: GuessCode,
    args: IssueArgs,
    at?: { readonly row: number; readonly column: number; readonly excerpt?: string },
  ): void {
    const sheet = this.#sheet === '' ? {} : { sheet: this.#sheet };
    const cell =
      at === undefined ? {} : { cell: cellName(at.row, at.column), ...(at.excerpt === undefined ? {} : { excerpt: at.excerpt }) };
    const issue = guessIssue(code, { file: this.#file, ...sheet, ...cell }, args);
    const severity = issue.severity === 'error' ? 'error' : confidence === 'unsure' ? 'warning' : 'notice';
    this.#all.push({ about, confidence, issue: { ...issue, severity } });
  }
}

/** Row numbers as people write them: 3, 4, 5, 9 → `3–5, 9`. */
export function rowList(rows: readonly number[]): string {
  const spans: string[] = [];
  for (let i = 0; i < rows.length; i += 1) {
    let end = i;
    while (rows[end + 1] === (rows[end] as number) + 1) end += 1;
    spans.push(end === i ? `${rows[i]}` : `${rows[i]}–${rows[end]}`);
    i = end;
  }
  return spans.join(', ');
}
