import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Bundle,
  type BundleInput,
  type BundleLevel,
  BUNDLE_PATHS,
  discloseRun,
  entryPath,
  openingStatementPath,
  proofPath,
  type RunDisclosure,
} from '@kedu/bundle';
import { type Checkpoint, type Reading, utf8, writeLogProof, writeNote } from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import { BUNDLE_LIMITS } from '@kedu/verify';
import type { TimestampAuthority } from '../anchor/askTimestamp.ts';
import { type KeptStamp, stampForBundle } from '../anchor/stampForBundle.ts';
import type { LogFolder } from '../ledger/logFolder.ts';
import type { LogWriter } from '../ledger/logWriter.ts';
import { checkReplaceable } from '../output/folder.ts';
import type { Pack } from '../pack/pack.ts';
import { authorityOf, bundleOfRun } from './bundleOfRun.ts';
import { publishIssue } from './codes.ts';
import { clockFault } from './clockFault.ts';
import { type Asked, type CosignedLog, cosignLog, policyOf } from './cosignLog.ts';
import { enterPublication, entriesAbout, type PlacedEntry, readable } from './entries.ts';
import { keepNotice, statementsOf } from './notices.ts';
import { zipFault } from './bundleZip.ts';
import { writeBundle } from './writeBundle.ts';

export interface PublishAsked {
  readonly pack: Pack;
  readonly run: AssessedRun;
  /** Folder of the bundle. */
  readonly out: string;
  readonly writer: LogWriter;
  /** The secret behind the salts (saltSecret). */
  readonly secret: Uint8Array;
  /** Text of the policy file; without one the log alone counts, and nobody is asked. */
  readonly policy?: string | undefined;
  /** Whether example data may be published, which then says so everywhere. */
  readonly exampleSite: boolean;
  /** Whom the bundle is for. Rule: DISCLOSE-2. */
  readonly level: BundleLevel;
  /** What is shown at that level, where somebody else than the scheme decides. */
  readonly disclosure?: RunDisclosure | undefined;
  readonly readme: BundleInput['readme'];
  /** `verify.html`, where it is built. */
  readonly checker?: Uint8Array | undefined;
  /**
   * Who stamps the checkpoint before the folder is written; where it does not, that is told and the bundle goes without. Rule: ANCHOR-14.
   */
  readonly authority?: TimestampAuthority | undefined;
  /** Now, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
  /** Index of a withdrawn publication whose place this one takes. Rule: WITHDRAW-3. */
  readonly replaces?: number | undefined;
}

/** A run that was published. */
export interface Published extends CosignedLog {
  readonly bundle: Bundle;
  readonly entries: readonly PlacedEntry[];
  /** How many files were written. */
  readonly files: number;
  /** The time-stamp of the checkpoint, where somebody was asked and stated it. */
  readonly stamp?: KeptStamp | undefined;
}

/**
 * Publishes a run: enters it into the log, has the log cosigned, and writes the bundle with the proofs.
 *
 *   run ─ 1 refuse ─ 2 bundle ─ 3 entries ─ 4 checkpoint, cosignatures, time-stamp ─ 5 proofs ─ 6 folder
 *
 * A second publication of the same run writes the same bundle and no new entries. Where witnesses are too few there is no folder; what was
 * entered stays, and counts the next time.
 * Rules: BUNDLE-1, BUNDLE-2, ENTRY-1 to ENTRY-3, WITNESS-5, WITHDRAW-3, WITHDRAW-4, FAULT-1. Errors: PUBLISH_EXAMPLE, PUBLISH_AUTHORITY,
 * PUBLISH_ENTRY, PUBLISH_REPLACES, PUBLISH_STANDING, PUBLISH_CLOCK, PUBLISH_AHEAD, PUBLISH_ADOPTS, LEDGER_POLICY, LEDGER_QUORUM, LOG_ENTRY,
 * LEDGER_TILE, those of replaceFolder.
 */
export async function publishRun(asked: PublishAsked): Promise<Asked<Published>> {
  const { pack, run, writer, out } = asked;
  const refused = refusalOf(asked);
  if (refused) return { issue: refused };
  const policy = policyOf(writer.log.head, asked.policy);
  if ('issue' in policy) return policy;
  const { secret, readme } = asked;
  const disclosure = disclosureOf(asked);
  if ('issue' in disclosure) return disclosure;
  const adopted = adoptedHash(run, disclosure.value);
  if (adopted) return { issue: adopted };
  const bundle = bundleOfRun({ pack, run, disclosure: disclosure.value, secret, readme });

  const ahead = await clockFault(policy.value.policy, asked.at);
  if (ahead) return { issue: ahead };

  // Entries that were accepted before count too, so that none is entered twice.
  const before = await writer.publish();
  const known = writer.log.entries(before.size);
  if ('issue' in known) return known;
  const entries = await enterPublication(writer, readable(known.value), bundle, asked);
  if ('issue' in entries) return entries;
  if (entries.value.some(({ isNew }) => isNew)) await writer.publish();
  const cosigned = await cosignLog(writer, policy.value.policy);
  if ('issue' in cosigned) return { issue: cosigned.issue, asked: [...(cosigned.asked ?? []), pendingIssue(entries.value)] };
  const { checkpoint, cosigners } = cosigned.value;
  const stamped = asked.authority && (await stampForBundle(writer.log, checkpoint, asked.authority));
  const issues = [...cosigned.value.issues, ...(stamped && 'issue' in stamped ? [asWarning(stamped.issue)] : [])];

  const log = await logFiles(writer.log, checkpoint, entries.value);
  if ('issue' in log) return log;
  const files = new Map([
    ...bundle.files,
    [BUNDLE_PATHS.checkpoint, utf8(writeNote(checkpoint.note))] as const,
    [BUNDLE_PATHS.policy, utf8(policy.value.text)] as const,
    ...log.value,
    ...(await anchorFiles(writer.log.folder, checkpoint.size)),
    ...(asked.checker ? [[BUNDLE_PATHS.checker, asked.checker] as const] : []),
  ]);
  const [unwritten] = writeBundle(out, files);
  if (unwritten) return { issue: unwritten };
  const notice = asked.replaces === undefined ? undefined : await keepNotice(writer.log, checkpoint, asked.replaces);
  if (notice && 'issue' in notice) return notice;
  return {
    value: {
      bundle,
      entries: entries.value,
      checkpoint,
      cosigners,
      files: files.size,
      issues,
      stamp: stamped && 'value' in stamped ? stamped.value : undefined,
    },
  };
}

