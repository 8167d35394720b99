import type { Assessment, Trace } from '@kedu/engine';
import type { CompiledScheme } from '@kedu/scheme';

/** One scheme version in one period, with all that an explanation needs. */
export interface AssessedRun {
  readonly scheme: CompiledScheme;
  readonly assessment: Assessment;
  readonly trace: Trace;
}
