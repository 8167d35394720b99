import type { Addition, AdditionEvent } from '@kedu/scheme';

/** Events of one table of bonuses or deductions, each with its outcome. */
export interface AdditionScores {
  readonly addition: Addition;
  /** Events of members of the list, in the order of the table. */
  readonly events: readonly EventOutcome[];
}

/** Why an event counts or does not (AGG-7, BONUS-2, BONUS-3). */
export const EVENT_OUTCOMES = [
  'counted',
  'lower_level',
  'outside_period',
  'after_as_of',
  // Of a bonus by application, the step at which it stands (BONUS-2).
  'not_applied',
  'awaits_first_check',
  'awaits_review',
  'awaits_notice',
  'in_notice',
  'awaits_recognition',
  'days_out_of_order',
  'notice_too_short',
] as const;

/** What became of one event for one unit. */
export interface EventOutcome {
  readonly event: AdditionEvent;
  readonly unit: number;
  /** `lower_level`: a higher level of the same item counts. Caps act on sums, after this. */
  readonly because: (typeof EVENT_OUTCOMES)[number];
}
