import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bundlesBetween,
  type Checkpoint,
  checkSignatures,
  type Frontier,
  frontierRoot,
  type LogProof,
  Malformed,
  proveConsistency,
  proveInclusion,
  rangeHash,
  readCheckpoint,
  readEntries,
  type Reading,
  reading,
  readVerifierKey,
  sameHash,
  sourceOfTiles,
  TILE_WIDTH,
  tilePath,
  tilesBetween,
  toBase64,
  type VerifierKey,
  readTile,
} from '@kedu/ledger';
import { logIssue } from './codes.ts';
import { nodeCrypto, nodeSha256 } from './nodeCrypto.ts';

/** What `log.json` says of a log. */
export interface LogHead {
  readonly origin: string;
  readonly key: VerifierKey;
  /** Key of SM2 with which it signs besides, where it has one. Rule: LOG-7. */
  readonly sm2?: VerifierKey | undefined;
}

export const LOG_EDITION = 1;
const MOST_HEAD_BYTES = 10_000;

/** A log in a folder, to be read: its checkpoint, its tiles, and what is proved from them. Rules: LOG-1, LOG-4. */
export class LogFolder {
  readonly folder: string;
  readonly head: LogHead;

  private constructor(folder: string, head: LogHead) {
    this.folder = folder;
    this.head = head;
  }

  /** Errors: LOG_FOLDER (`missing`, `form`), LEDGER_KEY. */
  static async open(folder: string): Promise<Reading<LogFolder>> {
    const refused = (reason: string): Reading<LogFolder> => ({ issue: logIssue('LOG_FOLDER', { file: folder }, { folder, reason }) });
    const file = join(folder, 'log.json');
    let json: unknown;
    try {
      if ((await stat(file)).size > MOST_HEAD_BYTES) return refused('form');
      json = JSON.parse(await readFile(file, 'utf8'));
    } catch (error) {
      return refused((error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'form');
    }
    const { edition, origin, key: text, sm2: sm2Text } = (json ?? {}) as Readonly<Record<string, unknown>>;
    if (edition !== LOG_EDITION || typeof origin !== 'string' || typeof text !== 'string') return refused('form');
    if (sm2Text !== undefined && typeof sm2Text !== 'string') return refused('form');
    const key = readVerifierKey(nodeSha256, text);
    if ('issue' in key) return key;
    const sm2 = sm2Text === undefined ? undefined : readVerifierKey(nodeSha256, sm2Text);
    if (sm2 && 'issue' in sm2) return sm2;
    const isOwn = ({ name, type }: VerifierKey, own: VerifierKey['type']): boolean => name === origin && type === own;
    if (!isOwn(key.value, 'ed25519') || (sm2 && !isOwn(sm2.value, 'sm2'))) return refused('form');
    return { value: new LogFolder(folder, { origin, key: key.value, ...(sm2 ? { sm2: sm2.value } : {}) }) };
  }

  /** The checkpoint as it stands, signed by the log, with SM2 too where it has such a key. Errors: LOG_FOLDER, those of LEDGER_*. */
  async checkpoint(): Promise<Reading<Checkpoint>> {
    const bytes = await readFile(join(this.folder, 'checkpoint')).catch(() => undefined);
    if (!bytes) return { issue: logIssue('LOG_FOLDER', { file: this.folder }, { folder: this.folder, reason: 'checkpoint' }) };
    const read = readCheckpoint(bytes);
    if ('issue' in read) return read;
    const { origin, key, sm2 } = this.head;
    const signed = checkSignatures(nodeCrypto, read.value.note, sm2 ? [key, sm2] : [key]);
    if ('issue' in signed) return signed;
    const isSignedBy = (one: VerifierKey): boolean => signed.value.some((known) => known.key === one);
    return reading(() => {
      if (read.value.origin !== origin || !isSignedBy(key)) throw new Malformed('LEDGER_SIGNATURE', { reason: 'missing', name: origin });
      if (sm2 && !isSignedBy(sm2)) throw new Malformed('LEDGER_SIGNATURE', { reason: 'missing_sm2', name: origin });
      return read.value;
    });
  }

  /** Hashes of the tree of a size, out of the tiles of the folder; full tiles serve for those that were partial. */
  #source(size: number): ReturnType<typeof sourceOfTiles> {
    return sourceOfTiles(
      nodeSha256,
      (place) => this.#bytes(tilePath(place)) ?? this.#bytes(tilePath({ ...place, width: TILE_WIDTH }))?.subarray(0, place.width * 32),
      size,
    );
  }

