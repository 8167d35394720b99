import type { IncomingMessage } from 'node:http';

/** Longest that a request may take to come in, an upload that moves, in milliseconds: 100 MiB at 30 KB a second. Rule: API-1. */
export const UPLOAD_TIME = 3_600_000;

/** Longest that any other may take, and that nothing of an upload may come. */
const BODY_TIME = 300_000;
const SILENCE = 60_000;

const bounds = new WeakMap<IncomingMessage, NodeJS.Timeout>();

/** Closes the connection of a request that has not come in as a whole in time, unless it turns out to be an upload. Rule: API-1. */
export function boundBody(request: IncomingMessage): void {
  if (request.headers['content-length'] === undefined && request.headers['transfer-encoding'] === undefined) return;
  const timer = setTimeout(() => close(request), BODY_TIME);
  timer.unref();
  bounds.set(request, timer);
  request.once('close', () => clearTimeout(timer));
}

/** Lets an upload go on while something of it comes. */
export function boundUpload(request: IncomingMessage): void {
  clearTimeout(bounds.get(request));
  let heard = request.socket.bytesRead;
  const timer = setInterval(() => {
    if (request.socket.bytesRead === heard) close(request);
    heard = request.socket.bytesRead;
  }, SILENCE);
  timer.unref();
  for (const over of ['end', 'close']) request.once(over, () => clearInterval(timer));
}

function close(request: IncomingMessage): void {
  if (!request.complete) request.socket.destroy();
}
