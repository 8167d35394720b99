import type { Issue } from '@kedu/model';
import type { VerifyReport, VerifyStep } from '@kedu/verify';

/** What is to be checked: a zip, or the files of a folder, each read when it is its turn; with the policy of the reader, where there is one. */
export interface Asked {
  readonly chosen: { readonly zip: File } | { readonly files: readonly (readonly [path: string, file: File])[] };
  readonly policy?: string | undefined;
  /** Root certificates of time-stamp authorities, in PEM. */
  readonly roots?: string | undefined;
  /** Checkpoints and anchors from elsewhere. */
  readonly seen?: readonly (readonly [name: string, file: File])[] | undefined;
}

/**
 * What a worker is there for: to check a bundle, or to digest files for the one that does. The ports are the two ends of one channel.
 *
 * `alone` is told to the first once the second has failed.
 */
export type ToWorker =
  | { readonly kind: 'check'; readonly asked: Asked; readonly beside: MessagePort }
  | { readonly kind: 'digest'; readonly beside: MessagePort }
  | { readonly kind: 'alone' };

/** What the worker does, one after the other: reads what was chosen, digests large files, and checks. */
export type WorkStep = 'read' | 'digest' | VerifyStep;

export type FromWorker =
  | { readonly kind: 'step'; readonly step: WorkStep }
  | { readonly kind: 'checked'; readonly report: VerifyReport; readonly milliseconds: number }
  /** A policy that cannot be read. */
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'failed'; readonly why: string };

/** What the second worker answers: that it is there, and then of one file after the other its SM3, or that it has none. */
export type FromBeside = { readonly kind: 'there' } | { readonly kind: 'digest'; readonly sm3: Uint8Array | undefined };
