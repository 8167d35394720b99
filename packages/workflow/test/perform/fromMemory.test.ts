import { describe, expect, test } from 'vitest';
import { type Entered, type Held, MemoryStore, type Store, type Task, type ValueEntry } from '../../src/index.ts';
import { Office } from '../office.ts';

/** A store that remembers what a test lets it remember, and tells what was read of it. */
function remembering(inner: Store) {
  const memory = new Map<string, Held>();
  const reads: string[] = [];
  const store: Store = {
    read: (entered, streams) => {
      reads.push(...streams);
      return inner.read(entered, streams);
    },
    remembered: (_, stream) => memory.get(stream),
    names: (entered, prefix) => inner.names(entered, prefix),
    numbers: (entered, names) => inner.numbers(entered, names),
    commit: (commit) => inner.commit(commit),
    answered: (entered, key) => inner.answered(entered, key),
    known: (entered, question) => inner.known(entered, question),
    standing: (entered, asks) => inner.standing(entered, asks),
    courses: (entered, asks) => inner.courses(entered, asks),
    audit: (entered, from, most) => inner.audit(entered, from, most),
  };
  return {
    store,
    reads,
    async remember(entered: Entered, ...streams: readonly string[]): Promise<void> {
      for (const held of await inner.read(entered, streams)) memory.set(held.stream, held);
      reads.length = 0;
    },
  };
}

const ROUND = '2024-11';
const stream = (unit: string): string => `value/hotline_resolution/${ROUND}/${unit}/report`;

function enter(unit: string, value: number, seen: number): Task {
  const cell = { indicator: 'hotline_resolution', period: ROUND, unit, source: 'report' };
  const entry: ValueEntry = { cell, command: { type: 'enter', figure: { value } }, seen };
  return { on: 'values', round: ROUND, entries: [entry] };
}

async function openOffice() {
  const clock = { now: (): string => office.clock.now() };
  const kept = remembering(new MemoryStore(clock));
  const office: Office = new Office(kept.store);
  await (await (await office.found()).publish()).open(ROUND);
  return { office, ...kept };
}

describe('COMMIT-6 commands for figures decided from memory', () => {
  test('read nothing where all is remembered, or was seen untouched', async () => {
    const { office, reads, remember } = await openOffice();
    await remember(office.as('statistician'), 'rights', `round/${ROUND}`);
    await office.do('statistician', enter('990100', 80, 0));
    expect(reads).toEqual([]);
    await remember(office.as('statistician'), stream('990100'));
    await office.do('statistician', enter('990100', 81, 1));
    expect(reads).toEqual([]);
    expect((await office.store.read(office.as('statistician'), [stream('990100')] as const))[0]?.version).toBe(2);
  });

  test('COMMIT-4 on what has moved on, are decided again on what is, and told who came first', async () => {
    const { office, remember } = await openOffice();
    await remember(office.as('statistician'), 'rights', `round/${ROUND}`, stream('990100'));
    await office.do('deputy', enter('990100', 80, 0));
    const late = await office.try('statistician', enter('990100', 81, 0));
    expect(late).toMatchObject({ issues: [{ code: 'COMMIT_CONFLICT', args: { expected: 0, found: 1, person: 'p-deputy' } }] });
    expect((await office.store.read(office.as('statistician'), [stream('990100')] as const))[0]?.version).toBe(1);
  });

  test('are not taken by rights or a round that are no more, and not refused by those of before', async () => {
    const { office, remember } = await openOffice();
    await remember(office.as('statistician'), 'rights', `round/${ROUND}`);
    office.clock.turn('2024-12-11T01:00:00.000Z');
    await office.do('clerk', {
      on: 'round',
      id: ROUND,
      command: { type: 'extend_round', closesOn: '2024-12-20', reason: '示例：系统升级，延期填报' },
    });
    // By the round that is remembered this comes too late; by the one that is, it does not.
    await office.do('statistician', enter('990100', 80, 0));
    await office.rights('security', {
      type: 'vacate',
      post: 'statistics',
      person: 'p-statistician',
      last: '2024-12-10',
      reason: '示例：调任其他岗位',
    });
    // By the rights that are remembered he still sits there.
    expect(await office.refusals('statistician', enter('990200', 80, 0))).not.toEqual([]);
  });
});
