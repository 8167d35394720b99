import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** What a plan cannot hold (KERNEL-2). `what` of the issue names it: a method, an aggregate, a missing rule. */
export const NOT_PLANNED_REASONS = [
  'method', // asks the value of a named unit
  'points', // a table of points that do not rise, standards that do not run from worst to best: no result anywhere
  'aggregate', // compares units, blends, or takes a power
  'missing_rule', // fills from groups or earlier values
  'outliers', // treated by the spread of the column
  'denominated', // divided by another indicator
  'elastic',
  'joint',
  'addition', // a node with nothing to score below it, only bonuses and deductions
  'bounds', // a floor above the cap: which of them holds would be a matter of order
  'weights', // so small or so large that a product leaves float64
  'profiles', // more kinds of unit than a sealed file holds
] as const;
export type NotPlannedReason = (typeof NOT_PLANNED_REASONS)[number];

/** Why lights of a list cannot be set by columns (KERNEL-6). `what` of the issue names it: a condition, a list. */
export const LIGHT_NOT_PLANNED_REASONS = [
  'reads', // a rule reads more than value, lag and missed nodes
  'condition', // no threshold
  'parameter', // held against a constant that the indicator has not
  'missed_nodes', // a node whose value no moment of the list holds, or a straight line after it
  'lists', // an earlier list lights units of this one
  'states', // waits too long for so many lights: more than a byte holds
] as const;
export type LightNotPlannedReason = (typeof LIGHT_NOT_PLANNED_REASONS)[number];

/** What can be said of the fast path. `part` is the path in the tree of the list, '' for its top. */
export const KERNEL_CODES = {
  /** The list is scored by the steps of `assess`, since a plan cannot hold this part (KERNEL-2). */
  KERNEL_NOT_PLANNED: { severity: 'notice', args: ['list', 'part', 'reason', 'what'] },
  /** Lights of the list are set by the step of `assess`, since a plan cannot hold this rule at this indicator (KERNEL-6). */
  KERNEL_LIGHTS_NOT_PLANNED: { severity: 'notice', args: ['list', 'indicator', 'light', 'reason', 'what'] },
} as const satisfies CodeCatalogue;

export type KernelCode = keyof typeof KERNEL_CODES;

export const kernelIssue = issueMaker(KERNEL_CODES);
