import { BUNDLE_PATHS, type BundleManifest, hexOf, readManifest, readmeTitles, SEALED_TABLES } from '@kedu/bundle';
import { type CheckingCrypto, type HashFunction, toBase64, type WitnessPolicy } from '@kedu/ledger';
import type { Hasher } from '@kedu/model';
import { checkComputation, type CheckedComputation, type CheckedFigures } from './computation/checkComputation.ts';
import type { KernelGiven } from './computation/recompute.ts';
import { checkBlankLines } from './files/checkBlankLines.ts';
import { checkDescription } from './files/checkDescription.ts';
import { checkFiles } from './files/checkFiles.ts';
import { checkPage } from './files/checkPage.ts';
import { checkPresence } from './files/checkPresence.ts';
import { checkReadme, type ReadmeWords } from './files/checkReadme.ts';
import { checkWritten } from './files/checkWritten.ts';
import { laidBeside } from './files/laidBeside.ts';
import { Tables } from './files/tables.ts';
import { Findings } from './findings.ts';
import { type CheckedBlocks, checkSealed, withheldRows } from './labels/checkSealed.ts';
import type { PreparedBlocks } from './labels/prepareBlocks.ts';
import { checkEntries } from './log/checkEntries.ts';
import { type CheckedLog, checkLog } from './log/checkLog.ts';
import { checkOpenings } from './log/checkOpenings.ts';
import type { LoggedEntry } from './log/loggedEntries.ts';
import type { AnchorTrust } from './log/examineAnchor.ts';
import { momentText } from './log/moment.ts';
import { inNames, titlesOf } from './names.ts';
import { admit } from './read/admit.ts';
import type { BundleIdentity, VerifyReport } from './report.ts';
import type { VerifyStep } from './steps.ts';

/** What a check needs of the machine, and what the reader brings along. */
export interface VerifyOptions {
  readonly crypto: CheckingCrypto;
  readonly sm3: HashFunction;
  /** Keys and witnesses that the reader trusts; those of the bundle where none are given, which is then said. */
  readonly policy?: WitnessPolicy | undefined;
  /** Checkpoints and anchors of the same log that the reader has from elsewhere, by the name of their file. */
  readonly seen?: ReadonlyMap<string, Uint8Array> | undefined;
  /** Time-stamp authorities and chain that the reader trusts; without them anchors are checked as far as it goes. */
  readonly anchors?: AnchorTrust | undefined;
  /** A faster SHA-256 than the pure one, where the machine has one. */
  readonly newHasher?: (() => Hasher) | undefined;
  /** Draws of errors in WebAssembly, where the machine has it; the results are the same. */
  readonly kernel?: KernelGiven | undefined;
  /** Commitments of the same files, worked out before (`prepareBlocks`). */
  readonly prepared?: PreparedBlocks | undefined;
  /** Words of README.md, of which this package has none; without them its text is not looked at. */
  readonly readme?: ReadmeWords | undefined;
  /** `verify.html` of the program that checks; without it that of the bundle is not compared with anything. */
  readonly page?: Uint8Array | undefined;
  /** Told of each step as it begins. */
  readonly onStep?: ((step: VerifyStep) => void) | undefined;
}

