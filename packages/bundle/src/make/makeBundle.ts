import { utf8 } from '@kedu/ledger';
import type { LocalizedText, UnitRegister } from '@kedu/model';
import { type CompiledScheme, entryOf } from '@kedu/scheme';
import { type AssessedRun, csvDocument, resultTables } from '@kedu/tables';
import { writeGiven } from '../data/given.ts';
import { writeObservations } from '../data/observations.ts';
import { writeRegister } from '../data/register.ts';
import { dataCell } from '../data/text.ts';
import type { RunDisclosure } from '../disclose/disclose.ts';
import { droppedItems } from '../disclose/droppedItems.ts';
import { keptBackPaths } from '../disclose/keptBack.ts';
import { type HiddenResults, publishedGiven } from '../disclose/publishedGiven.ts';
import { publishedRun } from '../disclose/publishedRun.ts';
import { publishedScheme } from '../disclose/publishedScheme.ts';
import { type BundleHashers, type TwoHashes, twoHashes } from '../entry/hashes.ts';
import { schemeHashes } from '../entry/schemeHashes.ts';
import { writeFigures } from '../figures/file.ts';
import { labelFigures, type Labels, type PublishedRows } from '../figures/labels.ts';
import { type BundleManifest, type ListedFile, writeManifest } from '../manifest/manifest.ts';
import { BUNDLE_PATHS, isListed, SEALED_TABLES, type SealedTableName } from '../paths.ts';
import { keptColumns } from '../sealed/disclosure.ts';
import { writeSealed } from '../sealed/file.ts';
import type { SealedRoots } from '../sealed/root.ts';
import type { SaltOf } from '../sealed/rows.ts';
import { type PublishedTable, publishTable } from '../sealed/table.ts';
import { withoutWithheld } from '../sealed/withoutWithheld.ts';
import { writeDataPackage } from './dataPackage.ts';

/** What a bundle is made from. */
export interface BundleInput {
  readonly run: AssessedRun;
  readonly pack: { readonly id: string; readonly title: LocalizedText; readonly example: boolean };
  /** Texts of the pack, by path; those that the scheme does not use are left out. */
  readonly texts: ReadonlyMap<string, string>;
  /** Unit ID of the government that assesses. */
  readonly authority: string;
  /** What the scheme lets it show, and to whom (discloseRun). */
  readonly disclosure: RunDisclosure;
  readonly hashers: BundleHashers;
  readonly saltOf: SaltOf;
  /** README.md, in both languages. */
  readonly readme: (manifest: Omit<BundleManifest, 'files'>, named: ReadmeNamed) => string;
}

/** What a README says beside the manifest. */
export interface ReadmeNamed {
  /** Title of the scheme. */
  readonly scheme: LocalizedText;
  /** Name of the government that assesses; undefined where neither register nor scheme has one. */
  readonly authority?: LocalizedText | undefined;
  /** How many blocks of sealed rows are withheld. */
  readonly withheld: number;
}

