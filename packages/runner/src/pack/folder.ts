import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import type { Issue, Place } from '@kedu/model';
import { checkFileSize } from '@kedu/intake';
import { runnerIssue } from '../codes.ts';
import type { PackFiles } from './packFiles.ts';

/** Files below one folder; nothing outside it can be read, neither by `..` nor by a link. Rule: PACK-5. */
export class Folder implements PackFiles {
  readonly path: string;
  readonly #real: string;

  /** Errors: throws where the folder does not exist (ask `isFolder` first). */
  constructor(path: string) {
    this.path = path;
    this.#real = realpathSync(path);
  }

  has(name: string): boolean {
    return refusal(name) === undefined && existsSync(join(this.path, name));
  }

  read(name: string, place: Place, shown: string = name): { readonly bytes?: Uint8Array; readonly issues: readonly Issue[] } {
    const refused = refusal(name);
    if (refused) return { issues: [runnerIssue('PACK_PATH', place, { found: name, reason: refused })] };
    const path = join(this.path, name);
    try {
      const real = realpathSync(path);
      if (real !== this.#real && !real.startsWith(this.#real + sep))
        return { issues: [runnerIssue('PACK_PATH', place, { found: name, reason: 'link' })] };
      const stat = statSync(real);
      if (!stat.isFile()) return { issues: [runnerIssue('PACK_FILE_UNREADABLE', place, { file: shown, reason: 'not_a_file' })] };
      const tooLarge = checkFileSize(shown, stat.size);
      return tooLarge ? { issues: [tooLarge] } : { bytes: readFileSync(real), issues: [] };
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code;
      if (reason === undefined) throw error;
      return {
        issues: [
          reason === 'ENOENT' || reason === 'ENOTDIR'
            ? runnerIssue('PACK_FILE_MISSING', place, { file: shown })
            : runnerIssue('PACK_FILE_UNREADABLE', place, { file: shown, reason }),
        ],
      };
    }
  }

  /** Files of the folder and of those below it; hidden files and folders are passed over. */
  list(endings: readonly string[]): string[] {
    return readdirSync(this.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && endings.some((ending) => entry.name.toLowerCase().endsWith(ending)))
      .map((entry) => relative(this.path, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
      .sort();
  }
}

/** Whether a folder stands there. */
export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function refusal(name: string): 'absolute' | 'outside' | undefined {
  if (isAbsolute(name) || /^[A-Za-z]:|^\\/.test(name)) return 'absolute';
  return name.split(/[\\/]/).includes('..') || name.includes('\0') ? 'outside' : undefined;
}
