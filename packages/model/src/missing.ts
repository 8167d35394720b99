/**
 * Why a value is not there. A missing value is never zero: it carries its reason through every step.
 *
 * Rule: MISS-1 (docs/spec/values.md). The position in this list is the byte stored in `Column.missing`, 0 being "present";
 * the order is frozen per edition.
 */
export const MISSING_REASONS = [
  'present',
  'not_due', // the node has not come: no light
  'source_late', // the source is late: the unit is not at fault
  'overdue', // due and not reported: a reporting light
  'not_applicable', // the indicator does not apply to this unit
  'withheld', // known, but not disclosed here
  'division_by_zero', // a derived value divided by zero
  'no_reference', // no target, baseline or peers to compare with
  'undefined', // the formula has no result for these inputs
] as const;

export type MissingReason = Exclude<(typeof MISSING_REASONS)[number], 'present'>;

/** Stored byte of a reason. */
export function missingCode(reason: MissingReason): number {
  return MISSING_REASONS.indexOf(reason);
}

/** Reason of a stored byte; undefined for a present value. */
export function missingReason(code: number): MissingReason | undefined {
  return code === 0 ? undefined : (MISSING_REASONS[code] as MissingReason);
}
