import {
  type Bundle,
  type BundleManifest,
  type LogEntry,
  proofPath,
  publishTable,
  readManifest,
  schemeHashes,
  SEALED_TABLES,
  twoHashes,
  writeManifest,
  writeSealed,
} from '@kedu/bundle';
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

/** A forger who rewrites bundle.json so that it agrees with the files; the log still says otherwise. */
export function relist(forged: Forged, change: (manifest: BundleManifest) => BundleManifest = (manifest) => manifest): void {
  const read = readManifest(forged.files.get('bundle.json') ?? new Uint8Array());
  if ('issue' in read) throw new Error(JSON.stringify(read.issue));
  const files = read.value.files.map((file) => {
    const content = forged.files.get(file.path) ?? new Uint8Array();
    return { path: file.path, bytes: content.length, ...twoHashes(hashers, content) };
  });
  forged.files.set('bundle.json', bytes(writeManifest(change({ ...read.value, files }))));
}

/** A forger who holds the key of the log and a witness in league: everything below log/ anew. */
export async function relog(forged: Forged, entries: readonly LogEntry[], made: LogMade = {}): Promise<void> {
  for (const path of forged.files.keys()) if (path.startsWith('log/')) forged.files.delete(path);
  for (const [path, content] of await logFiles(entries, made)) forged.files.set(path, content);
}

/** A forger who is the authority itself: whatever was changed is sealed, listed and logged anew. */
export async function republish(forged: Forged, bundle: Bundle): Promise<void> {
  const { files } = forged;
  const tables = [...bundle.tables.keys()].map((table) => {
    const salt = hashers.sha256(bytes(`another secret ${table}`));
    return publishTable(table, textOf(files.get(SEALED_TABLES[table])), { sha256: hashers.sha256, saltOf: () => salt });
  });
  files.set('sealed.csv', bytes(writeSealed(tables.map(({ sealed }) => sealed))));
  const scheme = new Map(
    [...files].flatMap(([path, content]) => (path.startsWith('scheme/') ? [[path.slice('scheme/'.length), content] as const] : [])),
  );
  const schemes = schemeHashes(hashers, scheme);
  relist(forged, (manifest) => ({
    ...manifest,
    scheme: { ...manifest.scheme, hash: schemes['scheme']?.sha256 ?? '' },
    sealed: Object.fromEntries(tables.map(({ table, sealed: { root, blocks } }) => [table, { root, blocks }])),
  }));
  const written = files.get('bundle.json') ?? new Uint8Array();
  const read = readManifest(written);
  if ('issue' in read) throw new Error(read.issue.code);
  const hashes = { ...bundle.hashes, scheme: schemes, bundle: twoHashes(hashers, written) };
  await relog(forged, entriesOf({ ...bundle, manifest: read.value, hashes }));
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
