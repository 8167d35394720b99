import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bundle, type BundleInput, BUNDLE_PATHS, entryPath, makeBundle, proofPath, type Withhold } from '@kedu/bundle';
import {
  type Checkpoint,
  type NoteSignature,
  readPolicy,
  type Reading,
  trustCheckpoint,
  utf8,
  type WitnessPolicy,
  writeLogProof,
  writeNote,
  writeVerifierKey,
} from '@kedu/ledger';
import type { Issue } from '@kedu/model';
import type { AssessedRun } from '@kedu/tables';
import type { LogFolder } from '../ledger/logFolder.ts';
import type { LogWriter } from '../ledger/logWriter.ts';
import { nodeCrypto, nodeSha256 } from '../ledger/nodeCrypto.ts';
import { checkReplaceable } from '../output/folder.ts';
import type { Pack } from '../pack/pack.ts';
import { askWitness } from '../witness/askWitness.ts';
import { publishIssue } from './codes.ts';
import { enterPublication, entriesAbout, type PlacedEntry, readable } from './entries.ts';
import { bundleHashers } from './hashers.ts';
import { saltsOf } from './salts.ts';
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
  readonly withhold?: Withhold | undefined;
  readonly readme: BundleInput['readme'];
  /** `verify.html`, where it is built. */
  readonly checker?: Uint8Array | undefined;
  /** Now, `YYYY-MM-DDThh:mm:ssZ`. */
  readonly at: string;
}

/** A run that was published. */
export interface Published {
  readonly bundle: Bundle;
  readonly entries: readonly PlacedEntry[];
  readonly checkpoint: Checkpoint;
  /** Names of the witnesses that cosigned it. */
  readonly cosigners: readonly string[];
  /** How many files were written. */
  readonly files: number;
  /** Witnesses that did not answer, although those that did are enough. */
  readonly issues: readonly Issue[];
}

/**
 * Publishes a run: enters it into the log, has the log cosigned, and writes the bundle with the proofs.
 *
 *   run ─ 1 refuse ─ 2 bundle ─ 3 entries ─ 4 checkpoint, cosignatures ─ 5 proofs ─ 6 folder
 *
 * A second publication of the same run writes the same bundle and no new entries. Where witnesses are too few there is no folder; what was entered stays, and counts the next time.
 * Rules: BUNDLE-1, BUNDLE-2, ENTRY-1 to ENTRY-3, WITNESS-5. Errors: PUBLISH_EXAMPLE, PUBLISH_AUTHORITY, PUBLISH_ENTRY, LEDGER_POLICY, LEDGER_QUORUM, LOG_ENTRY, LEDGER_TILE, those of replaceFolder.
 */
export async function publishRun(asked: PublishAsked): Promise<Reading<Published>> {
  const { pack, run, writer, out } = asked;
  const refused = refusalOf(asked);
  if (refused) return { issue: refused };
  const policyText = asked.policy ?? `log ${writeVerifierKey(writer.log.head.key)}\nquorum none\n`;
  const policy = readPolicy(nodeSha256, policyText);
  if ('issue' in policy) return policy;

  const bundle = makeBundle({
    run,
    pack,
    texts: pack.texts,
    authority: authorityOf(run) as string,
    level: 'public',
    hashers: bundleHashers(),
    saltOf: saltsOf(asked.secret, run.assessment.run.input),
    withhold: asked.withhold,
    readme: asked.readme,
  });

  // Entries that were accepted before count too, so that none is entered twice.
  const before = await writer.publish();
  const known = writer.log.entries(before.size);
  if ('issue' in known) return known;
  const entries = await enterPublication(writer, readable(known.value), bundle, asked.at);
  if ('issue' in entries) return entries;
  if (entries.value.some(({ isNew }) => isNew)) await writer.publish();
  const cosigned = await cosign(writer, policy.value);
  if ('issue' in cosigned) return cosigned;
  const { checkpoint, cosigners, issues } = cosigned.value;

  const log = logFiles(writer.log, checkpoint, entries.value);
  if ('issue' in log) return log;
  const files = new Map([
    ...bundle.files,
    [BUNDLE_PATHS.checkpoint, utf8(writeNote(checkpoint.note))] as const,
    [BUNDLE_PATHS.policy, utf8(policyText)] as const,
    ...log.value,
    ...(await anchorFiles(writer.log.folder, checkpoint.size)),
    ...(asked.checker ? [[BUNDLE_PATHS.checker, asked.checker] as const] : []),
  ]);
  const [unwritten] = writeBundle(out, files);
  if (unwritten) return { issue: unwritten };
  return { value: { bundle, entries: entries.value, checkpoint, cosigners, files: files.size, issues } };
}

