import { MACHINE, streamName } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AuditBreak } from '../../src/commit/auditBreak.ts';
import { authoritiesOfPerson } from '../../src/people/authoritiesOfPerson.ts';
import type { DatabaseStore } from '../../src/store.ts';
import { command, NORTH, provision } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const entered = { authority: NORTH.authority, ...MACHINE };
let database: TestDatabase;
let store: DatabaseStore;
beforeAll(async () => {
  const [cluster] = await testClusters();
  if (cluster === undefined) throw new Error('no cluster');
  database = await copyDatabase(cluster, 'trails');
  store = await database.store();
  await provision(database, store);
});
afterAll(() => database.drop());

async function commitOne(name: string): Promise<number> {
  const answer = await store.write(command(entered, { events: [{ stream: streamName('round', name), event: { type: 'round_closed' } }] }));
  if ('issue' in answer) throw new Error(answer.issue.code);
  return answer.value.sequence;
}

function follow(one: DatabaseStore = store): Promise<AuditBreak | undefined> {
  return one.look(entered, (client) => one.trailBreak(client, entered.authority));
}

/** As nobody but the superuser of the database can: another text at the end of what a row is about, or its own again. */
async function forge(sequence: number, change: string): Promise<void> {
  const row = `authority_id = '${entered.authority}' and sequence = ${sequence}`;
  await database.ask(
    'superuser',
    `do $$ begin perform set_config('session_replication_role', 'replica', true); update kedu.audit set about = ${change} where ${row}; end $$`,
  );
}

describe('COMMIT-2 an audit trail that is followed again', () => {
  test('is followed from where it was, and what was forged since shows', async () => {
    await commitOne('t-1');
    expect(await follow()).toBeUndefined();
    await commitOne('t-2');
    expect(await follow()).toBeUndefined();
    const forged = await commitOne('t-3');
    await commitOne('t-4');
    await forge(forged, "about || '-forged'");
    expect(await follow()).toEqual({ authority: entered.authority, sequence: forged, reason: 'digest' });
    // A trail that breaks is followed whole each time: mended, it holds.
    await forge(forged, "replace(about, '-forged', '')");
    expect(await follow()).toBeUndefined();
    // Who has not followed it yet follows all of it.
    await forge(1, "about || '-forged'");
    expect(await follow(await database.store())).toMatchObject({ sequence: 1, reason: 'digest' });
  });
});

describe('SIGN authorities of a person', () => {
  test('are found by one question, and by nobody who does not ask for him', async () => {
    const seated = await database.ask<{ person_id: string; authority_id: string }>(
      'superuser',
      'select person_id, authority_id from kedu.seat union select person_id, authority_id from kedu.admin_seat where person_id is not null order by 1, 2',
    );
    expect(seated.length).toBeGreaterThan(0);
    for (const person of new Set(seated.map((row) => row.person_id)))
      expect(await authoritiesOfPerson(store.pool, person)).toEqual([
        ...new Set(seated.filter((row) => row.person_id === person).map((row) => row.authority_id)),
      ]);
    expect(await authoritiesOfPerson(store.pool, 'p-nobody')).toEqual([]);
    // Nothing stays open after the question, and the owner sees nobody's seats without it.
    expect((await store.pool.query('select from kedu.seat')).rows).toHaveLength(0);
    expect(await database.ask('owner', 'select from kedu.seat')).toHaveLength(0);
    await expect(store.pool.query('select kedu.looked_for()')).rejects.toMatchObject({ code: '42501' });
  });
});
