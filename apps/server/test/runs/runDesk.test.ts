import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeskOp, DeskQuestion } from '../../src/runs/desk/deskMessages.ts';
import { RunDesk } from '../../src/runs/desk/runDesk.ts';

const ECHO = fileURLToPath(new URL('./echoDesk.mjs', import.meta.url));
const asking = (scheme: string, op: 'lists' | 'assess' = 'lists'): DeskQuestion => ({
  op,
  out: '',
  run: { archive: '', seals: [], scheme, version: '2024', period: '2024', asOf: '2025-01-05', seed: 0 },
});

const refused = (reason: string) => ({ issues: [expect.objectContaining({ code: 'RUN_WORKER', args: { reason } })] });

describe('the process that works runs out', () => {
  let starts = 0;
  let desk: RunDesk;
  const deskOf = (idle?: number, silence?: number): RunDesk => {
    starts = 0;
    desk = new RunDesk({
      start: () => {
        starts += 1;
        return fork(ECHO, [], { serialization: 'advanced', execArgv: [] });
      },
      idle,
      silence: silence === undefined ? undefined : ({ lists: 60_000, assess: silence } as Record<DeskOp, number>),
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

  test('RUNNING-10 whoever it worked for when it dies is answered RUN_WORKER, and whoever waits by another', async () => {
    const own = deskOf();
    const answers = await Promise.all([own.ask(asking('end')), own.ask(asking('after'))]);
    expect(answers).toEqual([refused('ended'), { value: 'after' }]);
    expect(await own.ask(asking('again'))).toEqual({ value: 'again' });
    expect(starts).toBe(2);
  });

  test('RUNNING-13 a question that never ends is ended, and whoever waits is answered by another process', async () => {
    const own = deskOf(undefined, 300);
    const answers = [own.ask(asking('hang', 'assess')), own.ask(asking('after'))];
    const first = own.pid as number;
    expect(await Promise.all(answers)).toEqual([refused('late'), { value: 'after' }]);
    expect(starts).toBe(2);
    expect(() => process.kill(first, 0)).toThrow('ESRCH');
  });

  test('RUNNING-13 one that goes on being heard of is left to its end, however long it takes', async () => {
    const own = deskOf(undefined, 2_000);
    const begun = performance.now();
    expect(await own.ask(asking('long', 'assess'))).toEqual({ value: 'long' });
    expect(performance.now() - begun).toBeGreaterThan(2_500);
    expect(starts).toBe(1);
  });

  test('whoever asks or waits while it is stopped is answered, and what cannot be sent keeps nobody waiting', async () => {
    const own = deskOf();
    const answers = [own.ask(asking('hang')), own.ask(asking('after'))];
    await own.stop();
    expect(await Promise.all(answers)).toEqual([refused('ended'), refused('ended')]);
    await expect(own.ask(Object.assign(asking('a'), { more: () => {} }))).rejects.toThrow('could not be cloned');
    expect(await own.ask(asking('b'))).toEqual({ value: 'b' });
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
