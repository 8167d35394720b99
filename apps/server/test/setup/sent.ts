import type { SentQuestion } from './plausible.ts';
import { Visitor } from './testServer.ts';

/** An answer with its text as it came. */
export interface Heard {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON, where it is; else undefined. */
  readonly value: unknown;
}

/** A file as a form, with fields before it. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** Asks as somebody, or as nobody at an address; headers that are undefined are left out. Of a stream that does not end the first pieces are heard. */
export async function ask(
  who: Visitor | string,
  { method, address, body, file, text }: SentQuestion & { readonly file?: SentFile | undefined; readonly text?: string | undefined },
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Heard> {
  const visitor = typeof who === 'string' ? new Visitor(who) : who;
  const origin = visitor.address;
  const usual: Record<string, string | undefined> = {
    'accept-language': visitor.language,
    cookie: visitor.cookie === '' ? undefined : visitor.cookie,
    'kedu-post': visitor.post === '' ? undefined : encodeURIComponent(visitor.post),
    ...(method === 'GET' ? {} : { origin, 'idempotency-key': crypto.randomUUID() }),
    ...(file === undefined && (body !== undefined || text !== undefined) ? { 'content-type': 'application/json' } : {}),
    ...headers,
  };
  const given = Object.entries(usual).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const sent = text ?? (file === undefined ? (body === undefined ? undefined : JSON.stringify(body)) : formOf(file));
  const stop = new AbortController();
  const late = setTimeout(
    () => stop.abort(new Error(`no answer within 15 s: ${method} ${address.slice(0, 200)} ${JSON.stringify(headers)}`)),
    30_000,
  );
  try {
    const response = await fetch(`${origin}${address}`, {
      method,
      headers: given,
      redirect: 'manual',
      signal: stop.signal,
      ...(sent === undefined ? {} : { body: sent }),
    });
    const heard = await readSome(response);
    const isJson = (response.headers.get('content-type') ?? '').includes('json');
    return { status: response.status, headers: response.headers, text: heard, value: isJson ? (JSON.parse(heard) as unknown) : undefined };
  } finally {
    clearTimeout(late);
  }
}

function formOf({ name, bytes, fields = {} }: SentFile): FormData {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  form.append('file', new Blob([bytes]), name);
  return form;
}

async function readSome(response: Response): Promise<string> {
  const isStream = (response.headers.get('content-type') ?? '').startsWith('text/event-stream');
  if (!isStream) return response.text();
  const reader = response.body?.getReader();
  if (reader === undefined) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let pieces = 0; pieces < 3; pieces += 1) {
    const piece = await Promise.race([reader.read(), new Promise<undefined>((done) => setTimeout(done, 500))]);
    if (piece === undefined || piece.done) break;
    text += decoder.decode(piece.value, { stream: true });
  }
  await reader.cancel().catch(() => {});
  return text;
}
