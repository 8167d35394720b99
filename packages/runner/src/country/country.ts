import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import {
  type Keep,
  type LightData,
  type LightPlan,
  lightsKept,
  type LightsKept,
  lightSweep,
  MemoryFull,
  type RankGroups,
  rankTotals,
  resultOf,
  sweep,
  type SweepData,
  type SweepPlan,
  type SweepProgram,
  type SweepResult,
  writeLights,
  writeProgram,
} from '@kedu/engine';
import type { Issue } from '@kedu/model';
import { type OpenedSealed, openSealed, type SealedFile } from '@kedu/snapshot';
import { nativeHasher } from '../run/nativeHasher.ts';
import { countryIssue } from './codes.ts';
import { isKnown, remember } from './knownFile.ts';
import { chooseKernel, type KernelAsked, type Machine, oneThread } from './machine.ts';
import { rankByTeam } from './rankByTeam.ts';
import { KernelTeam } from './team.ts';

export interface CountryOptions extends KernelAsked {
  /** Checks the hash although it is remembered (`--verify`). */
  readonly verify?: boolean | undefined;
  readonly machine?: Machine | undefined;
  /** Threads that are there already and stay: a server starts them once. */
  readonly team?: KernelTeam | undefined;
}

export type OpenedCountry =
  | { readonly country: Country; readonly issues: readonly Issue[] }
  | { readonly country?: undefined; readonly issues: readonly Issue[] };

/** Most bytes of a file: the memory of a kernel less room for results. */
const MOST_BYTES = 3_500_000_000;
/** What is left in the memory of a kernel while a file is read into it. */
const HASH_BYTES = 32;

/**
 * A sealed file in memory with the kernel that scores it: read straight into the memory of the kernel, its hash checked once on this machine.
 *
 * Rule: SEAL-2, SEAL-3, KERNEL-9, KERNEL-10. Errors: SEAL_UNREADABLE, SEAL_TOO_LARGE and those of `openSealed`; KERNEL_REFERENCE and KERNEL_ONE_THREAD
 * as notices. Close it: it holds threads and memory.
 * Example: const { country, issues } = await openCountry('2023.kds');
 */
export async function openCountry(path: string, options: CountryOptions = {}): Promise<OpenedCountry> {
  const { team: lent } = options;
  const chosen = lent ? { kernel: 'wasm', threads: lent.threads, issues: [] } : chooseKernel(options, options.machine);
  let descriptor: number;
  try {
    descriptor = openSync(path, 'r');
  } catch (error) {
    return { issues: [unreadable(path, error)] };
  }
  let team = lent;
  const start = lent?.memory.next;
  const giveUp = async (): Promise<void> => {
    if (!lent) await team?.stop();
    else if (start !== undefined) lent.memory.release(start);
  };
  try {
    const { size } = fstatSync(descriptor);
    if (size > MOST_BYTES) return { issues: [tooLarge(path, size)] };
    team ??= chosen.kernel === 'wasm' ? await KernelTeam.start(chosen.threads) : undefined;
    const bytes = team ? readByTeam(team, descriptor, size) : readWhole(descriptor, size);
    const opened = checked(path, bytes, options.verify === true);
    if (!opened.sealed) {
      await giveUp();
      return { issues: opened.issues };
    }
    const isAlone = team !== undefined && (team.hasFailed || team.threads < chosen.threads);
    const issues = [...chosen.issues, ...(isAlone ? [oneThread('thread_failed')] : [])];
    return { country: new Country(path, bytes, opened.sealed, team, lent !== undefined), issues };
  } catch (error) {
    await giveUp();
    if (error instanceof MemoryFull) return { issues: [tooLarge(path, error.bytes)] };
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return { issues: [unreadable(path, error)] };
  } finally {
    closeSync(descriptor);
  }
}

/** A sealed period that stands in memory. */
export class Country {
  readonly file: string;
  /** The kernel that scores it; undefined where the reference does. */
  readonly team: KernelTeam | undefined;
  private bytes: Uint8Array;
  private opened: SealedFile;
  /** Where the file begins in the memory of the kernel, and its length: arrays over memory that grew know neither any more. */
  private readonly address: number;
  private readonly length: number;
  private readonly isLent: boolean;

  constructor(file: string, bytes: Uint8Array, sealed: SealedFile, team: KernelTeam | undefined, isLent: boolean) {
    this.file = file;
    this.bytes = bytes;
    this.opened = sealed;
    this.team = team;
    this.isLent = isLent;
    this.address = bytes.byteOffset;
    this.length = bytes.length;
  }

