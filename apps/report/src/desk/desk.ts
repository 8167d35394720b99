import type { Trace } from '@kedu/engine';
import type { ReportView } from '@kedu/pages';
import type { Verdict } from './questions.ts';

/** The run, computed again: everything that an answer is taken from. */
export interface Desk {
  readonly view: ReportView;
  readonly trace: Trace;
  readonly verdict: Verdict;
}