function refusalOf({ pack, run, out, exampleSite }: PublishAsked): Issue | undefined {
  const isExample = pack.example || run.trace.input.register.versions.some(({ example }) => example);
  if (isExample && !exampleSite) return publishIssue('PUBLISH_EXAMPLE', {}, { pack: pack.id });
  const { id, version } = run.scheme;
  if (authorityOf(run) === undefined) return publishIssue('PUBLISH_AUTHORITY', {}, { scheme: `${id}@${version}` });
  return checkReplaceable(out, 'bundle');
}

/** Unit ID of the government that assesses; its code where the register does not hold it. */
function authorityOf({ scheme, trace }: AssessedRun): string | undefined {
  const { authority } = scheme;
  return authority && (trace.input.register.versions.find(({ code }) => code === authority.code)?.id ?? authority.code);
}

/** Has the checkpoint of a log cosigned by those witnesses of the policy that have not done so. Rule: WITNESS-5. */
async function cosign(writer: LogWriter, policy: WitnessPolicy): Promise<Reading<Pick<Published, 'checkpoint' | 'cosigners' | 'issues'>>> {
  const before = await writer.log.checkpoint();
  if ('issue' in before) return before;
  const { note } = before.value;
  const open = [...policy.witnesses.values()].filter(
    ({ url, key }) => url !== undefined && !note.signatures.some(({ name, keyId }) => name === key.name && keyId === key.id),
  );
  const answers = await Promise.all(open.map((witness) => askWitness(writer.log, before.value, witness)));
  const signatures = answers.flatMap((answer): readonly NoteSignature[] => ('value' in answer ? [answer.value] : []));
  if (signatures.length > 0) await writer.cosigned(before.value, signatures);
  const checkpoint = await writer.log.checkpoint();
  if ('issue' in checkpoint) return checkpoint;
  const trusted = trustCheckpoint(nodeCrypto, utf8(writeNote(checkpoint.value.note)), policy);
  if ('issue' in trusted) return trusted;
  return {
    value: {
      checkpoint: checkpoint.value,
      cosigners: trusted.value.cosignatures.map(({ key }) => key.name),
      issues: answers.flatMap((answer) => ('issue' in answer ? [answer.issue] : [])),
    },
  };
}

/** Entries about the run, each with the proof that it stands under the checkpoint. */
function logFiles(
  log: LogFolder,
  checkpoint: Checkpoint,
  placed: readonly PlacedEntry[],
): Reading<readonly (readonly [path: string, bytes: Uint8Array])[]> {
  const all = log.entries(checkpoint.size);
  if ('issue' in all) return all;
  const known = readable(all.value);
  const run = placed.find(({ entry }) => entry.kind === 'run')?.index ?? -1;
  const files: (readonly [string, Uint8Array])[] = [];
  for (const index of entriesAbout(known, run)) {
    const entry = known[index];
    const proof = log.prove(index, checkpoint);
    if ('issue' in proof) return proof;
    if (!entry) return { issue: publishIssue('PUBLISH_ENTRY', {}, { kind: 'run', index }) };
    files.push([entryPath(index, entry.kind), all.value[index] as Uint8Array]);
    files.push([proofPath(index, entry.kind), utf8(writeLogProof(proof.value))]);
  }
  return { value: files };
}

/** Anchors of the checkpoint that lie beside the log (ANCHOR), as far as there are any. */
async function anchorFiles(folder: string, size: number): Promise<readonly (readonly [string, Uint8Array])[]> {
  const names = await readdir(join(folder, 'anchors')).catch((): string[] => []);
  const own = names.filter((name) => name.startsWith(`${size}-`)).sort();
  return Promise.all(
    own.map(async (name) => [`${BUNDLE_PATHS.anchors}${name}`, new Uint8Array(await readFile(join(folder, 'anchors', name)))] as const),
  );
}
