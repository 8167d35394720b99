import type { Reading } from '@kedu/ledger';
import type { IssueArgs } from '@kedu/model';
import { type AnchorCode, anchorIssue } from './codes.ts';

/** Ends the reading of evidence that does not hold; `anchorReading` makes an issue of it. */
export class AnchorFault extends Error {
  readonly code: AnchorCode;
  readonly args: IssueArgs;

  constructor(code: AnchorCode, args: IssueArgs) {
    super(code);
    this.code = code;
    this.args = args;
  }
}

/** Runs a reader that asks nobody and whose complaints are `AnchorFault`. */
export function heldReading<T>(read: () => T): Reading<T> {
  try {
    return { value: read() };
  } catch (error) {
    if (!(error instanceof AnchorFault)) throw error;
    return { issue: anchorIssue(error.code, {}, error.args) };
  }
}

/** As `heldReading`, for a reader that waits for others. */
export async function anchorReading<T>(read: () => T | Promise<T>): Promise<Reading<T>> {
  try {
    return { value: await read() };
  } catch (error) {
    if (!(error instanceof AnchorFault)) throw error;
    return { issue: anchorIssue(error.code, {}, error.args) };
  }
}
