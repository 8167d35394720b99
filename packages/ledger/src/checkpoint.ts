import { HASH_SIZE } from './tree/hash.ts';
import { type Note, readNote } from './note/note.ts';
import { type Reading, Malformed, reading } from './reading.ts';
import { decimalNumber, fromBase64, toBase64 } from './text.ts';

/** What a log says of itself at one moment: its name, how many entries it has, and the root of the tree over them. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A tree head with the note that it was read from, none of whose signatures is checked yet. */
export interface Checkpoint extends TreeHead {
  readonly note: Note;
}

/** The text of a checkpoint, before it is signed. Rule: CHECKPOINT-1 (C2SP tlog-checkpoint). Errors: RangeError for an origin that is none. */
export function checkpointText({ origin, size, root }: TreeHead): string {
  if (origin === '' || /[\n\r]/.test(origin)) throw new RangeError('checkpointText: an origin is one line');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/**
 * Reads a checkpoint without trusting it. Extension lines are refused: no log of ours writes any, and nobody could audit them.
 *
 * Rule: CHECKPOINT-1. Errors: LEDGER_NOTE; LEDGER_CHECKPOINT (`lines`, `origin`, `size`, `root`, `extension`; `at` counts lines from 1).
 */
export function readCheckpoint(bytes: Uint8Array): Reading<Checkpoint> {
  const read = readNote(bytes);
  if ('issue' in read) return read;
  const note = read.value;
  return reading(() => ({ ...readTreeHead(note.text), note }));
}

function readTreeHead(text: string): TreeHead {
  const fail = (reason: string, at: number): never => {
    throw new Malformed('LEDGER_CHECKPOINT', { reason, at });
  };
  const [origin = '', count = '', encoded = '', ...others] = text.slice(0, -1).split('\n');
  if (others.length > 0) return fail('extension', 4);
  if (origin === '') return fail('origin', 1);
  const size = decimalNumber(count);
  if (size === undefined) return fail('size', 2);
  const root = fromBase64(encoded);
  if (root?.length !== HASH_SIZE) return fail('root', 3);
  return { origin, size, root };
}
