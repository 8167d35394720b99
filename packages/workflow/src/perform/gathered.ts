import type { Decision } from '../decision.ts';
import type { Commit } from '../ports.ts';
import type { StreamEvent } from '../streams.ts';

/** What a decision read, streams and kinds of streams: conflicts on what it only read are decided again. */
export interface Gathered {
  readonly read: Commit['expected'];
  readonly decision: Decision<StreamEvent>;
}
