import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beijingTime } from '@kedu/anchors';
import { type Reading, type Signer, utf8 } from '@kedu/ledger';
import { bundleReadme } from '@kedu/messages';
import { hasErrors, type Issue, type Locale } from '@kedu/model';
import {
  type Asked,
  type AssessedRun,
  LogFolder,
  LogWriter,
  type Pack,
  publishIssue,
  type Published,
  publishRun,
  readKeyFile,
  saltSecret,
  schemesInForce,
  type TimestampAuthority,
  trustedCertificates,
} from '@kedu/runner';
import type { DisclosureLevel } from '@kedu/scheme';
import { EXIT, type ExitCode, exitCodeOf } from '../exitCode.ts';
import { loadPack, runPack, showIssues } from '../load.ts';
import { showProofIssues } from '../proof/showProofIssues.ts';
import { checkerPage } from '../verify/checkerPage.ts';
import { issuesOfRun } from '../publish/issuesOfRun.ts';
import { publishWords } from '../publish/words.ts';
import type { Io } from '../terminal/io.ts';
import { wordsOf } from '../words.ts';
import { refuse } from './assess.ts';
import { readPolicyFile, readSm2Option } from './log.ts';

export interface PublishCommandOptions {
  readonly period: string;
  readonly scheme?: string | undefined;
  readonly out: string;
  readonly log: string;
  readonly key: string;
  readonly sm2?: string | undefined;
  readonly salts: string;
  readonly policy?: string | undefined;
  readonly tsa?: string | undefined;
  readonly ca?: string | undefined;
  readonly policyId?: string | undefined;
  readonly exampleSite: boolean;
  readonly level: DisclosureLevel;
  readonly replaces?: number | undefined;
}

/**
 * `kedu publish PACK --period P --out FOLDER --log LOG --key FILE --salts FILE`: one run as a bundle, entered into the log.
 *
 * With an error anywhere nothing is entered or written. Rules: BUNDLE-1, BUNDLE-2, DISCLOSE-2, ENTRY-2. Exit code: OUT-10.
 */
export async function publish(asked: string, options: PublishCommandOptions, io: Io, locale: Locale): Promise<ExitCode> {
  const words = wordsOf(locale);
  if ((options.tsa === undefined) !== (options.ca === undefined)) {
    io.err(`${publishWords(locale).stampNeeds}\n`);
    return EXIT.usage;
  }
  const { pack, issues: found, folder } = loadPack(asked, io, locale);
  if (!pack || hasErrors(found)) return refuse(found, folder, io, locale);
  if (pack.missingData.length > 0) {
    for (const { file, url } of pack.missingData) io.err(`${words.dataMissing(file, url)}\n`);
    return EXIT.unreadable;
  }
  // Whatever can be refused is refused before anything is computed: whoever forgot a flag need not wait.
  if (pack.example && !options.exampleSite)
    return refuse([publishIssue('PUBLISH_EXAMPLE', {}, { pack: pack.id, way: 'command' })], folder, io, locale);
  const unclear = schemeUnclear(pack, options);
  if (unclear) return refuse([unclear], folder, io, locale);
  const desk = await openDesk(options, io);
  if ('issue' in desk) return refuseProof([desk.issue], io, locale);
  const { assessments, issues: said } = runPack(pack, { periods: [options.period] }, io, locale);
  const all = [...found, ...said];
  const run = assessments.find(({ scheme }) => options.scheme === undefined || scheme.id === options.scheme);
  if (hasErrors(all) || !run) return refuse(all, folder, io, locale);
  const issues = issuesOfRun(all, pack, run);
  if (issues.length > 0) io.err(showIssues(issues, folder, { ...io, outIsTerminal: io.errIsTerminal }, locale));
  const published = await enter(pack, run, desk.value, options, io, locale);
  if ('issue' in published) return refuseProof([...(published.asked ?? []), published.issue], io, locale);
  tell(published.value, options, io, locale);
  return published.value.issues.length > 0 ? refuseProof(published.value.issues, io, locale) : EXIT.ok;
}

/** Refuses a period in which several schemes are in force of which none is named, or not the one that is; a period that the pack does not run is for others to refuse. */
function schemeUnclear(pack: Pack, { scheme, period }: PublishCommandOptions): Issue | undefined {
  const planned = pack.runs.find((one) => one.period.id === period);
  if (!planned) return undefined;
  const known = schemesInForce(pack.schemes, planned.period).map(({ id }) => id);
  if (scheme === undefined ? known.length === 1 : known.includes(scheme)) return undefined;
  return publishIssue('PUBLISH_SCHEME', { period }, { found: scheme ?? '', period, known: known.join(', ') });
}

