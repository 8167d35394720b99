import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { API_ROOT, apiIssue, isShape, type Route, ROUTE_NAMES, ROUTES, shapeIssues } from '@kedu/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Admitted, admit, type Doorkeeper } from './admission.ts';
import type { AnswerCache } from './answerCache.ts';
import { answerRefusal, AWAY_SECONDS } from './answerRefusal.ts';
import { eventText } from './eventText.ts';
import type { Answer, Handlers, RefusedAnswer } from './handler.ts';
import type { KnownAnswers } from './knownAnswers.ts';
import { localeOf } from './locale.ts';
import { Question, type Said } from './question.ts';
import { RefusedRequest } from './refusedRequest.ts';
import { sessionCookie } from './sessionCookie.ts';
import { uploadOf } from './upload.ts';

declare module 'fastify' {
  interface FastifyRequest {
    admitted: Admitted;
    /** Ends when who asked has gone, or the server stops. */
    readonly gone: AbortSignal;
  }
}

/** What the routes of the contract are answered with. */
export interface Counter extends Doorkeeper {
  readonly handlers: Handlers;
  readonly answers: AnswerCache;
  /** Answers that need not come this far a second time. */
  readonly known: KnownAnswers;
  /** Whether cookies are Secure. */
  readonly isSecure: boolean;
  /** Holds answers to the contract: in tests. */
  readonly checksAnswers: boolean;
  readonly stopping: AbortSignal;
}

const JSON_TYPE = 'application/json; charset=utf-8';

type AnyHandler = (asked: unknown) => Promise<Answer<unknown>> | Answer<unknown>;

/** Registers every route of the contract that a room answers. Rule: API-1 to API-8 (docs/spec/api.md). */
export function registerRoutes(app: FastifyInstance, counter: Counter): void {
  for (const name of ROUTE_NAMES) {
    const handler = counter.handlers[name] as AnyHandler | undefined;
    if (handler === undefined) continue;
    const route: Route = ROUTES[name];
    app.route({
      method: route.method,
      url: `${API_ROOT}${route.path.replace(/\{([a-z]+)\}/g, ':$1')}`,
      config: name === 'signIn' ? { rateLimit: limitOfSignIn(counter) } : {},
      // After the limits, before a body is read.
      preParsing: async (request) => {
        request.admitted = await admit(request, route, counter);
        // A command is decided by the hour of the server, and bears that of the database (OPERATE-7).
        if (route.isKeyed && counter.ports.clocks.isWrong(request.admitted.context?.entered.authority ?? ''))
          throw new RefusedRequest(apiIssue('API_AWAY', {}, { seconds: AWAY_SECONDS }));
      },
      handler: (request, reply) => answer(route, handler, counter, request, reply),
    });
  }
}

/** Signing in has a limit of its own by address, whatever session comes with it: many names are not tried from one place. Rule: API-6. */
function limitOfSignIn({ configuration }: Counter) {
  return {
    max: configuration.signInsPerMinute,
    timeWindow: 60_000,
    groupId: 'sign-in',
    keyGenerator: ({ ip }: FastifyRequest) => ip,
  };
}

