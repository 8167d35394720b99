import type { Check } from './check.ts';

// In pieces, so that this file does not find itself.
const FOLDERS = ['work', 'tmp', 'home', 'root', 'Users', 'mnt', 'private/var'];
const PATH = new RegExp(`(?<![\\w.:/~-])(/(?:${FOLDERS.join('|')})/[\\w.-]+|file://${'/'}\\w+|[A-Z]:\\\\Users\\\\\\w+)`);

const TEXT = /\.(ts|tsx|mjs|cjs|js|json|md|yaml|yml|csv|html|css|sh)$|(^|\/)(\.ci\/run|LICENSE)$/;

/** Paths of somebody's machine in a text: they mean nothing on another. */
export function machinePaths(text: string): string[] {
  return text.split('\n').flatMap((line, i) => {
    const match = PATH.exec(line);
    return match ? [`line ${i + 1}: ${match[1]}`] : [];
  });
}

export const pathsCheck: Check = {
  name: 'machine paths',
  run: ({ files, read }) =>
    files
      .filter((file) => TEXT.test(file) && file !== 'package-lock.json' && !file.startsWith('tools/test/'))
      .flatMap((file) =>
        machinePaths(read(file)).map((where) => `${file}: ${where}: a path of one machine; use one from the root of the repository`),
      ),
};
