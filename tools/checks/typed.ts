import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import type { Check } from './check.ts';

/** TypeScript files that tsconfig.json leaves out: nobody would check their types. */
export const typedCheck: Check = {
  name: 'types cover every file',
  run: ({ root, files }) => {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const listed = execFileSync(process.execPath, [tsc, '-p', '.', '--listFilesOnly'], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
    const covered = new Set(listed.split('\n').map((file) => relative(root, file).replaceAll('\\', '/')));
    return files
      .filter((file) => /\.tsx?$/.test(file) && !covered.has(file))
      .map((file) => `${file}: not in the "include" of tsconfig.json`);
  },
};
