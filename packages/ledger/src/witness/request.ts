import { type Checkpoint, readCheckpoint } from '../checkpoint.ts';
import { writeNote } from '../note/note.ts';
import { decimalNumber, fromBase64, fromUtf8, toBase64, utf8 } from '../text.ts';
import { HASH_SIZE } from '../tree/hash.ts';

/** What a log sends a witness: its checkpoint, and a proof that it grew from the tree that the witness saw last. */
export interface AddCheckpoint {
  readonly oldSize: number;
  readonly proof: readonly Uint8Array[];
  readonly checkpoint: Checkpoint;
}

const MOST_HASHES = 63;

/** Body of a request `add-checkpoint`. Rule: WITNESS-1 (C2SP tlog-witness). */
export function writeAddCheckpoint({ oldSize, proof, checkpoint }: AddCheckpoint): string {
  return [`old ${oldSize}`, ...proof.map(toBase64), '', ''].join('\n') + writeNote(checkpoint.note);
}

/** A request `add-checkpoint`; undefined where it is none. Rule: WITNESS-1. */
export function readAddCheckpoint(bytes: Uint8Array): AddCheckpoint | undefined {
  const text = fromUtf8(bytes);
  const split = text?.indexOf('\n\n') ?? -1;
  if (text === undefined || split < 0) return undefined;
  const [first = '', ...lines] = text.slice(0, split).split('\n');
  const oldSize = decimalNumber(/^old (.*)$/.exec(first)?.[1] ?? '');
  if (oldSize === undefined || lines.length > MOST_HASHES) return undefined;
  const proof = lines.map(fromBase64);
  const checkpoint = readCheckpoint(utf8(text.slice(split + 2)));
  if ('issue' in checkpoint || !proof.every((hash) => hash?.length === HASH_SIZE)) return undefined;
  return { oldSize, proof: proof as readonly Uint8Array[], checkpoint: checkpoint.value };
}
