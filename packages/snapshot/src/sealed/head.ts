/** 'KDSL': the first four bytes of a sealed file. */
export const SEALED_MAGIC = [0x4b, 0x44, 0x53, 0x4c] as const;
export const SEALED_EDITION = 2;
/** Mark, edition and length of the head. */
export const FIRST_BYTES = 12;
/** SHA-256 at the end. */
export const HASH_BYTES = 32;
/** Every piece begins at a multiple of this. */
export const ALIGNMENT = 64;
/** No head is longer: one of all profiles that there can be is a tenth of it, and a text has an end (SEAL-8). */
export const MOST_HEAD_BYTES = 64 * 1024 * 1024;
/** So many profiles have a number of two bytes (SEAL-3). */
export const MOST_PROFILES = 65_535;

/**
 * What a column holds, by unit in the order of the file. `value` to `parameter` and `scheduled` are what a plan and lights read; `eligible`
 * (1: yes) and
 * `missing_share` were settled with the values, as was what a table of bonuses and deductions, named by its path, has `added`, in points;
 * `figures` are count, min, max, mean and deviation of each peer group of a leaf,
 * and `ranked` the values of its peers from best to worst, group after group;
 * `light` and `missed` are what the moment before left (SEAL-5), `settled` what was drawn when the list was sealed (SEAL-6).
 */
export const SEALED_KINDS = [
  'value',
  'gaps',
  'target',
  'baseline',
  'parameter',
  'scheduled',
  'eligible',
  'missing_share',
  'added',
  'figures',
  'ranked',
  'light',
  'missed',
  'settled',
] as const;
/** Kinds that run over the peers of a leaf, not over units. */
export const PEER_KINDS: readonly string[] = ['figures', 'ranked'];
export type SealedKind = (typeof SEALED_KINDS)[number];

/** Kinds of one byte a unit; all others are float64. */
export const BYTE_KINDS: readonly SealedKind[] = ['gaps', 'eligible', 'light', 'missed'];

/** Kinds that only lights read, each at a moment. */
export const LIGHT_KINDS: readonly SealedKind[] = ['scheduled', 'light', 'missed'];

/** Lights that a list shows at the end of its period. Rule: SEAL-5. */
export interface SealedLights {
  /** IDs of the moments, in order of time. */
  readonly moments: readonly string[];
  /** SHA-256 of the table that the run gave, `sha256:…`. */
  readonly table: string;
}

/** Where a column stands; offsets count from the body, which begins at the first multiple of 64 behind the head. */
export interface SealedColumnPlace {
  readonly kind: SealedKind;
  /** '' where it is about no indicator. */
  readonly indicator: string;
  /** The leaf that asks for it, where it is not simply the indicator's own. */
  readonly path?: string | undefined;
  /** Name of the parameter, of what was drawn, or what a value or gaps are for where it is not simply the indicator’s. */
  readonly name?: string | undefined;
  readonly period: string;
  readonly offset: number;
  /** Numbers or bytes in it. */
  readonly length: number;
}

/** Units that are treated alike: class, overlays, and peer groups by what a leaf compares within (KERNEL-3). */
export interface SealedProfile {
  readonly class: string;
  readonly overlays: readonly string[];
  readonly peers: Readonly<Record<string, string>>;
}

/** What stands at the beginning of a sealed file, before its columns. Rule: SEAL-1. */
export interface SealedHead {
  readonly scheme: { readonly id: string; readonly version: string; readonly hash: string };
  readonly register: string;
  readonly period: string;
  readonly as_of: string;
  readonly list: string;
  /** Whether the values are generated for invented units. */
  readonly example: boolean;
  /** SHA-256 of the results that the run gave, `sha256:…`; absent where columns alone are held (SEAL-4). */
  readonly results?: string | undefined;
  readonly lights?: SealedLights | undefined;
  /** Hash of the data that a determination may name; absent where the scheme has none (SEAL-7). */
  readonly observed?: string | undefined;
  readonly units: {
    readonly count: number;
    /** UTF-8 of all IDs, one behind the other; where each ends (uint32), and the positions in the order of IDs (int32). */
    readonly ids: { readonly offset: number; readonly bytes: number };
    readonly ends: number;
    readonly by_id: number;
  };
  readonly profiles: readonly SealedProfile[];
  /** Where each profile begins; one more than there are. */
  readonly starts: readonly number[];
  readonly columns: readonly SealedColumnPlace[];
}

/** The next multiple of 64. */
export function aligned(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}

/** Bytes of a column. */
export function columnBytes({ kind, length }: Pick<SealedColumnPlace, 'kind' | 'length'>): number {
  return BYTE_KINDS.includes(kind) ? length : 8 * length;
}
