import { cellOfStream, type Commit, eventsDigest } from '@kedu/workflow';
import type { Fact } from '../facts/fact.ts';
import { factsOf, keptEvents } from '../facts/factsOf.ts';
import { nativeHash } from './nativeHash.ts';

/**
 * A stream and how many commands had touched it when it was read, or a kind (`connector/`) and how many streams it had, or a column of
 * figures (`value/gdp_growth/2024Q4/`) and its number. Streams of values name their cell.
 */
export interface ExpectedVersion {
  readonly stream: string;
  readonly version: number;
}

/** An entry for a log: what others may be shown to have been there. */
export interface Evidence {
  readonly log: string;
  readonly entry: Uint8Array;
}

/** A command that was decided, as it is written. */
export interface DecidedCommand {
  readonly authority: string;
  readonly person: string;
  readonly post: string;
  readonly command: string;
  /** What it is about: the stream, or another name without values. */
  readonly about: string;
  /** Idempotency key, at most 200 characters. */
  readonly key: string;
  /** Digest of what was asked: the same key with another content is refused. */
  readonly content: string;
  readonly eventsDigest: string;
  readonly expected: readonly ExpectedVersion[];
  readonly events: readonly { readonly stream: string; readonly event: unknown }[];
  readonly facts: readonly Fact[];
  readonly evidence: readonly Evidence[];
  /** Moment of a rehearsal; a record takes the moment of the database. */
  readonly told?: string | undefined;
}

/** A command of the workflow as the database writes it. */
export function decidedCommand({ entered, command, about, key, content, expected, events, entries = [], told }: Commit): DecidedCommand {
  const { authority, person, post } = entered;
  return {
    authority,
    person,
    post,
    command,
    about,
    key,
    content,
    eventsDigest: eventsDigest(events, nativeHash),
    expected,
    events: keptEvents(events),
    facts: factsOf(events),
    evidence: entries,
    told,
  };
}

/** A command as kedu.commit_one reads it. */
export function writtenCommand({ eventsDigest, expected, evidence, ...command }: DecidedCommand) {
  return {
    ...command,
    events_digest: eventsDigest,
    expected: expected.map(({ stream, version }) => ({ stream, version, cell: cellColumns(stream) })),
    evidence: evidence.map(({ log, entry }) => ({ log, entry: Buffer.from(entry).toString('base64') })),
  };
}

/** Whether a stream is that of one figure. */
export function isFigure(stream: string): boolean {
  return stream.startsWith('value/') && !stream.endsWith('/');
}

/** The columns of the figure that a stream is of; null for other streams. */
function cellColumns(stream: string) {
  if (!isFigure(stream)) return null;
  const { indicator, period, unit, source } = cellOfStream(stream);
  return { indicator, period, unit_id: unit, source };
}
