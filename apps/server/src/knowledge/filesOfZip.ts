import { type ArchivedFile, inflateArchive } from '@kedu/intake';
import type { Issue, Place } from '@kedu/model';
import { type PackFiles, runnerIssue } from '@kedu/runner';
import { knowledgeIssue } from './codes.ts';

/** Most files of a pack, and most bytes of all of them inflated. */
export const PACK_LIMITS = { files: 2_000, bytes: 256 * 1024 * 1024 } as const;

/**
 * The files of a pack out of the bytes of a zip archive, each inflated when it is read.
 *
 * A folder around all of them is looked through, as file managers make it. Nothing
 * is written anywhere, so that no name leads out of the archive.
 * `file` is what whoever uploaded it calls it, '' where nobody does. Rule: API-11. Errors: SCHEME_ZIP (`damaged`, `yaml`), SHEET_ZIP_….
 */
export function filesOfZip(zip: Uint8Array, file = ''): { readonly files: PackFiles } | { readonly issue: Issue } {
  const archive = inflateArchive(zip, PACK_LIMITS);
  if ('issue' in archive)
    return { issue: archive.issue.code === 'SHEET_DAMAGED' ? unusable('damaged', file) : { ...archive.issue, place: placeOf(file) } };
  const yaml = archive.entries
    .map(({ name }) => name)
    .filter((name) => name === 'pack.yaml' || name.endsWith('/pack.yaml'))
    .sort((a, b) => a.length - b.length)[0];
  if (yaml === undefined) return { issue: unusable('yaml', file) };
  const root = yaml.slice(0, -'pack.yaml'.length);
  const entries = archive.entries.filter(({ name }) => name.startsWith(root) && !name.endsWith('/'));
  return { files: new ZippedFiles(new Map(entries.map((entry) => [entry.name.slice(root.length), entry]))) };
}

function unusable(reason: 'damaged' | 'yaml', file: string): Issue {
  return knowledgeIssue('SCHEME_ZIP', placeOf(file), { reason, file });
}

function placeOf(file: string): Place {
  return file === '' ? {} : { file };
}

/** Names of the mapping files of a pack: those in its folder `mappings/`. */
export function mappingsIn(files: PackFiles): readonly string[] {
  return files.list(['.yaml', '.yml']).filter((name) => name.startsWith('mappings/'));
}

class ZippedFiles implements PackFiles {
  readonly #entries: ReadonlyMap<string, ArchivedFile>;

  constructor(entries: ReadonlyMap<string, ArchivedFile>) {
    this.#entries = entries;
  }

  has(name: string): boolean {
    return this.#entries.has(name);
  }

  read(name: string, place: Place, shown: string = name): { readonly bytes?: Uint8Array; readonly issues: readonly Issue[] } {
    const entry = this.#entries.get(name);
    if (entry === undefined) return { issues: [runnerIssue('PACK_FILE_MISSING', place, { file: shown })] };
    const read = entry.read();
    return 'issue' in read ? { issues: [{ ...read.issue, place: { ...place, file: shown } }] } : { bytes: read.bytes, issues: [] };
  }

  list(endings: readonly string[]): string[] {
    return [...this.#entries.keys()]
      .filter((name) => endings.some((ending) => name.toLowerCase().endsWith(ending)))
      .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
      .sort();
  }
}
