import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseStore } from '../../src/store.ts';
import { command, NORTH, provision, SOUTH } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

const LOG = 'kedu.example/north';

describe.each(await testClusters())('the sequencer on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let one: DatabaseStore;
  let two: DatabaseStore;
  const promise = (entry: string) => one.write(command(NORTH, { evidence: [{ log: LOG, entry: Buffer.from(entry) }] }));

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'log');
    one = await database.store();
    two = await database.store();
    await provision(database, one);
  });
  afterAll(() => database.drop());

  test('COMMIT-5 of two servers one holds a log; entries come in the order of the audit trail, and each gets one index', async () => {
    for (let i = 0; i < 30; i += 1) expect(await promise(`entry ${i}`)).toHaveProperty('value');
    const logged: string[] = [];
    let holders = 0;
    const sequence = async (by: DatabaseStore): Promise<void> => {
      // Who finds the log held comes back; how often, the machine decides.
      for (let turn = 0; logged.length < 30 && turn < 5_000; turn += 1) {
        await by.hold(LOG, async (held) => {
          holders += 1;
          expect(holders).toBe(1);
          for (const entry of await held.pending(4)) {
            await held.logged(entry, logged.length);
            logged.push(Buffer.from(entry.entry).toString());
          }
          holders -= 1;
        });
      }
    };
    await Promise.all([sequence(one), sequence(two), sequence(one)]);
    expect(logged).toEqual(Array.from({ length: 30 }, (_, i) => `entry ${i}`));
    const rows = await database.ask<{ index: string }>('superuser', 'select index from kedu.log_entry order by since, position');
    expect(rows.map(({ index }) => Number(index))).toEqual(logged.map((_, i) => i));
  });

  test('COMMIT-5 an index is given once, and an entry gets one', async () => {
    await promise('first');
    await promise('second');
    await one.hold(LOG, async (held) => {
      const [first, second] = await held.pending(2);
      if (first === undefined || second === undefined) throw new Error('two entries wait');
      await held.logged(first, 30);
      await expect(held.logged(second, 30)).rejects.toMatchObject({ code: '23505' });
      await expect(held.logged(first, 31)).rejects.toMatchObject({ code: '23505' });
      await expect(held.logged({ sequence: 1, position: 9 }, 31)).rejects.toMatchObject({ code: '23503' });
      await held.logged(second, 31);
    });
  });

  test('COMMIT-5 a holder whose connection is lost holds nothing more, and what it wrote down stands', async () => {
    await promise('before');
    await promise('after');
    const lost = one.hold(LOG, async (held) => {
      const [first] = await held.pending(1);
      if (first === undefined) throw new Error('an entry waits');
      await held.logged(first, 32);
      await held.stillHeld();
      expect(await two.hold(LOG, async () => 'held')).toBeUndefined();
      await database.ask(
        'superuser',
        "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and database = (select oid from pg_database where datname = current_database())",
      );
      await held.stillHeld();
    });
    await expect(lost).rejects.toThrow();
    const left = await two.hold(LOG, async (held) => (await held.pending(5)).map(({ entry }) => Buffer.from(entry).toString()));
    expect(left).toEqual(['after']);
    expect(await one.hold(LOG, async () => 'held again')).toBe('held again');
  });

  test('COMMIT-5 a log is of one authority', async () => {
    const other = await one.write(command(SOUTH, { evidence: [{ log: LOG, entry: Buffer.from('x') }] }));
    expect(other).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'log' } } });
    for (const log of ['kedu/nanhe', `kedu/${'x'.repeat(300)}`, 'x'.repeat(300)]) {
      const own = await one.write(command(NORTH, { evidence: [{ log, entry: Buffer.from('x') }] }));
      expect(own).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'log' } } });
    }
    expect(await one.hold('kedu.example/nobody', async (held) => held.pending(1))).toEqual([]);
  });
});
