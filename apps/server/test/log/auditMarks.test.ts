import { Readable } from 'node:stream';
import { readEntry } from '@kedu/bundle';
import { withSession } from '@kedu/store';
import { MACHINE, type RoundEvent } from '@kedu/workflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { auditMarks } from '../../src/log/auditMarks.ts';
import { logName } from '../../src/log/evidenceEntries.ts';
import { sequenceLog } from '../../src/log/sequencer.ts';
import { checkInstallation } from '../../src/operation/checkInstallation.ts';
import { AUTHORITY, testServer, type TestServer } from '../setup/testServer.ts';

const machine = { authority: AUTHORITY, ...MACHINE };
let server: TestServer;
beforeAll(async () => {
  server = await testServer({}, { workers: [] });
});
afterAll(() => server.end());

test('COMMIT-9 a trail that is written anew from its first row to its last contradicts the seals in the log', async () => {
  const { ports } = server;
  const head = await lastRow();
  await seal(1);
  await ports.store.commit({ entered: machine, command: 'test', about: 'test', key: 'after', content: ZEROS, expected: [], events: [] });
  await promise('kept-before', new TextEncoder().encode('示例记录'));
  expect(await sequenceLog(ports, AUTHORITY)).toEqual({ value: 2 });
  expect(await auditMarks(ports.evidence, AUTHORITY)).toEqual([head]);
  expect(await auditMarks(ports.evidence, 'nanhe')).toEqual([]);
  const check = async () => (await checkInstallation({ ...ports, blobs: ports.blobs as never })).issues;
  expect(await check()).toEqual([]);

  await writtenAnew(head.sequence - 1);
  expect(await check()).toMatchObject([{ code: 'STORE_CHAIN', args: { authority: AUTHORITY, sequence: head.sequence, reason: 'log' } }]);
});

const ZEROS = `sha256:${'0'.repeat(64)}`;

async function promise(key: string, entry: Uint8Array): Promise<void> {
  const said = { command: 'test', about: 'test', key, content: ZEROS, expected: [], events: [] };
  const done = await server.ports.store.commit({ entered: machine, ...said, entries: [{ log: logName(AUTHORITY), entry }] });
  if ('issue' in done) throw new Error(JSON.stringify(done.issue));
}

/** The entry that a seal leaves, by a command. */
async function seal(number: number): Promise<void> {
  const { blobs, entriesOf } = server.ports;
  const hash = await blobs.put(machine, Readable.from([Buffer.from('snapshot')]));
  const event: RoundEvent = { type: 'round_sealed', hash, figures: 0, missing: 0, number, knownAt: '2026-01-05T00:00:00.000Z' };
  const [entry] = (await entriesOf?.(machine, [{ stream: 'round/2026-01', event }], '2026-01-05T00:00:00.000Z')) ?? [];
  if (entry === undefined) throw new Error('a seal is evidence');
  expect(readEntry(entry.entry)).toMatchObject({ value: { kind: 'seal', about: { audit: (await lastRow()).sequence } } });
  await promise(`seal-${number}`, entry.entry);
}

async function lastRow(): Promise<{ sequence: number; digest: string }> {
  const { rows } = await withSession(server.testDatabase.superuser, (client) =>
    client.query<{ sequence: string; digest: string }>(
      'select sequence, digest from kedu.audit where authority_id = $1 order by sequence desc limit 1',
      [AUTHORITY],
    ),
  );
  return { sequence: Number(rows[0]?.sequence), digest: rows[0]?.digest ?? '' };
}

/** What an owner of the database can do: another command in a row, and every digest from there on made to follow. */
async function writtenAnew(from: number): Promise<void> {
  await withSession(server.testDatabase.superuser, async (client) => {
    await client.query('alter table kedu.audit disable trigger all');
    await client.query("update kedu.audit set command = 'vacate' where authority_id = $1 and sequence = $2", [AUTHORITY, from]);
    await client.query(`do $$
      declare r record; before text := '';
      begin
        for r in select * from kedu.audit where authority_id = '${AUTHORITY}' order by sequence loop
          update kedu.audit set previous_digest = before,
            digest = kedu.audit_digest(r.authority_id, r.sequence, r.at, r.person_id, r.post_id, r.command, r.about, r.events_digest, before)
          where authority_id = r.authority_id and sequence = r.sequence returning digest into before;
        end loop;
        update kedu.audit_head set digest = before where authority_id = '${AUTHORITY}';
      end $$`);
    await client.query('alter table kedu.audit enable trigger all');
  });
}
