import { type Bundle, type EntryKind, type LogEntry, readEntry, type SealedRoots, writeEntry } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import type { LogWriter } from '../ledger/logWriter.ts';

/** An entry in a log. */
export interface PlacedEntry {
  readonly index: number;
  readonly entry: LogEntry;
  readonly bytes: Uint8Array;
  readonly isNew: boolean;
}

/**
 * The entries of a publication: those that the log has already are taken as they are, the others are accepted.
 *
 * Shape: scheme, data, run, determination where there is one, publication. `known` are all entries of the log by index. `at` is the time of new ones, moved to that of the last
 * entry where it lies before (ENTRY-3). Rules: ENTRY-1 to ENTRY-3. Errors: LOG_ENTRY; rejects where the disk cannot write.
 */
export async function enterPublication(
  writer: LogWriter,
  known: readonly (LogEntry | undefined)[],
  bundle: Bundle,
  at: string,
): Promise<Reading<readonly PlacedEntry[]>> {
  const placed: PlacedEntry[] = [];
  const last = known.reduce((latest, entry) => (entry && entry.at > latest ? entry.at : latest), '');
  const base = { authority: bundle.manifest.authority, at: at > last ? at : last, hashes: {}, roots: {} };
  const enter = async (entry: LogEntry): Promise<number | undefined> => {
    const found = standing(known, entry);
    const bytes = writeEntry(found === undefined ? entry : (known[found] as LogEntry));
    const index = found === undefined ? await writer.append(bytes) : { value: found };
    if ('issue' in index) {
      failed = index;
      return undefined;
    }
    placed.push({ index: index.value, entry: known[index.value] ?? entry, bytes, isNew: found === undefined });
    return index.value;
  };
  let failed: Reading<never> | undefined;
  const { scheme: about, period, asOf, seed } = bundle.manifest;
  const version = `${about.id}@${about.version}`;
  const { hashes } = bundle;
  const scheme = await enter({ ...base, kind: 'scheme', about: { scheme: version }, hashes: hashes.scheme });
  const data = await enter({
    ...base,
    kind: 'data',
    about: { scheme: version, period },
    roots: rootsOf(bundle, ['units', 'memberships', 'successions', 'observations']),
  });
  if (failed || scheme === undefined || data === undefined) return failed ?? { value: placed };
  const run = await enter({
    ...base,
    kind: 'run',
    about: { scheme, data, period, as_of: asOf, seed },
    hashes: { given: hashes.given },
    roots: rootsOf(bundle, ['results', 'indicators', 'parts', 'weights', 'proposals', 'references']),
  });
  if (failed || run === undefined) return failed ?? { value: placed };
  if (bundle.tables.has('determination'))
    await enter({ ...base, kind: 'determination', about: { run, period }, roots: rootsOf(bundle, ['determination']) });
  if (!failed) await enter({ ...base, kind: 'publication', about: { run }, hashes: { bundle: hashes.bundle } });
  return failed ?? { value: placed };
}

/** All entries of a log that are of the shape of ENTRY-1, by index; others, of other programs, are passed over. */
export function readable(entries: readonly Uint8Array[]): readonly (LogEntry | undefined)[] {
  return entries.map((bytes) => {
    const read = readEntry(bytes);
    return 'value' in read ? read.value : undefined;
  });
}

/** Entries about a run and its publications, in the order of the log: those behind it, itself, and what became of it. */
export function entriesAbout(known: readonly (LogEntry | undefined)[], run: number): readonly number[] {
  const about = (index: number): LogEntry['about'] => known[index]?.about ?? {};
  const { scheme, data } = about(run);
  const ofRun = known.flatMap((entry, i) => (entry?.about['run'] === run ? [i] : []));
  const publications = new Set<unknown>(ofRun.filter((i) => known[i]?.kind === 'publication'));
  const after = known.flatMap((entry, i) => (entry && publications.has(entry.about['publication']) ? [i] : []));
  return [...new Set([scheme, data, run, ...ofRun, ...after])].filter((i): i is number => typeof i === 'number').sort((a, b) => a - b);
}

/** The last entry that says the same, whatever its time; a publication that was withdrawn says nothing any more. */
function standing(known: readonly (LogEntry | undefined)[], entry: LogEntry): number | undefined {
  const said = withoutTime(entry);
  const found = known.findLastIndex((one) => one?.kind === entry.kind && withoutTime(one) === said);
  if (found < 0) return undefined;
  const kind: EntryKind = 'withdrawal';
  return known.some((one) => one?.kind === kind && one.about['publication'] === found) && entry.kind === 'publication' ? undefined : found;
}

function withoutTime({ at: _, ...entry }: LogEntry): string {
  return canonicalJson(entry);
}

function rootsOf(bundle: Bundle, tables: readonly (keyof SealedRoots)[]): SealedRoots {
  return Object.fromEntries(tables.map((table) => [table, bundle.manifest.sealed[table] ?? { root: '', blocks: 0 }]));
}
