import type { BurdenCommand, ConnectorCommand, ImportCommand, PublicationCommand, RoundCommand } from '@kedu/workflow';
import { z } from 'zod';
import { roundPlan } from '../shapes/rounds.ts';
import { day, filledText, identifier, period, reason, text } from '../shapes/text.ts';

/** Steps of a round (ROUND-1) but its seal, whose snapshot the server makes. */
export const roundCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('plan_round'), plan: roundPlan, isNew: z.boolean().optional() }),
  z.strictObject({ type: z.literal('open_round') }),
  z.strictObject({ type: z.literal('extend_round'), closesOn: day, reason }),
  z.strictObject({ type: z.literal('close_round') }),
  z.strictObject({ type: z.literal('reopen_round'), closesOn: day, reason }),
  z.strictObject({ type: z.literal('cancel_round'), reason }),
]) satisfies z.ZodType<RoundCommand>;

/** Sets, moves or takes back publication days of statistics (ROUND-11); a day that is absent takes one back. */
export const publicationCommand = z.strictObject({
  type: z.literal('set_publication_days'),
  days: z
    .array(z.strictObject({ indicator: identifier, period, day: day.optional() }))
    .min(1)
    .max(2000),
  reason: reason.optional(),
}) satisfies z.ZodType<PublicationCommand>;

/** Steps of a connector (ROUND-6). */
export const connectorCommand = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('declare_connector'),
    indicators: z.array(identifier).max(5000),
    mapping: filledText(200),
    from: day,
  }),
  z.strictObject({
    type: z.literal('change_connector'),
    indicators: z.array(identifier).max(5000),
    mapping: filledText(200),
    from: day,
  }),
  z.strictObject({ type: z.literal('suspend_connector'), reason }),
  z.strictObject({ type: z.literal('resume_connector') }),
  z.strictObject({ type: z.literal('end_connector'), reason }),
]) satisfies z.ZodType<ConnectorCommand>;

/** What is asked of a unit beside figures (BURDEN-3). */
export const burdenCommand = z.strictObject({
  type: z.enum(['ask_evidence', 'ask_visit']),
  about: filledText(400),
  reason,
}) satisfies z.ZodType<BurdenCommand>;

/** Recording or withdrawing an import (COLLECT-11); `late` says why its figures come after the last day. */
export const importCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('record_import'), late: text(2000).optional() }),
  z.strictObject({ type: z.literal('withdraw_import'), reason }),
]) satisfies z.ZodType<Pick<ImportCommand, 'type'>>;
