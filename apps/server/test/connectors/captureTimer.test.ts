import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RouteAnswer } from '@kedu/api';
import { DatabaseStore } from '@kedu/store';
import { type Connector, type Entered, MACHINE, perform, readWorkCalendar, type Task } from '@kedu/workflow';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { captureSlot, nextSlot } from '../../src/connectors/captureSlot.ts';
import { startCaptureTimer } from '../../src/connectors/captureTimer.ts';
import { personIn } from '../../src/example/exampleOffice.ts';
import type { Worker } from '../../src/http/handler.ts';
import { performKeeping, stageBytes } from '../../src/knowledge/bytes.ts';
import { workdays } from '../../src/knowledge/workdays.ts';
import { openedRound } from '../setup/courseRound.ts';
import { AUTHORITY, type CourseServer, courseServer } from '../setup/courseServer.ts';

const ROUND = '2024-11';
const CONNECTOR = 'hotline';
const machine = { authority: AUTHORITY, ...MACHINE };
const HEADING = '单位编码,指标,考核期,数值';

describe('CONNECT-6 the times at which sources are asked', () => {
  const read = workdays();
  if ('issue' in read) throw new Error(read.issue.code);
  const calendar = read.value;
  test.each([
    ['2024-12-02T01:20:00.000Z', '2024-12-02T06', 'twenty past nine on a Monday'],
    ['2024-12-01T21:59:59.999Z', undefined, 'before six'],
    ['2024-12-01T22:00:00.000Z', '2024-12-02T06', 'six on the dot'],
    ['2024-12-02T15:59:00.000Z', '2024-12-02T18', 'before midnight'],
    ['2024-12-07T02:00:00.000Z', undefined, 'a Saturday'],
    ['2024-10-01T02:00:00.000Z', undefined, 'a holiday'],
    ['2024-10-12T02:00:00.000Z', '2024-10-12T10', 'a Saturday that was exchanged'],
  ] as const)('%s → %s, %s', (at, slot, _) => expect(captureSlot(calendar, at)).toBe(slot));

  test('in a year that the calendar does not know every day counts; the next time is on the next working day', () => {
    const short = readWorkCalendar('day,kind\n2024-01-01,off\n');
    if ('issue' in short) throw new Error(short.issue.code);
    expect(captureSlot(short.value, '2031-03-01T03:00:00.000Z')).toBe('2031-03-01T10');
    expect(nextSlot(calendar, '2024-12-06T10:00:00.000Z')).toBe('2024-12-08T22:00:00.000Z');
    expect(nextSlot(calendar, '2024-12-02T01:20:00.000Z')).toBe('2024-12-02T02:00:00.000Z');
  });
});

