import type { PersonId } from '../actor.ts';
import type { Day } from '../instant.ts';
import type { Transitions } from '../transitions.ts';

export type SchemeStanding = 'none' | 'draft' | 'in_review' | 'reviewed' | 'published' | 'withdrawn';

/** A version of a scheme on its way into force (方案版本). */
export interface SchemeVersionState {
  readonly standing: SchemeStanding;
  /** Hash of its files (HASH-2). */
  readonly hash: string;
  /** Its hash when it was sent for review; what is published is what was reviewed. */
  readonly reviewedHash?: string | undefined;
  readonly from: Day;
  /** Approved requests that it carries out. */
  readonly requests: readonly string[];
  readonly authors: readonly PersonId[];
  readonly reviewer?: PersonId | undefined;
}

export const NO_SCHEME_VERSION: SchemeVersionState = { standing: 'none', hash: '', from: '', requests: [], authors: [] };

export type SchemeCommand =
  | { readonly type: 'draft_scheme'; readonly hash: string; readonly from: Day; readonly requests: readonly string[] }
  | { readonly type: 'send_scheme' }
  | { readonly type: 'review_scheme' }
  | { readonly type: 'return_scheme'; readonly reason: string }
  | { readonly type: 'publish_scheme' }
  | { readonly type: 'withdraw_scheme'; readonly reason: string };

export type SchemeEvent =
  | { readonly type: 'scheme_drafted'; readonly hash: string; readonly from: Day; readonly requests: readonly string[] }
  | { readonly type: 'scheme_sent' }
  | { readonly type: 'scheme_reviewed'; readonly hash: string }
  | { readonly type: 'scheme_returned'; readonly reason: string }
  | { readonly type: 'scheme_published'; readonly hash: string; readonly from: Day; readonly requests: readonly string[] }
  | { readonly type: 'scheme_withdrawn'; readonly reason: string };

/** SCHEMEPUB-1: what is published takes nothing more; a change is another version. */
export const SCHEME_TRANSITIONS = {
  none: { draft_scheme: 'draft' },
  draft: { draft_scheme: 'draft', send_scheme: 'in_review', withdraw_scheme: 'withdrawn' },
  in_review: { review_scheme: 'reviewed', return_scheme: 'draft' },
  reviewed: { publish_scheme: 'published', return_scheme: 'draft' },
  published: {},
  withdrawn: {},
} as const satisfies Transitions<SchemeStanding, SchemeCommand['type']>;
