import type { IssueArgs } from '@kedu/model';

/** Arguments of an example for each code about a bundle. */
export const BUNDLE_EXAMPLES: Readonly<Record<string, IssueArgs>> = {
  BUNDLE_EDITION: { found: '2', expected: 1 },
  BUNDLE_MANIFEST: { reason: 'form', at: 'files[3].sha256', found: 'sha256:ABC' },
  BUNDLE_ENTRY: { reason: 'unknown', at: 'note', found: '' },
  BUNDLE_SEALED: { reason: 'order', line: 12, found: 'results,3,260,128' },
  BUNDLE_FIGURES: { reason: 'form', line: 4, found: 'checked' },
  BUNDLE_DATA: { reason: 'form', line: 18, found: '83,2' },
  BUNDLE_RUN: { reason: 'absent', at: 'previous[0].units', found: '' },
  PUBLISH_EXAMPLE: { pack: 'after-liaoning', way: 'command' },
  PUBLISH_AUTHORITY: { scheme: 'north@2024' },
  PUBLISH_SCHEME: { found: 'south', period: '2024', known: 'north, north-county' },
  PUBLISH_SALTS: { reason: 'open', file: 'salts' },
  PUBLISH_ENTRY: { kind: 'run', index: 12 },
  PUBLISH_DERIVABLE: { list: 'places', low: '93.5', high: '100' },
};
