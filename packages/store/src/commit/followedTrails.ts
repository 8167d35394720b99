import type { PoolClient } from 'pg';
import { type AuditBreak, type FollowedTo, followTrail } from './auditBreak.ts';

/** For how long what was followed is not followed again, in milliseconds. */
const BELIEVED = 3_600_000;

/**
 * How far the audit trail of each authority was followed by this process, so that who reads it follows what is new; all of it again within
 * the hour. A trail that breaks is followed whole each time. `kedu db check` follows all of them from their first row. Rule: COMMIT-2.
 */
export class FollowedTrails {
  readonly #trails = new Map<string, { readonly to: FollowedTo; readonly wholeAt: number }>();

  async breakOf(client: PoolClient, authority: string): Promise<AuditBreak | undefined> {
    const known = this.#trails.get(authority);
    const now = performance.now();
    const isBelieved = known !== undefined && now - known.wholeAt < BELIEVED;
    const { to, broken } = await followTrail(client, authority, isBelieved ? known.to : undefined);
    if (to === undefined) this.#trails.delete(authority);
    else this.#trails.set(authority, { to, wholeAt: isBelieved ? known.wholeAt : now });
    return broken;
  }
}
