import type { Column, LocalizedText, Place, PeriodKind, Rounding, UnitVersion } from '@kedu/model';
import type { Disclosure } from './disclosure.ts';
import type { FromChildren, MarkedBy, ResultOf } from './elsewhere.ts';
import type { CompiledExpression, TextColumn } from './expression/contract.ts';
import type { AdditionLevel, Determination, EventProcedure, Raters } from './judgement.ts';
import type { Elastic, Joint } from './responsibility.ts';
import type { FurtherProposition, MoneyRow } from './propositions.ts';
import type { Goal } from './goals/goal.ts';
import type { MethodName } from './shapes/methods.ts';
import type { Survey } from './survey.ts';
import type { ErrorSource, UncertaintyRule } from './valueError.ts';

export type {
  Disclosure,
  DisclosureLevel,
  DisclosureReason,
  IndicatorDisclosure,
  ResultDisclosure,
  SmallCells,
} from './disclosure.ts';
export type { Chain, ChainMember, Elastic, ElasticRow, Joint } from './responsibility.ts';
export type { FurtherProposition, MoneyRow, PayItemRow, StaffRow, StaffRule } from './propositions.ts';
export type { Decomposition, Goal, GoalRow, KeyResult, NamedUnit } from './goals/goal.ts';
export type { ReconciledFamily, ReconciledLevel, Reconciliation } from './goals/reconcile.ts';

/** A parameter of a method: one number for all units, or an expression that gives one per unit. */
export type Quantity = number | CompiledExpression;

export interface Indicator {
  readonly id: string;
  readonly title: LocalizedText;
  readonly definition?: LocalizedText | undefined;
  readonly dimension?: string | undefined;
  readonly nature: 'binding' | 'guiding';
  readonly horizon: 'short' | 'long';
  readonly priority?: 'national' | 'provincial' | 'livelihood' | undefined;
  readonly kind: 'quantity' | 'rate' | 'count' | 'judgement' | 'satisfaction';
  readonly accrual: 'flow' | 'cumulative' | 'stock' | 'rate' | 'growth' | 'annual' | 'milestone';
  readonly basis?: 'current' | 'cumulative' | undefined;
  readonly unit?: string | undefined;
  readonly range?: readonly [number | null, number | null] | undefined;
  readonly better: 'higher' | 'lower';
  readonly every: 'year' | 'half' | 'quarter' | 'month';
  readonly january: 'own' | 'with_february';
  readonly available?: string | undefined;
  readonly embargo?: string | undefined;
  readonly source?: string | undefined;
  readonly owner?: string | undefined;
  readonly statistic: 'official' | 'administrative';
  readonly tags: readonly string[];
  readonly target?: Quantity | undefined;
  readonly baseline?: Quantity | undefined;
  readonly params: Readonly<Record<string, number>>;
  readonly schedule?: 'same' | readonly number[] | Readonly<Record<string, number>> | undefined;
  readonly between: 'last_node' | 'linear';
  readonly lag?:
    | { readonly in: 'ratio' | 'points' | 'steps'; readonly tolerance: number; readonly thresholds: Readonly<Record<string, number>> }
    | undefined;
  readonly light: 'all' | 'milestones_only' | 'none';
  readonly formula?: CompiledExpression | undefined;
  readonly raters?: Raters | undefined;
  readonly survey?: Survey | undefined;
  /** What is known of the error of its values; absent where nothing is stated (ERROR-3). */
  readonly error?: readonly ErrorSource[] | undefined;
  readonly fromChildren?: FromChildren | undefined;
  readonly resultOf?: ResultOf | undefined;
  /** Attribute of the register: units with the same value of it have one value (FROM-5). */
  readonly sharedBy?: string | undefined;
  readonly markedBy?: MarkedBy | undefined;
  readonly clause?: string | undefined;
  readonly place: Place;
}

/** How units are chosen: the codes listed, all of a kind, or those for which an expression holds. */
export type UnitSelector = { readonly codes: readonly string[] } | { readonly kind: string } | { readonly where: CompiledExpression };

export interface UnitList {
  readonly id: string;
  readonly title: LocalizedText;
  readonly units: UnitSelector;
  readonly groups?: readonly string[] | undefined;
  /** By group, of those that the scheme gives a title; pages show the value of the attribute otherwise. */
  readonly groupTitles?: Readonly<Record<string, LocalizedText>> | undefined;
  readonly groupBy: string;
  readonly nodes?: PeriodKind | undefined;
  readonly watch?: PeriodKind | undefined;
  readonly within?: string | undefined;
  readonly eligible?:
    | { readonly when: CompiledExpression; readonly otherwise: LocalizedText; readonly clause?: string | undefined }
    | undefined;
  readonly place: Place;
}

