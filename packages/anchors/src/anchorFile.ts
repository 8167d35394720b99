import {
  type Checkpoint,
  fromBase64,
  fromUtf8,
  type HashFunction,
  readCheckpoint,
  type Reading,
  toBase64,
  utf8,
  writeNote,
} from '@kedu/ledger';
import { anchorIssue } from './codes.ts';
import { type ChainEvidence, readChainEvidence, writeChainEvidence } from './chain/evidence.ts';
import { fromHex, toHex } from './hex.ts';

/** Evidence of a time-stamp authority. */
export interface TimestampEvidence {
  readonly kind: 'rfc3161';
  readonly nonce: Uint8Array;
  /** TimeStampResp in DER. */
  readonly response: Uint8Array;
}

/** A checkpoint, and what somebody else stated about it. */
export interface Anchor {
  readonly checkpoint: Checkpoint;
  readonly evidence: TimestampEvidence | ChainEvidence;
}

export const ANCHOR_EDITION = 1;
const MOST_BYTES = 1_000_000;

/**
 * What is anchored: SHA-256 of the text of the checkpoint, the three lines that are signed, each with its newline, without the blank line and the signatures.
 *
 * Rule: ANCHOR-1. Example: `printf 'kedu.example\n1\n…=\n' | sha256sum` gives the same.
 */
export function anchoredHash(sha256: HashFunction, { note }: Checkpoint): Uint8Array {
  return sha256(utf8(note.text));
}

/** The text of an anchor file. Rule: ANCHOR-2. */
export function writeAnchor({ checkpoint, evidence }: Anchor): string {
  const stated =
    evidence.kind === 'rfc3161' ? { nonce: toHex(evidence.nonce), response: toBase64(evidence.response) } : writeChainEvidence(evidence);
  return `${JSON.stringify({ edition: ANCHOR_EDITION, kind: evidence.kind, checkpoint: writeNote(checkpoint.note), ...stated }, undefined, 2)}\n`;
}

/**
 * Reads an anchor file without trusting it.
 *
 * Rule: ANCHOR-2. Errors: ANCHOR_FILE (`size`, `form`, `edition`, `kind`, `evidence`); those of reading the checkpoint.
 */
export function readAnchor(bytes: Uint8Array): Reading<Anchor> {
  if (bytes.length > MOST_BYTES) return refused('size');
  const read = jsonOf(bytes);
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return refused('form');
  const { edition, kind, checkpoint: note, ...stated } = read as Readonly<Record<string, unknown>>;
  if (edition !== ANCHOR_EDITION) return refused('edition');
  if (typeof note !== 'string') return refused('form');
  const checkpoint = readCheckpoint(utf8(note));
  if ('issue' in checkpoint) return checkpoint;
  if (kind !== 'rfc3161' && kind !== 'evm' && kind !== 'fisco-bcos') return refused('kind');
  const evidence = kind === 'rfc3161' ? readTimestampEvidence(stated) : readChainEvidence(kind, stated);
  return evidence ? { value: { checkpoint: checkpoint.value, evidence } } : refused('evidence');
}

function readTimestampEvidence({ nonce, response, ...more }: Readonly<Record<string, unknown>>): TimestampEvidence | undefined {
  if (typeof nonce !== 'string' || typeof response !== 'string' || Object.keys(more).length > 0) return undefined;
  const [read, reply] = [fromHex(nonce), fromBase64(response)];
  return read && read.length >= 8 && reply ? { kind: 'rfc3161', nonce: read, response: reply } : undefined;
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refused(reason: string): Reading<Anchor> {
  return { issue: anchorIssue('ANCHOR_FILE', {}, { reason }) };
}
