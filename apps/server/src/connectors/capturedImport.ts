import type { Entered } from '@kedu/workflow';
import { keyedId } from '../knowledge/keyedId.ts';

/** Names of imports of a connector begin with it. */
export function capturedPrefix(connector: string): string {
  return `${connector}-captured-`;
}

/**
 * The import that a capture becomes: the same key makes the same one. Example: capturedImport('hotline', entered, 'k-1') →
 * 'hotline-captured-4f1c…'.
 */
export function capturedImport(connector: string, entered: Entered, key: string): string {
  return `${capturedPrefix(connector)}${keyedId('x', entered, key).slice(2)}`;
}
