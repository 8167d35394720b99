import { readAnchor } from '@kedu/anchors';
import { BUNDLE_PATHS } from '@kedu/bundle';
import type { Checkpoint } from '@kedu/ledger';
import type { Findings } from '../findings.ts';

/**
 * Holds the anchors of a bundle against its checkpoint: each is one, and about this tree. What time-stamp authorities and chains state is checked with the trust of the reader (`kedu anchor --check`).
 *
 * Rule: VERIFY-3, ANCHOR-2. Errors, as findings: those of readAnchor; VERIFY_PROOF (`checkpoint`); VERIFY_FILE_UNLISTED for what is no anchor file by its name.
 */
export function checkAnchors(files: ReadonlyMap<string, Uint8Array>, checkpoint: Checkpoint | undefined, findings: Findings): void {
  for (const [file, bytes] of files) {
    if (!file.startsWith(BUNDLE_PATHS.anchors)) continue;
    // A time-stamp stands beside its anchor once more as it was received, for other programs.
    if (/^anchors\/\d+-[a-z0-9-]+\.tsr$/.test(file)) continue;
    if (!/^anchors\/\d+-[a-z0-9-]+\.json$/.test(file)) {
      findings.add('VERIFY_FILE_UNLISTED', { file });
      continue;
    }
    const read = readAnchor(bytes);
    if ('issue' in read) findings.take(read.issue, { file });
    else if (checkpoint && read.value.checkpoint.note.text !== checkpoint.note.text)
      findings.add('VERIFY_PROOF', { file }, { reason: 'checkpoint', index: checkpoint.size, size: read.value.checkpoint.size });
  }
}
