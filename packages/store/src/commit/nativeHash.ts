import { hash } from 'node:crypto';

/** `contentHash` of a text by the machine: the same digits, in a tenth of the time. Rule: HASH-2. */
export function nativeHash(text: string): string {
  return `sha256:${hash('sha256', text, 'hex')}`;
}
