import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import type { Check } from './check.ts';
import { ASSEMBLY } from './purity.ts';

const PROJECTS = ['.', 'apps/console', 'apps/report', 'apps/verify'];

/** TypeScript files that every tsconfig.json leaves out: nobody would check their types. */
export const typedCheck: Check = {
  name: 'types cover every file',
  run: ({ root, files }) => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const listed = PROJECTS.flatMap((project) =>
      execFileSync(process.execPath, [tsc, '-p', project, '--listFilesOnly'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 }).split(
        '\n',
      ),
    );
    const covered = new Set(listed.map((file) => relative(root, file).replaceAll('\\', '/')));
    return files
      .filter((file) => /\.tsx?$/.test(file) && !covered.has(file) && !file.startsWith(ASSEMBLY))
      .map((file) => `${file}: not in the "include" of a tsconfig.json`);
  },
};
