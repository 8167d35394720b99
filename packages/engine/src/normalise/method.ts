import type { MissingReason } from '@kedu/model';
import type { MethodName } from '@kedu/scheme';
import type { Treatment } from '../prepare/treatment.ts';

/** Frozen figures of the peers that a unit is compared with (CALIBRATE-1). Values are of reporting units only. */
export interface Reference {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  /** Sample standard deviation (n − 1). */
  readonly sd: number;
  /** Values from best to worst by the indicator's direction: for ranks and percentiles. */
  readonly ranked: Float64Array;
  /** What was done to the outliers of these values, which are those after it (PREPARE-4); absent where nothing was. */
  readonly treatment?: Treatment | undefined;
  /** Value of the unit that a method compares with (METHOD-DISTANCE-REFERENCE); absent where it names none or that one reports nothing. */
  readonly anchor?: number | undefined;
  /** What a group offers for the gaps of its members, these figures being those of its donors (CALIBRATE-4); absent for points that methods compare with. */
  readonly offer?: number | undefined;
}

/** Everything that a method may look at for one unit. Parameters that are expressions were evaluated already. */
export interface MethodCase {
  readonly x: number;
  readonly better: 'higher' | 'lower';
  /** By parameter name of METHOD_SHAPES; `target` and `baseline` are filled in from the indicator. NaN where missing. */
  readonly params: Readonly<Record<string, MethodValue>>;
  readonly reference: Reference;
  /** Highest score in force: the leaf's own `cap`, else the method's (METHOD-2). */
  readonly cap: number;
}

export type MethodValue = number | string | boolean | readonly number[] | readonly (readonly [number, number])[];

/** Why a formula has no result (METHOD-3). */
export type NoResult = Extract<MissingReason, 'no_reference' | 'division_by_zero' | 'undefined'>;

/**
 * One scoring method. All methods share this signature; one file each in `normalise/`, with formula, source and vectors.
 * `score` is the formula before the bounds of METHOD-2; NaN means that it has no result for this case, and `why` names the
 * reason.
 */
export interface Method {
  readonly name: MethodName;
  /** Whether it may compare with peers, so that `calibrate` prepares their reference. */
  readonly usesPeers: boolean;
  /** Parameters that stand for the indicator's own target and baseline where the scheme gives none. */
  readonly takes: readonly ('target' | 'baseline')[];
  /** Lowest and highest score where the leaf states none. */
  bounds(params: MethodCase['params']): readonly [floor: number, cap: number];
  score(input: MethodCase): number;
  /** Reason of a NaN from `score` for the same case. */
  why(input: MethodCase): NoResult;
  /** The arithmetic of `score`, redone with a pocket calculator: `100 × (83.2 − 40) ÷ (90 − 40)`; evaluates to the score. */
  arithmetic(input: MethodCase): string;
}
