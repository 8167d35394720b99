import { HASH_SIZE } from './tree/hash.ts';
import { type Checkpoint, readCheckpoint } from './checkpoint.ts';
import { writeNote } from './note/note.ts';
import { type Reading, Malformed, reading } from './reading.ts';
import { decimalNumber, fromBase64, fromUtf8, toBase64, utf8 } from './text.ts';

/** An entry's place in a log, with all that shows it offline. */
export interface LogProof {
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Checkpoint;
  /** Not authenticated by anything: only of use for finding what it is about. */
  readonly extra?: Uint8Array | undefined;
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const MOST_HASHES = 63;

/** The text of a `.tlog-proof` file. Rule: PROOF-1 (C2SP tlog-proof). */
export function writeLogProof({ index, proof, checkpoint, extra }: LogProof): string {
  const lines = [FIRST_LINE, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64), '', ''];
  return lines.join('\n') + writeNote(checkpoint.note);
}

/**
 * Reads a `.tlog-proof` without trusting it.
 *
 * Rule: PROOF-1. Errors: LEDGER_PROOF (`utf8`, `first`, `extra`, `index`, `hash`, `hashes`, `blank`; `at` counts lines from 1), those of the checkpoint in it.
 */
export function readLogProof(bytes: Uint8Array): Reading<LogProof> {
  const head = reading(() => readHead(bytes));
  if ('issue' in head) return head;
  const { rest, ...proof } = head.value;
  const checkpoint = readCheckpoint(utf8(rest));
  return 'issue' in checkpoint ? checkpoint : { value: { ...proof, checkpoint: checkpoint.value } };
}

function readHead(bytes: Uint8Array): Omit<LogProof, 'checkpoint'> & { readonly rest: string } {
  const fail = (reason: string, at: number): never => {
    throw new Malformed('LEDGER_PROOF', { reason, at });
  };
  const text = fromUtf8(bytes);
  if (text === undefined) return fail('utf8', 0);
  const split = text.indexOf('\n\n');
  if (split < 0) return fail('blank', 0);
  const lines = text.slice(0, split).split('\n');
  if (lines[0] !== FIRST_LINE) return fail('first', 1);
  const hasExtra = lines[1]?.startsWith('extra ') ?? false;
  const extra = hasExtra ? fromBase64((lines[1] as string).slice('extra '.length)) : undefined;
  if (hasExtra && !extra) return fail('extra', 2);
  const at = hasExtra ? 2 : 1;
  const index = decimalNumber(/^index (.*)$/.exec(lines[at] ?? '')?.[1] ?? '');
  if (index === undefined) return fail('index', at + 1);
  const hashes = lines.slice(at + 1);
  if (hashes.length > MOST_HASHES) return fail('hashes', at + 2 + MOST_HASHES);
  const proof = hashes.map((line, i) => {
    const hash = fromBase64(line);
    return hash?.length === HASH_SIZE ? hash : fail('hash', at + 2 + i);
  });
  return { index, proof, ...(extra ? { extra } : {}), rest: text.slice(split + 2) };
}
