import type { VerifyReport } from './report.ts';

/** What a check comes to, for who wants to know whether to quote the figures. */
export type Verdict = 'passed' | 'open' | 'withdrawn' | 'untrusted' | 'differs' | 'unreadable';

const WITHDRAWN = 'VERIFY_WITHDRAWN';
/** Errors about the log and those who vouch for it, beside those of notes and policies (LEDGER_…): they say nothing against any figure. */
const OF_LOG = new Set([
  'VERIFY_FORKED',
  'VERIFY_ROLLED_BACK',
  'VERIFY_CONTRADICTED',
  'VERIFY_TIME',
  'VERIFY_PUBLICATIONS',
  'VERIFY_OPENING',
]);

/**
 * The verdict of a check in one word.
 *
 * Shape: `unreadable` where there is no bundle.json that can be read, so that nothing is known of anybody's figures; `withdrawn` where
 * nothing is wrong except that the publisher withdrew it; `untrusted` where every other error is about the log or the keys that the reader
 * trusts, and none about files, figures or rows; `differs` for any other error;
 * `open` where there are warnings; else `passed`. Rule: VERIFY-16. Errors: none.
 * Example: a text file that is called bundle.zip is `unreadable`, and no reproach to a publisher.
 */
export function verdictOf({ identity, findings, severities }: Pick<VerifyReport, 'identity' | 'findings' | 'severities'>): Verdict {
  if (!identity?.manifest) return 'unreadable';
  const withdrawals = findings.filter(({ code }) => code === WITHDRAWN);
  const others = severities.error - withdrawals.filter(({ severity }) => severity === 'error').length;
  if (others > 0) {
    const errors = findings.filter(({ severity, code }) => severity === 'error' && code !== WITHDRAWN);
    return errors.every(({ code }) => OF_LOG.has(code) || code.startsWith('LEDGER_')) ? 'untrusted' : 'differs';
  }
  if (withdrawals.length > 0) return 'withdrawn';
  return severities.warning > 0 ? 'open' : 'passed';
}
