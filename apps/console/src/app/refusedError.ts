import type { Refused } from './refused.ts';

/** A question that the server refused, with its problem document. Thrown so that queries know it from an answer; `refusedOf` reads it. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.code);
    this.refused = refused;
  }
}

/** What was refused, where the error is a refusal. */
export function refusedOf(error: unknown): Refused | undefined {
  return error instanceof RefusedError ? error.refused : undefined;
}
