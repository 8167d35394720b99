import { POST_ROLES, ADMINISTRATORS, type PostRole, type Administrator } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { authorityId, identifier, instant, localizedText, namedUnit, personId, signName, text } from './text.ts';

const role = z.enum(POST_ROLES as readonly [PostRole, ...PostRole[]]);
const administrator = z.enum(ADMINISTRATORS as readonly [Administrator, ...Administrator[]]);

/** Roles of posts and of administrators, as they are shown. */
export const postRole = role;
export const administratorSeat = administrator;

export const signInBody = z.strictObject({
  name: signName,
  password: text(1000).min(1),
  /** Six digits of the second factor, where one is at work. */
  code: text(20).optional(),
});

/** A place where somebody may act: an authority, with the posts on which he sits or his seat of administration. */
export const place = z.strictObject({
  authority: z.strictObject({ id: authorityId, title: localizedText, isExample: z.boolean() }),
  posts: z
    .array(
      z.strictObject({
        id: identifier,
        title: text(200),
        unit: namedUnit,
        as: z.enum(['holder', 'deputy']),
        roles: z.array(role).max(20),
        /** Roles of it are used with a second factor alone (SIGN-3). */
        needsSecondFactor: z.boolean(),
      }),
    )
    .max(200),
  seat: administrator.optional(),
});
export type Place = Read<typeof place>;

/** Who is signed in, until when, and where he may act. */
export const session = z
  .strictObject({
    person: personId,
    name: text(200),
    isExample: z.boolean(),
    hasSecondFactor: z.boolean(),
    /** His password was given by somebody else: until he changed it nothing else is answered (SIGN-10). */
    passwordIsGiven: z.boolean(),
    /** Who gave it, the last hand last, and when (SIGN-13). */
    given: z.strictObject({ at: instant, by: z.array(z.strictObject({ id: personId, name: text(200) })).max(2) }).optional(),
    openedAt: instant,
    /** When it ends by itself at last. */
    endsAt: instant,
    /** So many milliseconds after the last request it ends before that. */
    idleMilliseconds: z.int().min(1),
    places: z.array(place).max(200),
  })
  .meta({ id: 'Session' });
export type SessionAnswer = Read<typeof session>;

export const passwordBody = z.strictObject({ old: text(1000).min(1), next: text(1000).min(1) });

/** What an application for codes reads: shown once, and at work after a code proved it. */
export const secondFactorAnswer = z.strictObject({ secret: text(200), address: text(600) });
export const secondFactorBody = z.strictObject({ code: text(20).min(1) });
