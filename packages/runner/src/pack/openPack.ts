import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nearest } from '@kedu/model';
import { runnerIssue } from '../codes.ts';
import { Folder, isFolder } from './folder.ts';
import { type OpenedPack, type ReadOptions, readPackFiles } from './readPackFiles.ts';

export interface OpenOptions extends ReadOptions {
  /** Folder with `data/`, for files named kedu-data:…; usually $KEDU_DATA. */
  readonly keduData?: string | undefined;
}

/**
 * A pack out of its folder: all its files read, all its schemes compiled, all problems together.
 *
 * Rule: PACK-1 … PACK-6 (docs/spec/pack.md).
 * Errors: PACK_NOT_FOUND, PACK_YAML_MISSING, and those of readPackFiles; nothing is thrown for what stands in files.
 * Example: openPack('packs/sdg-2019', { keduData: process.env.KEDU_DATA }).
 */
export function openPack(path: string, options: OpenOptions = {}): OpenedPack {
  if (!isFolder(path)) return { issues: [runnerIssue('PACK_NOT_FOUND', {}, { folder: path, nearest: neighbour(path) })] };
  const folder = new Folder(path);
  if (!folder.has('pack.yaml')) return { issues: [runnerIssue('PACK_YAML_MISSING', {}, { folder: path })] };
  return readPackFiles(path, folder, outsideFolder(options.keduData), options);
}

function outsideFolder(keduData: string | undefined): Folder | undefined {
  return keduData !== undefined && keduData !== '' && isFolder(`${keduData}/data`) ? new Folder(`${keduData}/data`) : undefined;
}

/** A pack beside the one that is not there, of a similar name or with its name in it. */
function neighbour(path: string): string {
  const parent = dirname(path);
  if (!isFolder(parent)) return '';
  const wanted = basename(path);
  const packs = readdirSync(parent)
    .filter((name) => existsSync(join(parent, name, 'pack.yaml')))
    .sort();
  return nearest(wanted, packs) || (packs.find((name) => name.includes(wanted.toLowerCase())) ?? '');
}
