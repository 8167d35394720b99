import type { Column, Period } from '@kedu/model';
import type { Leaf } from '@kedu/scheme';
import type { ValueFill } from '../impute/fill.ts';
import type { Reference } from '../normalise/method.ts';
import type { PartWeights } from '../steps/scoreWeights.ts';
import type { Treatment } from './treatment.ts';

/**
 * Values of one leaf from the checked one to the one that its method sees; a stage at which nothing is done shares the column of the stage before.
 * Columns run over all units of the run, and nobody writes to them. Rule: PREPARE-1 to PREPARE-3.
 */
export interface PreparedLeaf {
  readonly leaf: Leaf;
  /** As checked. */
  readonly value: Column;
  readonly denominated: Column;
  /** With gaps filled by a value. */
  readonly filled: Column;
  /** After the treatment of outliers: what the method sees. */
  readonly treated: Column;
  /** What stands in for a gap, by unit. */
  readonly fills: ReadonlyMap<number, ValueFill>;
  /** What groups offer for its gaps, as reference points by key (CALIBRATE-4); empty where its rule asks no group for values. */
  readonly offers: ReadonlyMap<string, Reference>;
  /** Group of each member of the list, as the leaf names its peers; empty where nothing is done by group. */
  readonly groups: readonly string[];
  /** By peer group, where something was done. */
  readonly treatments: ReadonlyMap<string, Treatment>;
  /** Value × times ÷ denominator in another period. */
  denominatedIn(period: Period): Column;
}

/** The leaves of one list, prepared, and who of its members is eligible. */
export interface PreparedList {
  readonly weights: ReadonlyMap<string, PartWeights>;
  /** By path. */
  readonly leaves: ReadonlyMap<string, PreparedLeaf>;
  /** Share of missing values over all units of the run (IMPUTE-6). */
  readonly missingShare: Float64Array;
  /** 1 for the members for whom `eligible.when` holds. */
  readonly eligible: Column;
}

/** By list ID; lists without a tree are left out. */
export type PreparedTable = ReadonlyMap<string, PreparedList>;
