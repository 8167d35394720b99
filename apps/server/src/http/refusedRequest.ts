import type { Issue } from '@kedu/model';
import type { Refusal } from './problem.ts';

/** Ends a request before its handler, or while a body is on its way; the error handler answers it as a problem. */
export class RefusedRequest extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal | Issue) {
    const whole = 'issues' in refusal ? refusal : { issues: [refusal] };
    super(whole.issues[0]?.code ?? '');
    this.refusal = whole;
  }
}
