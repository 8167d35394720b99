import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { Repository } from './check.ts';

const NEVER = new Set(['node_modules', 'dist', 'out', '.git']);

/** The repository in a folder, by git where it is one and by walking the folder where it is not. */
export function openRepository(root: string): Repository {
  const texts = new Map<string, string>();
  return {
    root,
    files: (byGit(root) ?? walk(root, '')).filter((file) => existsSync(join(root, file))).sort(),
    read(file) {
      const known = texts.get(file);
      if (known !== undefined) return known;
      const text = readFileSync(join(root, file), 'utf8');
      texts.set(file, text);
      return text;
    },
    exists: (path) => existsSync(join(root, path)),
  };
}

/** A repository that stands in memory, for the tests of the checks. */
export function repositoryOf(texts: Readonly<Record<string, string>>): Repository {
  const files = Object.keys(texts).sort();
  return {
    root: '',
    files,
    read: (file) => {
      const text = texts[file];
      if (text === undefined) throw new Error(`no such file: ${file}`);
      return text;
    },
    exists: (path) => files.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`)),
  };
}

function byGit(root: string): string[] | undefined {
  if (!existsSync(join(root, '.git'))) return undefined;
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return [...new Set(listed.split('\0').filter(Boolean))];
}

function walk(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    if (NEVER.has(entry.name)) return [];
    const path = posix.join(folder, entry.name);
    return entry.isDirectory() ? walk(root, path) : [path];
  });
}