export interface UnitClass {
  readonly id: string;
  readonly title: LocalizedText;
  readonly units: UnitSelector;
  readonly clause?: string | undefined;
  readonly place: Place;
}

/**
 * Weight of a part by class. For a unit the last overlay (highest in precedence) that is named counts, then its class,
 * then `else`; a part without a weight for the unit, or with `none`, does not exist for it (WEIGHT-2). Read it with `weightFor`.
 */
export interface Weight {
  readonly otherwise?: number | undefined;
  readonly byClass: Readonly<Record<string, number | 'none'>>;
}

export type MissingRule =
  | { readonly rule: 'refuse' | 'reweight' }
  | { readonly rule: 'zero'; readonly reason: LocalizedText }
  | { readonly rule: 'mean_of' | 'median_of'; readonly group: string; readonly over?: CompiledExpression | undefined }
  | { readonly rule: 'last_value' | 'interpolate'; readonly months: number }
  | { readonly rule: 'mean_value_of' | 'median_value_of'; readonly group: string; readonly over?: CompiledExpression | undefined };

/** What the values of a leaf are divided by, in the same period, and multiplied with (PREPARE-1). */
export interface Denomination {
  readonly indicator: string;
  readonly times: number;
}

/** When and how the outliers of a column are treated (PREPARE-3). */
export interface OutlierRule {
  readonly skew: number;
  readonly kurtosis: number;
  /** Highest number of winsorised points. */
  readonly winsorise: number;
  readonly then: 'log' | 'none';
}

export type AggregateName = 'arithmetic' | 'geometric' | 'harmonic' | 'sum' | 'worst' | 'generalised' | 'copeland' | 'borda' | 'topsis';
/** Blend of aggregates; shares add up to 1. A single aggregate has share 1; those after `worst` stand alone, and only `generalised` has a power. */
export type Aggregate = readonly { readonly name: AggregateName; readonly share: number; readonly power?: number | undefined }[];

interface PartBase {
  /** Unique in its tree: the names from the top joined by dots, `ecology.water_quality`. */
  readonly path: string;
  readonly name: string;
  readonly title: LocalizedText;
  readonly tags: readonly string[];
  readonly clause?: string | undefined;
  readonly place: Place;
}

export interface Leaf extends PartBase {
  readonly type: 'leaf';
  readonly indicator: string;
  readonly weight: Weight;
  readonly method: { readonly name: MethodName; readonly params: Readonly<Record<string, MethodParam>> };
  readonly per?: Denomination | undefined;
  readonly missing: MissingRule;
  readonly outliers?: OutlierRule | undefined;
  readonly cap?: number | undefined;
  readonly floor?: number | undefined;
  readonly peers: string;
  readonly elastic?: Elastic | undefined;
  readonly joint?: Joint | undefined;
}

/** Numbers, tables and flags as written; expressions compiled. */
export type MethodParam = Quantity | string | boolean | readonly number[] | readonly (readonly [number, number])[];

export interface Composite extends PartBase {
  readonly type: 'composite';
  /** The root has none. */
  readonly weight?: Weight | undefined;
  /** How the weights of its parts are to be read (WEIGHT-1). */
  readonly weights: 'points' | 'points_of_total' | 'relative';
  readonly aggregate: Aggregate;
  readonly missing: MissingRule;
  readonly parts: readonly Part[];
  /** Where the weights of the parts come from judgements in pairs (WEIGH-1). */
  readonly judged?: JudgedWeights | undefined;
}

/** The judgements behind the weights of a node, as far as a reader asks of them. */
export interface JudgedWeights {
  readonly file: string;
  /** Consistency ratio; 0 where all judgements agree. */
  readonly ratio: number;
  readonly atMost: number;
}

export interface Addition extends PartBase {
  readonly type: 'addition';
  readonly events: readonly AdditionEvent[];
  /** Where points follow from levels (BONUS-1). */
  readonly levels?: readonly AdditionLevel[] | undefined;
  /** Least days of public notice, where an event counts once it is recognised (BONUS-2). */
  readonly noticeDays?: number | undefined;
  readonly highestOnly: boolean;
  readonly within: 'period' | 'any';
  readonly cap?: number | undefined;
  readonly capItem?: number | undefined;
}

export interface AdditionEvent {
  readonly unitCode: string;
  readonly date: string;
  readonly item: string;
  readonly level: string;
  readonly points: number;
  readonly title: string;
  readonly procedure?: EventProcedure | undefined;
  readonly place: Place;
}

export type Part = Leaf | Composite | Addition;

