import { after, type Clock, type Instant } from '@kedu/workflow';

/**
 * The clock of a rehearsal (演练时钟): it begins at a moment that is told and goes on as real time does; while nobody runs it, it stands still.
 *
 * Example: new RehearsalClock('2025-01-06T01:00:00.000Z') → a minute later 2025-01-06T01:01:00.000Z. Rule: COMMIT-1.
 */
export class RehearsalClock implements Clock {
  #from: Instant;
  #since = performance.now();

  constructor(from: Instant) {
    this.#from = from;
  }

  now(): Instant {
    return after(this.#from, Math.floor(performance.now() - this.#since));
  }

  /** On to a moment; never back. */
  turn(to: Instant): void {
    if (to < this.now()) return;
    this.#from = to;
    this.#since = performance.now();
  }
}
