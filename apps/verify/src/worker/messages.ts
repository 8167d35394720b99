import type { Issue } from '@kedu/model';
import type { VerifyReport } from '@kedu/verify';

/** What is to be checked: a zip, or the files of a folder, each read when it is its turn; with the policy of the reader, where there is one. */
export interface Asked {
  readonly chosen: { readonly zip: File } | { readonly files: readonly (readonly [path: string, file: File])[] };
  readonly policy?: string | undefined;
}

export type FromWorker =
  | { readonly kind: 'checked'; readonly report: VerifyReport; readonly milliseconds: number }
  /** A policy that cannot be read. */
  | { readonly kind: 'refused'; readonly issue: Issue }
  | { readonly kind: 'failed'; readonly why: string };
