import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Configuration } from '../config/configuration.ts';
import type { AnswersAlike } from '../operation/answerTimes.ts';
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
  readonly url: string;
  readonly cookie: string;
  /** What else of the question it rests on, as it was said. */
  readonly manner: { readonly post: string; readonly language: string | undefined; readonly accepted: string | undefined };
  readonly sequence: number;
  readonly etag: string;
  /** Names and values in turn. */
  readonly headers: string[];
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
const OF_ITS_OWN = new Set(['content-length', 'date', 'connection', 'keep-alive']);

/** Milliseconds from one word of the log on answers of a route to the next. */
const LOGGED_EVERY = 1_000;

/** What was answered from here of a route with a status. */
interface Account {
  readonly alike: AnswersAlike;
  /** How many the log has yet to be told of, and milliseconds of the slowest of them. */
  untold: number;
  slowest: number;
}

/**
 * Answers that were given a moment ago to the same question, the same session and the same post: given once more before anything else is
 * done, while session, rights and data are believed without asking the database (a second), and nothing of the authority was written. What
 * is not the same goes the usual way.
 *
 * Rule: API-7, API-9.
 */
export class KnownAnswers {
  /** By address and cookie: the last manner in which a session asked for it. */
  readonly #known = new Map<string, Map<string, Remembered>>();
  /** The same, as they were given. */
  readonly #inTurn = new Set<Remembered>();
  readonly #watch: Watch;
  readonly #bodies = new HeldBodies();
  readonly #accounts = { 200: new Map<string, Account>(), 304: new Map<string, Account>() };

  constructor(watch: Watch) {
    this.#watch = watch;
  }

  /** Remembers an answer as it goes out the usual way. */
  remember({ method, url, headers: asked }: IncomingMessage, given: GivenAnswer): void {
    const { cookie, 'kedu-post': post, 'accept-language': language, 'accept-encoding': accepted } = asked;
    if (method !== 'GET' || url === undefined || cookie === undefined || typeof post !== 'string') return;
    const { headers, kept, ...rest } = given;
    const { bytes, sequence, etag } = kept;
    if (bytes.length > MOST_BYTES / 8) return;
    const encoding = bytes.length < PACKED_FROM ? undefined : encodingOf(accepted);
    if (encoding === null) return;
    const lines = Object.entries(headers).flatMap(([header, value]) =>
      OF_ITS_OWN.has(header) || value === undefined
        ? []
        : [header, header === 'vary' && encoding ? `${value}, accept-encoding` : String(value)],
    );
    const remembered: Remembered = {
      ...rest,
      url,
      cookie,
      manner: { post, language, accepted },
      sequence,
      etag,
      said: `${etag} ${encoding ?? ''}`,
      headers: encoding ? [...lines, 'content-encoding', encoding] : lines,
      body: undefined,
    };
    this.#remember(remembered);
    const held = this.#bodies.of(remembered.said);
    if (encoding === undefined || held !== undefined) this.#hold(remembered, held ?? bytes);
    else
      packed(bytes, encoding).then(
        (body) => this.#hold(remembered, body),
        () => this.#forget(remembered),
      );
  }

  /** How many bytes of bodies are held. */
  get bytes(): number {
    return this.#bodies.bytes;
  }

  #remember(remembered: Remembered): void {
    const { url, cookie } = remembered;
    const before = this.#known.get(url)?.get(cookie);
    if (before !== undefined) this.#forget(before);
    const ofUrl = this.#known.get(url) ?? new Map<string, Remembered>();
    this.#known.set(url, ofUrl.set(cookie, remembered));
    this.#inTurn.add(remembered);
    if (this.#inTurn.size > MOST_ANSWERS) this.#forgetFirst();
  }

  #hold(remembered: Remembered, body: Buffer): void {
    if (!this.#inTurn.has(remembered)) return;
    remembered.body = this.#bodies.hold(remembered.said, body);
    remembered.headers.push('content-length', String(body.length));
    while (this.#bodies.bytes > MOST_BYTES) this.#forgetFirst();
  }

  #forgetFirst(): void {
    const [first] = this.#inTurn;
    if (first !== undefined) this.#forget(first);
  }

  #forget(known: Remembered): void {
    if (!this.#inTurn.delete(known)) return;
    if (known.body !== undefined) this.#bodies.release(known.said);
    const ofUrl = this.#known.get(known.url);
    ofUrl?.delete(known.cookie);
    if (ofUrl?.size === 0) this.#known.delete(known.url);
  }

  /** Stands before the routes of a server: every request comes here first. */
  standBefore(app: FastifyInstance): void {
    const usual = app.server.listeners('request') as RequestListener[];
    app.server.removeAllListeners('request');
    app.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!this.#answer(request, response)) for (const listener of usual) listener(request, response);
    });
    const timer = setInterval(() => this.#log(app.log), LOGGED_EVERY).unref();
    app.addHook('onClose', async () => {
      clearInterval(timer);
      this.#log(app.log);
    });
  }

  #answer(request: IncomingMessage, response: ServerResponse): boolean {
    const known = this.#of(request);
    if (known?.body === undefined) return false;
    const { configuration, sessions, places, counts, stopping } = this.#watch;
    if (stopping.aborted) return false;
    if (places.believedHead(known.authority) !== known.sequence || !sessions.isBelieved(known.session) || places.today() !== known.today) {
      this.#forget(known);
      return false;
    }
    const began = performance.now();
    // Counted already, and to be refused the usual way, which counts it once more.
    if (counts.count(known.session, WINDOW).current > configuration.requestsPerMinute) return false;
    const held = request.headers['if-none-match'];
    const isHeld = held?.split(',').some((each) => each.trim().replace(/^W\//, '') === known.etag) === true;
    if (isHeld) response.writeHead(304, withoutBody(known.headers)).end();
    else response.writeHead(200, known.headers).end(known.body);
    const milliseconds = performance.now() - began;
    const account = this.#account(known.route, isHeld ? 304 : 200);
    account.alike.took(milliseconds);
    account.untold += 1;
    account.slowest = Math.max(account.slowest, milliseconds);
    this.#watch.metrics.known += 1;
    return true;
  }

  /** What is known to this very question. */
  #of({ method, url, headers }: IncomingMessage): Remembered | undefined {
    if (method !== 'GET' || url === undefined || headers.cookie === undefined) return undefined;
    const known = this.#known.get(url)?.get(headers.cookie);
    if (known === undefined) return undefined;
    const { post, language, accepted } = known.manner;
    const isAlike = headers['kedu-post'] === post && headers['accept-language'] === language && headers['accept-encoding'] === accepted;
    return isAlike ? known : undefined;
  }

  #account(route: string, status: 200 | 304): Account {
    const known = this.#accounts[status].get(route);
    if (known !== undefined) return known;
    const account = { alike: this.#watch.metrics.answers.of('GET', route, status), untold: 0, slowest: 0 };
    this.#accounts[status].set(route, account);
    return account;
  }

  /** A line a route and status for all that was answered since the last. */
  #log(log: FastifyBaseLogger): void {
    for (const account of [...this.#accounts[200].values(), ...this.#accounts[304].values()]) {
      const { alike, untold: requests, slowest } = account;
      if (requests === 0) continue;
      const { method, route, status } = alike;
      log.info({ method, route, status, requests, ms: Math.round(slowest * 10) / 10 }, 'requests');
      account.untold = 0;
      account.slowest = 0;
    }
  }
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
    if (name !== 'content-type' && name !== 'content-encoding' && name !== 'content-length') kept.push(name, headers[i + 1] as string);
  }
  return kept;
}
