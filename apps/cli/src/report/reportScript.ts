import { readFileSync } from 'node:fs';

/** Beside the built command. */
const BUILT = new URL('./report.js', import.meta.url);
/** What bundles the program where this file runs from source. Named by address, so that it does not become part of the built command. */
const BUNDLER = new URL('../../../../tools/report-script.mjs', import.meta.url).href;

/**
 * Text of the program that reports carry: the file beside the built command; from source it is bundled from `apps/report`.
 *
 * Errors: rejects where it is not there, or does not bundle (a fault of the installation, not of anybody's data).
 */
export async function reportScript(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return readFileSync(BUILT, 'utf8');
  const bundler = (await import(BUNDLER)) as { reportScript(): Promise<string> };
  return bundler.reportScript();
}
