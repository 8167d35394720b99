import { BURDENS } from '@kedu/workflow';
import { z } from 'zod';
import { actor, count, day, month, namedUnit, text } from './text.ts';

/** A line of the ledger of burden (报送负担): who was asked for how many of what in a month, and how many a system spared. */
export const burdenLine = z.strictObject({ unit: namedUnit, month, kind: z.enum(BURDENS), asked: count, spared: count });

export const burden = z.strictObject({
  items: z.array(burdenLine).max(200_000),
  /** Evidence and visits that were asked for, by whom and why, the latest first (BURDEN-3). */
  asks: z
    .array(
      z.strictObject({ unit: namedUnit, kind: z.enum(['evidence', 'visit']), about: text(400), on: day, by: actor, reason: text(2000) }),
    )
    .max(20_000),
  /** Over all units that may be seen, by kind. */
  totals: z.array(z.strictObject({ kind: z.enum(BURDENS), asked: count, spared: count })).max(5),
});
