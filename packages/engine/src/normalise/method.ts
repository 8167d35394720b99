import type { MethodName } from '@kedu/scheme';

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
}

/** Everything that a method may look at for one unit. Parameters that are expressions were evaluated already. */
export interface MethodCase {
  readonly x: number;
  readonly better: 'higher' | 'lower';
  /** By parameter name of METHOD_SHAPES; `target` and `baseline` are filled in from the indicator. */
  readonly params: Readonly<Record<string, MethodValue>>;
  readonly reference: Reference;
}

export type MethodValue = number | string | boolean | readonly number[] | readonly (readonly [number, number])[];

/**
 * One scoring method. All methods share this signature; one file each in `normalise/`, with formula, source and vectors.
 * Scores are on 0–100 (a declared bonus may exceed it); NaN means that the formula has no result for this case, and `why`
 * names the reason.
 */
export interface Method {
  readonly name: MethodName;
  /** Whether it compares with peers, so that `calibrate` prepares their reference. */
  readonly usesPeers: boolean;
  score(input: MethodCase): number;
  /** The arithmetic of `score`, redone with a pocket calculator: `100 × (83.2 − 40) ÷ (90 − 40)`; evaluates to the score. */
  arithmetic(input: MethodCase): string;
}
