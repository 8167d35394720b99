import { crc32 } from 'node:zlib';
import { type FileHandle, open, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reading } from '@kedu/ledger';
import { logIssue } from './codes.ts';
import { flushFolder, makeFolder } from './durable.ts';

/** Length and CRC-32 of an entry, each 4 bytes, big-endian. */
const HEAD = 8;

interface Waiting {
  readonly entry: Uint8Array;
  readonly accepted: (index: number) => void;
  readonly failed: (error: unknown) => void;
}

/** Entries that were accepted and are not in the tree yet. */
export interface Pending {
  /** Index of the first. */
  readonly first: number;
  readonly entries: readonly Uint8Array[];
}

/**
 * The journal of a log: entries are accepted once the disk has them. Those that arrive while it is busy are written together. Rule: LOG-2.
 */
export class Journal {
  readonly #folder: string;
  #handle: FileHandle;
  #pending: { readonly first: number; readonly entries: Uint8Array[] };
  #waiting: Waiting[] = [];
  #turn: Promise<unknown> = Promise.resolve();
  #failed: unknown;

  private constructor(folder: string, handle: FileHandle, { first, entries }: Pending) {
    this.#folder = folder;
    this.#handle = handle;
    this.#pending = { first, entries: [...entries] };
  }

  /** Opens the journal behind a tree of so many entries; what the tree holds already is passed over. Errors: LOG_JOURNAL. */
  static async open(folder: string, size: number): Promise<Reading<Journal>> {
    await makeFolder(folder);
    const read = await readJournal(folder, size);
    if ('issue' in read) return read;
    const { entries, file, length } = read.value;
    if (file !== undefined) await truncate(join(folder, file), length);
    const handle = await open(join(folder, file ?? String(size)), 'a');
    await handle.datasync();
    await flushFolder(folder);
    return { value: new Journal(folder, handle, { first: size, entries }) };
  }

  get pending(): Pending {
    return this.#pending;
  }

  /** Writes an entry and gives its index, once the disk has it. A journal that could not write takes nothing more. */
  append(entry: Uint8Array): Promise<number> {
    return new Promise((accepted, failed) => {
      this.#waiting.push({ entry, accepted, failed });
      if (this.#waiting.length === 1) void this.#inTurn(() => this.#write());
    });
  }

  /** Begins anew behind a tree of so many entries; those accepted since are carried over. Rule: LOG-3. */
  restart(size: number): Promise<void> {
    return this.#inTurn(async () => {
      const { first, entries } = this.#pending;
      const pending = { first: size, entries: entries.slice(size - first) };
      const old = await readdir(this.#folder);
      const name = String(size);
      const handle = await open(join(this.#folder, name), 'w');
      await handle.writeFile(recordsFor(pending.entries));
      await handle.datasync();
      await flushFolder(this.#folder);
      await this.#handle.close();
      this.#handle = handle;
      this.#pending = pending;
      for (const file of old) if (file !== name) await rm(join(this.#folder, file));
      await flushFolder(this.#folder);
    });
  }

  close(): Promise<void> {
    return this.#inTurn(() => this.#handle.close());
  }

  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(act);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  async #write(): Promise<void> {
    const together = this.#waiting;
    this.#waiting = [];
    try {
      if (this.#failed !== undefined) throw this.#failed;
      await this.#handle.writeFile(recordsFor(together.map(({ entry }) => entry)));
      await this.#handle.datasync();
    } catch (error) {
      this.#failed = error;
      for (const { failed } of together) failed(error);
      return;
    }
    const { first, entries } = this.#pending;
    const next = first + entries.length;
    for (const { entry } of together) entries.push(entry);
    together.forEach(({ accepted }, i) => accepted(next + i));
  }
}

/** Entries as records, one behind the other. */
function recordsFor(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(entries.reduce((sum, { length }) => sum + HEAD + length, 0));
  let at = 0;
  for (const entry of entries) {
    bytes.writeUInt32BE(entry.length, at);
    bytes.writeUInt32BE(crc32(entry), at + 4);
    bytes.set(entry, at + HEAD);
    at += HEAD + entry.length;
  }
  return bytes;
}

interface ReadJournal {
  readonly entries: readonly Uint8Array[];
  /** The journal that goes on, and how much of it is whole. */
  readonly file?: string;
  readonly length: number;
}

/** Entries from `size` on. Of two journals, which a process that was killed while beginning anew leaves, the later counts where it reaches as far. */
async function readJournal(folder: string, size: number): Promise<Reading<ReadJournal>> {
  const names = (await readdir(folder)).filter((name) => /^(0|[1-9]\d*)$/.test(name) && Number(name) <= size);
  let best: ReadJournal = { entries: [], length: 0 };
  for (const file of names.sort((a, b) => Number(a) - Number(b))) {
    const read = recordsOf(await readFile(join(folder, file)));
    if ('damagedAt' in read) return { issue: logIssue('LOG_JOURNAL', { file: join(folder, file) }, { file, byte: read.damagedAt }) };
    const entries = read.entries.slice(size - Number(file));
    const reaches = Number(file) + read.entries.length >= size;
    if (reaches && entries.length >= best.entries.length) best = { entries, file, length: read.length };
  }
  return { value: best };
}

/** Records of a journal up to one that was cut off at its end. */
function recordsOf(bytes: Uint8Array): { readonly entries: Uint8Array[]; readonly length: number } | { readonly damagedAt: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries: Uint8Array[] = [];
  let at = 0;
  while (at + HEAD <= bytes.length) {
    const end = at + HEAD + view.getUint32(at);
    if (end > bytes.length) break;
    const entry = bytes.subarray(at + HEAD, end);
    const holds = crc32(entry) === view.getUint32(at + 4);
    if (!holds && end < bytes.length) return { damagedAt: at };
    if (!holds) break;
    entries.push(entry);
    at = end;
  }
  return { entries, length: at };
}
