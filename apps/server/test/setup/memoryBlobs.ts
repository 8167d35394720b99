import { createHash } from 'node:crypto';
import type { BlobStore, Entered, StagedBytes } from '@kedu/workflow';

/** Bytes in memory, an authority's own. */
export class MemoryBlobs implements BlobStore {
  readonly #kept = new Map<string, Uint8Array>();

  /** How many are kept. */
  get count(): number {
    return this.#kept.size;
  }

  async stage({ authority }: Entered, chunks: AsyncIterable<Uint8Array>): Promise<StagedBytes> {
    const pieces: Uint8Array[] = [];
    for await (const piece of chunks) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    return { hash, size: bytes.length, keep: async () => void this.#kept.set(`${authority} ${hash}`, bytes), letGo: async () => {} };
  }

  async put(entered: Entered, chunks: AsyncIterable<Uint8Array>): Promise<string> {
    const staged = await this.stage(entered, chunks);
    await staged.keep();
    return staged.hash;
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
