import type { FeedbackCommand, RunCommand } from '@kedu/workflow';
import { z } from 'zod';
import { day, identifier, reason } from '../shapes/text.ts';

/** Steps of a run that people take (RUNNING-2); the others are its worker's. */
export const runCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('retry_run') }),
  z.strictObject({ type: z.literal('abandon_run'), reason }),
]) satisfies z.ZodType<RunCommand>;

/** Steps of feedback (RUNNING-5). */
export const feedbackCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open_feedback'), until: day }),
  z.strictObject({ type: z.literal('confirm_result'), unit: identifier }),
  z.strictObject({ type: z.literal('object_to_result'), unit: identifier, reason }),
  z.strictObject({ type: z.literal('uphold_objection'), unit: identifier, reason }),
  z.strictObject({ type: z.literal('keep_result'), unit: identifier, reason }),
  z.strictObject({ type: z.literal('close_feedback') }),
  z.strictObject({ type: z.literal('release_ranks') }),
]) satisfies z.ZodType<FeedbackCommand>;
