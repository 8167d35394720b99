import { rankTotals, resultOf, type SweepData, type SweepPlan, sweep, writeProgram } from '@kedu/engine';
import type { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { BOARD } from '../../src/country/jobs.ts';
import { rankByTeam } from '../../src/country/rankByTeam.ts';
import { KernelTeam, type TeamOptions } from '../../src/country/team.ts';
import { threadScript } from '../../src/country/threadScript.ts';
import { threadThat } from './threadThat.ts';

const UNITS = 40_000;

/** Invented values in one column: one score by a goalpost. */
const plan: SweepPlan = {
  list: 'counties',
  profiles: 1,
  columns: [{ kind: 'value', indicator: 'gdp', reasons: false }],
  leaves: [
    {
      path: 'gdp',
      column: 0,
      method: 'goalposts',
      better: 'higher',
      params: [10, 90].map((x) => ({ by: 'profile', values: Float64Array.of(x) })),
      floor: 0,
      cap: 100,
      missing: 'reweight',
      weight: Float64Array.of(100),
    },
  ],
  nodes: [
    {
      path: '',
      children: Int32Array.of(0),
      aggregate: 'arithmetic',
      weights: 'points',
      missing: 'reweight',
      weight: Float64Array.of(100),
    },
  ],
  rounding: { total: { places: 2, rule: 'half_up' } },
};
const data: SweepData = {
  units: UNITS,
  starts: Int32Array.of(0, UNITS),
  values: [Float64Array.from({ length: UNITS }, (_, i) => (i % 17 === 0 ? Number.NaN : ((i * 31) % 1013) / 10))],
  gaps: [undefined],
};
const everyone = { of: new Int32Array(UNITS), count: 1 };
const expected = sweep(plan, data);
const ranks = rankTotals(expected.total, everyone);

/** Whether totals and ranks by a team are those of the reference, bit by bit. */
function isSame(team: KernelTeam): boolean {
  const start = team.memory.next;
  const program = writeProgram(team.memory, plan, data, 'total');
  const scratch = team.memory.reserve(program.scratchBytes * team.threads);
  team.run('sweep', program.address, program.units, scratch, program.scratchBytes);
  const total = resultOf(team.memory, program).total.slice();
  const found = rankByTeam(team, program, everyone, team.memory.reserve(4 * UNITS));
  team.memory.release(start);
  return total.every((x, i) => Object.is(x, expected.total[i])) && found.every((rank, i) => rank === ranks[i]);
}

async function withTeam(options: TeamOptions, check: (team: KernelTeam) => void | Promise<void>): Promise<void> {
  const team = await KernelTeam.start(2, options);
  try {
    expect(team.threads).toBe(2);
    await check(team);
  } finally {
    await team.stop();
  }
}

const workerOf = (team: KernelTeam): Worker => (team as unknown as { readonly workers: readonly Worker[] }).workers[0] as Worker;

describe('KERNEL-10 threads that fail', () => {
  const FAULTS = {
    'throws on a job and tells': `Atomics.add(words, ${BOARD.faults}, 1);`,
    'throws and is gone': `throw new Error('lost');`,
    ends: 'process.exit(1);',
    'takes a piece and never gives it back': `Atomics.add(words, ${BOARD.next}, 1); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`,
  } as const;

  for (const [name, does] of Object.entries(FAULTS)) {
    // A sweep is the first job; ranks are counted by the second to the fourth.
    for (const at of [1, 3]) {
      test(`one that ${name}, on job ${at}: the others are given up, and one thread gives the same`, async () => {
        await withTeam({ patience: 100, script: threadThat(does, at) }, (team) => {
          expect(isSame(team)).toBe(true);
          expect([team.hasFailed, team.threads]).toEqual([true, 1]);
          expect(isSame(team)).toBe(true);
        });
      });
    }
  }

  test('one that was terminated before the job, known or not yet known', async () => {
    for (const isKnown of [true, false]) {
      await withTeam({ patience: 3000 }, async (team) => {
        expect(isSame(team)).toBe(true);
        expect([team.hasFailed, team.threads]).toEqual([false, 2]);
        const ended = workerOf(team).terminate();
        if (isKnown) await ended;
        expect(isSame(team)).toBe(true);
        expect([team.hasFailed, team.threads]).toEqual([true, 1]);
      });
    }
  });

  test('the program of a thread itself: where it ends in the middle of a job it is not waited for, however long the patience', async () => {
    const ending = `
      const { add } = Atomics;
      Atomics.add = (words, at, by) => (at === ${BOARD.beat} ? process.exit(1) : add(words, at, by));`;
    await withTeam({ patience: 600_000, script: `${ending}\n${await threadScript()}` }, (team) => {
      expect(isSame(team)).toBe(true);
      expect([team.hasFailed, team.threads]).toEqual([true, 1]);
    });
  });

  test('one whose count was begun leaves nothing behind in the counts', async () => {
    const counts = `
      const at = new Float64Array(workerData.board, 32, 16);
      new Int32Array(workerData.memory.buffer, at[4], 4).fill(9);
      new Int32Array(workerData.memory.buffer, at[4] + at[5], 4).fill(9);
      Atomics.add(words, ${BOARD.faults}, 1);`;
    await withTeam({ patience: 100, script: threadThat(counts, 3) }, (team) => {
      expect(isSame(team)).toBe(true);
    });
  });

  test('what a job throws on this thread too is thrown, and the team goes on alone', async () => {
    await withTeam({}, (team) => {
      expect(() => team.run('read', -1, 0, 100)).toThrow();
      expect(isSame(team)).toBe(true);
    });
  });

  test('threads that do not come up: one thread from the start', async () => {
    const team = await KernelTeam.start(2, { script: `throw new Error('lost');` });
    expect([team.hasFailed, team.threads]).toEqual([false, 1]);
    expect(isSame(team)).toBe(true);
    await team.stop();
  });

  test('started without waiting: a program that throws at once, ends, or cannot be read is known at once', async () => {
    for (const script of [`throw new Error('lost');`, 'process.exit(1);', 'const = ;']) {
      const begun = performance.now();
      const team = KernelTeam.startNow(3, { script });
      // Twenty seconds is what a thread has that says nothing at all.
      expect(performance.now() - begun).toBeLessThan(15_000);
      expect([team.hasFailed, team.threads]).toEqual([false, 1]);
      expect(isSame(team)).toBe(true);
      // What a thread threw comes here as an event; nobody may be ended by it.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await team.stop();
    }
  });

  test('started without waiting: one that throws on a job, or before the first, is given up and ends nobody', async () => {
    for (const script of [threadThat(`throw new Error('lost');`, 1), threadThat(`throw new Error('lost');`, 3), UP_AND_GONE]) {
      const team = KernelTeam.startNow(2, { patience: 600_000, script });
      expect(isSame(team)).toBe(true);
      expect(team.threads).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(isSame(team)).toBe(true);
      await team.stop();
    }
  });
});

/** Says that it is up, and throws before any job. */
const UP_AND_GONE = `
const { workerData } = require('node:worker_threads');
Atomics.add(new Int32Array(workerData.board, 0, 8), ${BOARD.ready}, 1);
throw new Error('lost');`;
