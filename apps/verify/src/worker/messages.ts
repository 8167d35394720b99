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

/** What the worker does, one after the other: reads what was chosen, digests large files, and checks. */
export type WorkStep = 'read' | 'digest' | VerifyStep;

export type FromWorker =
  | { readonly kind: 'step'; readonly step: WorkStep }
  | { readonly kind: 'checked'; readonly report: VerifyReport; readonly milliseconds: number }
  /** A policy that cannot be read. */
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'failed'; readonly why: string };
