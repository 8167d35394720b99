import type { RecognitionRule } from '@kedu/engine';
import type { LocalizedText, Observations, Period, UnitRegister } from '@kedu/model';
import type { CompiledScheme } from '@kedu/scheme';
import type { CarriedOut } from './carriedOut.ts';

/** A data file that stands outside the pack and is not on this machine (PACK-6). */
export interface MissingData {
  readonly file: string;
  readonly title: string;
  readonly url: string;
}

/** A period that a pack is assessed for, with the day on which the run looks at the world. */
export interface PlannedRun {
  readonly period: Period;
  readonly asOf: string;
}

/** A pack, read and checked: everything that running it needs. */
export interface Pack {
  readonly id: string;
  readonly title: LocalizedText;
  readonly about?: LocalizedText | undefined;
  readonly example: boolean;
  readonly folder: string;
  readonly register: UnitRegister;
  /** All scheme versions, in the order of their file names. */
  readonly schemes: readonly CompiledScheme[];
  readonly observations: Observations;
  readonly runs: readonly PlannedRun[];
  readonly seed: number;
  /** Where this is not empty the pack can be checked, but not run. */
  readonly missingData: readonly MissingData[];
  /** How lists of two of its schemes recognise each other's indicators (RECOGNISE-1). */
  readonly recognition: readonly RecognitionRule[];
  /** What carries out clauses that no rule cites, by regulation file (PACK-10). */
  readonly carriedOut: CarriedOut;
  /** English of texts that are given in Chinese alone, by the Chinese (PACK-13). */
  readonly english?: ReadonlyMap<string, string> | undefined;
  /** Regulation text of a language, where the pack has one. */
  readonly texts: ReadonlyMap<string, string>;
}
