import { createHash } from 'node:crypto';
import type { Entered } from '@kedu/workflow';

/**
 * The identifier of something new, out of who makes it and the idempotency key of the
 * request: a repeated request makes the same thing (COMMIT-3).
 *
 * Example: keyedId('change', entered, 'k-1') → 'change-4f1c…' (16 hex digits).
 */
export function keyedId(kind: string, { authority, person }: Entered, key: string): string {
  return `${kind}-${createHash('sha256').update(`${authority}\u0000${person}\u0000${kind}\u0000${key}`).digest('hex').slice(0, 16)}`;
}