describe('two servers on one database capture by themselves', () => {
  let course: CourseServer;
  let second: DatabaseStore;
  let exchange: string;
  let units: readonly string[];
  let office: Entered;
  const workers: Worker[] = [];
  const clocks = {
    wrong: true,
    looks: 0,
    isWrong() {
      clocks.looks += 1;
      return clocks.wrong;
    },
  };

  beforeAll(async () => {
    course = await courseServer('2024-12-02T01:20:00.000Z');
    const { ports } = course.server;
    const opened = await DatabaseStore.open(course.server.database.app);
    if ('issue' in opened) throw new Error(opened.issue.code);
    second = opened.value;
    await openedRound(course, ROUND, (stage) => {
      office = stage.rehearsal.as(personIn(stage.people, 'office'));
      return stage.rehearsal.do(personIn(stage.people, 'office'), {
        on: 'connector',
        id: CONNECTOR,
        command: {
          type: 'declare_connector',
          indicators: ['hotline_resolution'],
          mapping: 'mappings/example-platform.yaml',
          from: '2024-01-01',
        },
      });
    });
    const [round] = await ports.store.read(machine, [`round/${ROUND}`] as const);
    units = round?.state.asks.find(({ source }) => source === CONNECTOR)?.units ?? [];
    expect(units.length).toBe(14);
    exchange = join(course.folder, 'exchange');
    mkdirSync(exchange);
    writeFileSync(join(course.folder, 'connectors.json'), JSON.stringify({ [AUTHORITY]: { [CONNECTOR]: { folder: exchange } } }));
    leave(units.slice(1).map((unit) => `${unit},hotline_resolution,${ROUND},91.5`));
    for (const store of [ports.store, second]) workers.push(startCaptureTimer({ ...ports, store, clocks }, { look: 20 }));
  }, 120_000);
  afterAll(async () => {
    for (const worker of workers) await worker.stop();
    await second?.close();
    await course?.end();
  });

  function leave(rows: readonly string[]): void {
    writeFileSync(join(exchange, 'values.csv'), `${[HEADING, ...rows].join('\n')}\n`);
  }

  async function connector() {
    const visitor = await course.in('office');
    const { items } = (await visitor.ask<RouteAnswer<'connectors'>>('GET', `authorities/${AUTHORITY}/connectors`)).value;
    const found = items.find(({ id }) => id === CONNECTOR);
    if (found === undefined) throw new Error('no connector');
    return found;
  }

  /** The outcome of a time once it has one. */
  async function ended(slot: string) {
    for (;;) {
      const { timed } = await connector();
      const found = timed.find((each) => each.slot === slot && each.outcome !== 'under_way');
      if (found !== undefined) return found;
      await new Promise((done) => setTimeout(done, 50));
    }
  }

  /** Commands of the timer in the audit trail, and imports of the connector. */
  async function counted() {
    const rows = await course.server.ports.store.audit(machine, 1, 100_000);
    const count = (name: string) => rows.filter(({ command }) => command === name).length;
    const imports = (await course.server.ports.store.names(machine, 'import/')).length;
    return { begun: count('begin_capture'), ended: count('end_capture'), recorded: count('record_import'), imports };
  }

  test('CONNECT-6 OPERATE-7 what is due is captured once, by one of them, and not before the hour is certain', async () => {
    await vi.waitFor(() => expect(clocks.looks).toBeGreaterThan(4));
    expect((await counted()).begun).toBe(0);
    clocks.wrong = false;
    const found = await ended('2024-12-02T06');
    expect(found).toMatchObject({ round: ROUND, outcome: 'captured' });
    expect(await counted()).toEqual({ begun: 1, ended: 1, recorded: 1, imports: 1 });
    const visitor = await course.in('office');
    const columns = await visitor.ask<RouteAnswer<'columns'>>('GET', `authorities/${AUTHORITY}/rounds/${ROUND}/columns`);
    expect(columns.value.items.find(({ source }) => source === CONNECTOR)?.counts).toMatchObject({ asked: 14, submitted: 13 });
    expect(await connector()).toMatchObject({ lastCapture: { import: found.import, changed: 13, errors: 0 } });
    expect((await connector()).next).toBe('2024-12-02T02:00:00.000Z');
  });

  test('CONNECT-6 at the next time the same file brings nothing, and that is said', async () => {
    course.clock.turn('2024-12-02T02:00:01.000Z');
    expect(await ended('2024-12-02T10')).toMatchObject({ outcome: 'unchanged' });
    expect(await counted()).toMatchObject({ begun: 2, ended: 2, recorded: 1, imports: 1 });
  });

  test('CONNECT-6 a file with an error changes nothing, and its report is kept; a source that is gone is said with its reason', async () => {
    leave([`${units[0]},hotline_resolution,${ROUND},一百`]);
    course.clock.turn('2024-12-02T06:00:01.000Z');
    const unread = await ended('2024-12-02T14');
    expect(unread.outcome).toBe('unread');
    const [file] = await course.server.ports.store.read(machine, [`import/${unread.import}`] as const);
    expect(file?.state.standing).toBe('refused');
    rmSync(exchange, { recursive: true });
    course.clock.turn('2024-12-02T10:00:01.000Z');
    expect(await ended('2024-12-02T18')).toMatchObject({
      outcome: 'failed',
      problem: { code: 'CONNECT_SOURCE', args: { reason: 'folder', connector: CONNECTOR } },
    });
    expect(await counted()).toMatchObject({ begun: 4, ended: 4, recorded: 1, imports: 2 });
  });

  test('IMPORT-11 what a dead server left received is read once in the name of whoever brought it, and no question reads it', async () => {
    const { ports } = course.server;
    const rights = (await ports.store.read(machine, ['rights'] as const))[0]?.state;
    const person = rights?.seats.find(({ post }) => post === 'd16')?.person ?? '';
    const entered = { authority: AUTHORITY, person, post: 'd16' };
    const text = `单位,指标,期间,数值\n${units[0]},new_jobs,${ROUND},12\n`;
    const staged = await stageBytes(ports.blobs, entered, new TextEncoder().encode(text));
    const file = { hash: staged.hash, bytes: staged.size, mapping: 'guess', round: ROUND, name: '就业.csv' };
    const task: Task = { on: 'import', id: 'left-1', round: ROUND, command: { type: 'receive_import', ...file } };
    expect(await performKeeping(ports, staged, entered, 'left-1', task)).toHaveProperty('value');
    const visitor = await course.in('d16');
    const asked = () => visitor.ask<RouteAnswer<'importFile'>>('GET', `authorities/${AUTHORITY}/imports/left-1`);
    const before = (await ports.store.audit(machine, 1, 100_000)).length;
    for (let turn = 0; turn < 3; turn += 1) expect((await asked()).value.standing).toBe('received');
    expect((await ports.store.audit(machine, 1, 100_000)).length).toBe(before);
    course.clock.turn('2024-12-02T10:10:02.000Z');
    const read = await vi.waitUntil(
      async () => {
        const { value } = await asked();
        return value.standing === 'received' ? undefined : value;
      },
      { timeout: 20_000, interval: 100 },
    );
    expect(read).toMatchObject({ standing: 'read', cells: 1, by: { person } });
    const rows = await ports.store.audit(machine, 1, 100_000);
    expect(rows.filter(({ command, about }) => command === 'read_import' && about === 'import/left-1')).toHaveLength(1);
  });

  test('CONNECT-6 what a dead server left is taken over once its lease is over, under its own name, and recorded once', async () => {
    mkdirSync(exchange);
    leave(units.map((unit) => `${unit},hotline_resolution,${ROUND},91.5`));
    const { ports } = course.server;
    // It stops the timers while the dead one claims.
    for (const worker of workers.splice(0)) await worker.stop();
    course.clock.turn('2024-12-02T22:00:01.000Z');
    const slot = '2024-12-03T06';
    const task: Task = { on: 'connector', id: CONNECTOR, command: { type: 'begin_capture', round: ROUND, slot, worker: 'w-dead' } };
    expect('value' in (await perform(ports, machine, 'dead', task, course.clock.now()))).toBe(true);
    for (const store of [ports.store, second]) workers.push(startCaptureTimer({ ...ports, store }, { look: 20 }));
    await new Promise((done) => setTimeout(done, 300));
    expect((await connector()).timed).toMatchObject([{ slot, outcome: 'under_way' }]);
    expect((await counted()).begun).toBe(5);
    course.clock.turn('2024-12-02T22:10:02.000Z');
    expect(await ended(slot)).toMatchObject({ outcome: 'captured' });
    expect(await counted()).toMatchObject({ begun: 6, ended: 5, recorded: 2, imports: 4 });
  });

  test('CONNECT-6 once all of it is there nobody is asked any more', async () => {
    course.clock.turn('2024-12-03T02:00:01.000Z');
    await new Promise((done) => setTimeout(done, 300));
    expect(await counted()).toMatchObject({ begun: 6, ended: 5 });
    expect(workers.every(({ isAlive }) => isAlive())).toBe(true);
  });

  describe('what a dead server left of four connectors', () => {
    const slot = '2024-12-03T10';
    const told: (readonly [string, Readonly<Record<string, unknown>>])[] = [];
    const outcomes = new Map<string, Connector['captures'][number]['outcome']>();

    beforeAll(async () => {
      const { ports } = course.server;
      for (const worker of workers.splice(0)) await worker.stop();
      const done = async (entered: Entered, id: string, command: Extract<Task, { readonly on: 'connector' }>['command']) => {
        const answer = await perform(ports, entered, `${command.type}-${id}`, { on: 'connector', id, command }, course.clock.now());
        if ('issues' in answer) throw new Error(answer.issues[0]?.code);
      };
      for (const [id, indicator] of [
        ['a-faulty', 'new_jobs'],
        ['b-ended', 'good_air_days'],
        ['c-suspended', 'water_quality'],
      ] as const)
        await done(office, id, {
          type: 'declare_connector',
          indicators: [indicator],
          mapping: 'mappings/example-platform.yaml',
          from: '2024-01-01',
        });
      const all = ['a-faulty', 'b-ended', 'c-suspended', CONNECTOR];
      for (const id of all) await done(machine, id, { type: 'begin_capture', round: ROUND, slot, worker: 'w-dead-2' });
      await done(office, 'b-ended', { type: 'end_connector', reason: '平台下线' });
      await done(office, 'c-suspended', { type: 'suspend_connector', reason: '平台停机检修' });
      const log = (_: string, event: string, fields = {}) => void told.push([event, fields]);
      for (const store of [ports.store, second]) workers.push(startCaptureTimer({ ...ports, log, store: faulty(store) }, { look: 20 }));
      await new Promise((wait) => setTimeout(wait, 200));
      expect(told).toEqual([]);
      course.clock.turn('2024-12-03T02:20:00.000Z');
      while (outcomes.size < all.length)
        for (const id of all) {
          const [held] = await ports.store.read(machine, [`connector/${id}`] as const);
          const last = held?.state.captures.find(({ round }) => round === ROUND);
          if (last?.slot === slot && last.outcome !== undefined) outcomes.set(id, last.outcome);
          await new Promise((wait) => setTimeout(wait, 20));
        }
    });

    /** A store that fails, as by a fault of the program, wherever an import of the first connector is read. */
    function faulty(store: DatabaseStore): DatabaseStore {
      return new Proxy(store, {
        get(target, name) {
          const own: unknown = Reflect.get(target, name, target);
          if (typeof own !== 'function') return own;
          return (...given: readonly unknown[]) => {
            const [, streams] = given;
            if (name === 'read' && Array.isArray(streams) && String(streams[0]).startsWith('import/a-faulty-captured-'))
              throw new TypeError('a fault that names 980001');
            return Reflect.apply(own, target, given);
          };
        },
      });
    }

    test('CONNECT-6 a fault with one source ends its capture as failed, is logged without its words, and keeps no other from being asked', () => {
      const outcome = outcomes.get('a-faulty');
      expect(outcome).toMatchObject({ kind: 'failed', code: 'API_FAULT' });
      const number = outcome?.args?.['request'];
      const lines = told.filter(([event]) => event === 'capture_fault');
      expect(lines.map(([, fields]) => fields['request'])).toContain(number);
      expect(lines[0]?.[1]).toMatchObject({ fault: 'TypeError', stack: expect.stringContaining('at ') });
      expect(JSON.stringify(told)).not.toContain('980001');
      expect(outcomes.get(CONNECTOR)).toEqual({ kind: 'unchanged' });
    });

    test.each([
      ['b-ended', 'ended'],
      ['c-suspended', 'suspended'],
    ])('CONNECT-6 what a dead server left of %s comes to its end', (id, found) => {
      expect(outcomes.get(id)).toEqual({ kind: 'failed', code: 'CONNECT_SETTING', args: { reason: 'not_live', connector: id, found } });
    });
  });

  test('CONNECT-6 what a dead server left is brought to its end on a day on which nobody works, too', async () => {
    const { ports } = course.server;
    for (const worker of workers.splice(0)) await worker.stop();
    // A Friday evening; what is looked at comes on Saturday.
    course.clock.turn('2024-12-06T10:00:01.000Z');
    const slot = '2024-12-06T18';
    const task: Task = { on: 'connector', id: CONNECTOR, command: { type: 'begin_capture', round: ROUND, slot, worker: 'w-dead-3' } };
    expect('value' in (await perform(ports, machine, 'dead-3', task, course.clock.now()))).toBe(true);
    course.clock.turn('2024-12-07T04:00:00.000Z');
    const { begun } = await counted();
    for (const store of [ports.store, second]) workers.push(startCaptureTimer({ ...ports, store }, { look: 20 }));
    expect(await ended(slot)).toMatchObject({ outcome: 'unchanged' });
    expect((await counted()).begun).toBe(begun + 1);
  });
});
