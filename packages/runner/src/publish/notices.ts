import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LogEntry, type NoticedEntry, writeNotice } from '@kedu/bundle';
import type { Checkpoint, Reading } from '@kedu/ledger';
import { flushFolder, writeDurably } from '../ledger/durable.ts';
import type { LogFolder } from '../ledger/logFolder.ts';
import { publishIssue } from './codes.ts';
import { entriesAfter, readable } from './entries.ts';

/** Path of the notice of a publication in the folder of its log. Rule: NOTICE-2. */
export function noticePath(publication: number): string {
  return `notices/${publication}.json`;
}

/** Path of the signed statement of an opening, by its SHA-256 (`sha256:…`), in the folder of the log. Rule: OPEN-5. */
export function statementPath(sha256: string): string {
  return `openings/${sha256.slice('sha256:'.length)}.json`;
}

/** The statements of openings that lie beside a log, each once; what is not there is left out. Rule: OPEN-5. */
export async function statementsOf(folder: string, entries: readonly LogEntry[]): Promise<ReadonlyMap<string, Uint8Array>> {
  const hashes = [
    ...new Set(entries.flatMap(({ kind, hashes: { statement } }) => (kind === 'opening' && statement ? [statement.sha256] : []))),
  ];
  const read = await Promise.all(
    hashes.map(async (sha256) => [sha256, await readFile(join(folder, statementPath(sha256))).catch(() => undefined)] as const),
  );
  return new Map(read.flatMap(([sha256, bytes]) => (bytes ? [[sha256, new Uint8Array(bytes)] as const] : [])));
}

/**
 * The notice of a publication under a checkpoint of its log.
 *
 * Rule: NOTICE-1. Errors: PUBLISH_WITHDRAWN (`none`) for an index that is no publication, LEDGER_TILE.
 */
export async function makeNotice(log: LogFolder, checkpoint: Checkpoint, publication: number): Promise<Reading<string>> {
  const all = log.entries(checkpoint.size);
  if ('issue' in all) return all;
  const known = readable(all.value);
  if (known[publication]?.kind !== 'publication')
    return { issue: publishIssue('PUBLISH_WITHDRAWN', {}, { index: publication, reason: 'none' }) };
  const entries: Pick<NoticedEntry, 'bytes' | 'proof'>[] = [];
  const indexes = entriesAfter(known, publication);
  for (const index of indexes) {
    const proof = log.prove(index, checkpoint);
    if ('issue' in proof) return proof;
    entries.push({ bytes: all.value[index] as Uint8Array, proof: proof.value });
  }
  const statements = await statementsOf(
    log.folder,
    indexes.flatMap((index) => known[index] ?? []),
  );
  return { value: writeNotice(entries, [...statements.values()]) };
}

/** Writes the notice of a publication into the folder of its log, where it is served. Rule: NOTICE-2. Errors: those of makeNotice. */
export async function keepNotice(log: LogFolder, checkpoint: Checkpoint, publication: number): Promise<Reading<string>> {
  const notice = await makeNotice(log, checkpoint, publication);
  if ('issue' in notice) return notice;
  const file = join(log.folder, noticePath(publication));
  await writeDurably(file, notice.value);
  await flushFolder(join(file, '..'));
  return notice;
}
