import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import {
  EMPTY_FRONTIER,
  followLog,
  type Frontier,
  frontierRoot,
  readEntries,
  type Reading,
  TILE_WIDTH,
  tilePath,
  type TrustedCheckpoint,
  trustCheckpoint,
  type WitnessPolicy,
} from '@kedu/ledger';
import { logIssue } from '../ledger/codes.ts';
import { flushFolder, makeFolder, writeDurably } from '../ledger/durable.ts';
import { nodeCrypto, nodeSha256 } from '../ledger/nodeCrypto.ts';
import { originHashOf } from '../witness/witness.ts';
import { type LogStore, logStore } from './logStore.ts';

/** What an audit found: how far the log has come, or that it forked or shrank. */
export interface AuditResult {
  readonly origin: string;
  readonly from: number;
  readonly size: number;
  readonly cosigners: readonly string[];
}

/** Right edge of the log when it was seen last, with the checkpoint that said so, as it was signed. */
interface Memory {
  readonly frontier: Frontier;
  readonly checkpoint?: string | undefined;
}

/**
 * Looks at a log again: signed and cosigned as the policy asks, and grown from what was seen last, every new entry hashed. Where it did not, both checkpoints are kept as
 * evidence and the memory stays.
 *
 * Rules: AUDIT-1, AUDIT-2. Errors: AUDIT_FORKED, AUDIT_SHRANK (both with the file of evidence), AUDIT_PLACE, AUDIT_MEMORY, LEDGER_*.
 * Example: auditLog('https://kedu.example/north', policy, 'audit-memory').
 */
export async function auditLog(place: string, policy: WitnessPolicy, memoryFolder: string): Promise<Reading<AuditResult>> {
  const store = logStore(place);
  const unreachable = (error: unknown): { readonly issue: Issue } => ({
    issue: logIssue('AUDIT_PLACE', { file: place }, { place, reason: error instanceof Error ? error.message : '' }),
  });
  let bytes: Uint8Array | undefined;
  try {
    bytes = await store('checkpoint');
  } catch (error) {
    return unreachable(error);
  }
  if (!bytes) return unreachable(undefined);
  const trusted = trustCheckpoint(nodeCrypto, bytes, policy);
  if ('issue' in trusted) return trusted;
  const now = trusted.value;
  const file = join(memoryFolder, `${originHashOf(now.origin)}.json`);
  const memory = await remembered(file);
  if ('issue' in memory) return memory;
  const seen = memory.value.frontier;
  let added: Reading<readonly Uint8Array[]>;
  try {
    added = await entriesBetween(store, seen.size, now.size);
  } catch (error) {
    return unreachable(error);
  }
  if ('issue' in added) return added;
  const change = followLog(nodeSha256, seen, now, added.value);
  if (change.kind === 'forked' || change.kind === 'shrank') {
    const evidence = join(memoryFolder, `${originHashOf(now.origin).slice(0, 16)}-${seen.size}-${now.size}.evidence`);
    await keep(evidence, `${memory.value.checkpoint ?? ''}\n${Buffer.from(bytes).toString('utf8')}`);
    const code = change.kind === 'forked' ? 'AUDIT_FORKED' : 'AUDIT_SHRANK';
    return { issue: logIssue(code, { file: place }, { origin: now.origin, from: seen.size, size: now.size, evidence }) };
  }
  if (change.kind === 'grew') await keep(file, memoryText(change.frontier, bytes));
  return { value: resultOf(now, seen.size) };
}

function resultOf({ origin, size, cosignatures }: TrustedCheckpoint, from: number): AuditResult {
  return { origin, from, size, cosigners: cosignatures.map(({ key }) => key.name) };
}

async function entriesBetween(store: LogStore, from: number, size: number): Promise<Reading<readonly Uint8Array[]>> {
  const all: Uint8Array[] = [];
  for (let index = Math.floor(from / TILE_WIDTH); index * TILE_WIDTH < size; index += 1) {
    const width = Math.min(TILE_WIDTH, size - index * TILE_WIDTH);
    const path = tilePath({ level: 'entries', index, width });
    const bytes = await store(path);
    if (!bytes) return { issue: logIssue('AUDIT_PLACE', { file: path }, { place: path, reason: '' }) };
    const entries = readEntries(bytes, width, path);
    if ('issue' in entries) return entries;
    all.push(...entries.value.slice(Math.max(0, from - index * TILE_WIDTH)));
  }
  return { value: all };
}

async function keep(file: string, text: string): Promise<void> {
  await writeDurably(file, text);
  await flushFolder(join(file, '..'));
}

function memoryText({ size, levels }: Frontier, checkpoint: Uint8Array): string {
  const hashes = levels.map((level) => level.map((hash) => Buffer.from(hash).toString('base64')));
  return `${JSON.stringify({ size, levels: hashes, checkpoint: Buffer.from(checkpoint).toString('utf8') })}\n`;
}

/** What was seen last; of a log never seen, nothing. Errors: AUDIT_MEMORY. */
async function remembered(file: string): Promise<Reading<Memory>> {
  await makeFolder(join(file, '..'));
  const damaged: Reading<Memory> = { issue: logIssue('AUDIT_MEMORY', { file }, { file }) };
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { value: { frontier: EMPTY_FRONTIER } } : damaged;
  }
  try {
    const { size, levels, checkpoint } = JSON.parse(text) as { size: number; levels: string[][]; checkpoint: string };
    const frontier = { size, levels: levels.map((level) => level.map((hash) => new Uint8Array(Buffer.from(hash, 'base64')))) };
    const root = Buffer.from(frontierRoot(nodeSha256, frontier)).toString('base64');
    const [, sizeLine, rootLine] = checkpoint.split('\n');
    return sizeLine === String(size) && rootLine === root ? { value: { frontier, checkpoint } } : damaged;
  } catch {
    return damaged;
  }
}
