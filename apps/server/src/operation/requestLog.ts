import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.ts';

/**
 * A line of the log a request, and its measures: method, route (never the path with its names), status, milliseconds, number.
 *
 * Rule: API-9.
 */
export function logRequests(app: FastifyInstance, metrics: Metrics): void {
  app.addHook('onResponse', (request, reply, done) => {
    const route = routeOf(request);
    const milliseconds = Math.round(reply.elapsedTime * 10) / 10;
    metrics.answers.of(request.method, route, reply.statusCode).took(reply.elapsedTime);
    request.log.info({ method: request.method, route, status: reply.statusCode, ms: milliseconds }, 'request');
    done();
  });
}

/** The route as the contract writes it; `other` for what is none. */
export function routeOf(request: FastifyRequest): string {
  return request.routeOptions.url ?? 'other';
}

/** A fault without what it was about: messages and details of drivers repeat values. */
export function faultFields(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim());
  return {
    fault: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    stack: frames.join('\n'),
  };
}
