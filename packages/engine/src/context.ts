import type { Column, Hasher, Issue, Observations, Origin, Period, UnitRegister, UnitVersion } from '@kedu/model';
import type { CompiledScheme, TextColumn, UnitList } from '@kedu/scheme';
import type { Reference } from './normalise/method.ts';
import type { FoundYear, OtherRun } from './otherRun.ts';
import type { ListResult } from './result.ts';
import type { RunUncertainty } from './uncertainty/figures.ts';
import type { FamilyValues } from './values/fromChildren.ts';

/** What a run is given. Everything that could change a result is here; nothing else is read. */
export interface AssessInput {
  readonly scheme: CompiledScheme;
  readonly register: UnitRegister;
  readonly observations: Observations;
  readonly period: Period;
  /** The day on which the run looks at the world, `YYYY-MM-DD`: decides what is due. */
  readonly asOf: string;
  readonly seed: number;
  /** Reference points frozen by an earlier run; missing ones are taken from the data of this one. */
  readonly references?: References | undefined;
  /** A faster SHA-256 than the pure one, where the machine has one; it changes no hash. */
  readonly newHasher?: (() => Hasher) | undefined;
  /** Runs of earlier periods that rules may ask about, the latest first. */
  readonly previous?: readonly PreviousRun[] | undefined;
  /** Runs of other schemes of the pack that this scheme takes values from (FROM-4). */
  readonly others?: readonly OtherRun[] | undefined;
  /** What errors of values make of this run, found by draws around a run without it (NOISE-1). */
  readonly uncertainty?: RunUncertainty | undefined;
}

/** What later runs may ask of an earlier one. */
export interface PreviousRun {
  readonly period: Period;
  readonly result: string;
  readonly lists: readonly Pick<ListResult, 'list' | 'members' | 'rank' | 'score' | 'grades' | 'ranked' | 'lastPlace'>[];
  /** Decimals of that run's quanta of totals. */
  readonly totalPlaces: number;
  /** Unit IDs in the order of that run's indices. */
  readonly unitIds: readonly string[];
  /** Events of bonuses and deductions that the tables of that run held for its members, within its period (`eventKey`); absent where there are none. */
  readonly events?: readonly string[] | undefined;
}

/** Units of the run and who belongs where on the last day of the period. Columns run over `units`. */
export interface Enrolment {
  readonly units: readonly UnitVersion[];
  /** 1 where the unit exists on that day. */
  readonly alive: Uint8Array;
  readonly lists: readonly EnrolledList[];
  /** Attribute of the register as the scheme types it; `kind`, `code` and `name` are text. Blank numbers are not_applicable. */
  attribute(name: string): Column | TextColumn;
  /** Index of the parent in a hierarchy, −1 for none (the larger share where leadership is dual, the first by ID where equal). */
  parentsIn(hierarchy: string): Int32Array;
  indexOfCode(code: string): number;
}

export interface EnrolledList {
  readonly list: UnitList;
  /** Indices of units, ascending. */
  readonly members: Int32Array;
  /** Main class per member, '' for none. */
  readonly classes: readonly string[];
  /** Overlays per member, lowest precedence first. */
  readonly overlays: readonly (readonly string[])[];
  /** Group ranked apart per member, '' for one group. */
  readonly groups: readonly string[];
}

/** Checked values: what a step asks for by indicator and period, combined from shorter periods by accrual where needed. */
export interface CheckedData {
  /**
   * Value of an indicator in any period (year, node, cumulative range …) as known on the as-of day, every gap with its
   * reason. Reported values of exactly that period stand before combined ones. Derived indicators are computed here.
   */
  value(indicator: string, period: Period): Column;
  /** Cells that made the value of one unit, for the explanation. */
  sources(indicator: string, period: Period, unit: number): readonly SourceCell[];
  /** The units below that the value of one unit is made of; undefined where it is not taken from them (FROM-1). */
  family(indicator: string, period: Period, unit: number): FamilyValues | undefined;
  /** What the other scheme gave for one unit, year by year; undefined where the value is no result of another scheme (FROM-2). */
  results(indicator: string, period: Period, unit: number): readonly FoundYear[] | undefined;
  /** Target and baseline for the period (rows of the table above the indicator's own), not_applicable where there is none. */
  target(indicator: string, period: Period): Column;
  baseline(indicator: string, period: Period): Column;
  readonly issues: readonly Issue[];
}

export interface SourceCell {
  /** The reported indicator: of a derived one, each of those that it was computed from. */
  readonly indicator: string;
  readonly period: string;
  readonly value: number;
  readonly origin?: Origin | undefined;
  /** Position of the unit that reported it, where it is another one (FROM-1, FROM-5). */
  readonly unit?: number | undefined;
}

/** Reference points by leaf path and peer group: key `list/path/group`. */
export type References = ReadonlyMap<string, Reference>;

/** What every step after `check` reads. */
export interface RunContext {
  readonly input: AssessInput;
  readonly enrolment: Enrolment;
  readonly data: CheckedData;
}
