import type { Issue } from '@kedu/model';
import { sealIssue } from './codes.ts';
import type { SealedHead } from './head.ts';

/** Whoever is about to score a sealed file. */
export interface SealedReader {
  readonly scheme: { readonly id: string; readonly version: string; readonly hash: string };
  /** Hash of the register of units. */
  readonly register: string;
}

/**
 * Why a sealed file is not for this reader: it was made for another scheme, another version, or the same version with other rules, or for other units.
 *
 * Rule: SEAL-3. Errors: SEAL_SCHEME, SEAL_REGISTER. Example: sealed for north@2023, read by north@2024 → SEAL_SCHEME.
 */
export function readerIssues({ scheme, register }: SealedHead, reader: SealedReader, file?: string): readonly Issue[] {
  const place = file === undefined ? {} : { file };
  const issues: Issue[] = [];
  if (scheme.hash !== reader.scheme.hash || scheme.id !== reader.scheme.id || scheme.version !== reader.scheme.version) {
    issues.push(sealIssue('SEAL_SCHEME', place, { found: named(scheme), expected: named(reader.scheme) }));
  }
  if (register !== reader.register) issues.push(sealIssue('SEAL_REGISTER', place, { found: register, expected: reader.register }));
  return issues;
}

function named({ id, version, hash }: SealedReader['scheme']): string {
  return `${id}@${version} (${hash.slice(0, 'sha256:'.length + 12)})`;
}
