import type { Issue } from '@kedu/model';
import { workflowIssue } from './codes.ts';

/** Fewest characters of a reason that somebody else can act on. */
export const SHORTEST_REASON = 4;

/** Most characters of a reason: it is a reason, not a document. */
export const LONGEST_REASON = 1000;

/** REASON_MISSING where the reason of a command says nothing, or far too much; undefined where it stands. */
export function reasonMissing({ type, reason }: { readonly type: string; readonly reason: string }): Issue | undefined {
  const length = [...reason.trim()].length;
  return length >= SHORTEST_REASON && length <= LONGEST_REASON
    ? undefined
    : workflowIssue('REASON_MISSING', {}, { command: type, found: length, least: SHORTEST_REASON, most: LONGEST_REASON });
}
