import {
  BUNDLE_PATHS,
  type BundleHashers,
  type BundleManifest,
  ENTRY_KINDS,
  type EntryKind,
  KIND_SHAPES,
  schemeHashes,
  type SealedRoots,
  type SealedTableName,
  type TwoHashes,
  twoHashes,
} from '@kedu/bundle';
import type { Findings } from '../findings.ts';
import { checkStanding } from './checkStanding.ts';
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
  /** Entries of the bundle that are not proven, which was said of each: they are not said to be missing too. */
  readonly unproven: readonly LoggedEntry[];
  readonly findings: Findings;
}

/**
 * Holds what the log says of a run against the bundle: the bundle that was published, its scheme, data and results, and that it was not withdrawn.
 *
 * Shape: entries that are proven; of them those that belong to the publication, as far as they are there.
 * Rule: VERIFY-3, VERIFY-14, ENTRY-2. Errors, as findings: VERIFY_LOG_MISSING (`publication`, `run`, `data`, `scheme`, `determination`, `replaced`, `withdrawal`), VERIFY_ENTRY (kind and field),
 * VERIFY_PUBLICATIONS, VERIFY_WITHDRAWN, VERIFY_REPLACES, VERIFY_UNCHANGED, VERIFY_REPUBLISHED.
 */
export function checkEntries(entries: readonly LoggedEntry[], checked: Checked): EntriesOfRun {
  const { manifest, unproven, findings } = checked;
  const of = (kind: EntryKind): readonly LoggedEntry[] => entries.filter((entry) => entry.kind === kind);
  const behind = (from: LoggedEntry | undefined, kind: 'run' | 'data' | 'scheme'): LoggedEntry | undefined => {
    const found = from && of(kind).find(({ index }) => index === from.about[kind]);
    if (from && !found && !unproven.some(({ index }) => index === from.about[kind]))
      findings.add('VERIFY_LOG_MISSING', { file: from.file }, { what: kind });
    return found;
  };
  for (const { kind, authority, file } of entries) compare(findings, file, kind, 'authority', authority, manifest.authority);

  const publication = publicationOf(of('publication'), of('withdrawal'), checked);
  if (publication) checkStanding(publication, entries, findings);
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
  for (const entry of determinations) compare(findings, entry.file, 'determination', 'period', entry.about['period'], manifest.period);
  for (const entry of [data, run, ...determinations]) if (entry) compareRoots(findings, entry, manifest.sealed);
  if (run) checkBound(run, { data: data && [data], run: [run], determination: determinations }, checked);
  return { publication, run, data, scheme, determinations };
}

/** The publication of this bundle; the last one where none is of it. */
function publicationOf(
  publications: readonly LoggedEntry[],
  withdrawals: readonly LoggedEntry[],
  { manifest, written, hashers, unproven, findings }: Checked,
): LoggedEntry | undefined {
  const own = twoHashes(hashers, written);
  const matching = publications.filter(({ hashes }) => hashes['bundle']?.sha256 === own.sha256);
  const publication = matching.at(-1) ?? publications.at(-1);
  if (!publication) {
    if (!unproven.some(({ kind }) => kind === 'publication'))
      findings.add('VERIFY_LOG_MISSING', { file: BUNDLE_PATHS.log }, { what: 'publication' });
    return undefined;
  }
  const { file, index, about } = publication;
  compareHashes(findings, publication, 'bundle', own);
  compare(findings, file, 'publication', 'level', about['level'], manifest.level);
  const withdrawn = new Map(withdrawals.map((entry) => [entry.about['publication'], entry]));
  const withdrawal = withdrawn.get(index);
  const replacement = publications.findLast((one) => one.about['replaces'] === index && !withdrawn.has(one.index));
  if (withdrawal)
    findings.add(
      'VERIFY_WITHDRAWN',
      { file: withdrawal.file },
      { index, reason: String(withdrawal.about['reason']), at: withdrawal.at, replaced: replacement?.index ?? '' },
    );
  checkReplaced(publication, publications, withdrawn, findings);
  const before = matching.find((one) => one.index !== index && one.index !== about['replaces'] && withdrawn.has(one.index));
  const gone = before && withdrawn.get(before.index);
  if (before && gone && !withdrawal)
    findings.add('VERIFY_REPUBLISHED', { file: gone.file }, { index: before.index, reason: String(gone.about['reason']), at: gone.at });
  return publication;
}

/** Says what a publication takes the place of; the one that it names must be there, and withdrawn. Rule: WITHDRAW-3. */
function checkReplaced(
  { file, about, hashes }: LoggedEntry,
  publications: readonly LoggedEntry[],
  withdrawn: ReadonlyMap<unknown, LoggedEntry>,
  findings: Findings,
): void {
  const index = about['replaces'];
  if (index === undefined) return;
  const withdrawal = withdrawn.get(index);
  const replaced = publications.find((one) => one.index === index);
  if (!replaced) findings.add('VERIFY_LOG_MISSING', { file }, { what: 'replaced' });
  else if (!withdrawal) findings.add('VERIFY_LOG_MISSING', { file }, { what: 'withdrawal' });
  else {
    const isSame = replaced.hashes['bundle']?.sha256 === hashes['bundle']?.sha256;
    const args = { index, reason: String(withdrawal.about['reason']), at: withdrawal.at };
    findings.add(isSame ? 'VERIFY_UNCHANGED' : 'VERIFY_REPLACES', { file }, args);
  }
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

/** Every root of bundle.json stands in an entry: what was sealed and never logged could be exchanged at any time. Rule: VERIFY-14. */
function checkBound(
  run: LoggedEntry,
  holders: Readonly<Partial<Record<EntryKind, readonly LoggedEntry[] | undefined>>>,
  { manifest, unproven, findings }: Checked,
): void {
  for (const [name, { root }] of Object.entries(manifest.sealed)) {
    const table = name as SealedTableName;
    const kind = ENTRY_KINDS.find((one) => [...KIND_SHAPES[one].roots, ...(KIND_SHAPES[one].further ?? [])].includes(table));
    const entries = kind && holders[kind];
    if (!kind || !entries) continue;
    const [entry] = entries;
    if (!entry) {
      if (!unproven.some((one) => one.kind === kind)) findings.add('VERIFY_LOG_MISSING', { file: run.file }, { what: kind });
    } else if (!entries.some(({ roots }) => roots[table])) compare(findings, entry.file, kind, `roots.${table}`, undefined, root);
  }
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
