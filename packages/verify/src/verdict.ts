import type { VerifyReport } from './report.ts';

/** What a check comes to, for who wants to know whether to quote the figures. */
export type Verdict = 'passed' | 'open' | 'withdrawn' | 'differs' | 'unreadable';

const WITHDRAWN = 'VERIFY_WITHDRAWN';

/**
 * The verdict of a check in one word.
 *
 * Shape: `unreadable` where there is no bundle.json that can be read, so that nothing is known of anybody's figures; `withdrawn` where nothing is wrong except that the publisher withdrew it; `differs` for any other error;
 * `open` where there are warnings; else `passed`. Rule: VERIFY-16. Errors: none.
 * Example: a text file that is called bundle.zip is `unreadable`, and no reproach to a publisher.
 */
export function verdictOf({ identity, findings, severities }: Pick<VerifyReport, 'identity' | 'findings' | 'severities'>): Verdict {
  if (!identity?.manifest) return 'unreadable';
  const withdrawals = findings.filter(({ code }) => code === WITHDRAWN);
  const others = severities.error - withdrawals.filter(({ severity }) => severity === 'error').length;
  if (others > 0) return 'differs';
  if (withdrawals.length > 0) return 'withdrawn';
  return severities.warning > 0 ? 'open' : 'passed';
}
