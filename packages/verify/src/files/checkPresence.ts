import { BUNDLE_PATHS, type BundleManifest, keptBackPaths, SEALED_TABLES, type SealedTableName } from '@kedu/bundle';
import type { CompiledScheme } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Findings } from '../findings.ts';

/** What is known of a run before anything of its bundle is looked for. */
export interface KnownRun {
  /** As it compiles; undefined where it does not. */
  readonly scheme?: CompiledScheme | undefined;
  /** The run made again; undefined where it could not be. */
  readonly run?: AssessedRun | undefined;
  /** Whether any observation is withheld. */
  readonly hidesObservations: boolean;
}

/** What a bundle must have, and what it may have beside that. */
interface Owed {
  readonly must: ReadonlySet<string>;
  readonly may: (path: string) => boolean;
  readonly tables: ReadonlySet<SealedTableName>;
  readonly further: ReadonlySet<SealedTableName>;
}

/** Tables of every run, with or without rows. */
const TABLES = [
  'units',
  'memberships',
  'successions',
  'observations',
  'results',
  'indicators',
  'parts',
  'weights',
  'proposals',
  'references',
] as const satisfies readonly SealedTableName[];

const OTHERS = [BUNDLE_PATHS.dataPackage, BUNDLE_PATHS.readme, BUNDLE_PATHS.run, BUNDLE_PATHS.figures, BUNDLE_PATHS.sealed] as const;

/**
 * Says what is not there that a bundle of this scheme and this run has, and what is there that none has: the one room that owns this. Every other passes over what is absent.
 *
 * Shape: files that bundle.json lists, and tables of which it states a root; what is listed and absent, or there and unlisted, checkFiles says.
 * Rule: VERIFY-14, BUNDLE-1. Errors, as findings: VERIFY_FILE_MISSING, VERIFY_FILE_EXTRA, VERIFY_COMMITMENT (`no_root`, `no_table`).
 */
export function checkPresence(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: Pick<BundleManifest, 'files' | 'sealed' | 'scheme' | 'level'>,
  known: KnownRun,
  findings: Findings,
): void {
  const { must, may, tables, further } = owedBy(manifest, known);
  const listed = new Set(manifest.files.map(({ path }) => path));
  for (const path of must) if (!listed.has(path) && !files.has(path)) findings.add('VERIFY_FILE_MISSING', { file: path });
  for (const path of listed) if (!must.has(path) && !may(path)) findings.add('VERIFY_FILE_EXTRA', { file: path });
  const say = (reason: string, table: string): void =>
    findings.add('VERIFY_COMMITMENT', { file: BUNDLE_PATHS.manifest }, { reason, table, block: 0 });
  for (const table of tables) if (!Object.hasOwn(manifest.sealed, table)) say('no_root', table);
  for (const table of Object.keys(manifest.sealed) as SealedTableName[])
    if (!tables.has(table) && (!further.has(table) || !listed.has(SEALED_TABLES[table]))) say('no_table', table);
  for (const table of further) if (listed.has(SEALED_TABLES[table]) && !Object.hasOwn(manifest.sealed, table)) say('no_root', table);
}

function owedBy(
  { scheme: { entry }, level }: Pick<BundleManifest, 'scheme' | 'level'>,
  { scheme, run, hidesObservations }: KnownRun,
): Owed {
  const below = (name: string): string => `${BUNDLE_PATHS.scheme}${name}`;
  const tables = new Set<SealedTableName>(TABLES);
  const further = new Set<SealedTableName>();
  if (run?.assessment.determined) tables.add('determination');
  else if (!run && (!scheme || scheme.determination)) further.add('determination');
  if (run && keptBackPaths(run, level, hidesObservations).length > 0) tables.add('files');
  // Whether rows were taken out of a table of persons, or of a determination, nobody sees in what is left of it.
  else if (!run || run.scheme.determination || run.scheme.personalFiles) further.add('files');
  const schemeFiles = scheme ? scheme.files.map(([name]) => below(name)) : [below(entry)];
  const mayTables = new Set<string>([...further].map((table) => SEALED_TABLES[table]));
  return {
    must: new Set<string>([...OTHERS, ...schemeFiles, ...[...tables].map((table) => SEALED_TABLES[table])]),
    may: (path) => mayTables.has(path) || (!scheme && path.startsWith(BUNDLE_PATHS.scheme)),
    tables,
    further,
  };
}
