import { readFileSync } from 'node:fs';

/** Beside the built command. */
const BUILT = new URL('./verify.html', import.meta.url);
/** What bundles the page where this file runs from source. Named by address, so that it does not become part of the built command. */
const BUNDLER = new URL('../../../../tools/verify-page.mjs', import.meta.url).href;

/** Made once in a process. */
let made: Promise<string> | undefined;

/**
 * verify.html, the checker as one file: that beside the built command; from source it is bundled from `apps/verify`.
 *
 * Rule: VERIFY-1. Errors: rejects where it is not there, or does not bundle (a fault of the installation, not of anybody's data).
 */
export function checkerPage(): Promise<string> {
  made ??= makePage();
  return made;
}

async function makePage(): Promise<string> {
  if (!import.meta.url.endsWith('.ts')) return readFileSync(BUILT, 'utf8');
  const bundler = (await import(BUNDLER)) as { verifyPage(): Promise<string> };
  return bundler.verifyPage();
}
