import { canonicalJson, contentHash } from '@kedu/model';
import type { PersonId, PostId } from './actor.ts';
import type { Instant } from './instant.ts';
import type { StreamEvent } from './streams.ts';

/** One row of the audit trail (审计记录): who did what to what, chained to the row before it. It holds no figures and no names. */
export interface AuditRow {
  /** From 1 in each authority, without gaps. */
  readonly sequence: number;
  readonly authority: string;
  readonly at: Instant;
  readonly person: PersonId;
  readonly post: PostId;
  readonly command: string;
  /** The stream, or another name without values. */
  readonly about: string;
  /** Digest of the events. */
  readonly events: string;
  /** Digest of the row before; '' for the first. */
  readonly previous: string;
}

/** Digest of the events of a command: `sha256:…` of their canonical JSON, by the hash of the machine where it lends one. Rule: COMMIT-1. */
export function eventsDigest(events: readonly StreamEvent[], hash: (text: string) => string = contentHash): string {
  return hash(canonicalJson(events));
}

/** Digest of a row: `sha256:…` of its canonical JSON, all its fields by name. Rule: COMMIT-2. */
export function auditDigest(row: AuditRow): string {
  const { about, at, authority, command, events, person, post, previous, sequence } = row;
  return contentHash(canonicalJson({ about, at, authority, command, events, person, post, previous, sequence }));
}

/**
 * The first row that does not follow from the one before it, or undefined where all do.
 *
 * Shape: rows of one authority in order; `before` is the digest of the row before the first of them ('' where it is row 1). Rule: COMMIT-2.
 */
export function brokenAudit(rows: readonly AuditRow[], before = ''): AuditRow | undefined {
  let [previous, sequence] = [before, rows[0]?.sequence ?? 1];
  for (const row of rows) {
    if (row.previous !== previous || row.sequence !== sequence || (row.sequence === 1) !== (row.previous === '')) return row;
    previous = auditDigest(row);
    sequence += 1;
  }
  return undefined;
}
