import { BUNDLE_PATHS, type BundleManifest, hexOf, readManifest } from '@kedu/bundle';
import { type CheckingCrypto, type HashFunction, toBase64, type WitnessPolicy } from '@kedu/ledger';
import type { Hasher } from '@kedu/model';
import { checkComputation, type CheckedFigures } from './computation/checkComputation.ts';
import { checkDescription } from './files/checkDescription.ts';
import { checkFiles } from './files/checkFiles.ts';
import { Tables } from './files/tables.ts';
import { Findings } from './findings.ts';
import { type CheckedBlocks, checkSealed } from './labels/checkSealed.ts';
import { checkAnchors } from './log/checkAnchors.ts';
import { checkEntries } from './log/checkEntries.ts';
import { type CheckedLog, checkLog } from './log/checkLog.ts';
import { momentText } from './log/moment.ts';
import { admit } from './read/admit.ts';
import type { BundleIdentity, VerifyReport } from './report.ts';

/** What a check needs of the machine, and what the reader brings along. */
export interface VerifyOptions {
  readonly crypto: CheckingCrypto;
  readonly sm3: HashFunction;
  /** Keys and witnesses that the reader trusts; those of the bundle where none are given, which is then said. */
  readonly policy?: WitnessPolicy | undefined;
  /** Cosigned checkpoints of the same log that the reader has from elsewhere, by the name of their file. */
  readonly seen?: ReadonlyMap<string, Uint8Array> | undefined;
  /** A faster SHA-256 than the pure one, where the machine has one. */
  readonly newHasher?: (() => Hasher) | undefined;
}

const NO_FIGURES: CheckedFigures = { compared: 0, agree: 0, attested: 0, notRecomputable: 0 };
const NO_BLOCKS: CheckedBlocks = { tables: new Map(), stated: 0, opened: 0, withheld: 0 };

/**
 * Checks a published bundle: whether it is what was logged, and what the rules compute. Nothing in it is run, and nobody is asked.
 *
 * Shape: files by their path in the bundle; `findings` holds what was found while they were read. One room after the other, and none that fails keeps the next from speaking:
 * names, files against their list, log, sealed rows, computation with labels.
 * Rule: VERIFY-1 to VERIFY-7 (docs/spec/verify.md). Errors: all are findings; nothing is thrown for bytes.
 * Example: verifyBundle(files, { crypto: nodeCrypto, sm3 }).severities.error === 0 for a bundle as it was published.
 */
export function verifyBundle(
  files: ReadonlyMap<string, Uint8Array>,
  { crypto, sm3, policy, seen, newHasher }: VerifyOptions,
  findings: Findings = new Findings(),
): VerifyReport {
  // 1. Names and sizes (VERIFY-6).
  const offered = [...files].map(([path, content]) => ({ path, bytes: content.length, content }));
  const admitted = new Map(admit(offered, findings).map(({ path, content }) => [path, content]));

  // 2. Files against their list (VERIFY-2).
  const hashers = { sha256: crypto.sha256, sm3 };
  const written = admitted.get(BUNDLE_PATHS.manifest);
  if (!written) findings.add('VERIFY_UNREADABLE', { file: BUNDLE_PATHS.manifest }, { reason: 'manifest' });
  const read = written && readManifest(written);
  if (read && 'issue' in read) findings.take(read.issue);
  const manifest = read && 'value' in read ? read.value : undefined;
  const agree = manifest ? checkFiles(admitted, manifest, hashers, findings) : 0;
  if (manifest) checkDescription(admitted, findings);

  // 3. The log (VERIFY-3).
  const log = checkLog(admitted, { crypto, policy, seen }, findings);
  checkAnchors(admitted, log.checkpoint, findings);
  if (manifest && written) checkEntries(log.entries, { files: admitted, manifest, written, hashers, findings });

  // 4. Sealed rows (VERIFY-5).
  const tables = new Tables(admitted);
  const blocks = manifest ? checkSealed(admitted, tables, manifest.sealed, crypto.sha256, findings) : NO_BLOCKS;

  // 5. Computation and labels (VERIFY-4, VERIFY-5).
  const figures = manifest ? checkComputation(admitted, tables, manifest, { blocks, newHasher }, findings) : NO_FIGURES;

  const { stated, opened, withheld } = blocks;
  return {
    findings: findings.list(),
    severities: findings.severities(),
    counts: {
      files: { listed: manifest?.files.length ?? 0, agree },
      entries: { shown: log.entries.length, proven: log.entries.filter(({ proven }) => proven).length },
      blocks: { stated, opened, withheld },
      figures,
    },
    ...(written ? { identity: identityOf(hexOf(crypto.sha256(written)), manifest, log, policy ? 'reader' : 'bundle') } : {}),
  };
}

function identityOf(
  sha256: string,
  manifest: BundleManifest | undefined,
  { checkpoint, trusted }: CheckedLog,
  policy: 'reader' | 'bundle',
): BundleIdentity {
  return {
    sha256,
    ...(manifest ? { manifest: statedBy(manifest) } : {}),
    ...(checkpoint
      ? {
          checkpoint: {
            origin: checkpoint.origin,
            size: checkpoint.size,
            root: toBase64(checkpoint.root),
            policy,
            trusted: trusted !== undefined,
            cosigners: (trusted?.cosignatures ?? []).flatMap(({ key, time }) =>
              time === undefined ? [] : [{ name: key.name, at: momentText(time) }],
            ),
          },
        }
      : {}),
  };
}

function statedBy({ authority, pack, scheme, period, asOf, example, level }: BundleManifest): NonNullable<BundleIdentity['manifest']> {
  return { authority, pack, scheme: `${scheme.id}@${scheme.version}`, period, asOf, example, level };
}
