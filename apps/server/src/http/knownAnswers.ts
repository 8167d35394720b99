import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import type { Configuration } from '../config/configuration.ts';
import type { Metrics } from '../operation/metrics.ts';
import type { Sessions } from '../signIn/sessions.ts';
import type { KeptAnswer } from './answerCache.ts';
import { HeldBodies } from './heldBodies.ts';
import type { Places } from './places.ts';
import type { RequestCounts } from './requestCounts.ts';

/** An answer that was given to this very question of this very session. */
export interface GivenAnswer {
  readonly session: string;
  readonly authority: string;
  readonly today: string;
  readonly route: string;
  readonly kept: KeptAnswer;
  readonly headers: Readonly<Record<string, number | string | readonly string[] | undefined>>;
}

interface Remembered extends Omit<GivenAnswer, 'headers' | 'kept'> {
  readonly sequence: number;
  readonly etag: string;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  /** What was said and how it is packed: who is told the same holds the same bytes. */
  readonly said: string;
  /** Body as this question takes it; undefined while it is being packed. */
  body: Buffer | undefined;
}

/** What is asked whether an answer still holds, and told that it was given. */
export interface Watch {
  readonly configuration: Pick<Configuration, 'requestsPerMinute'>;
  readonly sessions: Pick<Sessions, 'isBelieved'>;
  readonly places: Pick<Places, 'believedHead' | 'today'>;
  readonly counts: RequestCounts;
  readonly metrics: Metrics;
  readonly stopping: AbortSignal;
}

const MOST_ANSWERS = 2_000;
/** Bodies that are held, in bytes: one of more than an eighth is not. */
const MOST_BYTES = 16 * 1024 * 1024;
/** Answers from this size on are packed for who takes them so, in bytes. */
const PACKED_FROM = 2_048;
const WINDOW = 60_000;
/** What is set anew for every answer, or belongs to the connection. */
const OF_ITS_OWN = new Set([
  'content-length',
  'date',
  'connection',
  'keep-alive',
  'x-ratelimit-limit',
  'x-ratelimit-remaining',
  'x-ratelimit-reset',
]);

/**
 * Answers that were given a moment ago to the same question, the same session and the same post: given once more before anything else is
 * done, while session, rights and data are believed without asking the database (a second), and nothing of the authority was written. What
 * is not the same goes the usual way.
 *
 * Rule: API-7, API-9.
 */
