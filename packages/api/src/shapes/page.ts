import { z } from 'zod';

/** Most items of a page, and as many as come where nothing is asked (API-8). */
export const MOST_ITEMS = 500;
export const USUAL_ITEMS = 100;

/** Where a page begins: opaque to whoever asks. */
const cursor = z
  .string()
  .max(2_000)
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'cursor' });

/** Question for a page. Whole numbers come as text of the address. */
export const pageQuery = {
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(MOST_ITEMS).optional(),
};

/** A page of items, with the cursor of the next where there is one. */
export function pageOf<T extends z.ZodType>(
  item: T,
): z.ZodObject<{ items: z.ZodArray<T>; next: z.ZodOptional<z.ZodString> }, z.core.$strict> {
  return z.strictObject({ items: z.array(item).max(MOST_ITEMS), next: cursor.optional() });
}

/** A list that is short by its nature. */
export function listOf<T extends z.ZodType>(item: T, most: number): z.ZodObject<{ items: z.ZodArray<T> }, z.core.$strict> {
  return z.strictObject({ items: z.array(item).max(most) });
}