/** Titles that the README of a bundle tells, by its scheme and its register. Rule: BUNDLE-1. */
export function readmeTitles(
  { title, authority }: Pick<CompiledScheme, 'title' | 'authority'>,
  { versions }: Pick<UnitRegister, 'versions'>,
  unit: string,
): Omit<ReadmeNamed, 'withheld'> {
  const name = versions.findLast(({ id }) => id === unit)?.name ?? (authority && { 'zh-CN': authority.name });
  return { scheme: title, ...(name ? { authority: name } : {}) };
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
 * Rules: BUNDLE-1 to BUNDLE-6, LABEL-1, DISCLOSE-1, DISCLOSE-6, DISCLOSE-13, DATA-1 to DATA-3. Errors: RangeError where `texts` are not those of the scheme of the run.
 * Example: makeBundle({ run, pack, texts: pack.texts, authority: '990000', disclosure, hashers, saltOf, readme }).files.get('bundle.json').
 */
export function makeBundle(input: BundleInput): Bundle {
  const { hashers } = input;
  const run = publishedRun(input.run);
  const texts = new Map(run.scheme.files.map(([name]) => [name, input.texts.get(name) ?? '']));
  const { withhold } = input.disclosure;
  const own = publishedScheme(run.scheme, texts, {
    isClosed: (file) => withhold('files', { file }) !== undefined,
    isDropped: droppedItems(run, withhold),
  });
  const tables = publishedTables(run, own.closed, input);
  const isWhole = [...tables.values()].every(({ withheld }) => withheld.size === 0);
  const labels = labelsOf(run, tables);
  const schemeFiles = new Map([...own.texts].map(([name, text]) => [name, utf8(text)] as const));
  const schemeEntry = schemeHashes(hashers, schemeFiles);
  const given = utf8(givenText(run, tables, isWhole));
  const files = new Map<string, Uint8Array>([
    ...[...schemeFiles].map(([name, bytes]) => [`${BUNDLE_PATHS.scheme}${name}`, bytes] as const),
    ...[...tables.values()].map(({ path, text }) => [path, utf8(text)] as const),
    [BUNDLE_PATHS.run, given],
    [BUNDLE_PATHS.figures, utf8(writeFigures(labels.figures))],
    [BUNDLE_PATHS.sealed, utf8(writeSealed([...tables.values()].map(({ sealed }) => sealed)))],
  ]);
  const scheme = { hash: schemeEntry['scheme']?.sha256 ?? '', entry: entryOf(run.scheme, texts) };
  const manifest = manifestOf(run, input, { tables, labels, isWhole, scheme });
  files.set(BUNDLE_PATHS.dataPackage, utf8(writeDataPackage(manifest, input.pack.title, headingsOf(tables), listed(files, hashers))));
  files.set(
    BUNDLE_PATHS.readme,
    utf8(
      input.readme(manifest, { ...readmeTitles(run.scheme, run.trace.input.register, input.authority), withheld: withheldBlocks(tables) }),
    ),
  );
  const whole = { ...manifest, files: listed(files, hashers) };
  const written = utf8(writeManifest(whole));
  files.set(BUNDLE_PATHS.manifest, written);
  return {
    manifest: whole,
    files,
    tables,
    hashes: { scheme: schemeEntry, given: twoHashes(hashers, given), bundle: twoHashes(hashers, written) },
  };
}

function publishedTables(
  run: AssessedRun,
  closed: ReadonlyMap<string, string>,
  { hashers, saltOf, disclosure: { level, withhold } }: BundleInput,
): ReadonlyMap<SealedTableName, PublishedTable> {
  const { register, observations } = run.trace.input;
  const examples = new Set(register.versions.filter(({ example }) => example).map(({ id }) => id));
  const publish = (name: SealedTableName, text: string): readonly [SealedTableName, PublishedTable] => [
    name,
    publishTable(name, text, { sha256: hashers.sha256, saltOf, withhold }),
  ];
  const units = (Object.entries(writeRegister(register)) as [SealedTableName, string][]).map(([name, text]) => publish(name, text));
  const observed = publish('observations', writeObservations(observations, examples));
  const keptBack = keptBackPaths(run, level, observed[1].withheld.size > 0);
  const sealed = new Map(closed);
  const results = resultTables(run).map(({ name, text }) => {
    const path = SEALED_TABLES[name];
    if (!keptBack.includes(path) || withhold('files', { file: path }) === undefined) return publish(name, text);
    const { shown, kept } = withoutWithheld(name, text, withhold);
    sealed.set(path, kept);
    return publish(name, shown);
  });
  return new Map([...units, observed, ...results, ...(sealed.size > 0 ? [publish('files', filesTable(sealed))] : [])]);
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
      return { indicator: cells[indicator] as string, unit: cells[unit] as string, row };
    }),
    unitOfCode: new Map(register.versions.map(({ id, code }) => [code, id])),
  });
}

function withheldBlocks(tables: ReadonlyMap<SealedTableName, PublishedTable>): number {
  return [...tables.values()].reduce((sum, { sealed }) => sum + sealed.sealed.filter((block) => 'commitment' in block).length, 0);
}

/** Whole texts of files of the scheme of which the bundle shows less, and rows that are kept back of tables of results; all its rows are withheld. */
function filesTable(closed: ReadonlyMap<string, string>): string {
  return csvDocument(['file', 'text'], (rows) => {
    for (const [file, text] of closed) rows.row([dataCell(file), dataCell(text)].join(','));
  });
}

/** What the run was given; what holds more than is disclosed stays away where rows are withheld (BUNDLE-4, DISCLOSE-13). */
function givenText({ trace, scheme }: AssessedRun, tables: ReadonlyMap<SealedTableName, PublishedTable>, isWhole: boolean): string {
  const { previous = [], others, references, register } = trace.input;
  const given = { previous, others, references };
  return writeGiven(isWhole ? given : publishedGiven(given, { scheme, register, hidden: hiddenResults(tables) }));
}

function hiddenResults(tables: ReadonlyMap<SealedTableName, PublishedTable>): HiddenResults {
  const units = new Map<string, Set<string>>();
  const shown = new Set<string>();
  const results = tables.get('results');
  results?.rows.forEach((row, i) => {
    const [list = '', unit = ''] = ['list', 'unit'].map((name) => row[results.headings.indexOf(name)]);
    const reason = results.withheld.get(i);
    if (reason === undefined || keptColumns('results', reason).includes('score')) shown.add(list);
    else units.set(list, (units.get(list) ?? new Set<string>()).add(unit));
  });
  const references = tables.get('references');
  const key = references?.headings.indexOf('reference') ?? -1;
  return {
    units,
    lists: new Set([...units.keys()].filter((list) => !shown.has(list))),
    references: new Set([...(references?.withheld.keys() ?? [])].map((row) => references?.rows[row]?.[key] ?? '')),
  };
}

function manifestOf(
  run: AssessedRun,
  { pack, authority, disclosure: { level } }: BundleInput,
  of: {
    readonly tables: ReadonlyMap<SealedTableName, PublishedTable>;
    readonly labels: Labels;
    readonly isWhole: boolean;
    readonly scheme: Pick<BundleManifest['scheme'], 'hash' | 'entry'>;
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
    scheme: { id: scheme.id, version: scheme.version, ...of.scheme },
    period,
    asOf,
    seed,
    level,
    ...(of.isWhole ? { run: { input, result } } : {}),
    sealed,
    shares: of.labels.shares,
  };
}

function headingsOf(tables: ReadonlyMap<SealedTableName, PublishedTable>): ReadonlyMap<SealedTableName, readonly string[]> {
  return new Map([...tables].map(([table, { headings }]) => [table, headings]));
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
