import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundlesBetween,
  type Checkpoint,
  checkpointText,
  checkSignatures,
  EMPTY_FRONTIER,
  type Frontier,
  frontierRoot,
  grow,
  leafHash,
  MOST_ENTRY_BYTES,
  type NoteSignature,
  readCheckpoint,
  readEntries,
  type Reading,
  sameHash,
  signNote,
  type Signer,
  TILE_WIDTH,
  tilePath,
  utf8,
  type VerifierKey,
  verifierKey,
  writeEntries,
  writeNote,
  writeVerifierKey,
} from '@kedu/ledger';
import { logIssue } from './codes.ts';
import { flushFolder, makeFolder, writeAllDurably, writeDurably } from './durable.ts';
import { Journal } from './journal.ts';
import { LOG_EDITION, LogFolder } from './logFolder.ts';
import { nodeCrypto, nodeSha256 } from './nodeCrypto.ts';
import { own, type Owner } from './owner.ts';

/** What signs a log: its Ed25519 key, and one of SM2 where it has one, in a file or in a hardware module. Rule: LOG-7. */
export interface LogSigners {
  readonly signer: Signer;
  readonly sm2?: Signer | undefined;
}

/** What a writer holds while its log is open. */
interface Held extends LogSigners {
  readonly log: LogFolder;
  readonly owner: Owner;
  readonly journal: Journal;
  readonly frontier: Frontier;
  readonly entries: readonly Uint8Array[];
}

/**
 * The one process that writes a log: accepts entries, and takes them into the tree. Rules: LOG-2 to LOG-6.
 *
 * Example: const index = await writer.append(utf8(entry)); const { size } = await writer.publish().
 */
export class LogWriter {
  readonly log: LogFolder;
  readonly #signers: LogSigners;
  readonly #owner: Owner;
  readonly #journal: Journal;
  #frontier: Frontier;
  /** Entries of the last bundle, as far as it goes. */
  #lastEntries: readonly Uint8Array[];
  #publishing: Promise<unknown> = Promise.resolve();

  private constructor({ log, signer, sm2, owner, journal, frontier, entries }: Held) {
    this.log = log;
    this.#signers = { signer, sm2 };
    this.#owner = owner;
    this.#journal = journal;
    this.#frontier = frontier;
    this.#lastEntries = entries;
  }

  /** Makes an empty log whose origin is the name of the signer. Errors: LOG_EXISTS, LOG_FOLDER. Rules: LOG-1, LOG-7. */
  static async create(folder: string, signer: Signer, sm2?: Signer): Promise<Reading<LogFolder>> {
    const there = await access(join(folder, 'log.json')).then(
      () => true,
      () => false,
    );
    if (there) return { issue: logIssue('LOG_EXISTS', { file: folder }, { folder }) };
    const [key, sm2Key] = keysOf({ signer, sm2 }).map(writeVerifierKey);
    try {
      await makeFolder(folder);
      await writeDurably(join(folder, 'checkpoint'), await signed(EMPTY_FRONTIER, { signer, sm2 }));
      const head = { edition: LOG_EDITION, origin: signer.name, key, ...(sm2Key === undefined ? {} : { sm2: sm2Key }) };
      await writeDurably(join(folder, 'log.json'), `${JSON.stringify(head, undefined, 2)}\n`);
      await flushFolder(folder);
    } catch (error) {
      return { issue: logIssue('LOG_FOLDER', { file: folder }, { folder, reason: String((error as NodeJS.ErrnoException).code) }) };
    }
    return LogFolder.open(folder);
  }

  /** Errors: LOG_FOLDER, LOG_KEY (`other`, `sm2_needed`, `sm2_unasked`), LOG_OWNED, LOG_ROOT, LOG_JOURNAL, those of LEDGER_*. */
  static async open(folder: string, signer: Signer, sm2?: Signer): Promise<Reading<LogWriter>> {
    const opened = await LogFolder.open(folder);
    if ('issue' in opened) return opened;
    const log = opened.value;
    const reason = keyFault(log, { signer, sm2 });
    if (reason !== undefined) return { issue: logIssue('LOG_KEY', { file: folder }, { reason, file: folder }) };
    const owner = await own(folder);
    if ('issue' in owner) return owner;
    const held = await hold(log, { signer, sm2 }, owner.value);
    if ('issue' in held) {
      await owner.value.release();
      return held;
    }
    return { value: new LogWriter(held.value) };
  }

