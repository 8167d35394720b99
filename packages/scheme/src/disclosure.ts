import type { Place } from '@kedu/model';
import type { CompiledExpression } from './expression/contract.ts';
import type { DISCLOSURE_LEVELS, DISCLOSURE_REASONS } from './shapes/disclosure.ts';

export type DisclosureLevel = (typeof DISCLOSURE_LEVELS)[number];
export type DisclosureReason = (typeof DISCLOSURE_REASONS)[number];

interface DisclosureRule {
  readonly clause?: string | undefined;
  readonly place: Place;
}

/** Data of indicators that only a narrower level may see (DISCLOSE-3). */
export interface IndicatorDisclosure extends DisclosureRule {
  /** IDs or sets as they are written. */
  readonly of: readonly string[];
  /** IDs, sorted. */
  readonly indicators: readonly string[];
  readonly level: Exclude<DisclosureLevel, 'public'>;
  readonly because: DisclosureReason;
  /** Units that it is for; all without it. */
  readonly where?: CompiledExpression | undefined;
}

/** Indicators whose whole values from 1 to `below` − 1 are not shown alone (DISCLOSE-4). */
export interface SmallCells extends DisclosureRule {
  readonly of: readonly string[];
  readonly indicators: readonly string[];
  readonly below: number;
}

/** Results of lists and who may see them (DISCLOSE-5). */
export interface ResultDisclosure extends DisclosureRule {
  readonly lists: readonly string[];
  readonly level: DisclosureLevel;
  readonly because: DisclosureReason;
}

/** Who may see what of a run: decided by the scheme, and by nobody on the day of publication. */
export interface Disclosure extends DisclosureRule {
  readonly name: 'disclosure';
  readonly indicators: readonly IndicatorDisclosure[];
  readonly smallCells: readonly SmallCells[];
  readonly results: readonly ResultDisclosure[];
  /** Of proposals that concern careers or pay of persons (DISCLOSE-7). */
  readonly personnel: DisclosureLevel;
}
