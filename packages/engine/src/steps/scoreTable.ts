import type { Column, Issue } from '@kedu/model';
import type { Composite, Indicator, Leaf } from '@kedu/scheme';
import type { EnrolledList } from '../context.ts';
import type { AdditionScores } from './additionScores.ts';
import type { Fill } from '../impute/fill.ts';
import type { Outranking } from '../aggregate/comparison.ts';
import type { MethodCase, Reference } from '../normalise/method.ts';
import type { PreparedLeaf } from '../prepare/prepared.ts';
import type { ElasticScore } from '../responsibility/elastic.ts';
import type { PartResult } from '../result.ts';

/** What `score` gives: every list with its totals before gates, and what an explanation needs of each part. */
export interface ScoreTable {
  /** In the order of the scheme; a list without a tree is left out. */
  readonly lists: readonly ListScores[];
  readonly issues: readonly Issue[];
}

/** Scores of one list. Arrays run over `enrolled.members`; columns run over all units of the run. */
export interface ListScores {
  readonly enrolled: EnrolledList;
  readonly tree: Composite;
  /** 1 where `eligible.when` holds, or the list has none; a condition that cannot be decided does not hold. */
  readonly eligible: Uint8Array;
  /** Eligible and scored. */
  readonly ranked: Uint8Array;
  /** Share of the leaves that exist for a unit and are due to it whose value is missing: 0–1. */
  readonly missingShare: Float64Array;
  /** Quanta (rounding.total) of the tree's total; NaN where missing. */
  readonly points: Float64Array;
  /** Quanta that bonuses and deductions add. */
  readonly added: Float64Array;
  /** points + added: quanta of the total before gates; NaN where missing. */
  readonly total: Float64Array;
  /** By path; the root has path ''. */
  readonly parts: ReadonlyMap<string, PartResult>;
  readonly leaves: ReadonlyMap<string, LeafScores>;
  readonly composites: ReadonlyMap<string, CompositeScores>;
  readonly additions: ReadonlyMap<string, AdditionScores>;
  /** Scores that groups offer for gaps, as reference points by key (CALIBRATE-4). */
  readonly offers: ReadonlyMap<string, Reference>;
}

/** How the scores of one leaf came about. Columns run over all units of the run. */
export interface LeafScores {
  readonly leaf: Leaf;
  readonly indicator: Indicator;
  /** Value of the indicator in the period, as checked. */
  readonly value: Column;
  /** The stages from that value to the one that the method saw. */
  readonly prepared: PreparedLeaf;
  /** Weight as the scheme states it for the unit, before re-weighting; NaN where the part does not exist for it. */
  readonly declared: Float64Array;
  /** 1 where a gap of the part matters: neither it nor a node above it weighs nothing for the unit. */
  readonly asked: Uint8Array;
  /** What the method gave, before bounds and rounding; missing where it gave nothing (also where a fill stands in). */
  readonly uncapped: Column;
  /** Bounds in force: the leaf's own, else the method's. */
  readonly floor: number;
  readonly cap: number;
  /** Gaps that a missing rule filled, by unit. */
  readonly fills: ReadonlyMap<number, Fill>;
  /** What an elastic coefficient did to the score of a unit, before rounding (ELASTIC-1). */
  elastic?(unit: number): ElasticScore | undefined;
  /** Name of the peer group of a unit; '' for the whole list, or where the method compares with nobody. */
  group(unit: number): string;
  /** Everything that the method looked at for one unit; undefined where it was not asked. */
  methodCase(unit: number): MethodCase | undefined;
}

export interface CompositeScores {
  readonly composite: Composite;
  /** As in LeafScores; 100 for the root. */
  readonly declared: Float64Array;
  /** Scale to which the weights of its parts add up for each unit: 100, or its own points (WEIGHT-1). */
  readonly scale: Float64Array;
  /** Sum of weights at which the aggregate `sum` gives 100. */
  readonly full: Float64Array;
  readonly fills: ReadonlyMap<number, Fill>;
  /** How a unit stands against each other unit, where the aggregate is `copeland` (AGG-COPELAND). */
  outranking(unit: number): Outranking | undefined;
  /** Score as aggregated from the parts, as arithmetic over the parts that count; undefined where it was filled or is missing. */
  arithmetic(unit: number): string | undefined;
}
