import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DatabaseStore } from '../../src/store.ts';
import { canonicalJson, contentHash } from '@kedu/model';
import type { Fact } from '../../src/facts/fact.ts';
import { command, digest, figure, NORTH, provision, SOUTH } from '../setup/provision.ts';
import { copyDatabase, testClusters, type TestDatabase } from '../setup/testDatabase.ts';

type AuditRow = Readonly<Record<'authority' | 'sequence' | 'at' | 'previous' | 'digest' | 'about', string>>;

const AUDIT_ROWS = `
  select authority_id as authority, sequence, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, person_id as person,
    post_id as post, command, about, events_digest as events, previous_digest as previous, digest
  from kedu.audit order by audit.sequence`;

describe.each(await testClusters())('commands on the $name PostgreSQL', (cluster) => {
  let database: TestDatabase;
  let store: DatabaseStore;

  beforeAll(async () => {
    database = await copyDatabase(cluster, 'commands');
    store = await database.store();
    await provision(database, store);
  });
  afterAll(() => database.drop());

  test.each([
    ['short of a digit', digest('x').slice(0, -1)],
    ['a digit longer', `${digest('x')}0`],
    ['in capitals', `sha256:${digest('x').slice(7).toUpperCase()}`],
    ['of another hash', digest('x').replace('sha256:', 'sha512:')],
    ['with a line after it', `${digest('x').slice(0, -1)}\n`],
  ])('COMMIT-2 a digest %s does not enter the audit trail', async (_, eventsDigest) => {
    expect(await store.write(command(NORTH, { eventsDigest }))).toMatchObject({
      issue: { code: 'STORE_ROW', args: { reason: 'constraint', found: 'audit_events_digest_check' } },
    });
  });

  test('COMMIT-1 a command writes its facts, its row of the audit trail and its entries together', async () => {
    const answer = await store.write(
      command(NORTH, {
        command: 'enter_value',
        about: 'value/gdp_growth/2026-11/990101/report',
        facts: [figure('990101', 5.2)],
        evidence: [{ log: 'beichuan', entry: Buffer.from('entry') }],
      }),
    );
    if ('issue' in answer) throw new Error(JSON.stringify(answer.issue));
    const { sequence, at } = answer.value;
    const seen = await store.look(NORTH, async (client) => ({
      facts: (await client.query("select value, person_id, since, known_from from kedu.observation where unit_id = '990101'")).rows,
      audit: (await client.query('select command, person_id, post_id, at from kedu.audit where sequence = $1', [sequence])).rows,
      entries: (await client.query('select since, position from kedu.pending_entry')).rows,
    }));
    expect(seen).toEqual({
      facts: [{ value: 5.2, person_id: 'p-north', since: String(sequence), known_from: new Date(at) }],
      audit: [{ command: 'enter_value', person_id: 'p-north', post_id: 'office', at: new Date(at) }],
      entries: [{ since: String(sequence), position: 1 }],
    });
  });

  test('COMMIT-1 of a command that is refused nothing is left, and its neighbours in the same moment are written', async () => {
    const rows = () => database.ask<{ n: string }>('superuser', 'select count(*) as n from kedu.audit');
    const [before] = await rows();
    const answers = await Promise.all([
      store.write(command(NORTH, { facts: [figure('990102', 1)] })),
      store.write(command(NORTH, { facts: [figure('990102', 2), figure('990102', Number.NaN, { value: null })] })),
      store.write(command(NORTH, { facts: [figure('990102', 3, { indicator: 'grain' })] })),
      store.write(command({ ...NORTH, person: 'p-south' }, { facts: [figure('990102', 4, { indicator: 'jobs' })] })),
    ]);
    expect(answers.map((answer) => ('issue' in answer ? [answer.issue.code, answer.issue.args['reason']] : 'written'))).toEqual([
      'written',
      ['STORE_ROW', 'constraint'],
      'written',
      ['STORE_ENTERED', undefined],
    ]);
    const [after] = await rows();
    expect(Number(after?.n) - Number(before?.n)).toBe(2);
    const values = await database.ask<{ value: number }>(
      'superuser',
      "select value from kedu.observation where unit_id = '990102' order by value",
    );
    expect(values.map(({ value }) => value)).toEqual([1, 3]);
  });

  test('COMMIT-2 sequences have no gaps, moments do not go back, and every row carries the digest of the one before', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.write(command(NORTH, { events: [{ stream: 'note', event: { index } }] }))),
    );
    const checked = await store.look(NORTH, async (client) => {
      const { rows } = await client.query<AuditRow>(AUDIT_ROWS);
      return rows;
    });
    let previous = '';
    let at = '';
    checked.forEach((row, index) => {
      expect(Number(row.sequence)).toBe(index + 1);
      expect(row.at >= at).toBe(true);
      const { digest: found, sequence, ...rest } = row;
      expect(rest.previous).toBe(previous);
      expect(contentHash(canonicalJson({ ...rest, sequence: Number(sequence) }))).toBe(found);
      previous = found;
      at = row.at;
    });
    expect(checked.length).toBeGreaterThan(20);
  });

  test('COMMIT-2 the digest is of canonical JSON for every text', async () => {
    const about = 'a"b\\c\n\t\u0001/é 北川市 😀\u2028';
    const answer = await store.write(command(SOUTH, { about }));
    expect(answer).toHaveProperty('value');
    const rows = await store.look(SOUTH, async (client) => (await client.query<AuditRow>(AUDIT_ROWS)).rows);
    const row = rows.find((one) => one.about === about);
    const { digest: found, sequence, ...rest } = row as AuditRow;
    expect(contentHash(canonicalJson({ ...rest, sequence: Number(sequence) }))).toBe(found);
  });

  test('COMMIT-1 what is asked at the same moment is answered each by its own: written, done before, moved on, refused', async () => {
    const once = command(NORTH, { key: 'before', events: [{ stream: 'round/before', event: {} }] });
    const first = await store.write(once);
    const machine = { authority: NORTH.authority, person: 'kedu', post: 'kedu' };
    const one = (n: number, entered: typeof NORTH | typeof machine = NORTH) =>
      command(entered, {
        command: `batch-${n}`,
        events: [{ stream: `round/batch-${n}`, event: { n } }],
        facts: [figure('990101', n, { indicator: `batch_${n}` })],
      });
    const asked = [
      one(0),
      once,
      one(1),
      command(NORTH, { expected: [{ stream: 'round/before', version: 0 }], events: [{ stream: 'round/before', event: {} }] }),
      one(2, machine),
      one(3),
      { ...one(4), person: 'p-south' },
      command(NORTH, {
        command: 'batch-5',
        expected: [{ stream: 'round/before', version: 1 }],
        events: [{ stream: 'round/before', event: {} }],
      }),
    ];
    for (const some of [asked.slice(0, 4), asked.slice(4)]) {
      const answers = await Promise.all([store.write(command(NORTH)), ...some.map((each) => store.write(each))]);
      for (const [index, answer] of answers.slice(1).entries()) {
        const each = some[index];
        if (each === once) expect(answer).toEqual('value' in first && { value: { ...first.value, again: true } });
        else if (each === asked[3]) expect(answer).toMatchObject({ issue: { code: 'COMMIT_CONFLICT', args: { found: 1 } } });
        else if (each === asked[6]) expect(answer).toMatchObject({ issue: { code: 'STORE_ENTERED' } });
        else expect(answer).toMatchObject({ value: { again: false } });
      }
    }
    const written = await database.ask(
      'superuser',
      `select o.indicator, a.command, a.person_id as by, o.person_id, o.known_from = a.at as at, e.body
       from kedu.observation o join kedu.audit a on a.authority_id = o.authority_id and a.sequence = o.since
       join kedu.event e on e.authority_id = o.authority_id and e.since = o.since
       where o.indicator like 'batch%' order by o.indicator`,
    );
    expect(written).toEqual(
      [0, 1, 2, 3].map((n) => {
        const person = n === 2 ? 'kedu' : 'p-north';
        return { indicator: `batch_${n}`, command: `batch-${n}`, by: person, person_id: person, at: true, body: { n } };
      }),
    );
  });

  test('COMMIT-3 the same key again gives the first answer and writes nothing; with another content it is refused', async () => {
    const once = command(NORTH, { key: 'the-key', events: [{ stream: 'round/x', event: { type: 'round_planned' } }] });
    const first = await store.write(once);
    const again = await store.write({ ...once, events: [] });
    if ('issue' in first || 'issue' in again) throw new Error('refused');
    expect(again.value).toEqual({ ...first.value, again: true });
    const other = await store.write({ ...once, content: digest('other') });
    expect(other).toMatchObject({ issue: { code: 'COMMIT_KEY_REUSED', args: { key: 'the-key', sequence: first.value.sequence } } });
    const elsewhere = await store.write({ ...once, ...SOUTH });
    expect(elsewhere).toMatchObject({ value: { again: false } });
  });

  test('COMMIT-3 one key sent many times at once is one command', async () => {
    const once = command(NORTH, { key: 'sent-twice', events: [{ stream: 'round/y', event: {} }] });
    const second = await database.store();
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? store : second).write(once)));
    const sequences = new Set(answers.map((answer) => ('issue' in answer ? answer.issue.code : answer.value.sequence)));
    expect(sequences.size).toBe(1);
    expect(answers.filter((answer) => 'value' in answer && !answer.value.again)).toHaveLength(1);
  });

  test('COMMIT-4 of two who decide on the same state the later is told who wrote', async () => {
    const stream = 'round/2026-12';
    const second = await database.store();
    const write = (by: DatabaseStore, version: number) =>
      by.write(command(NORTH, { command: 'plan_round', expected: [{ stream, version }], events: [{ stream, event: { version } }] }));
    const answers = await Promise.all([write(store, 0), write(second, 0), write(store, 0)]);
    expect(answers.filter((answer) => 'value' in answer)).toHaveLength(1);
    for (const answer of answers)
      if ('issue' in answer)
        expect(answer.issue).toMatchObject({
          code: 'COMMIT_CONFLICT',
          args: { stream, expected: 0, found: 1, person: 'p-north', command: 'plan_round' },
        });
    expect(await write(store, 1)).toHaveProperty('value');
  });

  test('COMMIT-4 a value counts the commands that touched it, however they did', async () => {
    const cell = { indicator: 'forest_cover', period: '2026-11', unit_id: '990101', source: 'report', version: 1 };
    const stream = 'value/forest_cover/2026-11/990101/report';
    const write = (version: number, ...facts: Fact[]) => store.write(command(NORTH, { expected: [{ stream, version }], facts }));
    expect(await write(0, figure('990101', 40, cell))).toHaveProperty('value');
    expect(await write(0, figure('990101', 41, { ...cell, version: 2 }))).toMatchObject({
      issue: { code: 'COMMIT_CONFLICT', args: { found: 1 } },
    });
    expect(await write(1, { table: 'observation_step', row: { ...cell, position: 1, step: 'checked' } })).toHaveProperty('value');
    expect(await write(1, { table: 'observation_step', row: { ...cell, position: 1, step: 'approved' } })).toMatchObject({
      issue: { code: 'COMMIT_CONFLICT', args: { found: 2 } },
    });
    expect(await write(2, { table: 'opinion', row: { ...cell, position: 1, opinion: 'confirmed' } })).toHaveProperty('value');
    expect(await write(3, figure('990101', 41, { ...cell, version: 2 }))).toHaveProperty('value');
  });

  test('COMMIT-1 what a command says of its person, moment and place is not believed: they are those of who entered', async () => {
    const said = { since: 1, known_from: '2020-01-01', person_id: 'p-south', authority_id: 'nanhe' };
    const answer = await store.write(command(NORTH, { facts: [figure('990101', 7, { indicator: 'forged', ...said })] }));
    if ('issue' in answer) throw new Error(answer.issue.code);
    const rows = await database.ask(
      'superuser',
      "select authority_id, person_id, since, known_from from kedu.observation where indicator = 'forged'",
    );
    expect(rows).toEqual([
      { authority_id: 'beichuan', person_id: 'p-north', since: String(answer.value.sequence), known_from: new Date(answer.value.at) },
    ]);
  });

  test('COMMIT-1 facts go to tables of facts alone, and a told moment to rehearsals alone', async () => {
    const forged = await store.write(command(NORTH, { facts: [{ table: 'audit', row: { sequence: 1 } }] }));
    expect(forged).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'table' } } });
    const told = await store.write(command(NORTH, { told: '2026-01-31T08:00:00.000Z' }));
    expect(told).toMatchObject({ issue: { code: 'STORE_ROW', args: { reason: 'moment' } } });
  });
});
