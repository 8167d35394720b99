import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { apiIssue } from '@kedu/api';
import { Refused } from '@kedu/store';
import fastify, { type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Configuration } from '../config/configuration.ts';
import type { Metrics } from '../operation/metrics.ts';
import { faultFields, logRequests, routeOf } from '../operation/requestLog.ts';
import { answerRefusal, AWAY_SECONDS } from './answerRefusal.ts';
import { isAway } from './away.ts';
import { boundBody, UPLOAD_TIME } from './bodyTime.ts';
import type { Refusal } from './problem.ts';
import { RefusedRequest } from './refusedRequest.ts';
import type { RequestCounts } from './requestCounts.ts';
import type { Counter } from './routes.ts';
import { securityHeads } from './securityHeads.ts';
import { tokenDigest } from './sessionCookie.ts';

/** The most bytes of a body that is no file (API-1). */
const MOST_BODY = 1024 * 1024;

/** Who is within the limit is told nothing of it; who is refused, when to ask again. */
const SILENT_LIMITS = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** Where log lines go instead of the standard output: in tests. */
export interface LogLines {
  write(line: string): void;
}

/**
 * The HTTP server without its routes: heads of security, limits, problems for whatever is refused, a log without names.
 *
 * Rule: API-1, API-4 to API-6, API-9.
 */
export async function httpServer(
  configuration: Configuration,
  counter: Counter,
  metrics: Metrics,
  counts: RequestCounts,
  lines?: LogLines,
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: MOST_BODY,
    trustProxy: configuration.trustProxy.length > 0 ? [...configuration.trustProxy] : false,
    requestTimeout: UPLOAD_TIME,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 1_000, ignoreTrailingSlash: false },
    genReqId: () => counts.nextNumber(),
    logger: {
      level: configuration.log,
      base: null,
      // What is logged is chosen line by line; an object that slips in is not written out.
      serializers: { req: () => ({}), res: () => ({}), err: (error: unknown) => faultFields(error) as never },
      ...(lines === undefined ? {} : { stream: lines }),
    },
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply as unknown as FastifyReply),
  });
  app.server.on('request', boundBody);
  app.decorateRequest('admitted');
  app.decorateRequest('tokenDigest');
  const open = new Map<FastifyRequest, AbortController>();
  const end = (request: FastifyRequest): void => {
    open.get(request)?.abort();
    open.delete(request);
  };
  counter.stopping.addEventListener('abort', () => {
    for (const request of open.keys()) end(request);
  });
  // Made for those who ask for it: most answers are gone before anybody could wait for them.
  app.decorateRequest('gone', {
    getter(this: FastifyRequest) {
      const known = open.get(this);
      if (known !== undefined) return known.signal;
      const own = new AbortController();
      const { socket } = this.raw;
      if (counter.stopping.aborted || socket.destroyed) own.abort();
      else {
        const left = (): void => end(this);
        socket.once('close', left);
        own.signal.addEventListener('abort', () => socket.off('close', left), { once: true });
        open.set(this, own);
      }
      return own.signal;
    },
  });
  app.addHook('onResponse', (request, _, done) => {
    if (open.size > 0) end(request);
    done();
  });
  const secure = securityHeads(counter.isSecure);
  app.addHook('onRequest', (request, reply, done) => {
    request.admitted = {};
    secure(request.raw, reply.raw);
    done();
  });
  logRequests(app, metrics);
  await app.register(cookie);
  await app.register(rateLimit, {
    global: true,
    max: configuration.requestsPerMinute,
    timeWindow: 60_000,
    store: storeOf(counts),
    keyGenerator: (request) => limitKey(request, counter),
    addHeaders: { ...SILENT_LIMITS, 'retry-after': true },
    addHeadersOnExceeding: SILENT_LIMITS,
    errorResponseBuilder: (_, { ttl }) => new RefusedRequest(apiIssue('API_TOO_MANY', {}, { seconds: Math.ceil(ttl / 1000) })),
  });
  // What comes in is never unpacked: the contract knows no packed body, and one that is none would be waited for.
  await app.register(compress, { threshold: 2_048, encodings: ['br', 'gzip'], globalDecompression: false });
  await app.register(multipart, { limits: { files: 1, fields: 20, parts: 21, headerPairs: 50 } });
  readOnlyJson(app);
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply));
  return app;
}

/** The plugin makes its store itself; ours is shared. */
function storeOf(counts: RequestCounts): new () => RequestCounts {
  return function shared() {
    return counts;
  } as unknown as new () => RequestCounts;
}

/** One session, or one address: whoever invents sessions is counted by his address. */
function limitKey(request: FastifyRequest, { sessions }: Counter): string {
  const digest = tokenDigest(request);
  return sessions.isKnown(digest) ? digest : request.ip;
}

/** Bodies are JSON or forms; an empty one is none. */
function readOnlyJson(app: FastifyInstance): void {
  app.removeContentTypeParser(['application/json', 'text/plain']);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, undefined);
    else parse(request, body as string, done);
  });
}

/** Nothing stands at this address. */
export function answerNothing(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerRefusal({ issues: [apiIssue('API_NOT_FOUND', {}, { found: '' })] }, request, reply);
}

/** A refusal, or a fault of the program, which tells its number and nothing of the inside. Rule: API-5. */
function answerError(error: FastifyError | unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const refusal = refusalOf(error, request);
  if (refusal.issues[0]?.code === 'API_FAULT') request.log.error({ route: routeOf(request), ...faultFields(error) }, 'fault');
  return answerRefusal(refusal, request, reply);
}

function refusalOf(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof RefusedRequest) return error.refusal;
  if (error instanceof Refused) return { issues: [error.issue] };
  if (isAway(error)) return { issues: [apiIssue('API_AWAY', {}, { seconds: AWAY_SECONDS })] };
  const { code, statusCode } = error as { readonly code?: string; readonly statusCode?: number };
  const contentType = (request.headers['content-type'] ?? '').slice(0, 100);
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { issues: [apiIssue('API_TOO_LARGE', {}, { most: MOST_BODY })] };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return { issues: [apiIssue('API_MEDIA', {}, { found: contentType, expected: 'application/json' })] };
    case 'FST_ERR_BAD_URL':
      return { issues: [apiIssue('API_NOT_FOUND', {}, { found: '' })] };
  }
  // Whatever else the framework refuses is a body or a form that cannot be read.
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500)
    return {
      issues: [apiIssue('API_SHAPE', {}, { reason: contentType.startsWith('multipart/') ? 'form' : 'json', found: '', expected: '' })],
    };
  return { issues: [apiIssue('API_FAULT', {}, { request: request.id })] };
}
