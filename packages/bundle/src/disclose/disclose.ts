import { hasErrors, type Issue } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import type { BundleLevel } from '../manifest/manifest.ts';
import { strictest, type Withhold } from '../sealed/disclosure.ts';
import { primaryRows } from './primary.ts';
import { protect } from './protect/protect.ts';
import { publishedRun } from './publishedRun.ts';

/** What is kept back in a bundle, and for whom it is. Rule: DISCLOSE-2. */
export interface RunDisclosure {
  readonly level: BundleLevel;
  readonly withhold: Withhold;
}

/**
 * What of a run a bundle of a level may show: the rules of its scheme decide, and what would betray what they withhold goes with it.
 *
 * Shape: where both say something of a row, that counts which keeps fewer columns. Rules: DISCLOSE-2 to DISCLOSE-12. Errors: PUBLISH_DERIVABLE; then there is no disclosure.
 * Example: discloseRun(run, 'public').disclosure?.withhold('observations', { indicator: 'petitions', … }) → 'state_secret'.
 */
export function discloseRun(
  whole: AssessedRun,
  level: BundleLevel,
): { readonly disclosure?: RunDisclosure | undefined; readonly issues: readonly Issue[] } {
  const run = publishedRun(whole);
  const primary = primaryRows({ run, level });
  const { withhold, issues } = protect({ run, primary });
  if (hasErrors(issues)) return { issues };
  return { disclosure: { level, withhold: (table, row) => strictest(table, primary.withhold(table, row), withhold(table, row)) }, issues };
}
