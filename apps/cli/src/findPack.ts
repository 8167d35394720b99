import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve } from 'node:path';

/**
 * Folder of a pack: the folder itself, or the pack of this name under `packs/` here or in a folder above.
 * The path comes back relative to `cwd` where that is shorter; where nothing is found, what was asked.
 */
export function findPack(asked: string, cwd: string): string {
  const direct = resolve(cwd, asked);
  if (existsSync(join(direct, 'pack.yaml'))) return shown(direct, cwd);
  if (!isAbsolute(asked) && !asked.includes('..')) {
    for (let folder = cwd; ; folder = dirname(folder)) {
      const named = join(folder, 'packs', asked);
      if (existsSync(join(named, 'pack.yaml'))) return shown(named, cwd);
      if (dirname(folder) === folder) break;
    }
  }
  const packs = findPacks(cwd);
  return packs !== undefined && !existsSync(direct) && !asked.includes('/') ? shown(join(packs, asked), cwd) : shown(direct, cwd);
}

/** The folder `packs/` here or in a folder above; undefined where there is none. */
export function findPacks(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'packs'))) return join(folder, 'packs');
    if (dirname(folder) === folder) return undefined;
  }
}

function shown(path: string, cwd: string): string {
  const short = relative(cwd, path);
  return short === '' ? '.' : short.length < path.length ? short : path;
}
