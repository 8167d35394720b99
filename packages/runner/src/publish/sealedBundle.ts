import {
  BUNDLE_PATHS,
  type BundleManifest,
  hexOf,
  readBundleTable,
  readManifest,
  readSealed,
  SEALED_TABLES,
  type SealedBundle,
} from '@kedu/bundle';
import type { Reading } from '@kedu/ledger';
import { verifyIssue } from '@kedu/verify';
import { nodeSha256 } from '../ledger/nodeCrypto.ts';

/** A published bundle as far as opening its sealed rows asks for. */
export interface OpenableBundle extends SealedBundle {
  readonly manifest: BundleManifest;
}

/**
 * Reads what a published bundle says of its sealed rows, without checking the rest of it (`kedu verify`).
 *
 * Rule: OPEN-1, OPEN-4. Errors: VERIFY_UNREADABLE (`manifest`), VERIFY_FILE_CHANGED where sealed.csv is not the one that bundle.json lists, those of readManifest and readSealed.
 */
export function sealedBundle(files: ReadonlyMap<string, Uint8Array>): Reading<OpenableBundle> {
  const [written, sealed] = [files.get(BUNDLE_PATHS.manifest), files.get(BUNDLE_PATHS.sealed)];
  if (!written || !sealed) return { issue: verifyIssue('VERIFY_UNREADABLE', {}, { reason: 'manifest' }) };
  const manifest = readManifest(written);
  if ('issue' in manifest) return manifest;
  const blocks = readSealed(sealed);
  if ('issue' in blocks) return blocks;
  const listed = manifest.value.files.find(({ path }) => path === BUNDLE_PATHS.sealed);
  const found = `sha256:${hexOf(nodeSha256(sealed))}`;
  if (listed?.sha256 !== found) {
    const args = { field: 'sha256', found, expected: listed?.sha256 ?? '' };
    return { issue: verifyIssue('VERIFY_FILE_CHANGED', { file: BUNDLE_PATHS.sealed }, args) };
  }
  return {
    value: {
      manifest: manifest.value,
      sha256: `sha256:${hexOf(nodeSha256(written))}`,
      blocks: blocks.value,
      table(name) {
        const bytes = files.get(SEALED_TABLES[name]);
        const read = bytes && readBundleTable(SEALED_TABLES[name], bytes);
        return read && 'value' in read ? { headings: read.value.headings, rows: read.value.rows.map(({ cells }) => cells) } : undefined;
      },
    },
  };
}
