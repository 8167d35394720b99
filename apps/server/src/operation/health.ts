import { checkMigrations } from '@kedu/store';
import type { FastifyInstance } from 'fastify';
import type { Pool } from 'pg';
import type { Configuration } from '../config/configuration.ts';
import type { Worker } from '../http/handler.ts';
import type { Metrics } from './metrics.ts';

/** What says whether a server can serve. */
export interface Watched {
  readonly configuration: Pick<Configuration, 'metrics'>;
  readonly pool: Pool;
  readonly metrics: Metrics;
  readonly workers: () => readonly Worker[];
  readonly isStopping: () => boolean;
}

/** Longest wait for the database, in milliseconds. */
const PATIENCE = 3_000;

/** How long an answer of the database is everybody's, in milliseconds. */
const FRESH = 1_000;

/** `/healthz`, `/readyz`, `/metrics`: outside the contract, without names. Rule: API-9. */
export function registerHealth(app: FastifyInstance, watched: Watched): void {
  const plain = { config: { rateLimit: false as const } };
  const answers = readinessOf(watched.pool);
  app.get('/healthz', plain, () => ({ status: 'ok' }));
  app.get('/readyz', plain, async (_, reply) => {
    const database = await answers();
    const workers = watched.workers().map((worker) => [worker.name, worker.isAlive()] as const);
    const isReady = database && !watched.isStopping() && workers.every(([, alive]) => alive);
    return reply
      .code(isReady ? 200 : 503)
      .send({ status: isReady ? 'ready' : 'not_ready', database, stopping: watched.isStopping(), workers: Object.fromEntries(workers) });
  });
  app.get('/metrics', plain, async (request, reply) => {
    const { metrics } = watched.configuration;
    const isOwn = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip);
    if (metrics === 'off' || (metrics === 'loopback' && !isOwn)) return reply.callNotFound();
    return reply.type(watched.metrics.contentType).send(await watched.metrics.text());
  });
}

/**
 * Whether the database answers in time, and has the form that this program knows: asked by one connection at a time and once a second at
 * most, whoever wants to know. One that does not answer in time is asked again by another connection.
 */
function readinessOf(pool: Pool): () => Promise<boolean> {
  let known: { readonly answer: boolean; readonly until: number } | undefined;
  let asking: Promise<boolean> | undefined;
  return () => {
    if (known !== undefined && performance.now() < known.until) return Promise.resolve(known.answer);
    asking ??= checked(pool)
      .catch(() => false)
      .then((answer) => {
        known = { answer, until: performance.now() + FRESH };
        asking = undefined;
        return answer;
      });
    return inTime(asking);
  };
}

/** What is known in time, or false. */
async function inTime(asked: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(done, PATIENCE, false);
  });
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}

async function checked(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), PATIENCE);
  });
  try {
    await Promise.race([checkMigrations(client), late]);
    client.release();
    return true;
  } catch (error) {
    // A connection that may still be busy serves nobody else.
    client.release(true);
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
