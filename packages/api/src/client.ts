import type { Locale } from '@kedu/model';
import {
  API_ROOT,
  isShape,
  type RouteAnswer,
  type RouteBody,
  type RouteName,
  type RouteParams,
  type RouteQuestion,
  ROUTES,
  type Routes,
} from './routes/routes.ts';
import type { Route } from './routes/route.ts';
import type { Problem } from './shapes/problem.ts';

/** What the client needs of an answer. */
export interface FetchedAnswer {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** What a client asks for on its own at every question. */
export interface ClientOptions<F> {
  /** `fetch` of the browser, or another of the same form. */
  readonly fetch: F;
  /** The post in which one acts, or a seat of administration; undefined before one was chosen (API-2). */
  readonly post: () => string | undefined;
  /** Whose commands these are; undefined where that is nobody's to say. They are refused where somebody else is signed in by now (API-2). */
  readonly person?: (() => string | undefined) | undefined;
  readonly locale: () => Locale;
  /** A new idempotency key (API-4). */
  readonly newKey: () => string;
  /** Where the server stands; '' for the one of the page. */
  readonly origin?: string | undefined;
}

/** What one question says beside its name. */
export type Question<N extends RouteName> = Part<'params', RouteParams<N>> &
  MaybePart<'query', RouteQuestion<N>> &
  (Routes[N]['kind'] extends 'upload' ? { readonly form: object } : Part<'body', RouteBody<N>>) & {
    /** The key of a command that is sent once more; a new one where absent. */
    readonly key?: string | undefined;
    /** `If-Match`: the version that whoever asks has seen (API-6). */
    readonly match?: string | undefined;
    /** Another post than the one that is chosen. */
    readonly post?: string | undefined;
    readonly signal?: object | undefined;
  };

/** What came back: an answer of the shape of the route, or a refusal. A server that is not there rejects, as `fetch` does. */
export type Outcome<T> = { readonly value: T; readonly etag: string | undefined } | { readonly problem: Problem };

/** Asks by the name of a route, typed by the contract. */
export type Client = <N extends RouteName>(
  name: N,
  ...question: object extends Question<N> ? [question?: Question<N>] : [question: Question<N>]
) => Promise<Outcome<RouteAnswer<N>>>;

type Part<K extends string, T> = undefined extends T ? unknown : { readonly [P in K]: T };
type MaybePart<K extends string, T> = undefined extends T ? unknown : { readonly [P in K]?: T };

interface AnyQuestion {
  readonly params?: Readonly<Record<string, string>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly body?: unknown;
  readonly form?: object | undefined;
  readonly key?: string | undefined;
  readonly match?: string | undefined;
  readonly post?: string | undefined;
  readonly signal?: object | undefined;
}

/**
 * A client of the contract: `ask('round', { params: { authority: 'beichuan', round: '2026-12' } })`.
 *
 * It adds the post, the language and, to what changes something, an idempotency key; cookies are the browser's. Answers are typed by the contract and not
 * examined again. Rule: API-1 to API-6. A refusal comes back as `problem`; what is no answer of ours (a proxy's page) as `API_AWAY` without words.
 */
export function client<F extends (address: string, init: never) => Promise<FetchedAnswer>>(options: ClientOptions<F>): Client {
  const { fetch, origin = '' } = options;
  const ask = async (name: RouteName, question: AnyQuestion = {}): Promise<Outcome<unknown>> => {
    const asked: Route = ROUTES[name];
    const init = {
      method: asked.method,
      headers: headersOf(asked, question, options),
      ...(question.form === undefined ? {} : { body: question.form }),
      ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }),
      ...(question.signal === undefined ? {} : { signal: question.signal }),
    };
    const answer = await fetch(`${origin}${addressOf(name, question)}`, init as never);
    if (answer.status >= 200 && answer.status < 300) {
      const value = isShape(asked.answer) ? await answer.json() : undefined;
      return { value, etag: answer.headers.get('etag') ?? undefined };
    }
    return { problem: await problemOf(answer) };
  };
  return ask as Client;
}

/** Address of a question: addressOf('rounds', { params: { authority: 'a' } }) → `/api/v1/authorities/a/rounds`. Errors: RangeError for a part that is not given. */
export function addressOf(
  name: RouteName,
  { params = {}, query = {} }: { readonly params?: Readonly<Record<string, string>> | undefined; readonly query?: object | undefined } = {},
): string {
  const path = ROUTES[name].path.replace(/\{([a-z]+)\}/g, (_, part: string) => {
    const given = Object.hasOwn(params, part) ? params[part] : undefined;
    if (given === undefined) throw new RangeError(`${name} asks for ${part}`);
    return encodeURIComponent(given);
  });
  const asked = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return `${API_ROOT}${path}${asked.length === 0 ? '' : `?${asked.join('&')}`}`;
}

function headersOf(
  { asker, isKeyed, method, path }: Route,
  { body, key, match, post }: AnyQuestion,
  options: Pick<ClientOptions<unknown>, 'post' | 'person' | 'locale' | 'newKey'>,
): Record<string, string> {
  // Signing in and out is not done in anybody's name.
  const person = method === 'GET' || path === ROUTES.session.path ? undefined : options.person?.();
  const chosen = asker === 'post' ? (post ?? options.post()) : undefined;
  return {
    'Accept-Language': options.locale(),
    ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    ...(chosen === undefined ? {} : { 'Kedu-Post': encodeURIComponent(chosen) }),
    ...(person === undefined ? {} : { 'Kedu-Person': person }),
    ...(isKeyed ? { 'Idempotency-Key': key ?? options.newKey() } : {}),
    ...(match === undefined ? {} : { 'If-Match': match }),
  };
}

async function problemOf(answer: FetchedAnswer): Promise<Problem> {
  const type = answer.headers.get('content-type') ?? '';
  const read = type.startsWith('application/problem+json') ? await answer.json().catch(() => undefined) : undefined;
  if (typeof read === 'object' && read !== null && 'code' in read) return read as Problem;
  return { type: '/errors#API_AWAY', title: '', status: answer.status, detail: '', code: 'API_AWAY', issues: [] };
}
