import type { Issue, Period } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { EnrolledList, Enrolment } from '../context.ts';
import type { SweepPlan } from './plan.ts';
import type { SweepOrder } from './profiles.ts';
import type { PeerFigures } from './references.ts';

/** What a plan is made of; observations are not among it. */
export interface PlanInput {
  readonly scheme: CompiledScheme;
  readonly period: Period;
  readonly enrolment: Enrolment;
  readonly enrolled: EnrolledList;
  /** Figures of the peers, frozen or taken by `referencesOf`; without them leaves that compare have no result until `withReferences` gives them. */
  readonly references?: PeerFigures | undefined;
  /**
   * What the value columns hold: values as `check` gives them (default), or as the method sees them, denominated, filled and
   * treated, so that a plan need not do that.
   */
  readonly values?: 'checked' | 'prepared' | undefined;
}

/** A plan with the order of units that its data have; or why there is none. */
export type Planned =
  | { readonly plan: SweepPlan; readonly order: SweepOrder; readonly issues?: undefined }
  | { readonly plan?: undefined; readonly order?: undefined; readonly issues: readonly Issue[] };
