import type { Issue } from '@kedu/model';

/** A capsule from which no run can be computed. */
export class CapsuleFault extends Error {
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map(({ code }) => code).join(' '));
    this.issues = issues;
  }
}
