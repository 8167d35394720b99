import type { Refused } from './refused.ts';
import { refusedOf } from './refusedError.ts';

/** Statuses that say nothing of the command: the server, or the way to it, is not at its best. */
const AWAY = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Why a command has no answer of its own. */
export interface Failure {
  /** It may have been done, or may yet be: it is given again under the same key, so that it is not done twice (COMMIT-3). */
  readonly isOpen: boolean;
  /** What the server said; absent where nothing was heard of it, but perhaps of a proxy before it. */
  readonly refused?: Refused | undefined;
}

/**
 * What an error says of a command that was given.
 *
 * Rule: OPERATE-5, API-6. Errors: throws the error itself where it is a fault of the page.
 * Example: 422 → { isOpen: false, refused }; 503 API_AWAY, or no connection → { isOpen: true };
 * 429 API_TOO_MANY → { isOpen: true, refused }.
 */
export function failureOf(error: unknown): Failure {
  const refused = refusedOf(error);
  if (refused === undefined) {
    if (error instanceof TypeError) return { isOpen: true };
    throw error;
  }
  const isOpen = AWAY.has(refused.status);
  return isOpen && refused.code === 'API_AWAY' ? { isOpen } : { isOpen, refused };
}
