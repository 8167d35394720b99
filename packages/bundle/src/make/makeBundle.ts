import { utf8 } from '@kedu/ledger';
import type { LocalizedText } from '@kedu/model';
import { entryOf } from '@kedu/scheme';
import {
  type AssessedRun,
  csvDocument,
  type CsvRows,
  DETERMINATION_COLUMNS,
  INDICATOR_COLUMNS,
  PART_COLUMNS,
  PROPOSAL_COLUMNS,
  REFERENCE_COLUMNS,
  resultColumns,
  WEIGHT_COLUMNS,
  writeDetermination,
  writeIndicators,
  writeParts,
  writeProposals,
  writeReferences,
  writeResults,
  writeWeights,
} from '@kedu/tables';
import { writeGiven } from '../data/given.ts';
import { writeObservations } from '../data/observations.ts';
import { writeRegister } from '../data/register.ts';
import { type BundleHashers, type TwoHashes, twoHashes } from '../entry/hashes.ts';
import { schemeHashes } from '../entry/schemeHashes.ts';
import { FIGURE_FILE_COLUMNS, writeFigures } from '../figures/file.ts';
import { labelFigures, type Labels, type PublishedRows } from '../figures/labels.ts';
import { type BundleLevel, type BundleManifest, type ListedFile, writeManifest } from '../manifest/manifest.ts';
import { BUNDLE_PATHS, isListed, type SealedTableName } from '../paths.ts';
import { ROW_KEYS, type Withhold } from '../sealed/disclosure.ts';
import { SEALED_COLUMNS, writeSealed } from '../sealed/file.ts';
import type { SealedRoots } from '../sealed/root.ts';
import type { SaltOf } from '../sealed/rows.ts';
import { type PublishedTable, publishTable } from '../sealed/table.ts';
import { writeDataPackage } from './dataPackage.ts';

/** What a bundle is made from. */
export interface BundleInput {
  readonly run: AssessedRun;
  readonly pack: { readonly id: string; readonly title: LocalizedText; readonly example: boolean };
  /** Texts of the pack, by path; those that the scheme does not use are left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** Unit ID of the government that assesses. */
  readonly authority: string;
  readonly level: BundleLevel;
  readonly hashers: BundleHashers;
  readonly saltOf: SaltOf;
  readonly withhold?: Withhold | undefined;
  /** README.md, in both languages. */
  readonly readme: (manifest: Omit<BundleManifest, 'files'>) => string;
}

/** A bundle without its log: files by path, and what its entries say. */
export interface Bundle {
  readonly manifest: BundleManifest;
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly tables: ReadonlyMap<SealedTableName, PublishedTable>;
  /** Digests for the entries of the log (ENTRY-2). */
  readonly hashes: { readonly scheme: Readonly<Record<string, TwoHashes>>; readonly given: TwoHashes; readonly bundle: TwoHashes };
}

/**
 * Everything of a bundle that does not come from the log: what is published of one run, as files.
 *
 * Same run, same disclosure, same salts: same bytes.
 * Rules: BUNDLE-1 to BUNDLE-6, LABEL-1, DISCLOSE-1, DATA-1 to DATA-3. Errors: RangeError where `texts` are not those of the scheme of the run.
 * Example: makeBundle({ run, pack, texts: pack.texts, authority: '990000', level: 'public', hashers, saltOf, readme }).files.get('bundle.json').
 */
export function makeBundle(input: BundleInput): Bundle {
  const { run, hashers } = input;
  const tables = publishedTables(input);
  const isWhole = [...tables.values()].every(({ withheld }) => withheld.size === 0);
  const labels = labelsOf(run, tables);
  const own = new Map(run.scheme.files.map(([name]) => [name, input.texts.get(name) ?? '']));
  const schemeFiles = new Map([...own].map(([name, text]) => [name, utf8(text)] as const));
  const given = utf8(givenText(run, isWhole));
  const files = new Map<string, Uint8Array>([
    ...[...schemeFiles].map(([name, bytes]) => [`${BUNDLE_PATHS.scheme}${name}`, bytes] as const),
    ...[...tables.values()].map(({ path, text }) => [path, utf8(text)] as const),
    [BUNDLE_PATHS.run, given],
    [BUNDLE_PATHS.figures, utf8(writeFigures(labels.figures))],
    [BUNDLE_PATHS.sealed, utf8(writeSealed([...tables.values()].map(({ sealed }) => sealed)))],
  ]);
  const manifest = manifestOf(input, { tables, labels, isWhole, entry: entryOf(run.scheme, own) });
  files.set(BUNDLE_PATHS.dataPackage, utf8(dataPackageOf(input, [...tables.values()], listed(files, hashers))));
  files.set(BUNDLE_PATHS.readme, utf8(input.readme(manifest)));
  const whole = { ...manifest, files: listed(files, hashers) };
  const written = utf8(writeManifest(whole));
  files.set(BUNDLE_PATHS.manifest, written);
  return {
    manifest: whole,
    files,
    tables,
    hashes: { scheme: schemeHashes(hashers, schemeFiles), given: twoHashes(hashers, given), bundle: twoHashes(hashers, written) },
  };
}

