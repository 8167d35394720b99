import type { Reading } from '@kedu/ledger';
import type { IssueArgs, Place } from '@kedu/model';
import { type BundleCode, bundleIssue } from './codes.ts';

/** Ends the reading of a file that is not what it should be; `readingOf` makes an issue of it. */
export class Refused extends Error {
  readonly code: BundleCode;
  readonly args: IssueArgs;

  constructor(code: BundleCode, args: IssueArgs) {
    super(code);
    this.code = code;
    this.args = args;
  }
}

/** Runs a reader whose complaints are `Refused`. */
export function readingOf<T>(read: () => T, place: Place = {}): Reading<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { issue: bundleIssue(error.code, place, error.args) };
  }
}
