import { readFileSync } from 'node:fs';

/** Beside the built command. */
const BUILT = new URL('./kernel-thread.cjs', import.meta.url);
/** What bundles it where this file runs from source. Named by address, so that it does not become part of the built command. */
const BUNDLER = new URL('../../../../tools/kernel-worker.mjs', import.meta.url).href;

/**
 * Text of the program of a thread: the file beside the built command; from source it is bundled from `kernelThread.ts`.
 *
 * Errors: rejects where it is not there, or does not bundle (a fault of the installation).
 */
export async function threadScript(): Promise<string> {
  const built = builtThreadScript();
  if (built !== undefined) return built;
  const bundler = (await import(BUNDLER)) as { kernelWorker(): Promise<string> };
  return bundler.kernelWorker();
}

/** The same without waiting; undefined where this runs from source. Errors: throws where the file is not there. */
export function builtThreadScript(): string | undefined {
  return isWithoutThreadScript() ? undefined : readFileSync(BUILT, 'utf8');
}

/** Whether this runs from source, where threads come up for those only who can wait. */
export function isWithoutThreadScript(): boolean {
  return import.meta.url.endsWith('.ts');
}
