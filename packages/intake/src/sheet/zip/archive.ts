import { Inflate } from 'fflate';
import { SheetFault } from '../fault.ts';
import type { SheetLimits } from '../limits.ts';
import { Crc32 } from './crc32.ts';
import { packedBytes, readDirectory, type ZipEntry } from './directory.ts';

/** Packed bytes that are inflated at a time: at most 1,032 times as many come out. */
const CHUNK = 32 * 1024;

/** Inflated bytes so far, over all archives of one file. */
export interface InflateBudget {
  spent: number;
}

/**
 * A zip archive whose entries are inflated piece by piece, so that no entry is ever held whole unless it is asked for.
 *
 * Every entry is checked against its size and CRC-32; what inflates beyond the limits stops there.
 * Rule: SHEET-2, SHEET-9. Errors: SheetFault SHEET_DAMAGED, SHEET_PART_DAMAGED, SHEET_ZIP_PASSWORD, SHEET_ZIP_METHOD, SHEET_ZIP_INFLATES.
 */
export class Archive {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipEntry[];
  readonly #byName: ReadonlyMap<string, ZipEntry>;
  readonly #limits: SheetLimits;
  readonly #budget: InflateBudget;

  constructor(bytes: Uint8Array, limits: SheetLimits, budget: InflateBudget = { spent: 0 }) {
    this.bytes = bytes;
    this.entries = readDirectory(bytes, limits.parts);
    this.#byName = new Map(this.entries.map((entry) => [entry.name.toLowerCase(), entry]));
    this.#limits = limits;
    this.#budget = budget;
  }

  /** The entry of a path; case is ignored, as in OPC part names. */
  find(name: string): ZipEntry | undefined {
    return this.#byName.get(name.toLowerCase());
  }

  /** Gives an entry's bytes piece by piece; a piece is valid during the call only. */
  stream(entry: ZipEntry, take: (piece: Uint8Array) => void): void {
    const part = entry.name;
    if (entry.encrypted) throw new SheetFault('SHEET_ZIP_PASSWORD', { part });
    if (entry.method !== 0 && entry.method !== 8) throw new SheetFault('SHEET_ZIP_METHOD', { part, method: entry.method });
    this.#refuse(entry, entry.size);
    const packed = packedBytes(this.bytes, entry);
    const crc = new Crc32();
    let size = 0;
    const accept = (piece: Uint8Array): void => {
      size += piece.length;
      this.#budget.spent += piece.length;
      this.#refuse(entry, size);
      crc.add(piece);
      take(piece);
    };
    if (entry.method === 0) for (let at = 0; at < packed.length; at += CHUNK) accept(packed.subarray(at, at + CHUNK));
    else inflate(packed, part, accept);
    if (size !== entry.size || crc.value() !== entry.crc) throw new SheetFault('SHEET_PART_DAMAGED', { part });
  }

  /** An entry's bytes as a whole. */
  read(entry: ZipEntry): Uint8Array {
    let whole: Uint8Array | undefined;
    let at = 0;
    this.stream(entry, (piece) => {
      // Once there is a piece the size that the entry states is within the limits; what comes beyond it is damage.
      whole ??= new Uint8Array(entry.size);
      whole.set(piece.subarray(0, entry.size - at), at);
      at = Math.min(entry.size, at + piece.length);
    });
    return whole ?? new Uint8Array();
  }

  #refuse({ name, packed }: ZipEntry, size: number): void {
    const { inflated, ratio, free } = this.#limits;
    const spent = Math.max(this.#budget.spent, size);
    if (spent > inflated || (size > free && size > packed * ratio))
      throw new SheetFault('SHEET_ZIP_INFLATES', { part: name, packed, bytes: spent > inflated ? spent : size, limit: inflated, ratio });
  }
}

function inflate(packed: Uint8Array, part: string, take: (piece: Uint8Array) => void): void {
  const pieces: Uint8Array[] = [];
  const stream = new Inflate((piece) => {
    pieces.push(piece);
  });
  let at = 0;
  do {
    const next = Math.min(at + CHUNK, packed.length);
    try {
      stream.push(packed.subarray(at, next), next === packed.length);
    } catch {
      throw new SheetFault('SHEET_PART_DAMAGED', { part });
    }
    at = next;
    for (const piece of pieces.splice(0)) take(piece);
  } while (at < packed.length);
}
