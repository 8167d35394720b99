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

/** `/healthz`, `/readyz`, `/metrics`: outside the contract, without names. Rule: API-9. */
export function registerHealth(app: FastifyInstance, watched: Watched): void {
  const plain = { config: { rateLimit: false as const } };
  app.get('/healthz', plain, () => ({ status: 'ok' }));
  app.get('/readyz', plain, async (_, reply) => {
    const database = await answers(watched.pool);
    const workers = watched.workers().map(({ name, isAlive }) => [name, isAlive()] as const);
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

/** Whether the database answers in time, and has the form that this program knows. */
async function answers(pool: Pool): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((done) => {
    timer = setTimeout(done, PATIENCE, false);
  });
  const asked = checked(pool).catch(() => false);
  const answer = await Promise.race([asked, late]);
  clearTimeout(timer);
  return answer;
}

async function checked(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    await checkMigrations(client);
    return true;
  } finally {
    client.release();
  }
}
