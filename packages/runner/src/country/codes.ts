import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Sealed files on a machine, and which kernel it takes. Wording: messages. Rules: SEAL, KERNEL-10 (docs/spec/kernel.md). */
export const COUNTRY_CODES = {
  /** The reference runs in place of WebAssembly; results are the same. */
  KERNEL_REFERENCE: { severity: 'notice', args: ['reason'] },
  KERNEL_ONE_THREAD: { severity: 'notice', args: ['reason'] },
  SEAL_UNREADABLE: { severity: 'error', args: ['file', 'reason'] },
  SEAL_UNWRITABLE: { severity: 'error', args: ['file', 'reason'] },
  /** Larger than the memory of a kernel, 4 GB with the results. */
  SEAL_TOO_LARGE: { severity: 'error', args: ['bytes', 'most'] },
  /** A list that cannot be sealed, with the first part that stands in the way. */
  SEAL_NOT_PLANNED: { severity: 'error', args: ['list', 'reason', 'part'] },
  /** A file that gives other results than the run that was sealed: nothing is taken from it. */
  SEAL_RESULTS: { severity: 'error', args: ['table', 'found', 'expected'] },
  /** Lights of a list that are set from the observations only. */
  SEAL_NO_LIGHTS: { severity: 'notice', args: ['list'] },
  SEAL_LIST: { severity: 'error', args: ['reason', 'found', 'known'] },
  SEAL_PERIOD: { severity: 'error', args: ['found', 'known'] },
} as const satisfies CodeCatalogue;

export type CountryCode = keyof typeof COUNTRY_CODES;

export const countryIssue = issueMaker(COUNTRY_CODES);

/** Why the reference runs, or one thread. */
export const KERNEL_REASONS = ['asked', 'webassembly', 'simd', 'cores', 'shared_memory', 'thread_failed', 'thread_program'] as const;
export type KernelReason = (typeof KERNEL_REASONS)[number];

/** Why a list is not sealed although the pack assesses it. */
export const NOT_SEALED_REASONS = ['plan'] as const;
