import type { Place } from '@kedu/model';
import type { ChangeKind, PathStep } from './change.ts';
import type { RuleTerm } from './ruleTerms.ts';

/** One rule of a scheme that may differ from version to version: the smallest thing that a change is about. */
export interface Slot {
  readonly key: string;
  readonly kind: ChangeKind;
  readonly list?: string | undefined;
  readonly path: readonly PathStep[];
  /** What is compared. */
  readonly rule: unknown;
  readonly written: string;
  /** What it is written of, where a change shows only what differs. */
  readonly pieces?: readonly string[] | undefined;
  /** What it says. */
  readonly terms: readonly RuleTerm[];
  readonly place: Place;
  readonly clause?: string | undefined;
  /** Key of what must change together with it, because it would not be whole otherwise. */
  readonly bundle?: string | undefined;
  /** Key of the part or indicator that it is a rule of; it comes and goes with it. */
  readonly owner?: string | undefined;
  /** Names that it reads, `class:coast`, `part:places/economic`. */
  readonly reads: readonly string[];
  /** The name that it gives. */
  readonly gives?: string | undefined;
  /** No score depends on it, whatever its kind. */
  readonly scoreless?: boolean | undefined;
}

export const partKey = (list: string, path: string): string => `score/${list}/${path}`;
/** Weights and members of a node: what adds up to its scale is changed as a whole. */
export const bundleKey = (list: string, path: string): string => `score/${list}/${path}#parts`;
export const indicatorKey = (id: string): string => `indicators/${id}`;