/** What publishing needs beside the run. */
interface Desk {
  readonly signer: Signer;
  readonly sm2?: Signer | undefined;
  /** Text of the policy, which can be read. */
  readonly policy?: string | undefined;
  /** Who is asked for a time-stamp. */
  readonly authority?: TimestampAuthority | undefined;
}

async function openDesk(options: PublishCommandOptions, io: Io): Promise<Reading<Desk>> {
  const policy = options.policy === undefined ? undefined : readPolicyFile(options.policy, io);
  if (policy && 'issue' in policy) return policy;
  const log = await LogFolder.open(resolve(io.cwd, options.log));
  if ('issue' in log) return log;
  const signer = readKeyFile(resolve(io.cwd, options.key), log.value.head.origin);
  if ('issue' in signer) return signer;
  const sm2 = readSm2Option(options.sm2, log.value.head.origin, io);
  if (sm2 && 'issue' in sm2) return sm2;
  const roots = options.ca === undefined ? undefined : trustedCertificates(resolve(io.cwd, options.ca));
  if (roots && 'issue' in roots)
    return { issue: { ...roots.issue, place: { file: options.ca }, args: { ...roots.issue.args, file: options.ca ?? '' } } };
  const { tsa, policyId } = options;
  return {
    value: {
      signer: signer.value,
      authority: tsa === undefined ? undefined : { url: tsa, roots: roots?.value ?? [], policy: policyId },
      sm2: sm2?.value,
      policy: options.policy === undefined ? undefined : readFileSync(resolve(io.cwd, options.policy), 'utf8'),
    },
  };
}

async function enter(
  pack: Pack,
  run: AssessedRun,
  { signer, sm2, policy, authority }: Desk,
  options: PublishCommandOptions,
  io: Io,
  locale: Locale,
): Promise<Asked<Published>> {
  const writer = await LogWriter.open(resolve(io.cwd, options.log), signer, sm2);
  if ('issue' in writer) return writer;
  try {
    const salts = saltSecret(resolve(io.cwd, options.salts));
    if ('issue' in salts) return salts;
    if (salts.value.isNew) io.err(`${publishWords(locale).saltsMade(options.salts)}\n`);
    return await publishRun({
      pack,
      run,
      out: resolve(io.cwd, options.out),
      writer: writer.value,
      secret: salts.value.secret,
      policy,
      authority,
      level: options.level,
      exampleSite: options.exampleSite,
      replaces: options.replaces,
      readme: bundleReadme,
      checker: utf8(await checkerPage()),
      at: `${new Date().toISOString().slice(0, 19)}Z`,
    });
  } finally {
    await writer.value.close();
  }
}

function tell(
  { bundle, entries, checkpoint, cosigners, stamp, files }: Published,
  { out }: PublishCommandOptions,
  io: Io,
  locale: Locale,
): void {
  const words = publishWords(locale);
  for (const { entry, index, isNew } of entries) io.out(`${words.entry(entry.kind, index, isNew)}\n`);
  io.out(`${words.checkpoint(checkpoint.origin, checkpoint.size, cosigners)}\n`);
  if (stamp) io.out(`${words.stamped(stamp.by, beijingTime(stamp.time), stamp.isNew)}\n`);
  for (const [table, { recomputable, attested, notRecomputable }] of Object.entries(bundle.manifest.shares))
    io.out(`${words.shares(table, recomputable, attested, notRecomputable)}\n`);
  io.out(`${words.disclosed(bundle.manifest.level, withheldRows(bundle))}\n`);
  if (bundle.manifest.example) io.out(`${wordsOf(locale).example}\n`);
  io.out(`${words.written(out, files)}\n`);
}

/** How many rows of all tables are withheld, by reason. */
function withheldRows({ tables }: Published['bundle']): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { withheld } of tables.values()) for (const reason of withheld.values()) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return new Map([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function refuseProof(issues: readonly Issue[], io: Io, locale: Locale): ExitCode {
  io.err(showProofIssues(issues, { io, locale }, io.cwd.endsWith('/') ? io.cwd : `${io.cwd}/`, ''));
  return exitCodeOf(issues);
}
