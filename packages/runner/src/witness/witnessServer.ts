import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readAddCheckpoint, writeNote } from '@kedu/ledger';
import type { Witness } from './witness.ts';

/** A request is a few kilobytes: a checkpoint with signatures, and at most 63 hashes. */
const MOST_BYTES = 200_000;
const TIME_OUT = 10_000;
const PLAIN = 'text/plain; charset=utf-8';

/**
 * A witness over HTTP: `POST /add-checkpoint`, `GET /<SHA-256 of origin>/checkpoint`. It asks nobody who they are: a log is known by its signature.
 *
 * Rule: WITNESS-1, WITNESS-4. Example: witnessServer(witness).listen(8080, '127.0.0.1').
 */
export function witnessServer(witness: Witness): Server {
  const server = createServer((request, response) => {
    response.setHeader('Date', new Date(witness.now() * 1000).toUTCString());
    answer(witness, request, response).catch(() => {
      if (!response.headersSent) send(response, 500, 'not kept, so not signed\n');
      else response.destroy();
    });
  });
  server.requestTimeout = TIME_OUT;
  server.headersTimeout = TIME_OUT;
  server.maxHeadersCount = 50;
  return server;
}

async function answer(witness: Witness, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', 'http://witness');
  const asked = /^\/([0-9a-f]{64})\/checkpoint$/.exec(pathname)?.[1];
  if (asked !== undefined && request.method === 'GET') {
    const note = witness.lastOf(asked);
    return note ? send(response, 200, writeNote(note)) : send(response, 404, 'no checkpoint of this log was cosigned\n');
  }
  if (pathname !== '/add-checkpoint') return send(response, 404, 'POST /add-checkpoint or GET /<hash of origin>/checkpoint\n');
  if (request.method !== 'POST') return send(response, 405, 'POST alone\n');
  const body = await bodyOf(request);
  if (!body) {
    response.setHeader('Connection', 'close');
    return send(response, 413, `more than ${MOST_BYTES} bytes\n`);
  }
  const decision = await witness.answer(readAddCheckpoint(body));
  if ('signatures' in decision) return send(response, 200, decision.signatures);
  if (decision.status === 409) return send(response, 409, `${decision.size}\n`, 'text/x.tlog.size');
  send(response, decision.status, `${decision.refusal}\n`);
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function send(response: ServerResponse, status: number, text: string, type: string = PLAIN): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(text), 'X-Content-Type-Options': 'nosniff' });
  response.end(text);
}
