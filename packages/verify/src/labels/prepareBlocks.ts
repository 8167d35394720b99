import { BUNDLE_PATHS, readSealed, SEALED_TABLES, type SealedTableName } from '@kedu/bundle';
import { leafHash } from '@kedu/ledger';
import { Tables } from '../files/tables.ts';
import { BUNDLE_LIMITS } from '../read/limits.ts';
import { isSealable, rowsToSeal } from './rowsToSeal.ts';

/** What was read of a bundle before it is checked, so that a machine may digest its blocks in a faster way. */
export interface PreparedBlocks {
  readonly tables: Tables;
  /** By `blockKey`; of blocks that are not in it the checker works commitments out itself. */
  readonly commitments: ReadonlyMap<string, Uint8Array>;
}

export function blockKey(table: SealedTableName, block: number): string {
  return `${table} ${block}`;
}

/**
 * Works out the commitments of the open blocks of a bundle with a SHA-256 that answers later, many at a time.
 *
 * Shape: what `verifyBundle` takes as `prepared`, for the same files. Rule: VERIFY-5, BUNDLE-3. Errors: none of the bytes: of what cannot be read nothing is worked out; rejects where the digest does.
 * Example: verifyBundle(files, { …, prepared: await prepareBlocks(files, (bytes) => crypto.subtle.digest('SHA-256', bytes)) }).
 */
export async function prepareBlocks(
  files: ReadonlyMap<string, Uint8Array>,
  sha256: (bytes: Uint8Array) => Promise<Uint8Array>,
): Promise<PreparedBlocks> {
  const tables = new Tables(files);
  const commitments = new Map<string, Uint8Array>();
  const bytes = files.get(BUNDLE_PATHS.sealed);
  const read = bytes && readSealed(bytes);
  if (!read || 'issue' in read) return { tables, commitments };
  let waiting: Promise<unknown>[] = [];
  for (const [table, blocks] of read.value) {
    const published = tables.of(SEALED_TABLES[table]);
    if (!published?.index || !isSealable(table, published, blocks) || blocks.length > BUNDLE_LIMITS.withheldRows) continue;
    const bytesOf = rowsToSeal(table, published);
    for (const block of blocks) {
      if ('commitment' in block) continue;
      const message = messageOf(block.salt, bytesOf(block.first, block.rows));
      waiting.push(sha256(message).then((digest) => commitments.set(blockKey(table, block.block), digest)));
      if (waiting.length < MOST_WAITING) continue;
      await Promise.all(waiting);
      waiting = [];
    }
  }
  await Promise.all(waiting);
  return { tables, commitments };
}

const MOST_WAITING = 512;

/** What is hashed of a block: the bytes behind the leaf hash of LEDGER-1. */
function messageOf(salt: Uint8Array, rows: Uint8Array): Uint8Array {
  return leafHash((...parts) => {
    const message = new Uint8Array(parts.reduce((sum, { length }) => sum + length, rows.length));
    let at = 0;
    for (const part of [...parts, rows]) {
      message.set(part, at);
      at += part.length;
    }
    return message;
  }, salt);
}
