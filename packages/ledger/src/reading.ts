import type { Issue, IssueArgs, Place } from '@kedu/model';
import { type LedgerCode, ledgerIssue } from './codes.ts';

/** What was read, or why it cannot be. */
export type Reading<T> = { readonly value: T } | { readonly issue: Issue };

/** Ends the reading of a malformed text; `reading` makes an issue of it. */
export class Malformed extends Error {
  readonly code: LedgerCode;
  readonly args: IssueArgs;

  constructor(code: LedgerCode, args: IssueArgs) {
    super(code);
    this.code = code;
    this.args = args;
  }
}

/** Runs a reader whose complaints are `Malformed`. */
export function reading<T>(read: () => T, place: Place = {}): Reading<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { issue: ledgerIssue(error.code, place, error.args) };
  }
}
