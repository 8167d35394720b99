import { type RightsCommand, TABLE_GROUPS } from '@kedu/workflow';
import { z } from 'zod';
import { administratorSeat, postRole } from '../shapes/session.ts';
import { authorityId, day, filledText, identifier, personId, reason, signName } from '../shapes/text.ts';

const units = z.array(identifier).max(20_000);
const indicators = z.array(identifier).max(5000);

/**
 * What administrators and owners of the catalogue ask of rights (RIGHT-3 to RIGHT-10). The first administrators are founded by the server,
 * which seats others too where no two of them can act.
 */
export const rightsCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ask_hand_over'), seat: administratorSeat, person: personId, reason }),
  z.strictObject({ type: z.literal('confirm_hand_over'), seat: administratorSeat, person: personId, reason }),
  z.strictObject({ type: z.literal('create_post'), post: identifier, unit: identifier, title: filledText(200) }),
  z.strictObject({ type: z.literal('abolish_post'), post: identifier, on: day, reason }),
  z.strictObject({
    type: z.literal('appoint'),
    post: identifier,
    person: personId,
    as: z.enum(['holder', 'deputy']),
    from: day,
    until: day.optional(),
  }),
  z.strictObject({ type: z.literal('vacate'), post: identifier, person: personId, last: day, reason }),
  z.strictObject({
    type: z.literal('grant_role'),
    post: identifier,
    grant: z.strictObject({ role: postRole, units: units.optional(), indicators: indicators.optional() }),
  }),
  z.strictObject({ type: z.literal('revoke_role'), post: identifier, role: postRole, reason }),
  z.strictObject({
    type: z.literal('assign_owner'),
    owners: z
      .array(z.strictObject({ indicator: identifier, post: identifier, from: day }))
      .min(1)
      .max(5000),
  }),
  z.strictObject({
    type: z.literal('grant_reading'),
    id: identifier,
    reader: authorityId,
    tables: z.array(z.enum(TABLE_GROUPS)).max(10),
    units: z.union([units, z.literal('all')]),
    from: day,
    until: day,
    reason,
  }),
  z.strictObject({ type: z.literal('end_reading'), grant: identifier, last: day, reason }),
]) satisfies z.ZodType<RightsCommand>;

/** A new person with the name that he signs in with; the server makes his first password. */
export const personBody = z.strictObject({ name: filledText(200), signName });

/** What is asked of a person's account: unlocking by the security administrator, closing and a new password for who never had a seat by the system administrator, one for anybody and the reset of a lost second factor by two of the three (RIGHT-16, RIGHT-22). */
export const personCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unlock'), reason }),
  z.strictObject({ type: z.literal('close_account'), reason }),
  z.strictObject({ type: z.literal('new_password'), reason }),
  z.strictObject({ type: z.literal('ask_factor_reset'), reason }),
  z.strictObject({ type: z.literal('confirm_factor_reset'), reason }),
  z.strictObject({ type: z.literal('ask_new_password'), reason }),
  z.strictObject({ type: z.literal('confirm_new_password'), reason }),
]);
