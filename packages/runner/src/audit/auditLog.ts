import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readEntry } from '@kedu/bundle';
import type { Issue } from '@kedu/model';
import {
  EMPTY_FRONTIER,
  followLog,
  type Frontier,
  frontierRoot,
  grow,
  leafHash,
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

/** The quorum that asks for nobody (POLICY-1). */
const NOBODY = 'none';

/** What an audit found: how far the log has come, or that it forked or shrank. */
export interface AuditResult {
  readonly origin: string;
  readonly from: number;
  readonly size: number;
  readonly cosigners: readonly string[];
  /** Publications that were withdrawn since the last look. Rule: NOTICE-2. */
  readonly withdrawn: readonly Withdrawal[];
}

/** A withdrawal that was entered into a log. */
export interface Withdrawal {
  readonly index: number;
  readonly publication: number;
  readonly reason: string;
  readonly at: string;
}

/** Right edge of the log when it was seen last, with the checkpoint that said so, as it was signed. */
interface Memory {
  readonly frontier: Frontier;
  readonly checkpoint?: string | undefined;
}

/**
 * Looks at a log again: signed, grown from what was seen last, every new entry hashed, and cosigned as the policy asks. Where it did not grow from it, both checkpoints are kept as
 * evidence and the memory stays; where it is not cosigned, the memory stays.
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
  // Whatever the log signed is held against what it signed before, cosigned or not: a fork that honest witnesses refuse is one all the same.
  const signed = trustCheckpoint(nodeCrypto, bytes, { ...policy, sm2: [], witnesses: new Map(), quorum: NOBODY });
  if ('issue' in signed) return signed;
  const now = signed.value;
  const file = join(memoryFolder, `${originHashOf(now.origin)}.json`);
  const memory = await remembered(file);
  if ('issue' in memory) return memory;
  const seen = memory.value.frontier;
  const withdrawn: Withdrawal[] = [];
  let grown: Reading<Frontier>;
  try {
    grown = await grownTo(store, seen, now.size, (entry, index) => withdrawn.push(...withdrawalIn(entry, index)));
  } catch (error) {
    return unreachable(error);
  }
  if ('issue' in grown) return grown;
  const change = followLog(nodeSha256, grown.value, now, []);
  if (change.kind === 'forked' || change.kind === 'shrank') {
    const evidence = join(memoryFolder, `${originHashOf(now.origin).slice(0, 16)}-${seen.size}-${now.size}-${hashOf(bytes)}.evidence`);
    await keep(evidence, `${memory.value.checkpoint ?? ''}\n${Buffer.from(bytes).toString('utf8')}`);
    const code = change.kind === 'forked' ? 'AUDIT_FORKED' : 'AUDIT_SHRANK';
    return { issue: logIssue(code, { file: place }, { origin: now.origin, from: seen.size, size: now.size, evidence }) };
  }
  const trusted = trustCheckpoint(nodeCrypto, bytes, policy);
  if ('issue' in trusted) return trusted;
  if (now.size > seen.size) await keep(file, memoryText(grown.value, bytes));
  return { value: resultOf(trusted.value, seen.size, withdrawn) };
}

/** So that the evidence of one fork does not take the place of that of another of the same sizes. */
function hashOf(checkpoint: Uint8Array): string {
  return Buffer.from(nodeSha256(checkpoint)).toString('hex').slice(0, 16);
}

/** An entry as a withdrawal, where it is one. */
function withdrawalIn(entry: Uint8Array, index: number): readonly Withdrawal[] {
  const read = readEntry(entry);
  if ('issue' in read || read.value.kind !== 'withdrawal') return [];
  const { at, about } = read.value;
  return [{ index, publication: Number(about['publication']), reason: String(about['reason']), at }];
}

function resultOf({ origin, size, cosignatures }: TrustedCheckpoint, from: number, withdrawn: readonly Withdrawal[]): AuditResult {
  return { origin, from, size, cosigners: cosignatures.map(({ key }) => key.name), withdrawn };
}

/** The right edge with all entries up to a size behind it, one bundle after the other: a log of whatever size is not held in memory. A log that is smaller than what was seen adds nothing. */
async function grownTo(
  store: LogStore,
  seen: Frontier,
  size: number,
  visit: (entry: Uint8Array, index: number) => void,
): Promise<Reading<Frontier>> {
  let frontier = seen;
  while (frontier.size < size) {
    const index = Math.floor(frontier.size / TILE_WIDTH);
    const first = index * TILE_WIDTH;
    const width = Math.min(TILE_WIDTH, size - first);
    const path = tilePath({ level: 'entries', index, width });
    const bytes = await store(path);
    if (!bytes) return { issue: logIssue('AUDIT_PLACE', { file: path }, { place: path, reason: '' }) };
    const entries = readEntries(bytes, width, path);
    if ('issue' in entries) return entries;
    const added = entries.value.slice(frontier.size - first);
    for (const [i, entry] of added.entries()) visit(entry, frontier.size + i);
    const leaves = added.map((entry) => leafHash(nodeSha256, entry));
    ({ frontier } = grow(nodeSha256, frontier, leaves));
  }
  return { value: frontier };
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
