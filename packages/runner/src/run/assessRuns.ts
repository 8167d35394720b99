import { asPrevious, type PreviousRun, type References } from '@kedu/engine';
import { assessWithErrors, type DrawKernel } from '@kedu/insight';
import type { Hasher, Issue, Period } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { AssessedRun } from '@kedu/tables';
import { runnerIssue } from '../codes.ts';
import { OtherRuns } from '../compose/otherRuns.ts';
import { schemeOrder } from '../compose/schemeOrder.ts';
import type { Pack } from '../pack/pack.ts';
import { schemesInForce } from '../pack/schemeInForce.ts';
import { withoutCountedDecisions } from './countedDecisions.ts';
import { withoutCountedEvents } from './countedEvents.ts';
import { observationsFor } from './observationsFor.ts';

/** Reference points of several runs, as references.csv holds them. */
export type FrozenReferences = (scheme: string, period: string) => References | undefined;

export interface RunOptions {
  /** Only these periods are returned; earlier ones of the pack are still assessed, because rules may ask about them. */
  readonly periods?: readonly string[] | undefined;
  /** In place of the pack's own days. */
  readonly asOf?: string | undefined;
  /** Frozen reference points of the runs returned, by scheme and period. */
  readonly references?: FrozenReferences | undefined;
  /** See AssessInput; `nativeHasher` on a machine. */
  readonly newHasher?: (() => Hasher) | undefined;
  readonly onProgress?: ((done: number, of: number, period: Period, scheme: CompiledScheme) => void) | undefined;
  /** In the periods returned, a version that takes the place of the one in force, or stands beside the others where none of its scheme is (DIFF-5). */
  readonly instead?: CompiledScheme | undefined;
}

/**
 * The runs of a pack by the kernels that are given, on any machine: neither files nor threads of its own.
 *
 * Rule and errors: those of assessPack.
 */
export function assessRuns(
  pack: Pack,
  options: RunOptions = {},
  kernelFor: (scheme: CompiledScheme) => DrawKernel | undefined = () => undefined,
): { readonly assessments: readonly AssessedRun[]; readonly issues: readonly Issue[] } {
  const wanted = new Set(options.periods ?? pack.runs.map(({ period }) => period.id));
  const known = pack.runs.map(({ period }) => period.id);
  const issues: Issue[] = [...wanted]
    .filter((id) => !known.includes(id))
    .map((id) => runnerIssue('PACK_PERIOD_NOT_LISTED', { period: id }, { period: id, known: known.join(', ') }));
  if (issues.length > 0) return { assessments: [], issues };
  const planned = [
    ...pack.runs.filter(({ period }) => period.kind !== 'term'),
    ...pack.runs.filter(({ period }) => period.kind === 'term'),
  ];
  const last = Math.max(-1, ...planned.map(({ period }, i) => (wanted.has(period.id) ? i : -1)));
  const runs = planned.slice(0, last + 1);
  const { instead } = options;
  const results = new OtherRuns(instead ? [...pack.schemes, instead] : pack.schemes);
  const assessments: AssessedRun[] = [];
  const previous = new Map<string, PreviousRun[]>();
  for (const [done, { period, asOf }] of runs.entries()) {
    for (const scheme of schemeOrder(takingPlace(schemesInForce(pack.schemes, period), wanted.has(period.id) ? instead : undefined))) {
      options.onProgress?.(done, runs.length, period, scheme);
      const earlier = previous.get(scheme.id) ?? [];
      const { value, trace } = assessWithErrors(
        {
          scheme,
          register: pack.register,
          observations: observationsFor(scheme, pack.schemes, pack.observations),
          period,
          asOf: wanted.has(period.id) ? (options.asOf ?? asOf) : asOf,
          seed: pack.seed,
          references: wanted.has(period.id) ? options.references?.(scheme.id, period.id) : undefined,
          previous: earlier,
          others: results.for(scheme, period),
          newHasher: options.newHasher,
        },
        kernelFor(scheme),
      );
      previous.set(scheme.id, [asPrevious(value, scheme), ...earlier]);
      results.keep(trace);
      if (!wanted.has(period.id)) continue;
      assessments.push({ scheme, assessment: value, trace });
      issues.push(...value.issues);
    }
  }
  const days = pack.runs.map(({ period, asOf }) => ({ period, asOf: wanted.has(period.id) ? (options.asOf ?? asOf) : asOf }));
  const counted = withoutCountedEvents(distinct(issues), days, pack.schemes);
  return { assessments, issues: withoutCountedDecisions(counted, days, pack.schemes) };
}

/** The versions of a period with one in the place of that of the same scheme. */
function takingPlace(inForce: readonly CompiledScheme[], instead: CompiledScheme | undefined): readonly CompiledScheme[] {
  if (!instead) return inForce;
  const known = inForce.some(({ id }) => id === instead.id);
  return known ? inForce.map((scheme) => (scheme.id === instead.id ? instead : scheme)) : [...inForce, instead];
}

/** A fault of the data is found by every run that reads them; it is said once. */
function distinct(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify([issue.code, issue.place, issue.args]), issue])).values()];
}
