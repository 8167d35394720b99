import { type Reading, Malformed, reading } from '../reading.ts';
import { fromBase64, fromUtf8, toBase64 } from '../text.ts';
import { isKeyName } from './key.ts';

/** One signature line of a note. */
export interface NoteSignature {
  readonly name: string;
  /** ID of the key that it says made it. */
  readonly keyId: number;
  readonly signature: Uint8Array;
}

/** A text with signatures under it, none of them checked yet. */
export interface Note {
  /** Ends with a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Bounds of what is read: a note of a log is a few hundred bytes. */
export const NOTE_LIMITS = { bytes: 1_000_000, signatures: 100 } as const;

const DASH = '\u2014 ';

/** A note as it is stored and sent. Errors: RangeError for a text that is none. Rule: NOTE-1. */
export function writeNote({ text, signatures }: Note): string {
  if (!text.endsWith('\n') || hasControl(text)) throw new RangeError('writeNote: a text ends with a newline and has no control characters');
  return `${text}\n${signatures.map(writeSignature).join('')}`;
}

/** One signature line, with its newline. */
export function writeSignature({ name, keyId, signature }: NoteSignature): string {
  const bytes = new Uint8Array(4 + signature.length);
  new DataView(bytes.buffer).setUint32(0, keyId);
  bytes.set(signature, 4);
  return `${DASH}${name} ${toBase64(bytes)}\n`;
}

/**
 * Reads a note without trusting it.
 *
 * Rule: NOTE-1 (C2SP signed-note). Errors: LEDGER_NOTE (`size`, `utf8`, `control`, `blank`, `end`, `signature`, `signatures`; `at` counts lines from 1).
 */
export function readNote(bytes: Uint8Array): Reading<Note> {
  return reading(() => {
    const fail = (reason: string, at = 0): never => {
      throw new Malformed('LEDGER_NOTE', { reason, at });
    };
    if (bytes.length > NOTE_LIMITS.bytes) return fail('size');
    const whole = fromUtf8(bytes);
    if (whole === undefined) return fail('utf8');
    if (hasControl(whole)) return fail('control');
    if (!whole.endsWith('\n')) return fail('end');
    const split = whole.lastIndexOf('\n\n');
    if (split < 0) return fail('blank');
    const text = whole.slice(0, split + 1);
    const lines = whole.slice(split + 2, -1).split('\n');
    if (lines.length > NOTE_LIMITS.signatures) return fail('signatures');
    const above = text.split('\n').length;
    return { text, signatures: lines.map((line, i) => readSignature(line) ?? fail('signature', above + i + 1)) };
  });
}

/** A signature line without its newline. */
export function readSignature(line: string): NoteSignature | undefined {
  const parts = /^\u2014 (\S+) (\S+)$/.exec(line);
  const [name = '', encoded = ''] = parts?.slice(1) ?? [];
  const bytes = fromBase64(encoded);
  if (!isKeyName(name) || !bytes || bytes.length < 5) return undefined;
  return { name, keyId: new DataView(bytes.buffer, bytes.byteOffset).getUint32(0), signature: bytes.slice(4) };
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}