  #bytes(path: string): Uint8Array | undefined {
    try {
      return readFileSync(join(this.folder, path));
    } catch {
      return undefined;
    }
  }

  /** The right edge of the tree of a checkpoint, which its tiles must lead to. Errors: LEDGER_TILE, LOG_ROOT. Rule: LOG-4. */
  frontier({ size, root }: Checkpoint): Reading<Frontier> {
    const edge = reading((): Frontier => {
      const levels: Uint8Array[][] = [];
      for (const place of tilesBetween(0, size)) {
        const level = place.level as number;
        levels[level] ??= [];
        if (place.width === TILE_WIDTH) continue;
        const tile = readTile(this.#bytes(tilePath(place)), place);
        if ('issue' in tile) throw new Malformed('LEDGER_TILE', tile.issue.args);
        levels[level] = [...tile.value];
      }
      return { size, levels };
    });
    if ('issue' in edge) return edge;
    const found = frontierRoot(nodeSha256, edge.value);
    if (sameHash(found, root)) return edge;
    return { issue: logIssue('LOG_ROOT', { file: this.folder }, { size, found: toBase64(found), expected: toBase64(root) }) };
  }

  /** An entry of the tree. Errors: LOG_INDEX, LEDGER_TILE. */
  entry(index: number, size: number): Reading<Uint8Array> {
    if (!(index >= 0 && index < size)) return { issue: logIssue('LOG_INDEX', { file: this.folder }, { index, size }) };
    const tile = Math.floor(index / TILE_WIDTH);
    const width = Math.min(TILE_WIDTH, size - tile * TILE_WIDTH);
    const path = tilePath({ level: 'entries', index: tile, width });
    const bytes = this.#bytes(path);
    const entries = readEntries(bytes ?? new Uint8Array(0), width, path);
    return 'issue' in entries ? entries : { value: entries.value[index % TILE_WIDTH] as Uint8Array };
  }

  /** All entries of the tree of a size, by index. Errors: LEDGER_TILE. */
  entries(size: number): Reading<readonly Uint8Array[]> {
    const all: Uint8Array[] = [];
    for (const place of bundlesBetween(0, size)) {
      const path = tilePath(place);
      const entries = readEntries(this.#bytes(path) ?? new Uint8Array(0), place.width, path);
      if ('issue' in entries) return entries;
      all.push(...entries.value);
    }
    return { value: all };
  }

  /** Proof that an entry stands under a checkpoint. Errors: LOG_INDEX, LEDGER_TILE. Rule: PROOF-1. */
  prove(index: number, checkpoint: Checkpoint): Reading<LogProof> {
    const { size } = checkpoint;
    if (!(index >= 0 && index < size)) return { issue: logIssue('LOG_INDEX', { file: this.folder }, { index, size }) };
    return reading(() => ({ index, checkpoint, proof: proveInclusion(nodeSha256, this.#source(size), index, size) }));
  }

  /** Proof that the tree of an earlier size is the beginning of one that the folder has. Errors: LEDGER_TILE. Rule: LEDGER-3. */
  proveGrowth(from: number, size: number): Reading<readonly Uint8Array[]> {
    return reading(() => proveConsistency(nodeSha256, this.#source(size), from, size));
  }

  /** Root of the tree of a size out of the tiles. Errors: LEDGER_TILE. */
  root(size: number): Reading<Uint8Array> {
    return reading(() => rangeHash(nodeSha256, this.#source(size), { start: 0, end: size }));
  }
}
