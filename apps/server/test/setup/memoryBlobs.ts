import { createHash } from 'node:crypto';
import type { BlobStore, Entered } from '@kedu/workflow';

/** Bytes in memory, an authority's own. */
export class MemoryBlobs implements BlobStore {
  readonly #kept = new Map<string, Uint8Array>();

  async put({ authority }: Entered, chunks: AsyncIterable<Uint8Array>): Promise<string> {
    const pieces: Uint8Array[] = [];
    for await (const piece of chunks) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    this.#kept.set(`${authority} ${hash}`, bytes);
    return hash;
  }

  async *get({ authority }: Entered, hash: string): AsyncGenerator<Uint8Array> {
    const bytes = this.#kept.get(`${authority} ${hash}`);
    if (bytes === undefined) throw new Error(`no bytes ${hash}`);
    yield bytes;
  }

  async has({ authority }: Entered, hash: string): Promise<boolean> {
    return this.#kept.has(`${authority} ${hash}`);
  }
}