export class KnownAnswers {
  readonly #known = new Map<string, Remembered>();
  readonly #watch: Watch;
  readonly #bodies = new HeldBodies();

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  /** Remembers an answer as it goes out the usual way. */
  remember(request: IncomingMessage, given: GivenAnswer): void {
    const name = nameOf(request);
    if (name === undefined) return;
    const { headers, kept, ...rest } = given;
    const { bytes, sequence, etag } = kept;
    if (bytes.length > MOST_BYTES / 8) return;
    const encoding = bytes.length < PACKED_FROM ? undefined : encodingOf(request.headers['accept-encoding']);
    if (encoding === null) return;
    const lines = Object.entries(headers).flatMap(([header, value]) =>
      OF_ITS_OWN.has(header) || value === undefined
        ? []
        : [header, header === 'vary' && encoding ? `accept-encoding, ${value}` : String(value)],
    );
    const remembered: Remembered = {
      ...rest,
      sequence,
      etag,
      said: `${etag} ${encoding ?? ''}`,
      headers: encoding ? [...lines, 'content-encoding', encoding] : lines,
      body: undefined,
    };
    this.#forget(name);
    this.#known.set(name, remembered);
    const held = this.#bodies.of(remembered.said);
    if (encoding === undefined || held !== undefined) this.#hold(name, remembered, held ?? bytes);
    else
      packed(bytes, encoding).then(
        (body) => this.#hold(name, remembered, body),
        () => this.#forget(name),
      );
    if (this.#known.size > MOST_ANSWERS) this.#forget(this.#known.keys().next().value as string);
  }

  /** How many bytes of bodies are held. */
  get bytes(): number {
    return this.#bodies.bytes;
  }

  #hold(name: string, remembered: Remembered, body: Buffer): void {
    if (this.#known.get(name) !== remembered) return;
    remembered.body = this.#bodies.hold(remembered.said, body);
    for (const oldest of this.#known.keys()) {
      if (this.#bodies.bytes <= MOST_BYTES) return;
      this.#forget(oldest);
    }
  }

  #forget(name: string): void {
    const known = this.#known.get(name);
    if (known?.body !== undefined) this.#bodies.release(known.said);
    this.#known.delete(name);
  }

  /** Stands before the routes of a server: every request comes here first. */
  standBefore(app: FastifyInstance): void {
    const usual = app.server.listeners('request') as RequestListener[];
    app.server.removeAllListeners('request');
    app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!this.#answer(app, request, response)) for (const listener of usual) listener(request, response);
    });
  }

  #answer(app: FastifyInstance, request: IncomingMessage, response: ServerResponse): boolean {
    const name = nameOf(request);
    const known = name === undefined ? undefined : this.#known.get(name);
    if (name === undefined || known?.body === undefined) return false;
    const { configuration, sessions, places, counts, metrics, stopping } = this.#watch;
    if (stopping.aborted) return false;
    if (places.believedHead(known.authority) !== known.sequence || !sessions.isBelieved(known.session) || places.today() !== known.today) {
      this.#forget(name);
      return false;
    }
    const began = performance.now();
    const { current, ttl } = counts.count(known.session, WINDOW);
    const most = configuration.requestsPerMinute;
    // Counted already, and to be refused the usual way, which counts it once more.
    if (current > most) return false;
    const limits = [
      'x-ratelimit-limit',
      String(most),
      'x-ratelimit-remaining',
      String(most - current),
      'x-ratelimit-reset',
      String(Math.ceil(ttl / 1000)),
    ];
    const held = request.headers['if-none-match'];
    const isHeld = held?.split(',').some((each) => each.trim().replace(/^W\//, '') === known.etag) === true;
    if (isHeld) response.writeHead(304, [...withoutBody(known.headers), ...limits]).end();
    else response.writeHead(200, [...known.headers, ...limits, 'content-length', String(known.body.length)]).end(known.body);
    const milliseconds = performance.now() - began;
    const status = isHeld ? 304 : 200;
    metrics.answered('GET', known.route, status, milliseconds);
    metrics.known();
    app.log.info(
      { reqId: counts.nextNumber(), method: 'GET', route: known.route, status, ms: Math.round(milliseconds * 10) / 10 },
      'request',
    );
    return true;
  }
}

/** Everything of a question that an answer rests on; undefined for what is not remembered. */
function nameOf({ method, url, headers }: IncomingMessage): string | undefined {
  const post = headers['kedu-post'];
  if (method !== 'GET' || headers.cookie === undefined || typeof post !== 'string') return undefined;
  return `${url}\n${post}\n${headers.cookie}\n${headers['accept-language'] ?? ''}\n${headers['accept-encoding'] ?? ''}`;
}

/**
 * How the asker takes a large answer: `br` before `gzip`, as it is (undefined),
 * or by preferences that are for the usual way to read (null).
 */
function encodingOf(accepted: string | undefined): 'br' | 'gzip' | undefined | null {
  if (accepted === undefined) return undefined;
  if (accepted.includes('q=') || accepted.includes('*')) return null;
  const names = accepted
    .toLowerCase()
    .split(',')
    .map((each) => each.trim());
  return names.includes('br') ? 'br' : names.includes('gzip') ? 'gzip' : undefined;
}

function packed(bytes: Buffer, encoding: 'br' | 'gzip'): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(bytes);
  return promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
}

function withoutBody(headers: readonly string[]): string[] {
  const kept: string[] = [];
  for (let i = 0; i < headers.length; i += 2) {
    const name = headers[i] as string;
    if (name !== 'content-type' && name !== 'content-encoding') kept.push(name, headers[i + 1] as string);
  }
  return kept;
}