const NO_FIGURES: CheckedFigures = { compared: 0, agree: 0, attested: 0, notRecomputable: 0, shown: 0, unchecked: 0, openTables: [] };
const NO_BLOCKS: CheckedBlocks = { tables: new Map(), stated: 0, opened: 0, withheld: 0, rows: 0, hidden: [] };

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
  { crypto, sm3, policy, seen, anchors, newHasher, kernel, prepared, readme, page, onStep = () => undefined }: VerifyOptions,
  findings: Findings = new Findings(),
): VerifyReport {
  // 1. Names and sizes (VERIFY-6).
  const offered = [...files].map(([path, content]) => ({ path, bytes: content.length, content }));
  const whole = new Map(admit(offered, findings).map(({ path, content }) => [path, content]));
  const { own: admitted, brought } = laidBeside(whole, seen);

  // Where nothing could be read at all it was said why; what then is missing is no news.
  if (files.size === 0 && findings.severities().error > 0) return nothingRead(findings);

  // 2. Files against their list (VERIFY-2).
  onStep('files');
  const hashers = { sha256: crypto.sha256, sm3 };
  const written = admitted.get(BUNDLE_PATHS.manifest);
  if (!written) findings.add('VERIFY_UNREADABLE', { file: BUNDLE_PATHS.manifest }, { reason: 'manifest' });
  const read = written && readManifest(written);
  if (read && 'issue' in read) findings.take(read.issue);
  const manifest = read && 'value' in read ? read.value : undefined;
  const agree = manifest ? checkFiles(admitted, manifest, hashers, findings) : 0;
  const tables = prepared?.tables ?? new Tables(admitted);
  if (manifest && checkDescription(admitted, tables, findings)) checkWritten(admitted, tables, manifest, findings);
  checkBlankLines(tables, findings);
  if (page) checkPage(admitted, page, crypto.sha256, findings);

  // 3. The log (VERIFY-3).
  onStep('log');
  const log = checkLog(admitted, { crypto, policy, seen: brought, anchors }, findings);
  const about =
    manifest && written
      ? checkEntries(log.all, { files: admitted, manifest, written, hashers, unproven: log.unproven, findings })
      : undefined;
  if (about?.publication) checkSubject(log.noticed, about.publication.index, findings);

  // 4. Sealed rows (VERIFY-5).
  onStep('sealed');
  const blocks = manifest ? checkSealed(admitted, tables, manifest.sealed, { sha256: crypto.sha256, prepared }, findings) : NO_BLOCKS;

  let examined = 0;
  if (written) {
    const own = {
      sealed: blocks.tables,
      sha256: hexOf(crypto.sha256(written)),
      run: about?.run?.index,
      publishedAt: log.all.find(({ kind, about: { run } }) => kind === 'publication' && run === about?.run?.index)?.at,
      example: manifest?.example,
      assessed: assessedUnits(tables),
      publisher: manifest?.authority,
      nameOf: namesOf(tables),
    };
    examined = checkOpenings(log.all, { crypto, policy: log.policy, statements: log.statements, ...own }, findings);
  }

  // 5. Computation and labels (VERIFY-4, VERIFY-5).
  const { figures, scheme, register, run }: CheckedComputation = manifest
    ? checkComputation(admitted, tables, manifest, { blocks, newHasher, kernel, onStep }, findings)
    : { figures: NO_FIGURES };
  const hidesObservations = withheldRows(blocks, 'observations').size > 0;
  if (manifest) checkPresence(admitted, manifest, { scheme, run, hidesObservations }, findings);

  const { stated, opened, withheld, rows, hidden } = blocks;
  const named = manifest && scheme && register ? { ...readmeTitles(scheme, register, manifest.authority), withheld } : undefined;
  if (manifest && readme) checkReadme(admitted, manifest, named, readme, findings);
  const titles = titlesOf(scheme, register);
  const authority = manifest && titles.units.get(manifest.authority);
  return {
    findings: inNames(findings.list(), titles),
    severities: findings.severities(),
    counts: {
      files: { listed: manifest?.files.length ?? 0, agree },
      entries: { shown: log.entries.length, proven: log.entries.filter(({ proven }) => proven).length },
      blocks: { stated, opened, withheld, examined },
      rows: { sealed: rows, hidden },
      figures,
    },
    ...(manifest ? { shares: manifest.shares } : {}),
    ...(authority ? { authority } : {}),
    ...(written
      ? {
          identity: identityOf(hexOf(crypto.sha256(written)), manifest, log, {
            policy: policy ? 'reader' : 'bundle',
            publication: about?.publication,
          }),
        }
      : {}),
  };
}

function nothingRead(findings: Findings): VerifyReport {
  return {
    findings: findings.list(),
    severities: findings.severities(),
    counts: {
      files: { listed: 0, agree: 0 },
      entries: { shown: 0, proven: 0 },
      blocks: { stated: 0, opened: 0, withheld: 0, examined: 0 },
      rows: { sealed: 0, hidden: [] },
      figures: NO_FIGURES,
    },
  };
}

/** Units that have a row in the results. */
function assessedUnits(tables: Tables): ReadonlySet<string> {
  const read = tables.of(SEALED_TABLES.results);
  const unit = read?.headings.indexOf('unit') ?? -1;
  return new Set((read?.rows ?? []).flatMap(({ cells }) => cells[unit] ?? []));
}

/** Says of each notice that came along whether it is about this publication. Rule: NOTICE-3. Finding: VERIFY_SEEN (`other_publication`). */
function checkSubject(noticed: CheckedLog['noticed'], publication: number, findings: Findings): void {
  for (const { file, indexes } of noticed)
    if (indexes.length > 0 && !indexes.includes(publication)) findings.add('VERIFY_SEEN', { file }, { reason: 'other_publication' });
}

/** Names of units by their ID, as the register of the bundle has them last; undefined for whoever is not in it. */
function namesOf(tables: Tables): (unit: string) => string | undefined {
  const read = tables.of(BUNDLE_PATHS.units);
  const [unit = -1, name = -1] = ['unit', 'name'].map((heading) => read?.headings.indexOf(heading));
  return (id) => read?.rows.findLast(({ cells }) => cells[unit] === id)?.cells[name];
}

function identityOf(
  sha256: string,
  manifest: BundleManifest | undefined,
  { checkpoint, trusted, anchors }: CheckedLog,
  { policy, publication }: { readonly policy: 'reader' | 'bundle'; readonly publication?: LoggedEntry | undefined },
): BundleIdentity {
  return {
    sha256,
    ...(manifest ? { manifest: statedBy(manifest) } : {}),
    ...(checkpoint && publication?.proven
      ? { publication: { origin: checkpoint.origin, index: publication.index, at: publication.at } }
      : {}),
    ...(checkpoint
      ? {
          checkpoint: {
            origin: checkpoint.origin,
            size: checkpoint.size,
            root: toBase64(checkpoint.root),
            policy,
            trusted: trusted !== undefined,
            ...(trusted?.sm2 ? { sm2: true } : {}),
            cosigners: (trusted?.cosignatures ?? []).flatMap(({ key, time }) =>
              time === undefined ? [] : [{ name: key.name, at: momentText(time) }],
            ),
            anchors: anchors.map(({ by, time, open }) => ({
              by,
              at: time === undefined ? '' : momentText(time),
              trusted: open === undefined,
            })),
          },
        }
      : {}),
  };
}

function statedBy({ authority, pack, scheme, period, asOf, example, level }: BundleManifest): NonNullable<BundleIdentity['manifest']> {
  return { authority, pack, scheme: `${scheme.id}@${scheme.version}`, period, asOf, example, level };
}