export interface LightRule {
  readonly light: string;
  readonly title?: LocalizedText | undefined;
  readonly when: CompiledExpression;
  readonly then?: 'propose_order' | 'explain_at_meeting' | 'notice' | undefined;
  readonly for?: readonly string[] | undefined;
  readonly clause?: string | undefined;
  readonly place: Place;
}

export interface LightRules {
  /** First match counts, so the order is from worst to best, or as the scheme wants. */
  readonly rules: readonly LightRule[];
  readonly raiseAfter: number;
  readonly clearAfter: number;
  readonly overdue?:
    | {
        readonly light: string;
        readonly title?: LocalizedText | undefined;
        readonly clause?: string | undefined;
        readonly place?: Place | undefined;
      }
    | undefined;
}

export interface Gate {
  readonly title: LocalizedText;
  readonly when: CompiledExpression;
  readonly lists?: readonly string[] | undefined;
  readonly capGrade?: string | undefined;
  readonly capScore?: number | undefined;
  readonly bar: readonly string[];
  readonly veto: boolean;
  readonly clause?: string | undefined;
  readonly place: Place;
}

export interface Constraint {
  readonly title: LocalizedText;
  readonly for?: string | undefined;
  readonly lists?: readonly string[] | undefined;
  readonly where: CompiledExpression;
  readonly clause?: string | undefined;
  readonly place: Place;
}

export interface Grades {
  readonly lists?: readonly string[] | undefined;
  /** Best first. */
  readonly order: readonly { readonly id: string; readonly title: LocalizedText }[];
  readonly atLeast: Readonly<Record<string, number>>;
  readonly quota?:
    | {
        readonly shares: Readonly<Record<string, number>>;
        readonly of: 'list' | 'class' | 'group';
        readonly round: 'down' | 'up' | 'nearest';
        readonly ties: 'none_over' | 'all_in' | 'split_by_id';
        readonly smallGroups: 'pool' | 'alone' | 'no_quota';
        readonly minGroup: number;
      }
    | undefined;
  readonly clause?: string | undefined;
  readonly place: Place;
}

/** One rule that proposes; the engine never carries out. `propose` holds exactly one action. */
export interface Consequence {
  readonly id: string;
  readonly title: LocalizedText;
  readonly forEach: 'unit' | 'field' | 'person';
  readonly lists?: readonly string[] | undefined;
  readonly when?: CompiledExpression | undefined;
  readonly unlessNoise: boolean;
  readonly decides?: string | undefined;
  /** Rows of the protected list, met first and in full. */
  readonly protects?: readonly MoneyRow[] | undefined;
  readonly propose: Proposition;
  readonly clause?: string | undefined;
  readonly place: Place;
}

/** An effective decision of the disciplinary authority, one row per person it touches. */
export interface DecisionRow {
  readonly decision: string;
  readonly body: string;
  readonly effectiveOn: string;
  readonly unitCode: string;
  readonly person: string;
  readonly role: string;
  readonly bonusFen: number;
  readonly place: Place;
}

export type Proposition =
  | { readonly action: 'cut'; readonly by: Quantity; readonly of?: readonly MoneyRow[] | undefined; readonly keepTotal: boolean }
  | {
      readonly action: 'allocate';
      readonly totalYuan: Quantity;
      readonly among: CompiledExpression;
      readonly by: Quantity;
      readonly tranches: readonly {
        readonly title: LocalizedText;
        readonly share: number;
        readonly when?: CompiledExpression | undefined;
      }[];
    }
  | {
      readonly action: 'pool';
      readonly takeFrom: CompiledExpression;
      readonly rate: number;
      readonly of: readonly MoneyRow[];
      readonly giveTo: CompiledExpression;
      readonly shared: 'equally' | 'by_score' | 'by_amount';
    }
  | { readonly action: 'withhold'; readonly decisions: readonly DecisionRow[]; readonly rates: Readonly<Record<string, number>> }
  | { readonly action: 'admonishing_talk'; readonly referTo: string }
  | {
      readonly action: 'refer';
      readonly referTo: string;
      readonly what: LocalizedText;
      readonly top?: number | undefined;
      /** What the first are taken by; the total without it (PROPOSE-19). */
      readonly by?: CompiledExpression | undefined;
    }
  | {
      readonly action: 'reward';
      readonly what: LocalizedText;
      readonly top?: number | undefined;
      readonly by?: CompiledExpression | undefined;
    }
  | FurtherProposition;

