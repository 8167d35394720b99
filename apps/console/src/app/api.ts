import { addressOf, client, type Question as Asked, type RouteAnswer, type RouteBody, type RouteName, type Routes } from '@kedu/api';
import { handOver } from '../session/handOver.ts';
import { expiry } from './expiry.ts';
import { language, localeOf } from './language.ts';
import { place } from './place.ts';
import { refusedBy } from './refused.ts';
import { RefusedError } from './refusedError.ts';
import { transport } from './transport.ts';
import { whose } from './whose.ts';
import { SHELL_WORDS } from './words.ts';

/** What a route is asked with: what stands in its path, behind its question mark, and its body; of an upload the file, and the fields beside it. */
export type Question<N extends RouteName> = Omit<Asked<N>, 'form' | 'key' | 'signal' | 'match' | 'post'> &
  (Routes[N]['kind'] extends 'upload' ? { readonly file: File; readonly body?: RouteBody<N> } : unknown);

/** A question with what may go beside it: the key of a command that is given again, a signal that ends the wait. */
export type SentQuestion<N extends RouteName> = Question<N> & { readonly key?: string; readonly signal?: AbortSignal };

/** A new idempotency key (API-4). */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const send = transport({
  fetch: (...asked) => fetch(...asked),
  hasExpired: expiry.hasExpired,
  signedInAgain: expiry.wait,
  anotherCame: handOver,
});
const post = (): string | undefined => place.get()?.post;
const locale = (): 'zh-CN' | 'en' => localeOf(language.get());
const unsaid = (status: number): string => SHELL_WORDS[language.get()].unsaid(status);
const call = client({ fetch: send, post, person: whose.get, locale, newKey });

/**
 * Asks a route of the contract, in the post and language of this window, and answers what it answers.
 *
 * Errors: RefusedError with the problem document; TypeError where the server does not answer.
 * Example: await ask('round', { params: { authority: '990000', round: '2026-12' } }).
 */
export async function ask<N extends RouteName>(name: N, question: SentQuestion<N>): Promise<RouteAnswer<N>> {
  const { file, body, ...rest } = question as { readonly file?: File; readonly body?: unknown };
  const sent = file ? { ...rest, form: formOf(body, file) } : question;
  const outcome = await (call as (name: N, question: unknown) => ReturnType<typeof call<N>>)(name, sent);
  if ('problem' in outcome) throw new RefusedError(refusedBy(outcome.problem, unsaid));
  return outcome.value;
}

/** The same, for a file: its bytes. */
export async function askFile<N extends RouteName>(name: N, question: Question<N>): Promise<Blob> {
  return (await askBytes(name, question)).blob();
}

/** The same, for events: their text as it arrives, until the server ends it or `signal` does. `EventSource` could not say in which post it asks. */
export async function askEvents<N extends RouteName>(name: N, question: SentQuestion<N>): Promise<ReadableStream<Uint8Array> | undefined> {
  return (await askBytes(name, question)).body ?? undefined;
}

async function askBytes<N extends RouteName>(name: N, question: SentQuestion<N>): Promise<Response> {
  let bytes: Response | undefined;
  const keeping = client({
    fetch: async (address: string, init: RequestInit) => {
      bytes = await send(address, init);
      return bytes;
    },
    post,
    locale,
    newKey,
  });
  const outcome = await (keeping as (name: N, question: unknown) => ReturnType<typeof keeping<N>>)(name, question);
  if ('problem' in outcome) throw new RefusedError(refusedBy(outcome.problem, unsaid));
  return bytes as Response;
}

/** Where a route stands, `/api/v1/authorities/990000/rounds`: for events, and for links. */
export function routeAddress(name: RouteName, question: Parameters<typeof addressOf>[1]): string {
  return addressOf(name, question);
}

/** Fields stand before the file, so that they are read before it arrives. */
function formOf(body: unknown, file: File): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(body ?? {})) if (value !== undefined) form.append(field, String(value));
  form.append('file', file);
  return form;
}
