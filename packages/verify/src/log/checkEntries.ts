import {
  BUNDLE_PATHS,
  type BundleHashers,
  type BundleManifest,
  type EntryKind,
  schemeHashes,
  type SealedRoots,
  type TwoHashes,
  twoHashes,
} from '@kedu/bundle';
import type { Findings } from '../findings.ts';
import type { LoggedEntry } from './loggedEntries.ts';

/** The entries behind a publication. */
export interface EntriesOfRun {
  readonly publication?: LoggedEntry | undefined;
  readonly run?: LoggedEntry | undefined;
  readonly data?: LoggedEntry | undefined;
  readonly scheme?: LoggedEntry | undefined;
  readonly determinations: readonly LoggedEntry[];
}

interface Checked {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly manifest: BundleManifest;
  /** Bytes of bundle.json. */
  readonly written: Uint8Array;
  readonly hashers: BundleHashers;
  readonly findings: Findings;
}

/**
 * Holds what the log says of a run against the bundle: the bundle that was published, its scheme, data and results, and that it was not withdrawn.
 *
 * Shape: the entries that belong to the publication, as far as they are there.
 * Rule: VERIFY-3, ENTRY-2. Errors, as findings: VERIFY_LOG_MISSING (`publication`, `run`, `data`, `scheme`), VERIFY_ENTRY (kind and field), VERIFY_PUBLICATIONS, VERIFY_WITHDRAWN.
 */
export function checkEntries(entries: readonly LoggedEntry[], checked: Checked): EntriesOfRun {
  const { manifest, findings } = checked;
  const of = (kind: EntryKind): readonly LoggedEntry[] => entries.filter((entry) => entry.kind === kind);
  const behind = (from: LoggedEntry | undefined, kind: 'run' | 'data' | 'scheme'): LoggedEntry | undefined => {
    const found = from && of(kind).find(({ index }) => index === from.about[kind]);
    if (from && !found) findings.add('VERIFY_LOG_MISSING', { file: from.file }, { what: kind });
    return found;
  };
  for (const { kind, authority, file } of entries) compare(findings, file, kind, 'authority', authority, manifest.authority);

  const publication = publicationOf(of('publication'), of('withdrawal'), checked);
  const run = behind(publication, 'run');
  const data = behind(run, 'data');
  const scheme = behind(run, 'scheme');
  const determinations = of('determination').filter(({ about }) => run === undefined || about['run'] === run.index);

  const version = `${manifest.scheme.id}@${manifest.scheme.version}`;
  if (scheme) {
    compare(findings, scheme.file, 'scheme', 'scheme', scheme.about['scheme'], version);
    compare(findings, scheme.file, 'scheme', 'hash', scheme.hashes['scheme']?.sha256, manifest.scheme.hash);
    compareScheme(scheme, checked);
  }
  if (data) {
    compare(findings, data.file, 'data', 'scheme', data.about['scheme'], version);
    compare(findings, data.file, 'data', 'period', data.about['period'], manifest.period);
  }
  if (run) {
    compare(findings, run.file, 'run', 'period', run.about['period'], manifest.period);
    compare(findings, run.file, 'run', 'as_of', run.about['as_of'], manifest.asOf);
    compare(findings, run.file, 'run', 'seed', run.about['seed'], manifest.seed);
    const given = checked.files.get(BUNDLE_PATHS.run);
    if (given) compareHashes(findings, run, 'given', twoHashes(checked.hashers, given));
  }
  for (const entry of [data, run, ...determinations]) if (entry) compareRoots(findings, entry, manifest.sealed);
  return { publication, run, data, scheme, determinations };
}

/** The publication of this bundle; the last one where none is of it. */
function publicationOf(
  publications: readonly LoggedEntry[],
  withdrawals: readonly LoggedEntry[],
  { written, hashers, findings }: Checked,
): LoggedEntry | undefined {
  const own = twoHashes(hashers, written);
  const matching = publications.filter(({ hashes }) => hashes['bundle']?.sha256 === own.sha256);
  const publication = matching.at(-1) ?? publications.at(-1);
  if (!publication) {
    findings.add('VERIFY_LOG_MISSING', { file: BUNDLE_PATHS.log }, { what: 'publication' });
    return undefined;
  }
  const { file, index, about } = publication;
  compareHashes(findings, publication, 'bundle', own);
  const withdrawn = new Map(withdrawals.map((entry) => [entry.about['publication'], entry]));
  const withdrawal = withdrawn.get(index);
  if (withdrawal) findings.add('VERIFY_WITHDRAWN', { file: withdrawal.file }, { index, reason: String(withdrawal.about['reason']) });
  const standing = publications.filter((one) => one.about['run'] === about['run'] && !withdrawn.has(one.index));
  if (standing.length > 1)
    findings.add('VERIFY_PUBLICATIONS', { file }, { run: String(about['run']), indexes: standing.map((one) => one.index).join('、') });
  return publication;
}

/** The files of the scheme, regulations among them, against the digests of the log. */
function compareScheme(scheme: LoggedEntry, { files, hashers, findings }: Checked): void {
  const own = [...files].flatMap(([path, bytes]) =>
    path.startsWith(BUNDLE_PATHS.scheme) ? [[path.slice(BUNDLE_PATHS.scheme.length), bytes] as const] : [],
  );
  const found = schemeHashes(hashers, new Map(own));
  for (const name of new Set([...Object.keys(scheme.hashes), ...Object.keys(found)])) compareHashes(findings, scheme, name, found[name]);
}

/** Two digests of the same bytes: the first that differs is said. */
function compareHashes(findings: Findings, { file, kind, hashes }: LoggedEntry, field: string, found: TwoHashes | undefined): void {
  for (const name of ['sha256', 'sm3'] as const)
    if (compare(findings, file, kind, field, hashes[field]?.[name], found?.[name] ?? '')) return;
}

function compareRoots(findings: Findings, { file, kind, roots }: LoggedEntry, sealed: SealedRoots): void {
  for (const [table, stated] of Object.entries(roots)) {
    const own = sealed[table as keyof SealedRoots];
    compare(findings, file, kind, `roots.${table}`, stated.root, own?.root ?? '');
    if (own) compare(findings, file, kind, `blocks.${table}`, stated.blocks, own.blocks);
  }
}

/** Whether they differ, which is then a finding: what the log says, and what the bundle says. */
function compare(
  findings: Findings,
  file: string,
  kind: EntryKind,
  field: string,
  logged: string | number | undefined,
  inBundle: string | number,
): boolean {
  if (logged === inBundle) return false;
  findings.add('VERIFY_ENTRY', { file }, { kind, field, found: String(inBundle), expected: String(logged ?? '') });
  return true;
}
