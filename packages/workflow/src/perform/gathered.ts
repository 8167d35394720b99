import type { Decision } from '../decision.ts';
import type { Held } from '../ports.ts';
import type { StreamEvent } from '../streams.ts';

/** What a decision read: conflicts on what it only read are decided again. */
export interface Gathered {
  readonly read: readonly Held[];
  readonly decision: Decision<StreamEvent>;
}