  /** The file as it stands now: views are taken again where the memory has grown. */
  get sealed(): SealedFile {
    const { team, bytes } = this;
    if (!team || team.memory.holds(bytes)) return this.opened;
    this.bytes = team.memory.bytes(this.address, this.length);
    this.opened = openSealed(this.bytes).sealed as SealedFile;
    return this.opened;
  }

  /**
   * Totals, and what else is kept, by all threads.
   *
   * `dataOf` gives the columns of the plan over the file as it stands now. Results of the kernel stand in its memory until `release`.
   */
  sweep(plan: SweepPlan, dataOf: (sealed: SealedFile) => SweepData, keep: Keep): SweptCountry {
    const { team } = this;
    if (!team) {
      const result = sweep(plan, dataOf(this.sealed), keep);
      return {
        result,
        program: undefined,
        rank: (groups) => rankTotals(result.total, groups),
        again: () => undefined,
        release: () => undefined,
      };
    }
    const start = team.memory.next;
    const program = writeProgram(team.memory, plan, dataOf(this.sealed), keep);
    const ranks = team.memory.reserve(4 * program.units);
    const scratch = team.memory.reserve(program.scratchBytes * team.threads);
    const again = (): void => team.run('sweep', program.address, program.units, scratch, program.scratchBytes);
    again();
    return {
      get result() {
        return resultOf(team.memory, program);
      },
      program,
      rank: (groups) => rankByTeam(team, program, groups, ranks),
      again,
      release: () => team.memory.release(start),
    };
  }

  /** Lights of a moment by all threads, copied: nothing of them stands in the memory of the kernel afterwards. Rule: KERNEL-6. */
  lights(plan: LightPlan, dataOf: (sealed: SealedFile) => LightData): LightsKept {
    const { team } = this;
    if (!team) return lightSweep(plan, dataOf(this.sealed));
    const start = team.memory.next;
    const program = writeLights(team.memory, plan, dataOf(this.sealed));
    const scratch = team.memory.reserve(program.scratchBytes * team.threads);
    team.run('lights', program.address, program.units, scratch, program.scratchBytes);
    const kept = lightsKept(team.memory, plan, program);
    const copied = new Map([...kept].map(([indicator, { states }]) => [indicator, { states: states.slice() }]));
    team.memory.release(start);
    return copied;
  }

  /** Ends the threads; those that were lent stay, and only their memory is given back. */
  async close(): Promise<void> {
    if (this.isLent) this.team?.memory.release(this.address);
    else await this.team?.stop();
  }
}

/** What a sweep left in the memory of a kernel. */
export interface SweptCountry {
  readonly result: SweepResult;
  readonly program: SweepProgram | undefined;
  /** Ranks by group, by unit of the file (KERNEL-5); they stand until the next ranks, or `release`. */
  rank(groups: RankGroups): Int32Array;
  /** The same once more, into the same place. */
  again(): void;
  /** Gives the memory back. */
  release(): void;
}

function readByTeam(team: KernelTeam, descriptor: number, size: number): Uint8Array {
  const address = team.memory.reserve(size);
  team.run('read', descriptor, address, size);
  return team.memory.bytes(address, size);
}

function readWhole(descriptor: number, size: number): Uint8Array {
  const bytes = allocated(size);
  for (let done = 0; done < size; ) {
    const read = readSync(descriptor, bytes, done, Math.min(size - done, 1 << 30), done);
    if (read === 0) break;
    done += read;
  }
  return bytes;
}

/** Memory for a file; a machine that has not so much says so. */
function allocated(size: number): Uint8Array {
  try {
    return new Uint8Array(new ArrayBuffer(size));
  } catch {
    throw new MemoryFull(size);
  }
}

/** A file that does not fit, or that needs more memory beside it than there is. Rule: SEAL-3, SEAL-8. */
export function tooLarge(path: string, bytes: number): Issue {
  return countryIssue('SEAL_TOO_LARGE', { file: path }, { bytes, most: MOST_BYTES });
}

/** The hash is checked where it is not remembered; a file that only begins like one is refused before that. */
function checked(path: string, bytes: Uint8Array, verify: boolean): OpenedSealed {
  const opened = openSealed(bytes, { file: path });
  if (!opened.sealed || (!verify && bytes.length > HASH_BYTES && isKnown(path, opened.sealed.hash))) return opened;
  const verified = openSealed(bytes, { file: path, verify: nativeHasher() });
  if (verified.sealed) remember(path, verified.sealed.hash);
  return verified;
}

function unreadable(path: string, error: unknown): Issue {
  const reason = (error as NodeJS.ErrnoException).code ?? String(error);
  return countryIssue('SEAL_UNREADABLE', { file: path }, { file: path, reason });
}
