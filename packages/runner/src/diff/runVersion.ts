import { markedIndicator } from '@kedu/engine';
import type { Hasher, Issue, Period } from '@kedu/model';
import { type CompiledScheme, lendTables, type Part } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import type { Pack } from '../pack/pack.ts';
import { assessPack } from '../run/assessPack.ts';
import { diffIssue } from './codes.ts';
import { nameOf } from './findVersion.ts';

/** A period under a version, in force then or not. */
export interface VersionRun {
  readonly run?: AssessedRun | undefined;
  /** Indicators of its trees that have a value nowhere in the period, sorted. */
  readonly noValue: readonly string[];
  /** Those of the run, and notices of what was lent and what the period has not. */
  readonly issues: readonly Issue[];
}

/**
 * Runs a period of a pack under one scheme version, whichever is in force; earlier periods, and other schemes, run as ever.
 *
 * Targets dated to the period and events in it are those of the version in force then, of `lenders` or itself, else lent where it has none (DIFF-2); nothing is adopted, because a body adopted another
 * result. Rule: DIFF-2, DIFF-5. Errors: PACK_PERIOD_NOT_LISTED; DIFF_TARGETS_LENT, DIFF_EVENTS_LENT, DIFF_NO_TARGET and DIFF_NO_VALUE as notices.
 */
export function runVersion(
  pack: Pack,
  version: CompiledScheme,
  period: Period,
  lenders: readonly CompiledScheme[],
  newHasher?: () => Hasher,
): VersionRun {
  const lent = lendTables(version, lenders, period);
  const instead = withoutDetermination(lent.scheme);
  const { assessments, issues } = assessPack(pack, { periods: [period.id], instead, newHasher });
  const run = assessments.find(({ scheme }) => scheme === instead);
  if (!run) return { noValue: [], issues };
  const of = { scheme: nameOf(version), period: period.id };
  const { noTarget, noValue } = unknownThen(run);
  const named = (ids: readonly string[]) => ({ indicators: ids.join(', '), count: ids.length });
  return {
    run,
    noValue,
    issues: [
      ...run.assessment.issues,
      ...(lent.targets.length > 0 ? [diffIssue('DIFF_TARGETS_LENT', {}, { ...of, ...named(lent.targets) })] : []),
      ...(lent.events.length > 0 ? [diffIssue('DIFF_EVENTS_LENT', {}, { ...of, parts: lent.events.join(', ') })] : []),
      ...(noTarget.length > 0 ? [diffIssue('DIFF_NO_TARGET', {}, { ...of, ...named(noTarget) })] : []),
      ...(noValue.length > 0 ? [diffIssue('DIFF_NO_VALUE', {}, { ...of, ...named(noValue) })] : []),
    ],
  };
}

function withoutDetermination(scheme: CompiledScheme): CompiledScheme {
  if (!scheme.determination) return scheme;
  const { determination: _, ...rest } = scheme;
  return rest;
}

/** Indicators of the trees that have a value nowhere in the period, and those that are held against a target and have none. */
function unknownThen({ scheme, assessment, trace }: AssessedRun): {
  readonly noTarget: readonly string[];
  readonly noValue: readonly string[];
} {
  const scored = new Set(Object.values(scheme.trees).flatMap(indicatorsIn));
  const noValue: string[] = [];
  const noTarget: string[] = [];
  for (const id of [...scored].sort()) {
    const value = assessment.values.get(id);
    if (value?.missing.every((reason) => reason !== 0)) {
      noValue.push(id);
      continue;
    }
    if (!aimedAt(scheme, id)) continue;
    if (trace.data.target(markedIndicator(id) ?? id, assessment.period).missing.every((reason) => reason !== 0)) noTarget.push(id);
  }
  return { noTarget, noValue };
}

function indicatorsIn(part: Part): readonly string[] {
  if (part.type === 'leaf') return [part.indicator];
  return part.type === 'composite' ? part.parts.flatMap(indicatorsIn) : [];
}

/** Whether some leaf scores the indicator against its target, by a method that is given none of its own. */
function aimedAt({ trees }: CompiledScheme, indicator: string): boolean {
  const methods = ['completion', 'distance_to_target', 'progress_to_target', 'step', 'all_or_nothing'];
  const walk = (part: Part): boolean => {
    if (part.type === 'composite') return part.parts.some(walk);
    return (
      part.type === 'leaf' && part.indicator === indicator && methods.includes(part.method.name) && part.method.params.target === undefined
    );
  };
  return Object.values(trees).some(walk);
}
