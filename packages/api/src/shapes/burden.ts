import { BURDENS } from '@kedu/workflow';
import { z } from 'zod';
import { count, month, namedUnit } from './text.ts';

/** A line of the ledger of burden (报送负担): who was asked for how many of what in a month, and how many a system spared. */
export const burdenLine = z.strictObject({ unit: namedUnit, month, kind: z.enum(BURDENS), asked: count, spared: count });

export const burden = z.strictObject({
  items: z.array(burdenLine).max(200_000),
  /** Over all units that may be seen, by kind. */
  totals: z.array(z.strictObject({ kind: z.enum(BURDENS), asked: count, spared: count })).max(5),
});
