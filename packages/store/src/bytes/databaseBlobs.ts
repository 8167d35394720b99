import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BlobStore, Entered, StagedBytes } from '@kedu/workflow';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../database/transaction.ts';
import { refused } from '../refused.ts';

/** The most bytes of a piece. */
export const CHUNK_BYTES = 1024 * 1024;

/**
 * Bytes in the database, by their SHA-256, an authority's own. What is there already is not written again.
 *
 * Rule: STORE-12.
 */
export class DatabaseBlobs implements BlobStore {
  readonly #pool: Pool;
  readonly #folder: string | undefined;

  /** `folder` is where bytes wait for a decision: that of the machine for what passes, if none is given. */
  constructor(pool: Pool, folder?: string) {
    this.#pool = pool;
    this.#folder = folder;
  }

  /**
   * Bytes that wait; pieces of any size come in. They wait in a file beside, because their name is known at the end, and no connection
   * waits with them. Rejects, and leaves nothing, where the source fails.
   */
  async stage(entered: Entered, chunks: AsyncIterable<Uint8Array>): Promise<StagedBytes> {
    const place = this.#folder ?? tmpdir();
    await mkdir(place, { recursive: true, mode: 0o700 });
    const folder = await mkdtemp(join(place, 'kedu-bytes-'));
    let file: FileHandle | undefined;
    const letGo = async (): Promise<void> => {
      await file?.close();
      await rm(folder, { recursive: true, force: true });
    };
    try {
      const waiting = await open(join(folder, 'bytes'), 'wx+', 0o600);
      file = waiting;
      const digest = createHash('sha256');
      let size = 0;
      for await (const chunk of chunks) {
        digest.update(chunk);
        await waiting.writeFile(chunk);
        size += chunk.length;
      }
      const hash = `sha256:${digest.digest('hex')}`;
      const keep = () =>
        inTransaction(this.#pool, entered, (client) => write(client, entered.authority, { hash, size, file: waiting }), 'write');
      return { hash, size, keep, letGo };
    } catch (error) {
      await letGo();
      throw error;
    }
  }

  /** The hash once all is durable. Rejects, and leaves nothing, where the source fails. */
  async put(entered: Entered, chunks: AsyncIterable<Uint8Array>): Promise<string> {
    const staged = await this.stage(entered, chunks);
    try {
      await staged.keep();
      return staged.hash;
    } finally {
      await staged.letGo();
    }
  }

  /** The bytes in pieces. Throws `Refused` STORE_BLOB where they are not there (`missing`) or are not those of the hash (`changed`). */
  async *get(entered: Entered, hash: string): AsyncGenerator<Uint8Array> {
    const chunks = await this.#chunksOf(entered, hash);
    if (chunks === undefined) throw refused('STORE_BLOB', { reason: 'missing', hash });
    const found = createHash('sha256');
    for (let position = 0; position < chunks; position += 1) {
      const bytes = await inTransaction(this.#pool, entered, async (client) => {
        const { rows } = await client.query<{ bytes: Buffer }>(
          'select bytes from kedu.blob_chunk where authority_id = $1 and hash = $2 and position = $3',
          [entered.authority, hash, position],
        );
        return rows[0]?.bytes;
      });
      if (bytes === undefined) throw refused('STORE_BLOB', { reason: 'changed', hash });
      found.update(bytes);
      yield bytes;
    }
    if (`sha256:${found.digest('hex')}` !== hash) throw refused('STORE_BLOB', { reason: 'changed', hash });
  }

  async has(entered: Entered, hash: string): Promise<boolean> {
    return (await this.#chunksOf(entered, hash)) !== undefined;
  }

  async #chunksOf(entered: Entered, hash: string): Promise<number | undefined> {
    return inTransaction(this.#pool, entered, async (client) => {
      const { rows } = await client.query<{ chunks: number }>('select chunks from kedu.blob where authority_id = $1 and hash = $2', [
        entered.authority,
        hash,
      ]);
      return rows[0]?.chunks;
    });
  }
}

interface Waiting {
  readonly hash: string;
  readonly size: number;
  readonly file: FileHandle;
}

async function write(client: PoolClient, authority: string, { hash, size, file }: Waiting): Promise<void> {
  const count = Math.ceil(size / CHUNK_BYTES);
  const { rowCount } = await client.query(
    'insert into kedu.blob (authority_id, hash, size, chunks) values ($1, $2, $3, $4) on conflict do nothing',
    [authority, hash, size, count],
  );
  if (rowCount === 0) return;
  for (let position = 0; position < count; position += 1) {
    const bytes = Buffer.alloc(Math.min(CHUNK_BYTES, size - position * CHUNK_BYTES));
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, position * CHUNK_BYTES + filled);
      if (bytesRead === 0) throw new Error('bytes that were just written are gone');
      filled += bytesRead;
    }
    await client.query('insert into kedu.blob_chunk (authority_id, hash, position, bytes) values ($1, $2, $3, $4)', [
      authority,
      hash,
      position,
      bytes,
    ]);
  }
}
