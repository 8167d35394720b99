import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeskQuestion } from '../../src/runs/desk/deskMessages.ts';
import { RunDesk } from '../../src/runs/desk/runDesk.ts';

const ECHO = fileURLToPath(new URL('./echoDesk.mjs', import.meta.url));
const asking = (scheme: string): DeskQuestion => ({
  op: 'lists',
  run: { archive: '', seals: [], scheme, version: '2024', period: '2024', asOf: '2025-01-05', seed: 0 },
});

describe('the process that works runs out', () => {
  let starts = 0;
  let desk: RunDesk;
  const deskOf = (idle?: number): RunDesk => {
    starts = 0;
    desk = new RunDesk({
      start: () => {
        starts += 1;
        return fork(ECHO, [], { serialization: 'advanced', execArgv: [] });
      },
      ...(idle === undefined ? {} : { idle }),
    });
    return desk;
  };
  afterEach(() => desk.stop());

  test('answers every question to whoever asked it, and tells how far it is', async () => {
    const done: number[] = [];
    const all = await Promise.all(['a', 'b', 'c'].map((scheme) => deskOnce().ask(asking(scheme), (share) => done.push(share))));
    expect(all).toEqual([{ value: 'a' }, { value: 'b' }, { value: 'c' }]);
    expect([done, starts]).toEqual([[0.5, 0.5, 0.5], 1]);
  });

  test('RUNNING-10 whoever waits when it dies is answered RUN_WORKER, and the next question starts another', async () => {
    const own = deskOf();
    const answers = await Promise.all([own.ask(asking('end')), own.ask(asking('after'))]);
    expect(answers.map((answer) => 'issues' in answer && answer.issues[0]?.code)).toEqual(['RUN_WORKER', 'RUN_WORKER']);
    expect(await own.ask(asking('again'))).toEqual({ value: 'again' });
    expect(starts).toBe(2);
  });

  test('RUNNING-10 killed from outside it is the same', async () => {
    const own = deskOf();
    await own.ask(asking('a'));
    process.kill(own.pid as number, 'SIGKILL');
    await expect.poll(() => own.pid).toBeUndefined();
    expect(await own.ask(asking('b'))).toEqual({ value: 'b' });
  });

  test('a fault of its program is thrown to whoever asked', async () => {
    await expect(deskOf().ask(asking('fault'))).rejects.toThrow('broken');
  });

  test('it ends when nobody asks for a while', async () => {
    const own = deskOf(20);
    await own.ask(asking('a'));
    await expect.poll(() => own.pid).toBeUndefined();
    expect(await own.ask(asking('b'))).toEqual({ value: 'b' });
  });

  function deskOnce(): RunDesk {
    return starts === 0 ? deskOf() : desk;
  }
});
