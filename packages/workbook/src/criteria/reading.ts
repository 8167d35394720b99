import type { Span } from './folded.ts';

/** What the words of a criterion are read with. */
export interface CriterionContext {
  /** What the indicator is worth, in the points that the words speak of. */
  readonly points: number;
  readonly title?: string | undefined;
  /** Unit of measure; '%' where a rate is meant. */
  readonly unit?: string | undefined;
  readonly target?: number | undefined;
  /** A target is stated and could not be read: then none may be taken for granted either. */
  readonly targetUnread?: boolean | undefined;
  /** The stretch that the target states instead of a number: 8%-10%. */
  readonly range?: { readonly low: number; readonly high: number } | undefined;
  readonly better?: 'higher' | 'lower' | undefined;
  /** Identifier, for expressions that name the indicator; default `value`. */
  readonly indicator?: string | undefined;
}

/** What somebody has to report so that the method can score: the quantity itself, a number of events, 1 or 0, the rate of completion in %, or the mark. */
export type Reported = 'quantity' | 'events' | 'yes_no' | 'completion_rate' | 'mark';

/** A method as a scheme writes it. */
export type MethodYaml = string | Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface UnderstoodCriterion {
  readonly method: MethodYaml;
  readonly cap?: number | undefined;
  readonly floor?: number | undefined;
  readonly missing?: { readonly zero: string } | undefined;
  /** Bands cannot be a method: this expression over the indicator gives the mark, which `method` then takes as given. */
  readonly formula?: string | undefined;
  readonly reports: Reported;
  /** The target was a stretch, and the words score by it. */
  readonly usesRange?: true | undefined;
  /** Unit that the words imply where the workbook states none. */
  readonly unit?: string | undefined;
  readonly better?: 'higher' | 'lower' | undefined;
  /** Stretches of the text that the method rests on: all but punctuation. */
  readonly used: readonly Span[];
}

/** Why a criterion is not understood. `words`: some words are unknown; the others: each clause is, and together they are no method. */
export type CriterionGap =
  | 'words'
  | 'no_target'
  | 'scale'
  | 'direction'
  | 'incomplete'
  | 'several_events'
  | 'unit'
  | 'contradiction'
  | 'bands'
  | 'combination';

export interface UnreadCriterion {
  readonly notUnderstood: readonly Span[];
  readonly gap: CriterionGap;
}

export type CriterionReading = UnderstoodCriterion | UnreadCriterion;
