import type { LocalizedText, MissingReason, Place } from '@kedu/model';

export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** value × factor + offset. */
export interface Conversion {
  readonly factor: number;
  readonly offset: number;
}

/** Two indicators that are recognised for each other: a row of the table (RECOGNISE-1). */
export interface RecognisedPair {
  readonly ours: string;
  readonly theirs: string;
  /** Into our definition. */
  readonly forth: Conversion;
  /** Into theirs; absent where the row cannot be converted back. */
  readonly back?: Conversion | undefined;
  readonly confidence: Confidence;
  readonly isMutual: boolean;
  readonly note: string;
  readonly place: Place;
}

/** What a pack says about mutual recognition between two lists. */
export interface RecognitionRule {
  readonly id: string;
  readonly title: LocalizedText;
  /** Ours, theirs: schemes by ID. */
  readonly between: readonly [RecognitionSide, RecognitionSide];
  readonly atLeast: Confidence;
  readonly pairs: readonly RecognisedPair[];
  readonly clause?: string | undefined;
  readonly place: Place;
}

export interface RecognitionSide {
  readonly scheme: string;
  readonly list: string;
}

/** A side as it was assessed. */
export interface AssessedSide extends RecognitionSide {
  readonly version: string;
  readonly schemeTitle: LocalizedText;
  readonly listTitle: LocalizedText;
  /** Result hash of its run. */
  readonly result: string;
}

/** A row of the table with what became of it. */
export interface PairResult {
  readonly titles: readonly [LocalizedText, LocalizedText];
  readonly indicators: readonly [string, string];
  readonly units: readonly [string, string];
  readonly confidence: Confidence;
  readonly isMutual: boolean;
  readonly note: string;
  /** Why it is not in the shared set; absent where it is. */
  readonly leftOut?: 'confidence' | 'not_scored' | undefined;
  /** Share of the leaf in the total of each side, 0–1; 0 where it is not scored. */
  readonly shares: readonly [number, number];
  /** Weight by each ruler, 0–100; 0 where the ruler cannot use it. */
  readonly weights: readonly [number, number];
}

/** A unit by one ruler on one pair. */
export interface RulerCell {
  /** Position in `pairs`. */
  readonly pair: number;
  /** In the unit's own definition; absent where missing. */
  readonly value?: number | undefined;
  /** In the definition of the ruler, before clipping. */
  readonly converted?: number | undefined;
  /** How it was converted, to be redone on a calculator; '' for the ruler's own units. */
  readonly arithmetic: string;
  /** The value that was scored in its place, where the converted one lay outside the peers of the ruler. */
  readonly clippedTo?: number | undefined;
  readonly score?: number | undefined;
  /** Why there is no score. */
  readonly missing?: MissingReason | undefined;
}

/** A unit by one ruler. */
export interface RulerUnit {
  /** 0 for a unit of our list, 1 for one of theirs. */
  readonly side: 0 | 1;
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly example: boolean;
  /** Quanta of the ruler's total; absent where nothing could be scored. */
  readonly total?: number | undefined;
  /** 0 for none. */
  readonly rank: number;
  readonly cells: readonly RulerCell[];
}

/** Units of both lists by the methods, references, targets and weights of one of them. */
export interface Ruler {
  readonly side: 0 | 1;
  /** Decimals of its totals. */
  readonly places: number;
  /** Share of the ruler's own total that the shared set covers, 0–1. */
  readonly covers: number;
  /** By rank, then by ID. */
  readonly units: readonly RulerUnit[];
}

/** Mutual recognition in one period: plain data, so that a report can carry it (RECOGNISE-5). */
export interface Recognition {
  readonly id: string;
  readonly title: LocalizedText;
  readonly clause?: string | undefined;
  readonly period: string;
  readonly atLeast: Confidence;
  readonly sides: readonly [AssessedSide, AssessedSide];
  readonly pairs: readonly PairResult[];
  readonly rulers: readonly [Ruler, Ruler];
}
