import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type AddCheckpoint,
  type Checkpoint,
  checkSignatures,
  cosign,
  decide,
  type Note,
  readCheckpoint,
  type Reading,
  type Signer,
  utf8,
  type VerifierKey,
  verifierKey,
  type WitnessDecision,
  writeNote,
  writeSignature,
} from '@kedu/ledger';
import { logIssue } from '../ledger/codes.ts';
import { flushFolder, writeDurably } from '../ledger/durable.ts';
import { nodeCrypto, nodeSha256 } from '../ledger/nodeCrypto.ts';
import { own, type Owner } from '../ledger/owner.ts';

/** What a witness answers: signature lines, or why there are none. */
export type WitnessAnswer = { readonly signatures: string } | Exclude<WitnessDecision, { readonly cosign: Checkpoint }>;

/** Seconds since 1970, UTC. */
export type Clock = () => number;

/**
 * A witness with its memory in a folder: of each log the checkpoint that it cosigned last, as it is served.
 *
 * What it saw is on the disk before it answers, requests for one log come one after the other, and one process alone holds the folder: of one size it never signs two roots.
 * Rules: WITNESS-2, WITNESS-3.
 */
export class Witness {
  readonly key: VerifierKey;
  readonly #folder: string;
  readonly #signer: Signer;
  readonly #logs: readonly VerifierKey[];
  readonly #clock: Clock;
  readonly #owner: Owner;
  readonly #seen: Map<string, Checkpoint>;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(
    folder: string,
    signer: Signer,
    logs: readonly VerifierKey[],
    clock: Clock,
    owner: Owner,
    seen: Map<string, Checkpoint>,
  ) {
    this.#folder = folder;
    this.#signer = signer;
    this.#logs = logs;
    this.#clock = clock;
    this.#owner = owner;
    this.#seen = seen;
    this.key = verifierKey(nodeSha256, { name: signer.name, type: 'cosignature', publicKey: signer.publicKey });
  }

  /** Errors: LOG_OWNED; WITNESS_MEMORY where what it remembers is damaged or was not cosigned by it: then it answers nobody. */
  static async open(folder: string, signer: Signer, logs: readonly VerifierKey[], clock: Clock): Promise<Reading<Witness>> {
    await mkdir(folder, { recursive: true });
    const owner = await own(folder);
    if ('issue' in owner) return owner;
    const key = verifierKey(nodeSha256, { name: signer.name, type: 'cosignature', publicKey: signer.publicKey });
    const seen = new Map<string, Checkpoint>();
    for (const name of await readdir(folder)) {
      if (!/^[0-9a-f]{64}$/.test(name)) continue;
      const remembered = await remember(join(folder, name, 'checkpoint'), name, key);
      if ('issue' in remembered) {
        await owner.value.release();
        return remembered;
      }
      if (remembered.value) seen.set(remembered.value.origin, remembered.value);
    }
    return { value: new Witness(folder, signer, logs, clock, owner.value, seen) };
  }

  /** Answers one request of a log. Rejects where the disk cannot keep what was seen: then nothing is signed. */
  answer(request: AddCheckpoint | undefined): Promise<WitnessAnswer> {
    const done = this.#turn.then(() => this.#answer(request));
    this.#turn = done.catch(() => undefined);
    return done;
  }

  /** The checkpoint that it cosigned last for the log whose origin has this SHA-256. */
  lastOf(originHash: string): Note | undefined {
    return [...this.#seen.values()].find(({ origin }) => originHashOf(origin) === originHash)?.note;
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#owner.release();
  }

  async #answer(request: AddCheckpoint | undefined): Promise<WitnessAnswer> {
    const decision = decide(nodeCrypto, this.#logs, (origin) => this.#seen.get(origin), request);
    if (!('cosign' in decision)) return decision;
    const { note, ...head } = decision.cosign;
    const logKeys = this.#logs.filter(({ name }) => name === head.origin);
    const ofLog = note.signatures.filter((one) => logKeys.some(({ name, id }) => name === one.name && id === one.keyId));
    const own_ = await cosign(nodeCrypto, note.text, this.#signer, this.#timeAfter(this.#seen.get(head.origin)));
    const kept = { text: note.text, signatures: [...ofLog, own_] };
    const file = join(this.#folder, originHashOf(head.origin), 'checkpoint');
    await writeDurably(file, utf8(writeNote(kept)));
    await flushFolder(dirname(file));
    this.#seen.set(head.origin, { ...head, note: kept });
    return { signatures: writeSignature(own_) };
  }

  /** Seconds of its clock, by which it dates its answers. */
  now(): number {
    return this.#clock();
  }

  /** Now, but never before it cosigned that log last: whoever sees two cosignatures takes the later time for the later tree (VERIFY-10), even where a clock was put back. */
  #timeAfter(last: Checkpoint | undefined): number {
    const signed = last && checkSignatures(nodeCrypto, last.note, [this.key]);
    const before = signed && 'value' in signed ? (signed.value[0]?.time ?? 0) : 0;
    return Math.max(this.#clock(), before);
  }
}

/** Name under which a witness serves what it saw of a log: SHA-256 of the origin, in hexadecimal digits. */
export function originHashOf(origin: string): string {
  return createHash('sha256').update(origin).digest('hex');
}

async function remember(file: string, name: string, key: VerifierKey): Promise<Reading<Checkpoint | undefined>> {
  const damaged: Reading<undefined> = { issue: logIssue('WITNESS_MEMORY', { file }, { file }) };
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? { value: undefined } : damaged;
  }
  const read = readCheckpoint(bytes);
  if ('issue' in read || originHashOf(read.value.origin) !== name) return damaged;
  const signed = checkSignatures(nodeCrypto, read.value.note, [key]);
  return 'issue' in signed || signed.value.length === 0 ? damaged : read;
}
