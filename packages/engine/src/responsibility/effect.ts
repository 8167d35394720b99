/** What an elastic coefficient moved for one unit (ELASTIC-3). */
export interface ElasticEffect {
  readonly path: string;
  readonly unit: number;
  readonly coefficient: number;
  readonly reason: string;
  /** Class or overlay whose row it is; absent for a row of the unit itself. */
  readonly class?: string | undefined;
  /** Score before and after the coefficient, before rounding. */
  readonly from: number;
  readonly to: number;
  /** Points that the difference gives the part above: weight × (to − from) ÷ 100. */
  readonly points: number;
}

/** What one unit answers for of the joint result of a chain (JOINT-4). */
export interface JointEffect {
  readonly path: string;
  readonly chain: string;
  readonly unit: number;
  readonly share: number;
  /** Points that the joint result gives the part above; NaN where there is no score. */
  readonly points: number;
}

/** Everything in one list that rests on coefficients or chains; keys only where there is something, so that other results stay as they are. */
export interface ResponsibilityEffects {
  readonly elastic?: readonly ElasticEffect[];
  readonly joint?: readonly JointEffect[];
}
