import { type ComparedRun, contributions, type ListContributions, type ProposalChange, proposalChanges } from '@kedu/engine';
import type { Hasher, Issue, LocalizedText, Observations, Period } from '@kedu/model';
import { type CompiledScheme, type Determination, diffSchemes, type SchemeDiff } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Pack } from '../pack/pack.ts';
import { schemesInForce } from '../pack/schemeInForce.ts';
import { observationsFor } from '../run/observationsFor.ts';
import { diffIssue } from './codes.ts';
import { nameOf } from './findVersion.ts';
import { runVersion, type VersionRun } from './runVersion.ts';

/** Two versions, and where their data are. */
export interface DiffAsked {
  /** Its data are taken: of two packs the second that was named. */
  readonly pack: Pack;
  readonly before: CompiledScheme;
  readonly after: CompiledScheme;
  /** Of the pack; where absent the last in which the version that came into force later is in force. */
  readonly period?: string | undefined;
  readonly newHasher?: (() => Hasher) | undefined;
  readonly onRun?: ((list: string, done: number) => void) | undefined;
}

/** What a change of the rules does: which rules, to whom, by which change. Rule: DIFF-1 to DIFF-4. */
export interface DiffResult {
  readonly packTitle: LocalizedText;
  readonly example: boolean;
  readonly period: Period;
  readonly before: AssessedRun;
  readonly after: AssessedRun;
  readonly diff: SchemeDiff;
  /** Lists that both versions have, in the order of the later. */
  readonly lists: readonly ListContributions[];
  /** Proposals that only one of them makes, or of which the amount differs; sorted by rule and unit. */
  readonly proposals: readonly ProposalChange[];
  /** Lists that only one of them has. */
  readonly onlyBefore: readonly string[];
  readonly onlyAfter: readonly string[];
  /** Indicators that a version assesses and that have no value in the period. */
  readonly withoutValues: { readonly before: readonly string[]; readonly after: readonly string[] };
  /** What a body determined under either version, which neither run adopts. */
  readonly determinations: { readonly before?: Determination | undefined; readonly after?: Determination | undefined };
  /** The same results, by their hash: nothing moved anywhere. */
  readonly same: boolean;
}

/**
 * Compares two versions of a scheme on the same data.
 *
 * Shape: see DiffResult. Rule: DIFF-1 to DIFF-4, DIFF-7 (docs/spec/diff.md).
 * Errors: DIFF_NO_LIST, DIFF_NO_PERIOD, PACK_PERIOD_NOT_LISTED, those of the two runs; notices of runVersion.
 * Example: diffPack({ pack, before: north2022, after: north2023 }).value?.lists[0].units[0].by → quanta by change.
 */
export function diffPack(asked: DiffAsked): { readonly value?: DiffResult; readonly issues: readonly Issue[] } {
  const { pack, before, after, newHasher } = asked;
  const shared = after.lists.filter(({ id }) => before.trees[id] && after.trees[id]).map(({ id }) => id);
  const names = { before: nameOf(before), after: nameOf(after) };
  if (shared.length === 0) {
    const listed = ({ lists }: CompiledScheme): string => lists.map(({ id }) => id).join(', ');
    return { issues: [diffIssue('DIFF_NO_LIST', {}, { ...names, before_lists: listed(before), after_lists: listed(after) })] };
  }
  const period = periodFor(asked);
  if (!period) {
    const data = [before, after].map((version) => periodsOf(pack, version).join(', '));
    return { issues: [diffIssue('DIFF_NO_PERIOD', {}, { ...names, before_periods: data[0] ?? '', after_periods: data[1] ?? '' })] };
  }
  const others = pack.schemes.filter(({ id }) => id === before.id || id === after.id).reverse();
  // One order for both, so that both have the facts of one table; of two folders the later one's.
  const [earlier, later] = isLater(before, after) ? [after, before] : [before, after];
  const lenders = pack.schemes.includes(before) ? [later, earlier, ...others] : [after, before, ...others];
  const [a, b] = [before, after].map((version) => runVersion(pack, version, period, lenders, newHasher)) as [VersionRun, VersionRun];
  const issues = distinct([...a.issues, ...b.issues]);
  if (!a.run || !b.run || issues.some(({ severity }) => severity === 'error')) return { issues };
  const [old, now] = [a.run, b.run];
  const diff = diffSchemes(withOwnDetermination(old.scheme, before), withOwnDetermination(now.scheme, after), period);
  const union = { ...after, indicators: [...before.indicators, ...after.indicators] };
  const observations: Observations = observationsFor(union, pack.schemes, pack.observations);
  const compared = ({ assessment, trace }: AssessedRun): ComparedRun => ({ assessment, input: trace.input });
  const lists = shared
    .filter((id) => [old, now].every(({ assessment }) => assessment.lists.some(({ list }) => list === id)))
    .map((id) =>
      contributions({ before: compared(old), after: compared(now), diff, observations, onRun: (done) => asked.onRun?.(id, done) }, id),
    );
  const only = (mine: CompiledScheme, other: CompiledScheme): readonly string[] =>
    mine.lists.map(({ id }) => id).filter((id) => mine.trees[id] && !other.trees[id]);
  return {
    value: {
      packTitle: pack.title,
      example: pack.example,
      period,
      before: old,
      after: now,
      diff,
      lists,
      proposals: proposalChanges(old.assessment, now.assessment),
      onlyBefore: only(before, after),
      onlyAfter: only(after, before),
      withoutValues: { before: a.noValue, after: b.noValue },
      determinations: { before: before.determination, after: after.determination },
      same: old.assessment.run.result === now.assessment.run.result,
    },
    issues,
  };
}

/** Determinations are compared as rules, although neither run adopts anything. */
function withOwnDetermination(run: CompiledScheme, { determination }: CompiledScheme): CompiledScheme {
  return determination ? { ...run, determination } : run;
}

/** The period asked for; else the last one in which the later version is in force, else in which the earlier one is: the same from A to B and from B to A. */
function periodFor({ pack, period, before, after }: DiffAsked): Period | undefined {
  const [earlier, later] = isLater(before, after) ? [after, before] : [before, after];
  const found = period ?? periodsOf(pack, later).at(-1) ?? periodsOf(pack, earlier).at(-1);
  if (found === undefined) return undefined;
  return pack.runs.find((run) => run.period.id === found)?.period ?? unlisted(found, pack);
}

/** Whether a version came into force after another; of two that did so on one day the one whose name stands last. */
function isLater(one: CompiledScheme, other: CompiledScheme): boolean {
  const [from, than] = [one.inForce.from, other.inForce.from];
  return from === than ? nameOf(one) > nameOf(other) : from > than;
}

/** A period that the pack does not run is refused by the run itself. */
function unlisted(id: string, { runs }: Pack): Period | undefined {
  const [first] = runs;
  return first && { ...first.period, id };
}

/** Periods of the pack in which a version is in force. */
function periodsOf(pack: Pack, version: CompiledScheme): readonly string[] {
  return pack.runs
    .filter(({ period }) => schemesInForce(pack.schemes, period).some(({ id, version: of }) => id === version.id && of === version.version))
    .map(({ period }) => period.id);
}

function distinct(issues: readonly Issue[]): readonly Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify([issue.code, issue.place, issue.args]), issue])).values()];
}