  /** Accepts an entry: its index, once the disk has it. Errors: LOG_ENTRY; rejects where the disk cannot write. Rule: LOG-2. */
  async append(entry: Uint8Array): Promise<Reading<number>> {
    if (entry.length === 0 || entry.length > MOST_ENTRY_BYTES)
      return { issue: logIssue('LOG_ENTRY', {}, { bytes: entry.length, most: MOST_ENTRY_BYTES }) };
    return { value: await this.#journal.append(entry) };
  }

  /** Takes what was accepted into the tree and signs it. Rule: LOG-3. */
  publish(): Promise<Checkpoint> {
    const done = this.#publishing.then(() => this.#publish());
    this.#publishing = done.catch(() => undefined);
    return done;
  }

  /** Puts cosignatures under the checkpoint that they are of; one that has grown meanwhile is left as it is. Rule: WITNESS-5. */
  async cosigned(checkpoint: Checkpoint, cosignatures: readonly NoteSignature[]): Promise<void> {
    const done = this.#publishing.then(async () => {
      const now = await this.log.checkpoint();
      if ('issue' in now || now.value.note.text !== checkpoint.note.text) return;
      const isNew = (one: NoteSignature): boolean => !cosignatures.some(({ name, keyId }) => name === one.name && keyId === one.keyId);
      const signatures = [...now.value.note.signatures.filter(isNew), ...cosignatures];
      await writeDurably(join(this.log.folder, 'checkpoint'), writeNote({ text: checkpoint.note.text, signatures }));
      await flushFolder(this.log.folder);
    });
    this.#publishing = done.catch(() => undefined);
    await done;
  }

  async close(): Promise<void> {
    await this.#publishing;
    await this.#journal.close();
    await this.#owner.release();
  }

  async #publish(): Promise<Checkpoint> {
    const before = this.#frontier.size;
    const added = [...this.#journal.pending.entries];
    const { frontier, tiles } = grow(
      nodeSha256,
      this.#frontier,
      added.map((entry) => leafHash(nodeSha256, entry)),
    );
    const entries = [...this.#lastEntries, ...added];
    const first = Math.floor(before / TILE_WIDTH) * TILE_WIDTH;
    const bundles = bundlesBetween(before, frontier.size).map((place) => {
      const at = place.index * TILE_WIDTH - first;
      return [tilePath(place), writeEntries(entries.slice(at, at + place.width))] as const;
    });
    await writeAllDurably(this.log.folder, [...bundles, ...tiles.map(({ place, bytes }) => [tilePath(place), bytes] as const)]);
    const note = await signed(frontier, this.#signers);
    if (frontier.size > before) {
      await writeDurably(join(this.log.folder, 'checkpoint'), note);
      await flushFolder(this.log.folder);
      this.#frontier = frontier;
      this.#lastEntries = entries.slice(entries.length - (frontier.size % TILE_WIDTH));
      await this.#journal.restart(frontier.size);
    }
    const read = await this.log.checkpoint();
    if ('issue' in read) throw new Error(`a checkpoint that was just written cannot be read: ${read.issue.code}`);
    return read.value;
  }
}

async function hold(log: LogFolder, signers: LogSigners, owner: Owner): Promise<Reading<Held>> {
  const checkpoint = await log.checkpoint();
  if ('issue' in checkpoint) return checkpoint;
  const { size } = checkpoint.value;
  const frontier = log.frontier(checkpoint.value);
  if ('issue' in frontier) return frontier;
  const width = size % TILE_WIDTH;
  const path = tilePath({ level: 'entries', index: Math.floor(size / TILE_WIDTH), width: Math.max(width, 1) });
  const bytes = width === 0 ? new Uint8Array(0) : await readFile(join(log.folder, path)).catch(() => new Uint8Array(0));
  const entries = readEntries(bytes, width, path);
  if ('issue' in entries) return entries;
  const journal = await Journal.open(join(log.folder, 'journal'), size);
  if ('issue' in journal) return journal;
  return { value: { log, ...signers, owner, journal: journal.value, frontier: frontier.value, entries: entries.value } };
}

/** Why keys are not those of a log. */
function keyFault({ head }: LogFolder, { signer, sm2 }: LogSigners): 'other' | 'sm2_needed' | 'sm2_unasked' | undefined {
  const isOf = (key: VerifierKey, one: Signer): boolean => sameHash(key.publicKey, one.publicKey) && key.name === one.name;
  if (!isOf(head.key, signer)) return 'other';
  if (!head.sm2) return sm2 ? 'sm2_unasked' : undefined;
  if (!sm2) return 'sm2_needed';
  return isOf(head.sm2, sm2) ? undefined : 'other';
}

function keysOf({ signer, sm2 }: LogSigners): readonly VerifierKey[] {
  const keyOf = ({ name, publicKey }: Signer, type: 'ed25519' | 'sm2'): VerifierKey => verifierKey(nodeSha256, { name, type, publicKey });
  return [keyOf(signer, 'ed25519'), ...(sm2 ? [keyOf(sm2, 'sm2')] : [])];
}

/** A signed checkpoint. Rejects where a signature does not hold, as of a module that hashes otherwise: what nobody accepts is not written. */
async function signed(frontier: Frontier, signers: LogSigners): Promise<Uint8Array> {
  const { signer, sm2 } = signers;
  const text = checkpointText({ origin: signer.name, size: frontier.size, root: frontierRoot(nodeSha256, frontier) });
  const signatures = [await signNote(nodeCrypto, text, signer), ...(sm2 ? [await signNote(nodeCrypto, text, sm2, 'sm2')] : [])];
  const note = utf8(writeNote({ text, signatures }));
  const read = readCheckpoint(note);
  if ('issue' in read) throw new Error(`a checkpoint cannot be read back: ${read.issue.code}`);
  const held = checkSignatures(nodeCrypto, read.value.note, keysOf(signers));
  if ('issue' in held) throw new Error(`a key signs what does not hold under it: ${String(held.issue.args['reason'])}`);
  return note;
}
