import { readMigrations } from '@kedu/store';
import Fastify, { type FastifyInstance } from 'fastify';
import type { Pool, PoolClient } from 'pg';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerHealth } from '../../src/operation/health.ts';
import { Metrics } from '../../src/operation/metrics.ts';

const MANY = 200;

describe('API-9 readiness, asked by many', () => {
  let app: FastifyInstance;
  let asked: number;
  let released: unknown[];
  let hangs: boolean;

  /** Connections as far as readiness uses them: each is counted, and answers like a migrated database unless it hangs. */
  const pool = {
    connect: async () => {
      asked += 1;
      const query = async (text: string) =>
        hangs ? new Promise(() => {}) : { rows: text.includes('pg_tables') ? [{ there: true }] : readMigrations() };
      return { query, release: (broken?: boolean) => released.push(broken ?? false) } as unknown as PoolClient;
    },
  } as unknown as Pool;

  beforeEach(async () => {
    [asked, released, hangs] = [0, [], false];
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    app = Fastify();
    registerHealth(app, { configuration: { metrics: 'off' }, pool, metrics: new Metrics(), workers: () => [], isStopping: () => false });
    await app.ready();
  });
  afterEach(async () => {
    vi.useRealTimers();
    await app.close();
  });

  const ready = async (): Promise<number> => (await app.inject('/readyz')).statusCode;
  const many = (): Promise<readonly number[]> => Promise.all(Array.from({ length: MANY }, ready));

  test('one connection answers all of a second, and another those of the next', async () => {
    expect(new Set(await many())).toEqual(new Set([200]));
    expect(new Set(await many())).toEqual(new Set([200]));
    expect([asked, released]).toEqual([1, [false]]);
    vi.advanceTimersByTime(1_001);
    expect(await ready()).toBe(200);
    expect(asked).toBe(2);
  });

  test('a database that does not answer holds one connection, which is given up in time; once it answers that is said', async () => {
    hangs = true;
    const answers = many();
    await vi.waitFor(() => expect(asked).toBe(1));
    await vi.advanceTimersByTimeAsync(3_001);
    expect(new Set(await answers)).toEqual(new Set([503]));
    expect([asked, released]).toEqual([1, [true]]);
    hangs = false;
    vi.advanceTimersByTime(1_001);
    expect(await ready()).toBe(200);
    expect(asked).toBe(2);
  });
});
