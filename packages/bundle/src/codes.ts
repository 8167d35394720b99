import { type CodeCatalogue, issueMaker } from '@kedu/model';

/** Why a file of a bundle, or an entry of its log, is refused. Wording: messages. Rules: docs/spec/bundle.md. */
export const BUNDLE_CODES = {
  BUNDLE_EDITION: { severity: 'error', args: ['found', 'expected'] },
  BUNDLE_MANIFEST: { severity: 'error', args: ['reason', 'at', 'found'] },
  BUNDLE_ENTRY: { severity: 'error', args: ['reason', 'at', 'found'] },
  BUNDLE_SEALED: { severity: 'error', args: ['reason', 'line', 'found'] },
  BUNDLE_FIGURES: { severity: 'error', args: ['reason', 'line', 'found'] },
  BUNDLE_DATA: { severity: 'error', args: ['reason', 'line', 'found'] },
  BUNDLE_RUN: { severity: 'error', args: ['reason', 'at', 'found'] },
  BUNDLE_NOTICE: { severity: 'warning', args: ['reason', 'at', 'found'] },
  BUNDLE_OPENING: { severity: 'error', args: ['reason', 'at', 'found'] },
  OPENING_BUNDLE: { severity: 'error', args: ['found', 'expected'] },
  OPENING_BLOCK: { severity: 'error', args: ['reason', 'table', 'block'] },
  PUBLISH_DERIVABLE: { severity: 'error', args: ['list', 'low', 'high'] },
} as const satisfies CodeCatalogue;

export type BundleCode = keyof typeof BUNDLE_CODES;

export const bundleIssue = issueMaker(BUNDLE_CODES);
