import type { UnitId } from '@kedu/model';
import type { PersonId, PostId } from '../actor.ts';
import type { Day, Instant } from '../instant.ts';
import type { Transitions } from '../transitions.ts';

/** How a figure comes (报送方式): from a system, as one column of the owning department, or from the unit itself. */
export const WAYS = ['connector', 'column', 'unit'] as const;
export type Way = (typeof WAYS)[number];

/** One indicator that a round asks for (采集任务): of whom, by which way, for which units. */
export interface Ask {
  readonly indicator: string;
  readonly period: string;
  readonly way: Way;
  /** `report`, or the connector that brings it. */
  readonly source: string;
  /** The post that answers for it; for `unit` it answers for the indicator, the units enter. */
  readonly owner: PostId;
  readonly units: readonly UnitId[];
  /** From when the figure can be there: the day that its statistics are published, or the calendar of the scheme. */
  readonly due: Day;
  readonly isOfficial: boolean;
  readonly range?: readonly [number | null, number | null] | undefined;
}

/** What a round is planned to be. */
export interface RoundPlan {
  readonly scheme: string;
  readonly version: string;
  /** The month whose round it is, `2026-12`. */
  readonly month: string;
  readonly opensOn: Day;
  /** Last day for reports; what comes later says why (COLLECT-9). */
  readonly closesOn: Day;
  /** Working days in which a unit may object to what was submitted. */
  readonly objectDays: number;
  /** Indicators that people are asked for although a system might have them; refused where one has (ROUND-6). */
  readonly byHand?: readonly string[] | undefined;
}

/** A sealed period (封存): what was approved at a moment, as one file. */
export interface SealRecord {
  /** From 1; a later one stands beside the earlier, never in its place. */
  readonly number: number;
  /** Hash of the snapshot. */
  readonly hash: string;
  /** Figures in it. */
  readonly figures: number;
  /** Asked figures that are not in it. */
  readonly missing: number;
  readonly knownAt: Instant;
  readonly person: PersonId;
  readonly at: Instant;
  readonly reason?: string | undefined;
}

export type RoundStanding = 'none' | 'planned' | 'open' | 'closed' | 'sealed' | 'cancelled';

/** A round of collection (采集轮次). */
export interface Round {
  readonly standing: RoundStanding;
  readonly plan?: RoundPlan | undefined;
  readonly asks: readonly Ask[];
  /** When its asks were made. */
  readonly openedAt?: Instant | undefined;
  readonly seals: readonly SealRecord[];
}

export const NO_ROUND: Round = { standing: 'none', asks: [], seals: [] };

/** What is asked of a round. */
export type RoundCommand =
  /** `isNew`: of a round that is not there yet; without it a planned one gets another plan. */
  | { readonly type: 'plan_round'; readonly plan: RoundPlan; readonly isNew?: boolean | undefined }
  | { readonly type: 'open_round' }
  | { readonly type: 'extend_round'; readonly closesOn: Day; readonly reason: string }
  | { readonly type: 'close_round' }
  | { readonly type: 'reopen_round'; readonly closesOn: Day; readonly reason: string }
  | { readonly type: 'cancel_round'; readonly reason: string }
  | {
      readonly type: 'seal_round';
      readonly hash: string;
      readonly figures: number;
      readonly knownAt: Instant;
      readonly reason?: string | undefined;
    };

/** What happened to a round. */
export type RoundEvent =
  | { readonly type: 'round_planned'; readonly plan: RoundPlan }
  | { readonly type: 'round_opened'; readonly asks: readonly Ask[] }
  | { readonly type: 'round_extended'; readonly closesOn: Day; readonly reason: string }
  | { readonly type: 'round_closed' }
  | { readonly type: 'round_reopened'; readonly closesOn: Day; readonly reason: string }
  | { readonly type: 'round_cancelled'; readonly reason: string }
  | {
      readonly type: 'round_sealed';
      readonly number: number;
      readonly hash: string;
      readonly figures: number;
      readonly missing: number;
      readonly knownAt: Instant;
      readonly reason?: string | undefined;
    };

/** ROUND-1: a sealed round takes a further seal and nothing else. */
export const ROUND_TRANSITIONS = {
  none: { plan_round: 'planned' },
  planned: { plan_round: 'planned', open_round: 'open', cancel_round: 'cancelled' },
  open: { extend_round: 'open', close_round: 'closed' },
  closed: { reopen_round: 'open', seal_round: 'sealed' },
  sealed: { seal_round: 'sealed' },
  cancelled: {},
} as const satisfies Transitions<RoundStanding, RoundCommand['type']>;
