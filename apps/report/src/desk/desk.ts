import type { Kernel, Trace } from '@kedu/engine';
import type { ReportView } from '@kedu/pages';
import type { Verdict } from './questions.ts';
import type { Trial } from './trial.ts';

/** The run, computed again: everything that an answer is taken from. */
export interface Desk {
  readonly view: ReportView;
  readonly trace: Trace;
  readonly verdict: Verdict;
  /** Absent where the browser refuses WebAssembly. */
  readonly kernel: Kernel | undefined;
  /** By list: weights that are being tried. */
  readonly trials: Map<string, Trial>;
}
