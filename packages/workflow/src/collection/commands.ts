import type { Day } from '../instant.ts';
import type { CorrectionGround, Figure } from './value.ts';

/** What is asked of one figure. */
export type ValueCommand =
  | { readonly type: 'enter'; readonly figure: Figure; readonly note?: string | undefined; readonly late?: string | undefined }
  | {
      readonly type: 'capture';
      readonly figure: Figure;
      readonly import?: string | undefined;
      readonly note?: string | undefined;
      readonly late?: string | undefined;
    }
  | { readonly type: 'submit'; readonly late?: string | undefined }
  | { readonly type: 'check' }
  | { readonly type: 'approve' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'withdraw'; readonly reason: string }
  | {
      readonly type: 'correct';
      readonly figure: Figure;
      readonly ground: CorrectionGround;
      readonly reason: string;
      readonly note?: string | undefined;
    }
  | { readonly type: 'confirm' }
  | { readonly type: 'object'; readonly reason: string }
  | { readonly type: 'uphold'; readonly reason: string }
  | { readonly type: 'keep'; readonly reason: string };

/** What happened to one figure; who and when stand beside it. */
export type ValueEvent =
  | {
      readonly type: 'value_entered';
      readonly version: number;
      readonly figure: Figure;
      readonly note?: string | undefined;
      readonly late?: string | undefined;
    }
  | {
      readonly type: 'value_captured';
      readonly version: number;
      readonly figure: Figure;
      readonly import?: string | undefined;
      readonly note?: string | undefined;
      readonly late?: string | undefined;
      /** Where it differs from an approved figure. */
      readonly ground?: Extract<CorrectionGround, 'revised_by_source'> | undefined;
      readonly objectUntil: Day;
    }
  | {
      readonly type: 'value_corrected';
      readonly version: number;
      readonly figure: Figure;
      readonly ground: CorrectionGround;
      readonly reason: string;
      readonly note?: string | undefined;
      readonly objectUntil: Day;
    }
  | { readonly type: 'value_submitted'; readonly version: number; readonly objectUntil: Day; readonly late?: string | undefined }
  | { readonly type: 'value_checked'; readonly version: number }
  | { readonly type: 'value_approved'; readonly version: number }
  | { readonly type: 'value_returned'; readonly version: number; readonly reason: string }
  | { readonly type: 'value_withdrawn'; readonly version: number; readonly reason: string }
  | { readonly type: 'value_confirmed'; readonly version: number }
  | { readonly type: 'value_objected'; readonly version: number; readonly reason: string }
  | { readonly type: 'objection_upheld'; readonly version: number; readonly reason: string }
  | { readonly type: 'objection_kept'; readonly version: number; readonly reason: string };
