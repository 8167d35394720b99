import type { Column } from '@kedu/model';
import type { EnrolledList, References } from '../context.ts';
import type { Reference } from '../normalise/method.ts';
import { referenceOf } from '../normalise/reference.ts';
import { referenceKey } from '../steps/referenceKey.ts';
import { type GroupScore, groupScores } from './groupScore.ts';

/** A missing rule that asks a group: for scores, or for values before the method. */
export type GroupRule = 'mean_of' | 'median_of' | 'mean_value_of' | 'median_value_of';

/** What groups are asked for. */
export interface OfferInput {
  readonly rule: GroupRule;
  readonly path: string;
  readonly enrolled: EnrolledList;
  /** Group of each member. */
  readonly groups: readonly string[];
  /** Scores or values; only those of their own. */
  readonly column: Column;
  readonly over?: Column | undefined;
  /** Of an earlier run. */
  readonly frozen?: References | undefined;
}

/** What groups offer, and the same as reference points, to be frozen for a later run. */
export interface GroupOffers {
  /** By group; `units` is empty where an earlier run froze the offer. */
  readonly offers: ReadonlyMap<string, GroupScore>;
  readonly references: ReadonlyMap<string, Reference>;
}

/**
 * Mean or median that each group offers for gaps; one that an earlier run froze stands before that of this run, so that a late reporter moves nobody's score.
 *
 * Shape: references by key `rule:list/path/group`, their figures those of the donors, `offer` what was offered.
 * Rule: CALIBRATE-4, IMPUTE-MEAN, IMPUTE-MEDIAN, PREPARE-2. Errors: none; a group that offers nothing has no entry.
 * Example: values 60, 80 → mean_value_of:places/air/ → { count: 2, min: 60, max: 80, …, offer: 70 }.
 */
export function groupOffers({ rule, path, enrolled, groups, column, over, frozen }: OfferInput): GroupOffers {
  const kind = rule === 'mean_of' || rule === 'mean_value_of' ? 'mean_of' : 'median_of';
  const own = groupScores(kind, enrolled.members, groups, column, over);
  const offers = new Map<string, GroupScore>();
  const references = new Map<string, Reference>();
  for (const group of new Set(groups)) {
    const key = offerKey(rule, enrolled.list.id, path, group);
    const earlier = frozen?.get(key);
    const offer = own.get(group);
    if (earlier?.offer !== undefined) {
      references.set(key, earlier);
      offers.set(group, { score: earlier.offer, count: earlier.count, units: [], frozen: true });
    } else if (offer) {
      const values = Float64Array.from(offer.units, (unit) => column.values[unit] as number);
      references.set(key, { ...referenceOf(values, 'higher'), offer: offer.score });
      offers.set(group, offer);
    }
  }
  return { offers, references };
}

/** Key of what a group offers: `rule:list/path/group`. */
function offerKey(rule: GroupRule, list: string, path: string, group: string): string {
  return `${rule}:${referenceKey(list, path, group)}`;
}
