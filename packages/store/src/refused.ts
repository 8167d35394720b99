import type { Reading } from '@kedu/ledger';
import type { Issue, IssueArgs, Place } from '@kedu/model';
import { type StoreCode, storeIssue } from './codes.ts';

/** Ends what cannot go on for a reason that a person can remove; `refusing` makes an issue of it. */
export class Refused extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(`${issue.code} ${JSON.stringify(issue.args)}`);
    this.issue = issue;
  }
}

/** The refusal of a code of the store. */
export function refused(code: StoreCode, args: IssueArgs, place: Place = {}): Refused {
  return new Refused(storeIssue(code, place, args));
}

/** What an act gives, or the issue with which it was refused; faults of the program go through. */
export async function refusing<T>(act: () => Promise<T>): Promise<Reading<T>> {
  try {
    return { value: await act() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { issue: error.issue };
  }
}
