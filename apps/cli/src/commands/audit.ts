import { resolve } from 'node:path';
import { wordOf } from '@kedu/messages';
import type { Locale } from '@kedu/model';
import { auditLog } from '@kedu/runner';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { proofWords } from '../proof/words.ts';
import type { Io } from '../terminal/io.ts';
import { readPolicyFile } from './log.ts';

export interface AuditOptions {
  readonly policy: string;
  readonly memory: string;
}

/** `kedu audit LOG`: that a log only grew since the last look. Rules: AUDIT-1, AUDIT-2. Exit code: OUT-10. */
export async function audit(place: string, options: AuditOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const policy = readPolicyFile(options.policy, io);
  const where = /^https?:\/\//.test(place) ? place : resolve(io.cwd, place);
  const result = 'issue' in policy ? policy : await auditLog(where, policy.value, resolve(io.cwd, options.memory));
  if ('issue' in result) {
    io.err(showProofIssues([result.issue], { io, locale }, where, place));
    return exitCodeOf([result.issue]);
  }
  const { origin, from, size, cosigners, withdrawn } = result.value;
  const words = proofWords(locale);
  io.out(`${words.audited(origin, from, size, cosigners)}\n`);
  for (const { publication, reason, at } of withdrawn)
    io.out(`${words.auditWithdrawn(publication, wordOf('withdrawal_reason', reason, locale), at)}\n`);
  return EXIT.ok;
}
