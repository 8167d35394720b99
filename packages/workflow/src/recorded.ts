import type { PersonId, PostId } from './actor.ts';
import type { Instant } from './instant.ts';

/** An event as it was committed: who, in which post, when, by which command. Events themselves hold no moment. */
export interface Recorded<E> {
  readonly event: E;
  readonly at: Instant;
  readonly person: PersonId;
  readonly post: PostId;
  readonly command: string;
}
