import type { ChangeCommand, SchemeCommand } from '@kedu/workflow';
import { z } from 'zod';
import { day, hash, identifier, reason } from '../shapes/text.ts';

/** Steps of a scheme version (SCHEMEPUB-1); the files that `hash` names were uploaded before. */
export const schemeCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('draft_scheme'), hash, from: day, requests: z.array(identifier).max(200) }),
  z.strictObject({ type: z.literal('send_scheme') }),
  z.strictObject({ type: z.literal('review_scheme') }),
  z.strictObject({ type: z.literal('return_scheme'), reason }),
  z.strictObject({ type: z.literal('publish_scheme') }),
  z.strictObject({ type: z.literal('withdraw_scheme'), reason }),
]) satisfies z.ZodType<SchemeCommand>;

/** A request for a change; the server gives it its identifier. */
export const changeBody = z.strictObject({
  type: z.literal('request_change'),
  scheme: identifier,
  change: z.enum(['add', 'change', 'remove']),
  indicators: z.array(identifier).min(1).max(1000),
  from: day,
  reason,
}) satisfies z.ZodType<ChangeCommand>;

/** Further steps of a request (SCHEMEPUB-2); it is carried out by publishing alone. */
export const changeCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('review_change'), reason }),
  z.strictObject({ type: z.literal('approve_change') }),
  z.strictObject({ type: z.literal('refuse_change'), reason }),
  z.strictObject({ type: z.literal('withdraw_change'), reason }),
]) satisfies z.ZodType<ChangeCommand>;
