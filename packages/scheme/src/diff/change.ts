import type { LocalizedText, Place } from '@kedu/model';
import type { CompiledScheme } from '../compiled.ts';
import type { RuleTerm } from './ruleTerms.ts';

/** What a change of a scheme is about. Rule: DIFF-1 (docs/spec/diff.md). */
export const CHANGE_KINDS = [
  'weight',
  'method',
  'parameter',
  'target',
  'cap',
  'missing',
  'aggregate',
  'rounding',
  'peers',
  'events',
  'part',
  'indicator',
  'class',
  'list',
  'gate',
  'grade',
  'light',
  'consequence',
  'determination',
  'constraint',
  'period',
  'design',
  'disclosure',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Kinds that no score and no rank depends on: they take no part in contributions (DIFF-3). */
export const SCORELESS_KINDS: readonly ChangeKind[] = [
  'grade',
  'light',
  'consequence',
  'determination',
  'constraint',
  'period',
  'design',
  'disclosure',
];

/** One step of the way to a rule: an ID or the name of a field, and how people read it. */
export interface PathStep {
  readonly id: string;
  readonly title?: LocalizedText | undefined;
}

/** A rule as one version has it: written as the scheme writes it, where, and after which clause. */
export interface RuleSide {
  readonly written: string;
  /** What it says, for whoever reads it to people; of a rule that changed only what the other version has not. */
  readonly terms: readonly RuleTerm[];
  readonly place: Place;
  readonly clause?: string | undefined;
}

/** One rule that differs. A rule that was added has no `before`, one that was removed no `after`. */
export interface SchemeChange {
  /** Stable and unique in a comparison: `score/places/economic.gdp_growth/weight`. */
  readonly key: string;
  readonly kind: ChangeKind;
  readonly how: 'changed' | 'added' | 'removed' | 'moved';
  /** The list that it belongs to; absent where it is about all. */
  readonly list?: string | undefined;
  readonly path: readonly PathStep[];
  readonly before?: RuleSide | undefined;
  readonly after?: RuleSide | undefined;
  /** Keys of the nodes whose weights and members it changes. */
  readonly bundles: readonly string[];
}

/** Changes that only make sense together: what contributions are told of. */
export interface ChangeGroup {
  /** Least key of its changes; groups are sorted by it. */
  readonly id: string;
  readonly changes: readonly SchemeChange[];
  /** IDs of the lists whose scores may depend on it, in the order of the later scheme; none where no score does. */
  readonly lists: readonly string[];
}

/** What differs between two scheme versions. Rule: DIFF-1. */
export interface SchemeDiff {
  /** Sorted by ID; each change stands in exactly one. */
  readonly groups: readonly ChangeGroup[];
  /** Days between which either version is in force: of the version, and no rule of it. */
  readonly inForce: Readonly<Record<'before' | 'after', CompiledScheme['inForce']>>;
  /** Rules of which only titles, clauses, definitions or the order differ. */
  readonly wording: number;
}