/** What does not stop a publication. */
function asWarning(issue: Issue): Issue {
  return { ...issue, severity: 'warning' };
}

function refusalOf({ pack, run, out, exampleSite }: PublishAsked): Issue | undefined {
  const isExample = pack.example || run.trace.input.register.versions.some(({ example }) => example);
  if (isExample && !exampleSite) return publishIssue('PUBLISH_EXAMPLE', {}, { pack: pack.id, way: 'command' });
  const { id, version } = run.scheme;
  if (authorityOf(run) === undefined) return publishIssue('PUBLISH_AUTHORITY', {}, { scheme: `${id}@${version}` });
  return checkReplaceable(out, 'bundle') ?? zipFault(out);
}

function disclosureOf({ run, level, disclosure }: PublishAsked): Reading<RunDisclosure> {
  if (disclosure) return { value: disclosure };
  const { disclosure: value, issues } = discloseRun(run, level);
  return value ? { value } : { issue: issues.find(({ severity }) => severity === 'error') as Issue };
}

/** A scheme that is published with the hash of data of which some are withheld: whoever knew the others could try it out (DISCLOSE-13). */
function adoptedHash({ scheme, trace }: AssessedRun, { withhold }: RunDisclosure): Issue | undefined {
  const { determination } = scheme;
  const [adopts] = Object.keys(determination?.adopts ?? {});
  if (!determination || adopts === undefined) return undefined;
  const { observations } = trace.input;
  const isHidden = (indicator: string): boolean =>
    observations.periods.some((period) =>
      observations.unitIds.some((unit) => withhold('observations', { indicator, period, unit }) !== undefined),
    );
  const hidden = observations.indicators.find(isHidden);
  return hidden === undefined ? undefined : publishIssue('PUBLISH_ADOPTS', determination.place, { period: adopts, indicator: hidden });
}

/** What stands in the log already although nothing is out. */
function pendingIssue(entries: readonly PlacedEntry[]): Issue {
  return publishIssue('PUBLISH_PENDING', {}, { index: entries.find(({ entry }) => entry.kind === 'publication')?.index ?? '' });
}

/** Entries about the run, each with the proof that it stands under the checkpoint; statements of openings beside theirs. */
async function logFiles(
  log: LogFolder,
  checkpoint: Checkpoint,
  placed: readonly PlacedEntry[],
): Promise<Reading<readonly (readonly [path: string, bytes: Uint8Array])[]>> {
  const all = log.entries(checkpoint.size);
  if ('issue' in all) return all;
  const known = readable(all.value);
  const run = placed.find(({ entry }) => entry.kind === 'run')?.index ?? -1;
  const files: (readonly [string, Uint8Array])[] = [];
  const about = entriesAbout(known, run);
  const statements = await statementsOf(
    log.folder,
    about.flatMap((index) => known[index] ?? []),
  );
  for (const index of about) {
    const entry = known[index];
    const proof = log.prove(index, checkpoint);
    if ('issue' in proof) return proof;
    if (!entry) return { issue: publishIssue('PUBLISH_ENTRY', {}, { kind: 'run', index }) };
    files.push([entryPath(index, entry.kind), all.value[index] as Uint8Array]);
    files.push([proofPath(index, entry.kind), utf8(writeLogProof(proof.value))]);
    const statement = statements.get(entry.hashes['statement']?.sha256 ?? '');
    if (statement) files.push([openingStatementPath(index), statement]);
  }
  return { value: files };
}

/**
 * Anchors of the checkpoint that lie beside the log, with their copies for other programs: the first ones, where there are more than a
 * checker reads. Rule: ANCHOR-14.
 */
async function anchorFiles(folder: string, size: number): Promise<readonly (readonly [string, Uint8Array])[]> {
  const names = await readdir(join(folder, 'anchors')).catch((): string[] => []);
  const stems = names.filter((name) => name.startsWith(`${size}-`) && name.endsWith('.json')).map((name) => name.slice(0, -'.json'.length));
  const kept = new Set(stems.sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, BUNDLE_LIMITS.anchors));
  const own = names.filter((name) => kept.has(name.replace(/\.(?:json|tsr)$/, ''))).sort();
  return Promise.all(
    own.map(async (name) => [`${BUNDLE_PATHS.anchors}${name}`, new Uint8Array(await readFile(join(folder, 'anchors', name)))] as const),
  );
}