function publishedTables({ run, hashers, saltOf, withhold }: BundleInput): ReadonlyMap<SealedTableName, PublishedTable> {
  const { register, observations } = run.trace.input;
  const runs = [run];
  const examples = new Set(register.versions.filter(({ example }) => example).map(({ id }) => id));
  const table = (headings: readonly string[], write: (rows: CsvRows, runs: readonly AssessedRun[]) => void): string =>
    csvDocument(headings, (rows) => write(rows, runs));
  const texts: readonly (readonly [SealedTableName, string])[] = [
    ...(Object.entries(writeRegister(register)) as [SealedTableName, string][]),
    ['observations', writeObservations(observations, examples)],
    ['results', table(resultColumns(runs), writeResults)],
    ['indicators', table(INDICATOR_COLUMNS, writeIndicators)],
    ['parts', table(PART_COLUMNS, writeParts)],
    ['weights', table(WEIGHT_COLUMNS, writeWeights)],
    ['proposals', table(PROPOSAL_COLUMNS, writeProposals)],
    ['references', table(REFERENCE_COLUMNS, writeReferences)],
    ...(run.assessment.determined ? ([['determination', table(DETERMINATION_COLUMNS, writeDetermination)]] as const) : []),
  ];
  return new Map(texts.map(([name, text]) => [name, publishTable(name, text, { sha256: hashers.sha256, saltOf, withhold })]));
}

function labelsOf(run: AssessedRun, tables: ReadonlyMap<SealedTableName, PublishedTable>): Labels {
  const { register } = run.trace.input;
  const observations = tables.get('observations') as PublishedTable;
  const [indicator, unit] = ['indicator', 'unit'].map((name) => observations.headings.indexOf(name)) as [number, number];
  return labelFigures({
    scheme: run.scheme,
    period: run.assessment.period.id,
    results: tables.get('results') as PublishedRows,
    indicators: tables.get('indicators') as PublishedRows,
    observations: [...observations.withheld.keys()].map((row) => {
      const cells = observations.rows[row] as readonly string[];
      return { indicator: cells[indicator] as string, unit: cells[unit] as string };
    }),
    unitOfCode: new Map(register.versions.map(({ id, code }) => [code, id])),
  });
}

/** What the run was given; hashes of results that may hold more than is disclosed stay away where rows are withheld (BUNDLE-4). */
function givenText({ trace }: AssessedRun, isWhole: boolean): string {
  const { previous = [], others, references } = trace.input;
  if (isWhole) return writeGiven({ previous, others, references });
  const unsaid = <T extends { readonly result: string }>(runs: readonly T[]): readonly T[] => runs.map((one) => ({ ...one, result: '' }));
  return writeGiven({ previous: unsaid(previous), others: others && unsaid(others), references });
}

function manifestOf(
  { run, pack, authority, level }: BundleInput,
  of: {
    readonly tables: ReadonlyMap<SealedTableName, PublishedTable>;
    readonly labels: Labels;
    readonly isWhole: boolean;
    readonly entry: string;
  },
): Omit<BundleManifest, 'files'> {
  const { scheme, period, asOf, seed, input, result } = run.assessment.run;
  const sealed: SealedRoots = Object.fromEntries(
    [...of.tables].map(
      ([
        name,
        {
          sealed: { root, blocks },
        },
      ]) => [name, { root, blocks }] as const,
    ),
  );
  return {
    authority,
    pack: pack.id,
    example: pack.example || run.trace.input.register.versions.some(({ example }) => example),
    scheme: { id: scheme.id, version: scheme.version, hash: scheme.hash, entry: of.entry },
    period,
    asOf,
    seed,
    level,
    ...(of.isWhole ? { run: { input, result } } : {}),
    sealed,
    shares: of.labels.shares,
  };
}

function dataPackageOf({ run, pack }: BundleInput, tables: readonly PublishedTable[], files: readonly ListedFile[]): string {
  const { scheme, period } = run.assessment.run;
  const described = [
    ...tables.map(({ table, path, headings }) => ({ table, path, headings, key: ROW_KEYS[table] })),
    { table: 'figures', path: BUNDLE_PATHS.figures, headings: FIGURE_FILE_COLUMNS, key: ['list', 'unit', 'figure'] },
    { table: 'sealed', path: BUNDLE_PATHS.sealed, headings: SEALED_COLUMNS, key: ['table', 'block'] },
  ];
  return writeDataPackage(`${scheme.id}-${period}`.toLowerCase(), pack.title, described, files);
}

function listed(files: ReadonlyMap<string, Uint8Array>, hashers: BundleHashers): readonly ListedFile[] {
  return [...files.keys()]
    .filter(isListed)
    .sort()
    .map((path) => {
      const bytes = files.get(path) as Uint8Array;
      return { path, bytes: bytes.length, ...twoHashes(hashers, bytes) };
    });
}
