import { z } from 'zod';
import type { Read } from './frozen.ts';
import { actor, day, identifier, instant, localizedText, period, text } from './text.ts';

/** A day on which a statistic is published (数据发布日), by whom it was set, when, and why it was moved last (ROUND-11). */
export const publicationDay = z
  .strictObject({ indicator: identifier, title: localizedText, period, day, at: instant, by: actor, reason: text(2000).optional() })
  .meta({ id: 'PublicationDay' });
export type ShownPublicationDay = Read<typeof publicationDay>;

/** All that were set; whether whoever asks may set them, and of which indicators and periods: those of the last year, this and the next. */
export const publicationDays = z.strictObject({
  items: z.array(publicationDay).max(50_000),
  maySet: z.boolean(),
  offers: z.array(z.strictObject({ indicator: identifier, title: localizedText, periods: z.array(period).max(100) })).max(5000),
});

/** The year in which the periods end. */
export const publicationYear = z.string().regex(/^\d{4}$/, { error: 'year' });
