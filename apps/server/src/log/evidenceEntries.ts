import { type LogEntry, schemeHashes, twoHashes, writeEntry } from '@kedu/bundle';
import { bundleHashers } from '@kedu/runner';
import { authoritiesOf, type DatabaseStore, headRow } from '@kedu/store';
import {
  type BlobStore,
  type Entered,
  type Instant,
  MACHINE,
  type Ports,
  type PromisedEntry,
  type StreamEvent,
  streamName,
} from '@kedu/workflow';
import { filesOfZip } from '../knowledge/filesOfZip.ts';
import { checkFiles } from '../knowledge/schemeLibrary.ts';

/** The log of an authority, by the name that its signatures bear. */
export function logName(authority: string): string {
  return `kedu/${authority}`;
}

export interface EvidencePorts {
  readonly store: Pick<DatabaseStore, 'read' | 'pool'>;
  readonly blobs: BlobStore;
}

/**
 * What the log is promised by a command that is evidence: a scheme that is published, data that are sealed, a run that is finished, each by
 * the digests of its bytes; a seal names the last row of the audit trail besides.
 *
 * Shape: one entry an event, in their order. Rules: RUNNING-8, ENTRY-1, ENTRY-2, SCHEMEPUB-5, COMMIT-9. Throws where the bytes are gone: what cannot
 * be evidence does not happen.
 */
export function evidenceEntries(ports: EvidencePorts): NonNullable<Ports['entriesOf']> {
  return async (entered, events, at) => {
    const found: PromisedEntry[] = [];
    for (const { stream, event } of events) {
      const said = await entryOf(ports, entered, stream, event);
      if (said === undefined) continue;
      const entry = writeEntry({ ...said, authority: await unitOf(ports, entered.authority), at: second(at), roots: {} });
      found.push({ log: logName(entered.authority), entry });
    }
    return found;
  };
}

async function entryOf(
  ports: EvidencePorts,
  entered: Entered,
  stream: string,
  event: StreamEvent['event'],
): Promise<Pick<LogEntry, 'kind' | 'about' | 'hashes'> | undefined> {
  const id = stream.slice(stream.indexOf('/') + 1);
  const hashers = bundleHashers();
  switch (event.type) {
    case 'scheme_published':
      return {
        kind: 'scheme',
        about: { scheme: id },
        hashes: schemeHashes(hashers, schemeFiles(await bytesOf(ports, entered, event.hash), id)),
      };
    case 'round_sealed': {
      const snapshot = twoHashes(hashers, await bytesOf(ports, entered, event.hash));
      const head = await headRow(ports.store.pool, entered.authority);
      const mark = head === undefined ? {} : { audit: head.sequence, audit_digest: head.digest };
      return { kind: 'seal', about: { round: id, number: event.number, figures: event.figures, ...mark }, hashes: { snapshot } };
    }
    case 'run_finished': {
      const [run] = await ports.store.read(entered, [streamName('run', id)] as const);
      const input = run?.state.input;
      if (input === undefined) throw new RangeError('a run that is finished and was not requested');
      const output = twoHashes(hashers, await bytesOf(ports, entered, event.output));
      const { scheme, version, period, asOf, seed } = input;
      return { kind: 'result', about: { id, scheme: `${scheme}@${version}`, period, as_of: asOf, seed }, hashes: { output } };
    }
    default:
      return undefined;
  }
}

/** The files that make a scheme up, out of the zip of its pack. */
function schemeFiles(zip: Uint8Array, version: string): ReadonlyMap<string, Uint8Array> {
  const { pack } = checkFiles('', zip);
  const opened = filesOfZip(zip);
  const scheme = pack?.schemes.find((each) => `${each.id}@${each.version}` === version);
  if (scheme === undefined || 'issue' in opened) throw new RangeError(`files that do not hold ${version}`);
  return new Map(
    scheme.files.map(([name]) => {
      const { bytes } = opened.files.read(name, {});
      if (bytes === undefined) throw new RangeError(`files without ${name}`);
      return [name, bytes];
    }),
  );
}

async function bytesOf({ blobs }: EvidencePorts, { authority }: Entered, hash: string): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of blobs.get({ authority, ...MACHINE }, hash)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

/** The unit that an authority is elsewhere: who signs. */
async function unitOf({ store }: EvidencePorts, authority: string): Promise<string> {
  const found = (await authoritiesOf(store.pool)).find(({ id }) => id === authority);
  return found?.unit ?? authority;
}

/** `2025-01-06T01:00:00.123Z` → `2025-01-06T01:00:00Z`. */
function second(at: Instant): string {
  return `${at.slice(0, 19)}Z`;
}
