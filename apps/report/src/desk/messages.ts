import type { Issue } from '@kedu/model';
import type { Answers, Question, Verdict } from './questions.ts';

/** From the page to its worker. */
export type ToWorker =
  | { readonly kind: 'open'; readonly capsule: string }
  | { readonly kind: 'ask'; readonly number: number; readonly question: Question };

/** From the worker to its page. */
export type ToPage =
  | { readonly kind: 'running' }
  | { readonly kind: 'opened'; readonly verdict: Verdict }
  | { readonly kind: 'failed'; readonly issues: readonly Issue[]; readonly why: string }
  | { readonly kind: 'answered'; readonly number: number; readonly answer: Answers[Question['ask']] }
  | { readonly kind: 'refused'; readonly number: number; readonly why: string };