async function answer(
  route: Route,
  handler: AnyHandler,
  counter: Counter,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { context, reader } = request.admitted;
  const locale = localeOf(request.headers['accept-language']);
  const isKept = route.kind === 'read' && context !== undefined;
  const kept = isKept ? `${request.url}\n${context.entered.person}\n${context.entered.post}\n${locale}\n${context.today}` : '';
  const sequence = isKept ? await counter.places.head(context.entered.authority) : 0;
  const known = isKept ? counter.answers.of(kept, sequence) : undefined;
  if (known !== undefined) {
    const sent = readHead(reply, known.etag);
    if (context !== undefined && reader !== undefined)
      counter.known.remember(request.raw, {
        session: reader.session,
        authority: context.entered.authority,
        today: context.today,
        route: request.routeOptions.url ?? '',
        kept: known,
        headers: { ...sent.getHeaders(), 'content-type': JSON_TYPE },
      });
    return sendRead(request, sent, known.etag, known.bytes);
  }
  const file = route.kind === 'upload' ? await uploadOf(request, route) : undefined;
  const said = {
    ...read(route, request, file?.fields ?? request.body),
    locale,
    key: keyOf(route, request),
    reader,
    context,
    upload: file?.upload,
  };
  const { ports } = counter;
  await heldVersion(route, counter, request, said);
  const given = await handler(new Question(request, ports, said));
  if ('issues' in given) return refuse(request, reply, given);
  if ('events' in given) return sendEvents(request, reply, given.events, () => isStillAdmitted(request, route, counter));
  if ('bytes' in given) {
    reply.type(given.type);
    if (given.name !== undefined) reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(given.name)}`);
    const etag = given.hash === undefined ? undefined : `"${given.hash}"`;
    if (etag !== undefined) reply.header('etag', etag);
    reply.header('cache-control', 'private, no-cache');
    if (etag !== undefined && request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.send(given.bytes instanceof Uint8Array ? Buffer.from(given.bytes) : Readable.from(given.bytes));
  }
  if (given.session !== undefined) sessionCookie(reply, given.session, counter.isSecure);
  if (!isShape(route.answer)) return reply.code(route.status).send();
  if (counter.checksAnswers) route.answer.parse(given.value);
  const bytes = Buffer.from(JSON.stringify(given.value));
  if (route.kind !== 'read') return reply.code(route.status).type(JSON_TYPE).send(bytes);
  const etag = etagOf(bytes);
  if (isKept && given.isLive !== true) counter.answers.keep(kept, { sequence, etag, bytes });
  return sendRead(request, readHead(reply, etag), etag, bytes);
}

/** What was asked, by the contract; every field that is wrong at once. */
function read(
  route: Route,
  request: FastifyRequest,
  body: unknown,
): { readonly params: unknown; readonly query: unknown; readonly body: unknown } {
  const parts = { params: { ...(request.params as object) }, query: { ...(request.query as object) }, body };
  const found: Record<string, unknown> = {};
  const issues = (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) => {
    const outcome = route[part]?.safeParse(parts[part]);
    found[part] = outcome?.data;
    return outcome?.error === undefined ? [] : shapeIssues(outcome.error, part, parts[part]);
  });
  if (issues.length > 0) throw new RefusedRequest({ issues });
  return { params: found['params'], query: found['query'], body: found['body'] };
}

/** Rule: API-4. */
function keyOf(route: Route, request: FastifyRequest): string {
  if (!route.isKeyed) return '';
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') throw new RefusedRequest(apiIssue('API_KEY_MISSING', {}, { reason: 'missing' }));
  if (!/^[A-Za-z0-9._-]{1,200}$/.test(key)) throw new RefusedRequest(apiIssue('API_KEY_MISSING', {}, { reason: 'form' }));
  return key;
}

/** A command that is to hold for one version alone: `If-Match` is the ETag of what is read at the path without `/commands`. Rule: API-6. */
async function heldVersion(route: Route, { handlers, ports }: Counter, request: FastifyRequest, said: Said): Promise<void> {
  const wanted = request.headers['if-match'];
  if (wanted === undefined || !route.isKeyed || wanted === '*') return;
  const read = ROUTE_NAMES.find((each) => ROUTES[each].kind === 'read' && `${ROUTES[each].path}/commands` === route.path);
  const handler = read === undefined ? undefined : (handlers[read] as AnyHandler | undefined);
  const given = await handler?.(new Question(request, ports, { ...said, query: {}, body: undefined, key: '' }));
  const found = given !== undefined && 'value' in given ? etagOf(Buffer.from(JSON.stringify(given.value))) : '';
  if (found !== wanted) throw new RefusedRequest(apiIssue('API_MATCH', {}, { found: wanted.slice(0, 100), expected: found }));
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 32)}"`;
}

function readHead(reply: FastifyReply, etag: string): FastifyReply {
  return reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'Accept-Language, Kedu-Post, Cookie');
}

function sendRead(request: FastifyRequest, reply: FastifyReply, etag: string, bytes: Buffer): FastifyReply {
  const known = request.headers['if-none-match'];
  if (known?.split(',').some((each) => each.trim().replace(/^W\//, '') === etag)) return reply.code(304).send();
  return reply.type(JSON_TYPE).send(bytes);
}

/** Whether who was let in would be now; while that cannot be asked he is believed. */
async function isStillAdmitted(request: FastifyRequest, route: Route, counter: Counter): Promise<boolean> {
  try {
    await admit(request, route, counter, { isSeen: false });
    return true;
  } catch (error) {
    return !(error instanceof RefusedRequest);
  }
}

function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  events: Parameters<typeof eventText>[0],
  isAdmitted: () => Promise<boolean>,
): FastifyReply {
  return reply
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .type('text/event-stream; charset=utf-8')
    .send(Readable.from(eventText(events, request.gone, isAdmitted), { objectMode: false }));
}

function refuse(request: FastifyRequest, reply: FastifyReply, refusal: RefusedAnswer): FastifyReply {
  return answerRefusal({ ...refusal, rights: request.admitted.context?.rights }, request, reply);
}
