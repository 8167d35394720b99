import type { LocalizedText, Origin } from '@kedu/model';
import type { ExplainCode } from './codes.ts';

/** A number, a code, or a title that the scheme gives in two languages; `messages` writes all of them. */
export type ExplainArg = string | number | LocalizedText;

/**
 * One step of a reason, with the steps that it rests on. Words are `messages`; what stands here is the same in every language.
 * Rule: EXPLAIN-1 (docs/spec/explanation.md).
 */
export interface Explanation {
  readonly code: ExplainCode;
  /** Name of the part, indicator, gate or rule that the step is about. */
  readonly title?: LocalizedText | undefined;
  readonly args: Readonly<Record<string, ExplainArg>>;
  /** The sum to redo with a pocket calculator: `100 × (83.2 − 40) ÷ (90 − 40)`. It evaluates to `result` before rounding. */
  readonly arithmetic?: string | undefined;
  /** What came out, as a decimal; absent where the step gives no number. */
  readonly result?: string | undefined;
  readonly clause?: string | undefined;
  readonly origin?: Origin | undefined;
  readonly children: readonly Explanation[];
}
