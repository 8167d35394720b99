import type { MissingReason } from '@kedu/model';
import type { MissingRule } from '@kedu/scheme';

/**
 * Whether a missing rule acts on a gap of this reason; where it does not, the part is left out and the others are re-weighted.
 *
 * Nobody is charged for what does not apply or is not due; zero is for what was not
 * reported, never for a late source or a formula without a result; a group mean fills
 * whatever is missing, because the scheme says so in as many words. Rule: IMPUTE-2.
 * Example: actsOn('zero', 'source_late') → false.
 */
export function actsOn(rule: MissingRule['rule'], reason: MissingReason): boolean {
  switch (rule) {
    case 'reweight':
      return false;
    case 'mean_of':
    case 'median_of':
    case 'mean_value_of':
    case 'median_value_of':
      return true;
    case 'last_value':
    case 'interpolate':
      return reason !== 'not_applicable';
    case 'refuse':
      return reason !== 'not_applicable' && reason !== 'not_due';
    case 'zero':
      return reason === 'overdue' || reason === 'withheld';
  }
}
