import type { Column, Issue, Period } from '@kedu/model';
import type { CheckedData, RunContext } from '../context.ts';
import type { PartResult } from '../result.ts';
import { standing } from '../steps/standing.ts';
import type { ListScores } from '../steps/scoreTable.ts';
import { dataOf } from './dataOf.ts';
import type { SweepData, SweepPlan } from './plan.ts';
import { planOf } from './planOf.ts';
import type { SweepOrder } from './profiles.ts';
import type { PeerFigures } from './references.ts';
import type { References } from '../context.ts';

/** A list of a run as columns: what a sealed file holds of it. Columns run over the units in the order of the plan. */
export interface SealableList {
  readonly plan: SweepPlan;
  readonly order: SweepOrder;
  readonly data: SweepData;
  /** Figures of the peers that the run compared with. */
  readonly figures: PeerFigures;
  /** 1 where the unit is eligible; share of what is due to it and missing. */
  readonly eligible: Uint8Array;
  readonly missingShare: Float64Array;
  /** Points of each table of bonuses and deductions, in the order of the file. */
  readonly additions: readonly { readonly path: string; readonly points: Float64Array }[];
  /** What gates and binding indicators read of the period beside the plan. */
  readonly read: readonly {
    readonly kind: 'value' | 'target';
    readonly indicator: string;
    readonly values: Float64Array;
    readonly gaps: Uint8Array;
  }[];
}

/** What a run has to give to be sealed; a Trace fits. */
export interface SealedTrace extends RunContext {
  readonly references: References;
  readonly scores: { readonly lists: readonly ListScores[] };
}

/**
 * The columns of a list that was assessed, and everything that the steps after its total read, so that they can be taken again without the observations.
 *
 * Values are sealed as the methods see them. What gates read is found by carrying them out. Rule: SEAL-1, KERNEL-1, KERNEL-2.
 * Errors: KERNEL_NOT_PLANNED for every part that stands in the way; RangeError for a list that the run does not hold.
 * Example: sealableList(trace, 'counties').
 */
export function sealableList(
  trace: SealedTrace,
  list: string,
): { readonly sealable: SealableList; readonly issues?: undefined } | { readonly issues: readonly Issue[]; readonly sealable?: undefined } {
  const scored = trace.scores.lists.find(({ enrolled }) => enrolled.list.id === list);
  if (!scored) throw new RangeError(`the run has no list ${list}`);
  const { enrolled, eligible, missingShare } = scored;
  const { scheme, period } = trace.input;
  const references = trace.references;
  const { plan, order, issues } = planOf({ scheme, period, enrolment: trace.enrolment, enrolled, references, values: 'prepared' });
  if (!plan) return { issues };
  return {
    sealable: {
      plan,
      order,
      data: dataOf(trace, enrolled, plan, order),
      figures: references,
      eligible: Uint8Array.from(order.members, (k) => eligible[k] as number),
      missingShare: Float64Array.from(order.members, (k) => missingShare[k] as number),
      additions: [...scored.additions.keys()].map((path) => {
        const { points } = scored.parts.get(path) as PartResult;
        return { path, points: Float64Array.from(order.units, (unit) => points.values[unit] as number) };
      }),
      read: readAfterwards(trace, scored).map(({ kind, indicator, column }) => ({
        kind,
        indicator,
        values: Float64Array.from(order.units, (unit) => column.values[unit] as number),
        gaps: Uint8Array.from(order.units, (unit) => column.missing[unit] as number),
      })),
    },
  };
}

interface ReadColumn {
  readonly kind: 'value' | 'target';
  readonly indicator: string;
  readonly column: Column;
}

/** Columns that gates and binding indicators ask for, in the order in which they do. */
function readAfterwards(trace: SealedTrace, scored: ListScores): readonly ReadColumn[] {
  const found = new Map<string, ReadColumn>();
  const noting =
    (kind: 'value' | 'target') =>
    (indicator: string, period: Period): Column => {
      const column = trace.data[kind](indicator, period);
      if (period.id !== trace.input.period.id) throw new RangeError(`${kind} of ${indicator} is asked in ${period.id}`);
      found.set(`${kind} ${indicator}`, { kind, indicator, column });
      return column;
    };
  const data: CheckedData = { ...trace.data, value: noting('value'), target: noting('target') };
  standing({ ...trace, data }, { ...scored, leaves: new Map() });
  return [...found.values()];
}
