import { RESETS, TABLE_GROUPS } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { receipt } from './receipt.ts';
import { administratorSeat, postRole } from './session.ts';
import { authorityId, count, day, identifier, instant, localizedText, namedUnit, personId, text } from './text.ts';

const person = z.strictObject({ id: personId, name: text(200) });

/** Who may do what in one authority, with the names that people see. */
export const rights = z
  .strictObject({
    /** Version of the stream. */
    seen: count,
    today: day,
    administrators: z.array(z.strictObject({ seat: administratorSeat, person })).max(3),
    posts: z
      .array(
        z.strictObject({
          id: identifier,
          unit: namedUnit,
          title: text(200),
          roles: z
            .array(
              z.strictObject({
                role: postRole,
                units: z.array(identifier).max(20_000).optional(),
                indicators: z.array(identifier).max(5000).optional(),
              }),
            )
            .max(20),
          abolishedOn: day.optional(),
          /** Nobody sits on it today. */
          isVacant: z.boolean(),
        }),
      )
      .max(20_000),
    seats: z
      .array(z.strictObject({ post: identifier, person, as: z.enum(['holder', 'deputy']), from: day, until: day.optional() }))
      .max(100_000),
    /** Indicators of the published schemes: what posts can be made to answer for. */
    indicators: z.array(z.strictObject({ id: identifier, title: localizedText })).max(50_000),
    owners: z.array(z.strictObject({ indicator: identifier, title: localizedText, post: identifier, from: day })).max(50_000),
    grants: z
      .array(
        z.strictObject({
          id: identifier,
          reader: authorityId,
          tables: z.array(z.enum(TABLE_GROUPS)).max(10),
          units: z.union([z.array(identifier).max(20_000), z.literal('all')]),
          from: day,
          until: day,
          reason: text(2000),
        }),
      )
      .max(5000),
    /** Second factors and passwords that were lost, and whose reset waits for another administrator; shown to administrators. */
    resets: z
      .array(z.strictObject({ of: z.enum(RESETS), person, by: person, until: day, reason: text(2000) }))
      .max(20_000)
      .optional(),
    /** Seats of administrators that are to go on, and wait for the second hand; shown to administrators. */
    handOvers: z
      .array(z.strictObject({ seat: administratorSeat, person, by: person, until: day, reason: text(2000) }))
      .max(3)
      .optional(),
    /** Accounts, for the three administrators alone; nobody else sees who can sign in. */
    accounts: z
      .array(
        z.strictObject({
          person,
          signName: text(200),
          hasSecondFactor: z.boolean(),
          isClosed: z.boolean(),
          /** Sits somewhere, or has or will: a new password goes by two hands (RIGHT-22). */
          isSeated: z.boolean(),
          lockedUntil: instant.optional(),
        }),
      )
      .max(20_000)
      .optional(),
  })
  .meta({ id: 'Rights' });
export type ShownRights = Read<typeof rights>;

/** A person who was taken up or got a new password: it is shown once, and not again for the same key. */
export const personAnswer = z.strictObject({ ...receipt.shape, person: personId, password: text(200).optional() });
