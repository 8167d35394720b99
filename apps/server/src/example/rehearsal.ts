import { type Entered, type Instant, MACHINE, perform, type Ports, type Task } from '@kedu/workflow';
import type { RehearsalClock } from './rehearsalClock.ts';

/** Somebody in a post. */
export interface Seated {
  readonly person: string;
  readonly post: string;
}

/** A command of the example that did not go: a fault of the example, not of a reader. */
class ExampleRefused extends Error {}

/**
 * Gives the commands of a rehearsal, one after the other, at the moments that are told.
 *
 * Every command has a key of its own that is the same each time: what a former start did already is answered and not done again, so that
 * one that was broken off goes on. Rules: COMMIT-1, COMMIT-3.
 */
export class Rehearsal {
  readonly authority: string;
  readonly #ports: Ports;
  readonly #clock: RehearsalClock;
  #key = 0;

  constructor(ports: Ports, clock: RehearsalClock, authority: string) {
    this.#ports = ports;
    this.#clock = clock;
    this.authority = authority;
  }

  as({ person, post }: Seated): Entered {
    return { authority: this.authority, person, post };
  }

  /** The moment of the next commands: nine in the morning in China on a day, or a moment. */
  at(when: string): Instant {
    const moment = when.length === 10 ? `${when}T01:00:00.000Z` : when;
    this.#clock.turn(moment);
    return moment;
  }

  now(): Instant {
    return this.#clock.now();
  }

  /** Passes a command over that was done, whose content cannot be told again: the keys of those after it stay. */
  skip(): void {
    this.#key += 1;
  }

  /** Carries out what must go well, at the moment of the clock. */
  async do(who: Seated, task: Task): Promise<void> {
    this.#key += 1;
    const done = await perform(this.#ports, this.as(who), `example.${this.#key}`, task, this.#clock.now());
    if ('issues' in done) {
      const first = done.issues[0];
      throw new ExampleRefused(
        `${JSON.stringify({ who, on: task.on, code: first?.code, args: first?.args, place: first?.place, count: done.issues.length })}`,
      );
    }
  }

  async machine(task: Task): Promise<void> {
    await this.do(MACHINE, task);
  }
}
