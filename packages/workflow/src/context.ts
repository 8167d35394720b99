import type { Entered } from './actor.ts';
import type { Day, Instant } from './instant.ts';
import type { Rights } from './rights/rights.ts';

/** What every decision is given beside the state that it changes. */
export interface Context {
  readonly entered: Entered;
  readonly at: Instant;
  /** The day in China at that moment. */
  readonly today: Day;
  readonly rights: Rights;
}
