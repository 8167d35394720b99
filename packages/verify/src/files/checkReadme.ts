import { BUNDLE_PATHS, type BundleManifest, type ReadmeNamed } from '@kedu/bundle';
import { fromUtf8 } from '@kedu/ledger';
import type { Findings } from '../findings.ts';

/** README.md of a bundle, by whoever has the words. */
export interface ReadmeWords {
  /** As this version words it. */
  readonly write: (manifest: BundleManifest, named: ReadmeNamed) => string;
  /** Whether a text says first of all that the data are examples, in whatever version's words. */
  readonly saysExample: (readme: string) => boolean;
}

/**
 * Holds README.md, which many read and nothing else, against what bundle.json says: example data are said first, and words that are not
 * those of this version are the publisher's own.
 *
 * Shape: `named` is what scheme and register of the bundle call things; without it, as where the scheme does not compile, the words are not
 * looked at.
 * Rule: VERIFY-14, BUNDLE-1. Errors, as findings: VERIFY_IDENTITY (`example`) where example data are not said; VERIFY_TEXT; VERIFY_README,
 * a warning, for another text. What is absent checkPresence says.
 */
export function checkReadme(
  files: ReadonlyMap<string, Uint8Array>,
  manifest: BundleManifest,
  named: ReadmeNamed | undefined,
  { write, saysExample }: ReadmeWords,
  findings: Findings,
): void {
  const file = BUNDLE_PATHS.readme;
  const bytes = files.get(file);
  if (!bytes) return;
  const text = fromUtf8(bytes);
  if (text === undefined) findings.add('VERIFY_TEXT', { file });
  else if (manifest.example && !saysExample(text))
    findings.add('VERIFY_IDENTITY', { file }, { field: 'example', found: 'false', expected: 'true' });
  else if (named && text !== write(manifest, named)) findings.add('VERIFY_README', { file });
}
