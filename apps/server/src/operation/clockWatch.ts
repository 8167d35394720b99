import type { Issue } from '@kedu/model';
import { authoritiesOf, databaseClock, headAhead } from '@kedu/store';
import type { Pool } from 'pg';
import { serverIssue } from '../codes.ts';
import type { Worker } from '../http/handler.ts';
import type { ServerPorts } from '../http/ports.ts';

/** How far the clocks of the server and of the database may be apart, and a trail ahead of the database, in milliseconds. */
const MOST_APART = 30_000;
const MOST_AHEAD = 60_000;
/** How often both clocks are looked at, and in how many of these looks the trails are. */
const EVERY = 5_000;
const TRAILS_EVERY = 12;

/** What is asked for the hour. */
export interface ClockPorts {
  readonly pool: Pool;
  /** Clock of this machine, in milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Why this machine and the database do not agree on the hour: CLOCK_APART, `ahead` or `behind`, with the seconds by which the server is;
 * undefined where they do. What the question took on its way is taken off.
 *
 * Rule: OPERATE-7.
 */
export async function clocksApart({ pool, now = Date.now }: ClockPorts): Promise<Issue | undefined> {
  const before = now();
  const database = await databaseClock(pool);
  const after = now();
  const apart = (before + after) / 2 - database;
  return Math.abs(apart) - (after - before) / 2 > MOST_APART ? clockIssue(apart > 0 ? 'ahead' : 'behind', '', Math.abs(apart)) : undefined;
}

/** Why the trail of an authority takes no commands for now: CLOCK_APART `trail`, with the seconds by which it is ahead. Rule: OPERATE-7. */
export async function trailAhead({ pool }: Pick<ClockPorts, 'pool'>, authority: string): Promise<Issue | undefined> {
  const ahead = await headAhead(pool, authority);
  return ahead > MOST_AHEAD ? clockIssue('trail', authority, ahead) : undefined;
}

function clockIssue(reason: 'ahead' | 'behind' | 'trail', authority: string, milliseconds: number): Issue {
  return serverIssue('CLOCK_APART', {}, { reason, authority, seconds: Math.round(milliseconds / 1000) });
}

/**
 * Looks at the clocks every few seconds and at the trails every minute, so that no command is written with an hour that is wrong. What cannot
 * be asked stays as it was: a database that is away is told otherwise. Each fault is one line of the log, and so is its end.
 *
 * Rule: OPERATE-7.
 */
export class ClockWatch implements Worker {
  readonly name = 'clock';
  readonly #ports: ClockPorts;
  readonly #log: ServerPorts['log'];
  /** By authority; '' for the server itself. */
  readonly #faults = new Map<string, Issue>();
  readonly #timer: NodeJS.Timeout;
  #looks = 0;
  #looking: Promise<void> | undefined;

  constructor(ports: ClockPorts, log: ServerPorts['log']) {
    this.#ports = ports;
    this.#log = log;
    this.#timer = setInterval(() => void this.look(), EVERY);
    this.#timer.unref();
  }

  isAlive(): boolean {
    return this.#faults.size === 0;
  }

  /** Whether commands of an authority have to wait. */
  isWrong(authority: string): boolean {
    return this.#faults.has('') || this.#faults.has(authority);
  }

  /** Looks now, or waits for the look that is going on. */
  look(): Promise<void> {
    this.#looking ??= this.#looked()
      .catch(() => {})
      .finally(() => {
        this.#looking = undefined;
      });
    return this.#looking;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #looked(): Promise<void> {
    this.#found('', await clocksApart(this.#ports));
    if (this.#looks++ % TRAILS_EVERY !== 0 && this.isAlive()) return;
    for (const { id } of await authoritiesOf(this.#ports.pool)) this.#found(id, await trailAhead(this.#ports, id));
  }

  #found(authority: string, fault: Issue | undefined): void {
    const known = this.#faults.get(authority);
    if (fault === undefined) this.#faults.delete(authority);
    else this.#faults.set(authority, fault);
    if (fault !== undefined && known === undefined)
      this.#log('error', 'clock', {
        code: fault.code,
        authority,
        reason: String(fault.args['reason']),
        seconds: Number(fault.args['seconds']),
      });
    if (fault === undefined && known !== undefined) this.#log('info', 'clock_well', { authority });
  }
}
