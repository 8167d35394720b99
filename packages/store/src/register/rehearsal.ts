import type { Queryable } from '../database/queryable.ts';
import { refused } from '../refused.ts';

/**
 * Makes an installation a rehearsal, whose commands may be told their moments: a year in an afternoon, for exercises and examples. As the
 * owner of the database, and only while it serves no authority: what was a record stays one.
 *
 * Rule: COMMIT-1. Throws `Refused` STORE_ROW (`moment`) where it serves somebody already.
 */
export async function makeRehearsal(owner: Queryable): Promise<void> {
  const { rowCount } = await owner.query(
    "update kedu.installation set kind = 'rehearsal' where kind = 'rehearsal' or not exists (select from kedu.authority)",
  );
  if (rowCount === 0) throw refused('STORE_ROW', { reason: 'moment', found: 'record' });
}
