import { authorityUnit, isKeyName } from '@kedu/bundle';
import type { Issue } from '@kedu/model';
import { nearest } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import { publishIssue } from './codes.ts';

/**
 * Why rows are not opened to somebody, who would stand in the public log: undefined for a unit of the register that is assessed in no list
 * of the run and does not publish it, and for the name of a key, by which they must sign.
 *
 * Rule: OPEN-7. Errors: OPENING_BY (`unknown`, `assessed`, `publisher`). Example: openedByFault('NOBODY9', run)?.code → 'OPENING_BY'; of
 * 'audit.example' → undefined.
 */
export function openedByFault(by: string, { assessment, scheme, trace }: AssessedRun): Issue | undefined {
  if (isKeyName(by)) return undefined;
  const units = trace.input.register.versions.map(({ id }) => id);
  const refused = (reason: string): Issue =>
    publishIssue('OPENING_BY', {}, { found: by, reason, nearest: reason === 'unknown' ? nearest(by, units) : '' });
  if (!units.includes(by)) return refused('unknown');
  if (by === authorityUnit(scheme, trace.input.register)) return refused('publisher');
  const isAssessed = assessment.lists.some(({ members }) => members.some((unit) => assessment.units[unit]?.id === by));
  return isAssessed ? refused('assessed') : undefined;
}

/** Whether a statement may be entered that says who looked: a name of a key is that of the key which signed it. Rule: OPEN-7. */
export function isSignedByThem(by: string, signer: string): boolean {
  return !isKeyName(by) || by === signer;
}
