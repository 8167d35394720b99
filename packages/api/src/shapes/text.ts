import { LONGEST_SIGN_NAME, plainName } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';

/** No control characters but tab and line ends, no half of a pair: what a database and a page can hold. */
const PRINTABLE = /^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uD800-\uDFFF]*$/u;

/** Text that people write or read, of at most so many characters. Example: text(4) takes `城市`, refuses `\u0000`. */
export function text(most: number): z.ZodString {
  return z.string().max(most).regex(PRINTABLE, { error: 'printable' });
}

/** The same, and not empty. */
export function filledText(most: number): z.ZodString {
  return text(most).min(1);
}

/**
 * A name to sign in with: in the form in which it is kept it is neither empty nor too long.
 *
 * Rule: SIGN-11. Example: ` Clerk ` is taken; a blank is refused as empty, twelve `ﷺ` as longer than 200 characters.
 */
export const signName = filledText(LONGEST_SIGN_NAME).check(({ value, issues }) => {
  const kept = plainName(value);
  if (value !== '' && kept === '') issues.push({ code: 'too_small', origin: 'string', minimum: 1, input: value });
  if (value.length <= LONGEST_SIGN_NAME && kept.length > LONGEST_SIGN_NAME)
    issues.push({ code: 'too_big', origin: 'string', maximum: LONGEST_SIGN_NAME, input: value });
});

/** An identifier as it may stand in a path: a letter or digit first, then also `. _ : + @ -`. */
export const identifier = z
  .string()
  .max(120)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._:+@-]*$/u, { error: 'identifier' });

/** Identifier of an authority: `beichuan`. */
export const authorityId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, { error: 'authority' });

/** Pseudonym of a person: `p-17`. */
export const personId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, { error: 'person' });

/** A day of the calendar in China, `2026-12-31`; whether it is one says the procedure that it is given to. */
export const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, { error: 'day' });

/** A month, `2026-12`. */
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'month' });

/** A period (PERIOD-1): `2026`, `2026H1`, `2026Q3`, `2026-07`, `2026-01..2026-09`, `FY2026@07`, `2021..2025`. */
export const period = z
  .string()
  .regex(
    /^(\d{4}|\d{4}H[12]|\d{4}Q[1-4]|\d{4}-(0[1-9]|1[0-2])|\d{4}-(0[1-9]|1[0-2])\.\.\d{4}-(0[1-9]|1[0-2])|FY\d{4}(@(0[1-9]|1[0-2]))?|\d{4}\.\.\d{4})$/,
    { error: 'period' },
  );

/** A moment in UTC to the millisecond. */
export const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, { error: 'instant' });

/** SHA-256 with its name: `sha256:` and 64 hex digits. */
export const hash = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: 'hash' });

/** What is given as a reason; whether it says enough says the procedure (`REASON_MISSING`). */
export const reason = text(2000);

/** Text in Chinese and, where it is known, English. */
export const localizedText = z.strictObject({ 'zh-CN': text(1000), en: text(1000).exactOptional() }).meta({ id: 'LocalizedText' });

/** A count of things. */
export const count = z.int().min(0);

/** A unit with its names. */
export const namedUnit = z.strictObject({ id: identifier, name: localizedText }).meta({ id: 'NamedUnit' });
export type NamedUnit = Read<typeof namedUnit>;

/** A person in a post, by the names that people see. */
export const actor = z.strictObject({ person: personId, name: text(200), post: identifier, title: text(200) }).meta({ id: 'Actor' });
export type ShownActor = Read<typeof actor>;
