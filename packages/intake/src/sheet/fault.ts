import type { IssueArgs } from '@kedu/model';
import type { IntakeCode } from '../codes.ts';

/**
 * What stops the reading of one file. It is thrown through the streaming layers of this folder only, and becomes an issue of the file in
 * `openSheets` and `markWorkbook`.
 */
export class SheetFault extends Error {
  readonly code: IntakeCode;
  readonly args: IssueArgs;

  constructor(code: IntakeCode, args: IssueArgs = {}) {
    super(code);
    this.code = code;
    this.args = args;
  }
}
