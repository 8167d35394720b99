import type { Place } from '@kedu/model';

/** Coefficients of one part for units or classes, within bounds (ELASTIC-1). */
export interface Elastic {
  /** Lowest and highest coefficient; 1 lies between them. */
  readonly within: readonly [low: number, high: number];
  /** Rows about this part, in the order of the table. */
  readonly rows: readonly ElasticRow[];
  readonly clause?: string | undefined;
}

/** One coefficient with its reason: of a unit, or of a class or overlay, from a day until another, both included. */
export interface ElasticRow {
  readonly unitCode?: string | undefined;
  readonly class?: string | undefined;
  readonly coefficient: number;
  readonly reason: string;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Cell of the coefficient. */
  readonly place: Place;
}

/** Chains whose members own the result of one part together (JOINT-1). */
export interface Joint {
  /** Name of the table, by which joint parts of one indicator are known to share their chains. */
  readonly table: string;
  /** In the order of the table. */
  readonly chains: readonly Chain[];
  readonly clause?: string | undefined;
}

export interface Chain {
  readonly name: string;
  readonly members: readonly ChainMember[];
}

/** A unit of a chain with its share of the responsibility, 0–1; shares of a chain add up to 1. */
export interface ChainMember {
  readonly unitCode: string;
  readonly share: number;
  readonly place: Place;
}
