import type { Issue } from '@kedu/model';
import { auditBreak, auditIssue, authoritiesOf, lastLogged, markBreak, refusing } from '@kedu/store';
import { MACHINE } from '@kedu/workflow';
import { publishedSize } from '../bundles/keptBundle.ts';
import { auditMarks } from '../log/auditMarks.ts';
import { logName } from '../log/evidenceEntries.ts';
import { logFault } from '../log/evidenceFolder.ts';
import { clocksApart, trailAhead } from './clockWatch.ts';
import type { Installation } from './installation.ts';

/** What was looked at, and what is wrong. */
export interface Checked {
  readonly authorities: number;
  readonly commands: number;
  readonly blobs: number;
  readonly issues: readonly Issue[];
}

/**
 * Compares the clocks, follows the audit trail of every authority from its first row to its last, and compares all bytes with their hashes, and every log with
 * what the database knows of it.
 *
 * Rule: BACKUP-4, COMMIT-2, COMMIT-5, COMMIT-9, STORE-12, OPERATE-7. Errors (in `issues`): CLOCK_APART, STORE_CHAIN, STORE_BLOB, EVIDENCE_LOG, those of a log.
 */
export async function checkInstallation({ store, blobs, evidence }: Pick<Installation, 'store' | 'blobs' | 'evidence'>): Promise<Checked> {
  const issues: Issue[] = [];
  let commands = 0;
  let count = 0;
  const authorities = await authoritiesOf(store.pool);
  const apart = await clocksApart(store);
  if (apart !== undefined) issues.push(apart);
  for (const { id } of authorities) {
    const entered = { authority: id, ...MACHINE };
    const published = await publishedSize(store, id);
    const marks = await auditMarks(evidence, id);
    const { broken, rows, hashes, last } = await store.look(entered, async (client) => ({
      broken: (await auditBreak(client, id)) ?? (await markBreak(client, id, marks)),
      last: await lastLogged(client, id, logName(id)),
      rows: (await client.query<{ rows: string }>('select count(*) as rows from kedu.audit where authority_id = $1', [id])).rows[0]?.rows,
      hashes: (await client.query<{ hash: string }>('select hash from kedu.blob where authority_id = $1 order by hash', [id])).rows,
    }));
    commands += Number(rows ?? 0);
    if (broken !== undefined) issues.push(auditIssue(broken));
    const ahead = await trailAhead(store, id);
    if (ahead !== undefined) issues.push(ahead);
    const fault = await logFault(evidence, id, { published, last });
    if (fault !== undefined) issues.push(fault);
    for (const { hash } of hashes) {
      count += 1;
      const read = await refusing(async () => {
        for await (const piece of blobs.get(entered, hash)) void piece;
      });
      if ('issue' in read) issues.push(read.issue);
    }
  }
  return { authorities: authorities.length, commands, blobs: count, issues };
}
