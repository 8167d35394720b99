import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files of a log, wherever they are served: `checkpoint`, `tile/0/000`; undefined where there is none. */
export type LogStore = (path: string) => Promise<Uint8Array | undefined>;

const TIME_OUT = 20_000;

/** The largest file of a log: a full bundle of the longest entries. */
const MOST_BYTES = 256 * 65_537;
const LONGER = 'a file of a log is longer than it can be';

/** A log in a folder or, where the place is an address, behind HTTP. Rejects where it cannot be reached. */
export function logStore(place: string): LogStore {
  return /^https?:\/\//.test(place) ? (path) => fetched(`${place.replace(/\/+$/, '')}/${path}`) : (path) => read(join(place, path));
}

async function read(file: string): Promise<Uint8Array | undefined> {
  try {
    const { size } = await stat(file);
    if (size > MOST_BYTES) throw new RangeError(LONGER);
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function fetched(url: string): Promise<Uint8Array | undefined> {
  const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(TIME_OUT) });
  if (response.status === 404) return undefined;
  if (response.status !== 200) throw new Error(`${response.status}`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new RangeError(LONGER);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
