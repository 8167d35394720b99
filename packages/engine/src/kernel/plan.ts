import type { Rounding } from '@kedu/model';
import type { Aggregate, MethodName } from '@kedu/scheme';
import type { MethodValue } from '../normalise/method.ts';

/**
 * What a list of a scheme does to columns of values, with everything that is not a value settled beforehand: which part weighs what for which
 * profile of units, what a method compares with, where is rounded. `sweep` and the WebAssembly kernel carry it out; both give the bytes that `assess` gives.
 * Rule: KERNEL-1 (docs/spec/kernel.md).
 */
export interface SweepPlan {
  readonly list: string;
  /** How many profiles there are: units of one profile have the same class and overlays, hence the same weights and peers. */
  readonly profiles: number;
  /** What each column of the data holds, in the order of `SweepData.values`. */
  readonly columns: readonly SweepColumn[];
  /** In the order of the tree, depth first. */
  readonly leaves: readonly LeafPlan[];
  /** Composites, what is below before what is above; the last is the root. */
  readonly nodes: readonly NodePlan[];
  readonly rounding: { readonly indicator?: Rounding | undefined; readonly part?: Rounding | undefined; readonly total: Rounding };
}

/** What a column holds: the value that a leaf scores, or a parameter of its method that differs by unit (a target, a baseline, an expression). */
export interface SweepColumn {
  readonly kind: 'value' | 'target' | 'baseline' | 'parameter';
  readonly indicator: string;
  /** The leaf that asks for it, where it is not simply the indicator's own: a prepared value, or a parameter by expression. */
  readonly path?: string | undefined;
  /** Name of the parameter, where it is one by expression. */
  readonly name?: string | undefined;
  /** Whether some rule reads why a value is missing, so that `SweepData.gaps` should hold it. */
  readonly reasons: boolean;
}

/** One leaf: value → method → bounds → rounding. */
export interface LeafPlan {
  readonly path: string;
  /** Position of its values among the columns of `SweepData`. */
  readonly column: number;
  readonly method: SweepMethod;
  readonly better: 'higher' | 'lower';
  /** What the method reads, in the order of SWEEP_METHODS. */
  readonly params: readonly SweepParam[];
  /** Whose figures stand among the parameters; absent where the method compares with nobody, or with given bounds only. */
  readonly peers?: SweepPeers | undefined;
  readonly floor: number;
  readonly cap: number;
  readonly missing: SweepMissing;
  /** Weight as stated, by profile; NaN where the part does not exist for it (WEIGHT-2). */
  readonly weight: Float64Array;
}

/** Peer groups of a leaf (CALIBRATE-3); units of one profile stand in one group. */
export interface SweepPeers {
  readonly groups: readonly string[];
  /** By profile: position of its group. */
  readonly of: Int32Array;
}

/**
 * A number alike for all units of a profile, or a column of its own (targets by unit), or the table of `piecewise` or `efficacy_banded`. NaN in a column is
 * missing: the leaf has no result there. NaN by profile is a parameter that is not given: the formula decides.
 */
export type SweepParam =
  | {
      readonly by: 'profile';
      readonly values: Float64Array /** Which figure of the peers it is, where it is one. */;
      readonly figure?: PeerFigureName | undefined;
    }
  | { readonly by: 'unit'; readonly column: number }
  | { readonly by: 'points'; readonly points: readonly (readonly [value: number, score: number])[] }
  /** The order of the peers (KERNEL-21): a place is how many of them are better, or no worse. */
  | {
      readonly by: 'order';
      readonly counts: 'better' | 'no_worse';
      /** Constants of the method. */
      readonly fixed: Readonly<Record<string, MethodValue>>;
      /** By profile: which table. */
      readonly of: Int32Array;
      /** By peer group; undefined where nobody reports. */
      readonly tables: (OrderTable | undefined)[];
    };

/** What each place among the peers of a group scores (KERNEL-21). */
export interface OrderTable {
  /** Values of the peers, best first. */
  readonly ranked: Float64Array;
  /** By place, one more than there are peers. */
  readonly scores: Float64Array;
}

/** Gaps that a kernel settles by itself; rules that ask other units are for `assess` (KERNEL-2). */
export type SweepMissing = 'reweight' | 'zero' | 'refuse';

/** Figures of the peers that methods compare with (CALIBRATE-2). */
export type PeerFigureName = 'min' | 'max' | 'mean' | 'sd';

export interface NodePlan {
  readonly path: string;
  /** Leaf (≥ 0, position in `leaves`) or node (< 0, −1 − position in `nodes`), in the order of the file. */
  readonly children: Int32Array;
  /** A kernel knows the weighted mean and the sum. */
  readonly aggregate: SweepAggregate;
  readonly weights: 'points' | 'points_of_total' | 'relative';
  readonly missing: SweepMissing;
  readonly weight: Float64Array;
}

export type SweepAggregate = Extract<Aggregate[number]['name'], 'arithmetic' | 'sum'>;

/** Methods that look at one value and parameters: peers enter as frozen figures. What the parameters are stands in SWEEP_METHODS (methods.ts of this folder). */
export type SweepMethod = Extract<
  MethodName,
  | 'completion'
  | 'growth_on_base'
  | 'interval'
  | 'piecewise'
  | 'efficacy'
  | 'goalposts'
  | 'min_max'
  | 'z_score'
  | 'ratio_to_first'
  | 'fraction_of_max'
  | 'step'
  | 'all_or_nothing'
  | 'given'
  | 'deduction'
  | 'bonus'
  | 'distance_to_target'
  | 'efficacy_banded'
  | 'distance_to_best'
  | 'progress_to_target'
  | 'rank'
  | 'percentile'
  | 'borda'
>;

/** Columns over the units of a list, which are sorted by profile, within one by ID. */
export interface SweepData {
  readonly units: number;
  /** Where each profile begins; one more than there are profiles, the last is `units`. Profiles may be empty. */
  readonly starts: Int32Array;
  /** NaN where there is none. */
  readonly values: readonly Float64Array[];
  /** Reasons (MISS-1) of the columns that a rule `zero` or `refuse`, or an explanation, asks; undefined: not kept, a gap counts as `overdue`. */
  readonly gaps: readonly (Uint8Array | undefined)[];
  /** Positions of the units in the order of their IDs over all profiles: what sums over peers of several profiles go by (KERNEL-4); absent: as they stand. */
  readonly byId?: Int32Array | undefined;
}

/** What a sweep gives; arrays run over the units of the data. */
export interface SweepResult {
  /** Quanta of the total; NaN where it is missing. */
  readonly total: Float64Array;
  /** Scores of leaves and nodes, NaN where missing: kept where asked for, so that an explanation reads and does not compute. */
  readonly leaves?: readonly Float64Array[] | undefined;
  readonly nodes?: readonly Float64Array[] | undefined;
}

/** What is kept beside the total. Scores of nodes are what an explanation begins with, scores of leaves are as many as the values. */
export type Keep = 'total' | 'nodes' | 'all';
