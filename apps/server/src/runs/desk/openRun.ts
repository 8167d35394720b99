import { hasErrors, type Issue, parsePeriod } from '@kedu/model';
import { type AssessedRun, assessPack, nativeHasher, type Pack, type PlannedRun } from '@kedu/runner';
import { decodeObservations } from '@kedu/snapshot';
import { joinedObservations } from '../../seals/sealedObservations.ts';
import { checkFiles } from '../../knowledge/schemeLibrary.ts';
import { runIssue } from '../codes.ts';

/** What a run is made of, as bytes (RUNNING-1). */
export interface RunBytes {
  /** Zip of the files of the scheme. */
  readonly archive: Uint8Array;
  /** Snapshots, oldest first. */
  readonly seals: readonly Uint8Array[];
  readonly scheme: string;
  readonly version: string;
  readonly period: string;
  readonly asOf: string;
  readonly seed: number;
}

/** A run, worked out. */
export interface OpenedRun {
  readonly pack: Pack;
  /** Of all schemes of the files that are in force in the period: what the command line writes. */
  readonly runs: readonly AssessedRun[];
  /** Of the scheme that was asked for. */
  readonly own: AssessedRun;
  readonly issues: readonly Issue[];
}

/**
 * Works a run out of the bytes that it is made of; nothing else is read.
 *
 * Figures that stand in the files are left out: what was not collected and sealed does not count. Earlier periods of the files are worked
 * out first, over the same seals and not later than its day, because rules ask about them.
 * Rules: RUNNING-1, RUNNING-9, RUN-6. Errors: those of reading and of the run, all of them; RUN_SCHEME where the files do not hold the
 * version, or not for the period.
 */
export function openRun(
  bytes: RunBytes,
  onProgress: (done: number) => void = () => {},
): { readonly value: OpenedRun } | { readonly issues: readonly Issue[] } {
  const { pack, issues: found } = checkFiles('', bytes.archive);
  if (pack === undefined || hasErrors(found)) return { issues: found };
  const seals = bytes.seals.map(decodeObservations);
  const damaged = seals.flatMap((seal) => ('issues' in seal ? seal.issues : []));
  const period = parsePeriod(bytes.period);
  if (damaged.length > 0) return { issues: damaged };
  if (period === undefined) return { issues: [notInFiles(bytes)] };
  const sealed = seals.flatMap((seal) => ('observations' in seal ? [seal.observations] : []));
  const runs: readonly PlannedRun[] = [
    ...pack.runs
      .filter((run) => run.period.last < period.last && run.period.kind !== 'term')
      .map((run) => ({ period: run.period, asOf: run.asOf < bytes.asOf ? run.asOf : bytes.asOf })),
    { period, asOf: bytes.asOf },
  ];
  const unitIds = pack.register.versions.map(({ id }) => id);
  const given: Pack = { ...pack, observations: joinedObservations(sealed, unitIds), runs, seed: bytes.seed };
  const { assessments, issues } = assessPack(given, {
    periods: [period.id],
    newHasher: nativeHasher,
    draws: { threads: 1 },
    onProgress: (done, of) => onProgress(done / of),
  });
  const own = assessments.find(({ scheme }) => scheme.id === bytes.scheme && scheme.version === bytes.version);
  if (hasErrors(issues)) return { issues };
  if (own === undefined) return { issues: [notInFiles(bytes)] };
  return { value: { pack: given, runs: assessments, own, issues } };
}

function notInFiles({ scheme, version, period }: RunBytes): Issue {
  return runIssue('RUN_SCHEME', {}, { scheme: `${scheme}@${version}`, period });
}
