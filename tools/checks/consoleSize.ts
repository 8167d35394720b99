import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildConsole, type ConsoleChunk } from '../console.mjs';
import type { Check } from './check.ts';

/** Most bytes by gzip of all scripts that signing in and seeing what waits load (docs/decisions/0010-platform.md). */
export const FIRST_LOAD_BUDGET = 250_000;

const FIRST_PAGES = ['session/SignInPage.tsx', 'home/HomePage.tsx'];

/** Scripts that are loaded before somebody sees what waits for him: the entry, the pages of sign-in and home, and all that these import at once. */
export function firstLoad(chunks: readonly ConsoleChunk[]): readonly ConsoleChunk[] {
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const found = new Set<ConsoleChunk>();
  const take = (chunk: ConsoleChunk | undefined): void => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const file of chunk.imports) take(byFile.get(file));
  };
  for (const chunk of chunks) {
    const page = chunk.facadeModuleId?.replaceAll('\\', '/') ?? '';
    if (chunk.isEntry || FIRST_PAGES.some((first) => page.endsWith(`/src/${first}`))) take(chunk);
  }
  return [...found];
}

/** Bytes by gzip of scripts. */
export function gzipBytes(chunks: readonly ConsoleChunk[]): number {
  return chunks.reduce((sum, { code }) => sum + gzipSync(code, { level: 6 }).length, 0);
}

/** What of the console is larger than its budget, or cannot be found to be measured. */
export function overFirstLoad(chunks: readonly ConsoleChunk[]): readonly string[] {
  const missing = FIRST_PAGES.filter(
    (first) => !chunks.some(({ facadeModuleId }) => facadeModuleId?.replaceAll('\\', '/').endsWith(`/src/${first}`)),
  );
  if (missing.length > 0)
    return missing.map((first) => `apps/console: ${first} is no script of its own, so the first load cannot be measured`);
  const bytes = gzipBytes(firstLoad(chunks));
  return bytes > FIRST_LOAD_BUDGET
    ? [`apps/console: sign-in and home load ${bytes} bytes by gzip, at most ${FIRST_LOAD_BUDGET}: load later what they do not need`]
    : [];
}

/** The console is used over slow lines: what its first pages load is measured with every build. */
export const consoleSizeCheck: Check = {
  name: 'console size',
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kedu-console-size-'));
    try {
      return overFirstLoad(await buildConsole(folder));
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
