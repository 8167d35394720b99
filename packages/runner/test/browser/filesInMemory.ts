import type { Issue, Place } from '@kedu/model';
import { runnerIssue } from '../../src/codes.ts';
import type { PackFiles } from '../../src/pack/packFiles.ts';

/** Files handed in as bytes, name → content: how a page without a file system gets a pack. */
export class FilesInMemory implements PackFiles {
  readonly #files: ReadonlyMap<string, Uint8Array>;

  constructor(files: ReadonlyMap<string, Uint8Array>) {
    this.#files = files;
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  read(name: string, place: Place, shown: string = name): { readonly bytes?: Uint8Array; readonly issues: readonly Issue[] } {
    const bytes = this.#files.get(name);
    return bytes ? { bytes, issues: [] } : { issues: [runnerIssue('PACK_FILE_MISSING', place, { file: shown })] };
  }

  list(endings: readonly string[]): string[] {
    return [...this.#files.keys()].filter((name) => endings.some((ending) => name.toLowerCase().endsWith(ending))).sort();
  }
}
