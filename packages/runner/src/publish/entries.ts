import { type Bundle, type EntryKind, type LogEntry, readEntry, type SealedRoots, writeEntry } from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { canonicalJson } from '@kedu/model';
import type { LogWriter } from '../ledger/logWriter.ts';
import { publishIssue } from './codes.ts';

/** Milliseconds by which our clock may be behind the last entry, as that of another machine that publishes to the same log. */
const MOST_AHEAD = 60_000;

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
 * Shape: scheme, data, run, determination where there is one, publication. `known` are all entries of the log by index. `at` is the time of
 * new ones, moved to that of the last
 * entry where it lies before (ENTRY-3). Rules: ENTRY-1 to ENTRY-3, WITHDRAW-3, WITHDRAW-4. Errors: PUBLISH_REPLACES (`none`, `standing`,
 * `same`, `replaced`), PUBLISH_STANDING, PUBLISH_CLOCK, LOG_ENTRY; rejects where the disk cannot write.
 */
export async function enterPublication(
  writer: LogWriter,
  known: readonly (LogEntry | undefined)[],
  bundle: Bundle,
  { at, replaces }: { readonly at: string; readonly replaces?: number | undefined },
): Promise<Reading<readonly PlacedEntry[]>> {
  const refused = replaces === undefined ? undefined : replacesFault(known, replaces, bundle);
  if (refused !== undefined) return { issue: publishIssue('PUBLISH_REPLACES', {}, { index: replaces ?? '', reason: refused }) };
  const subject = subjectOf(bundle);
  const published = publicationsOf(known, subject).filter((index) => withdrawalOf(known, index) === undefined);
  const same = published.find((index) => known[index]?.hashes['bundle']?.sha256 === bundle.hashes.bundle.sha256);
  const said = same === undefined ? undefined : known[same]?.about;
  const [other] = published;
  if (other !== undefined && (!said || published.length > 1 || (replaces !== undefined && said['replaces'] !== replaces)))
    return { issue: publishIssue('PUBLISH_STANDING', {}, { ...subject, index: published.find((index) => index !== same) ?? other }) };
  const placed: PlacedEntry[] = [];
  const time = timeOfNext(known, at);
  if ('issue' in time) return time;
  const base = { authority: bundle.manifest.authority, at: time.value, hashes: {}, roots: {} };
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
  const { scheme: stated, period, asOf, seed } = bundle.manifest;
  const version = `${stated.id}@${stated.version}`;
  const { hashes } = bundle;
  const scheme = await enter({ ...base, kind: 'scheme', about: { scheme: version }, hashes: hashes.scheme });
  const data = await enter({
    ...base,
    kind: 'data',
    about: { scheme: version, period },
    roots: rootsOf(bundle, [
      'units',
      'memberships',
      'successions',
      'observations',
      ...(bundle.tables.has('files') ? (['files'] as const) : []),
    ]),
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
  if (failed) return failed;
  const about = said ?? { run, level: subject.level, ...(replaces === undefined ? {} : { replaces }) };
  await enter({ ...base, kind: 'publication', about, hashes: { bundle: hashes.bundle } });
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
  const publications = ofRun.filter((i) => known[i]?.kind === 'publication');
  const replaced = publications.flatMap((i) => known[i]?.about['replaces'] ?? []);
  const after = [...publications, ...replaced].flatMap((i) => becameOf(known, i));
  const indexes = [scheme, data, run, ...ofRun, ...replaced, ...after].filter((i): i is number => typeof i === 'number');
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/**
 * A publication and what is said of it: its withdrawal, what took its place, openings of its run; other publications of the same, with the
 * runs and schemes that show that they are.
 *
 * Rule: NOTICE-1, WITHDRAW-4.
 */
export function entriesAfter(known: readonly (LogEntry | undefined)[], publication: number): readonly number[] {
  const run = known[publication]?.about['run'];
  const openings = known.flatMap((entry, i) => (entry?.kind === 'opening' && entry.about['run'] === run ? [i] : []));
  const subject = subjectIn(known, publication);
  const publications = [publication, ...(subject ? publicationsOf(known, subject) : [])];
  const others = [...publications, ...publications.flatMap((i) => becameOf(known, i))];
  const behind = others.flatMap((i) => (known[i]?.kind === 'publication' && i !== publication ? behindOf(known, i) : []));
  const indexes = [...openings, ...others, ...(behind.length > 0 ? [...behindOf(known, publication), ...behind] : [])];
  return [...new Set(indexes)].sort((a, b) => a - b);
}

/** Index of the withdrawal of a publication. */
export function withdrawalOf(known: readonly (LogEntry | undefined)[], publication: number): number | undefined {
  const found = known.findIndex((entry) => entry?.kind === 'withdrawal' && entry.about['publication'] === publication);
  return found < 0 ? undefined : found;
}

/** The time of the last entry, before which none may be dated; '' in an empty log. Rule: ENTRY-3. */
export function latestTime(known: readonly (LogEntry | undefined)[]): string {
  return known.reduce((latest, entry) => (entry && entry.at > latest ? entry.at : latest), '');
}

/**
 * The time of the next entry: now, or that of the last one where our clock is a little behind it.
 *
 * Rule: ENTRY-3. Errors: PUBLISH_CLOCK where the last entry lies more than a minute ahead: a clock was wrong then or is now, and whatever
 * is entered would have a wrong time too.
 */
export function timeOfNext(known: readonly (LogEntry | undefined)[], at: string): Reading<string> {
  const last = latestTime(known);
  if (at >= last) return { value: at };
  return Date.parse(last) - Date.parse(at) <= MOST_AHEAD ? { value: last } : { issue: publishIssue('PUBLISH_CLOCK', {}, { at, last }) };
}

/** What is published: of one scheme, period and level one publication stands. Rule: WITHDRAW-4. */
interface Subject {
  readonly scheme: string;
  readonly period: string;
  readonly level: string;
}

function subjectOf({ manifest: { scheme, period, level } }: Bundle): Subject {
  return { scheme: scheme.id, period, level };
}

/** What a publication of the log is of, by its run and that one's scheme; undefined where they are not there. */
function subjectIn(known: readonly (LogEntry | undefined)[], publication: number): Subject | undefined {
  const [run, scheme] = behindOf(known, publication).map((i) => known[i]?.about);
  const version = scheme?.['scheme'];
  if (!run || version === undefined) return undefined;
  return {
    scheme: String(version).split('@')[0] as string,
    period: String(run['period']),
    level: String(known[publication]?.about['level']),
  };
}

/** Publications of a scheme, period and level, withdrawn ones too. */
function publicationsOf(known: readonly (LogEntry | undefined)[], { scheme, period, level }: Subject): readonly number[] {
  return known.flatMap((entry, i) => {
    const found = entry?.kind === 'publication' ? subjectIn(known, i) : undefined;
    return found?.scheme === scheme && found.period === period && found.level === level ? [i] : [];
  });
}

/** The run of a publication and its scheme, where they are there. */
function behindOf(known: readonly (LogEntry | undefined)[], publication: number): readonly number[] {
  const run = Number(known[publication]?.about['run']);
  const scheme = Number(known[run]?.about['scheme']);
  return known[run]?.kind === 'run' && known[scheme]?.kind === 'scheme' ? [run, scheme] : [];
}

/** The withdrawal of a publication, and the publications that took its place. */
function becameOf(known: readonly (LogEntry | undefined)[], publication: unknown): readonly number[] {
  return known.flatMap((entry, i) =>
    (entry?.kind === 'withdrawal' && entry.about['publication'] === publication) ||
    (entry?.kind === 'publication' && entry.about['replaces'] === publication)
      ? [i]
      : [],
  );
}

/** Why a publication may not take the place of another; one that did already is the same. Rule: WITHDRAW-3. */
function replacesFault(known: readonly (LogEntry | undefined)[], replaced: number, { hashes }: Bundle): string | undefined {
  if (known[replaced]?.kind !== 'publication') return 'none';
  if (withdrawalOf(known, replaced) === undefined) return 'standing';
  if (known[replaced]?.hashes['bundle']?.sha256 === hashes.bundle.sha256) return 'same';
  const takers = known.flatMap((entry, i) =>
    entry?.kind === 'publication' && entry.about['replaces'] === replaced && withdrawalOf(known, i) === undefined ? [entry] : [],
  );
  return takers.some((entry) => entry.hashes['bundle']?.sha256 !== hashes.bundle.sha256) ? 'replaced' : undefined;
}

/** The last entry that says the same, whatever its time; a publication that was withdrawn says nothing any more. */
function standing(known: readonly (LogEntry | undefined)[], entry: LogEntry): number | undefined {
  const found = sameEntry(known, entry);
  if (found === undefined) return undefined;
  const kind: EntryKind = 'withdrawal';
  return known.some((one) => one?.kind === kind && one.about['publication'] === found) && entry.kind === 'publication' ? undefined : found;
}

/** Index of the last entry that says the same, whatever its time. Rule: ENTRY-2. */
export function sameEntry(known: readonly (LogEntry | undefined)[], entry: LogEntry): number | undefined {
  const said = withoutTime(entry);
  const found = known.findLastIndex((one) => one?.kind === entry.kind && withoutTime(one) === said);
  return found < 0 ? undefined : found;
}

function withoutTime({ at: _, ...entry }: LogEntry): string {
  return canonicalJson(entry);
}

function rootsOf(bundle: Bundle, tables: readonly (keyof SealedRoots)[]): SealedRoots {
  return Object.fromEntries(tables.map((table) => [table, bundle.manifest.sealed[table] ?? { root: '', blocks: 0 }]));
}