/** Target or baseline of a unit, class or all, in one period. Later rows stand above earlier ones. */
export interface TargetRow {
  readonly indicator: string;
  /** Code of a unit, ID of a class or overlay; absent for all. */
  readonly unitCode?: string | undefined;
  readonly class?: string | undefined;
  readonly period?: string | undefined;
  readonly target?: number | undefined;
  readonly baseline?: number | undefined;
  /** ID of the goal whose decomposition gives the target (GOAL-5); absent for a row of the table. */
  readonly goal?: string | undefined;
  readonly place: Place;
}

/** What the designer of a scheme could have decided otherwise (DESIGN-3): shown to who writes schemes, read by no consequence. */
export interface DesignRule {
  /** Those that are asked about; all without it. */
  readonly lists?: readonly string[] | undefined;
  /** How far each weight may be off, as a share of its own, 0–1. */
  readonly width: number;
  /** Alternative methods by indicator. */
  readonly methods: ReadonlyMap<string, readonly AlternativeMethod[]>;
  /** Whether reference points are also taken with one of the peers left out. */
  readonly leaveOneOut: boolean;
  /** Percentiles of the peers, as shares, in the place of their lowest and highest. */
  readonly bounds?: readonly [low: number, high: number] | undefined;
  /** Of the total. */
  readonly rounding: readonly Rounding[];
  readonly missing: readonly MissingRule[];
  readonly aggregates: readonly Aggregate[];
  /** How many designs are drawn. */
  readonly draws: number;
  readonly seed: number;
}

/** A method that could have scored an indicator. */
export interface AlternativeMethod {
  readonly method: Leaf['method'];
  readonly place: Place;
}

/** How people read an attribute of units: its title, and titles of its values. */
export interface AttributeWords {
  readonly title?: LocalizedText | undefined;
  readonly values: Readonly<Record<string, LocalizedText>>;
}

/** A scheme version, checked and linked: everything that the engine reads of it. */
export interface CompiledScheme {
  readonly id: string;
  readonly version: string;
  readonly edition: 1;
  readonly title: LocalizedText;
  readonly authority?: { readonly code: string; readonly name: string } | undefined;
  readonly inForce: { readonly from: string; readonly until?: string | undefined };
  readonly every: 'term' | 'year' | 'half' | 'quarter' | 'month';
  readonly dimensions: Readonly<Record<string, LocalizedText>>;
  readonly attributes: Readonly<Record<string, 'text' | 'number'>>;
  /** Titles of attributes, where the scheme gives any. */
  readonly attributeWords?: Readonly<Record<string, AttributeWords>> | undefined;
  /** Sorted by ID. */
  readonly indicators: readonly Indicator[];
  /** In the order of the file. Main classes exclude each other; of overlays the later stands above the earlier. */
  readonly classes: readonly UnitClass[];
  readonly overlays: readonly UnitClass[];
  readonly lists: readonly UnitList[];
  /** By list ID. */
  readonly trees: Readonly<Record<string, Composite>>;
  /** Those of goals first, then those of tables. */
  readonly targets: readonly TargetRow[];
  /** In the order of the file. */
  readonly goals: readonly Goal[];
  readonly constraints: readonly Constraint[];
  readonly lights: LightRules;
  readonly gates: readonly Gate[];
  readonly rounding: { readonly indicator?: Rounding | undefined; readonly part?: Rounding | undefined; readonly total: Rounding };
  readonly grades: readonly Grades[];
  readonly consequences: readonly Consequence[];
  readonly determination?: Determination | undefined;
  /** How errors are carried into scores and ranks, where the scheme says so; DEFAULT_UNCERTAINTY otherwise. */
  readonly uncertainty?: UncertaintyRule | undefined;
  /** What could have been decided otherwise; no result depends on it (DESIGN-3). */
  readonly design?: DesignRule | undefined;
  /** Who may see what of a run, where the scheme says so; no result depends on it (DISCLOSE-2). */
  readonly disclosure?: Disclosure | undefined;
  /** Those of `files` that are tables about single persons, sorted; absent where there is none (DISCLOSE-6). */
  readonly personalFiles?: readonly string[] | undefined;
  /** Headings of the regulation: clause → heading text. Empty where there is no regulation file. */
  readonly clauses: ReadonlyMap<string, string>;
  /** English of texts that the scheme gives in Chinese alone, by the Chinese; from the pack, outside `files` and `hash` (PACK-13). */
  readonly english?: ReadonlyMap<string, string> | undefined;
  /** Files that make the scheme up, name → content hash, sorted by name. */
  readonly files: readonly (readonly [name: string, hash: string])[];
  /** Content hash over `files` (RUN-2). */
  readonly hash: string;
}

/** The cell of a TextColumn or Column by unit, for attributes. */
export interface RegisterView {
  readonly units: readonly UnitVersion[];
  attribute(name: string): Column | TextColumn;
}
