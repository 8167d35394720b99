import {
  type Bundle,
  type BundleManifest,
  isListed,
  type LogEntry,
  proofPath,
  publishTable,
  readManifest,
  schemeHashes,
  SEALED_TABLES,
  sealedRoot,
  twoHashes,
  writeManifest,
  writeSealed,
} from '@kedu/bundle';
import { canonicalJson } from '@kedu/model';
import { bytes, entriesOf, hashers, logFiles, type LogMade, textOf } from '../../../tools/goodBundle.ts';

/** A bundle as files, with the entries of its whole log: what a forger may change. */
export interface Forged {
  readonly files: Map<string, Uint8Array>;
  readonly entries: LogEntry[];
  /** Cosigned checkpoints that the reader brings along. */
  readonly seen: Map<string, Uint8Array>;
}

/** One change to a good bundle; what the checker must say stands in found.ts under its name. */
export interface Tampering {
  readonly name: string;
  readonly change: (forged: Forged, bundle: Bundle) => void | Promise<void>;
}

/** Changes the text of a file; a change that changes nothing is a mistake of the test. */
export function edit({ files }: Forged, path: string, change: (text: string) => string): void {
  const before = textOf(files.get(path));
  const after = change(before);
  if (after === before) throw new Error(`nothing to change in ${path}`);
  files.set(path, bytes(after));
}

/** A forger who rewrites bundle.json and datapackage.json so that they agree with the files that are there; the log still says otherwise. */
export function relist(forged: Forged, change: (manifest: BundleManifest) => BundleManifest = (manifest) => manifest): void {
  const read = readManifest(forged.files.get('bundle.json') ?? new Uint8Array());
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  redescribe(forged);
  const files = [...forged.files]
    .filter(([path]) => isListed(path))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, content]) => ({ path, bytes: content.length, ...twoHashes(hashers, content) }));
  forged.files.set('bundle.json', bytes(writeManifest(change({ ...read.value, files }))));
}

/** Lengths and hashes of datapackage.json as the tables have them, without those that are gone. */
function redescribe({ files }: Forged): void {
  if (!files.has('datapackage.json')) return;
  const described = JSON.parse(textOf(files.get('datapackage.json'))) as Described;
  const resources = described.resources.flatMap((resource) => {
    const content = files.get(resource.path);
    return content ? [{ ...resource, bytes: content.length, hash: twoHashes(hashers, content).sha256 }] : [];
  });
  files.set('datapackage.json', bytes(canonicalJson({ ...described, resources })));
}

interface Described {
  readonly resources: readonly { readonly path: string; readonly bytes: number; readonly hash: string }[];
}

/** A forger who holds the key of the log and a witness in league: everything below log/ anew. */
export async function relog(forged: Forged, entries: readonly LogEntry[], made: LogMade = {}): Promise<void> {
  for (const path of forged.files.keys()) if (path.startsWith('log/')) forged.files.delete(path);
  for (const [path, content] of await logFiles(entries, made)) forged.files.set(path, content);
}

/** What the authority does beside what it must. */
export interface Republished {
  readonly manifest?: (manifest: BundleManifest) => BundleManifest;
  readonly entries?: (entries: readonly LogEntry[]) => readonly LogEntry[];
}

/** A forger who is the authority itself: whatever was changed is sealed, listed and logged anew; a table that is gone is said to have no rows. */
export async function republish(
  forged: Forged,
  bundle: Bundle,
  { manifest: restated = (manifest) => manifest, entries = (own) => own }: Republished = {},
): Promise<void> {
  const { files } = forged;
  const gone = [...bundle.tables.keys()].filter((table) => !files.has(SEALED_TABLES[table]));
  const nothing = sealedRoot(hashers.sha256, []);
  const own = [...bundle.tables].filter(([table]) => !gone.includes(table));
  const tables = own.map(([table, { withheld }]) => {
    const salt = hashers.sha256(bytes(`another secret ${table}`));
    let row = -1;
    const withhold = (): string | undefined => {
      row += 1;
      return withheld.get(row);
    };
    return publishTable(table, textOf(files.get(SEALED_TABLES[table])), { sha256: hashers.sha256, saltOf: () => salt, withhold });
  });
  files.set('sealed.csv', bytes(writeSealed(tables.map(({ sealed }) => sealed))));
  const scheme = new Map(
    [...files].flatMap(([path, content]) => (path.startsWith('scheme/') ? [[path.slice('scheme/'.length), content] as const] : [])),
  );
  const schemes = schemeHashes(hashers, scheme);
  const roots = [
    ...tables.map(({ table, sealed: { root, blocks } }) => [table, { root, blocks }] as const),
    ...gone.map((table) => [table, nothing] as const),
  ];
  relist(forged, (manifest) =>
    restated({
      ...manifest,
      scheme: { ...manifest.scheme, hash: schemes['scheme']?.sha256 ?? '' },
      sealed: Object.fromEntries(roots),
    }),
  );
  const written = files.get('bundle.json') ?? new Uint8Array();
  const read = readManifest(written);
  if ('issue' in read) throw new Error(read.issue.code);
  const hashes = { ...bundle.hashes, scheme: schemes, bundle: twoHashes(hashers, written) };
  await relog(forged, entries(entriesOf({ manifest: read.value, hashes })));
}

/** Another proof in the place of that of an entry. */
export function reprove(forged: Forged, kind: LogEntry['kind'], change: (proof: string) => string): void {
  const index = forged.entries.findLastIndex((entry) => entry.kind === kind);
  edit(forged, proofPath(index, kind), change);
}

export function rowOf(text: string, holds: string): string {
  const row = text.split('\r\n').find((line) => line.includes(holds));
  if (row === undefined) throw new Error(`no row with ${holds}`);
  return row;
}

/** A cell of the row that begins with a key, in a CSV without quotes in that row. */
export function setCell(text: string, key: string, column: string, value: string): string {
  const lines = text.split('\r\n');
  const at = (lines[0] ?? '').split(',').indexOf(column);
  const number = lines.findIndex((line) => line.startsWith(key));
  const cells = (lines[number] ?? '').split(',');
  if (at < 0 || number < 0 || cells[at] === value) throw new Error(`no ${column} of ${key} to change`);
  cells[at] = value;
  lines[number] = cells.join(',');
  return lines.join('\r\n');
}
