import { z } from 'zod';
import type { Read } from './frozen.ts';
import { count, instant } from './text.ts';

/** Where a command stands in the audit trail; `again`: the first answer once more. Sequence 0: nothing was to be changed. */
export const receipt = z.strictObject({ sequence: count, at: instant, again: z.boolean() }).meta({ id: 'Receipt' });
export type ShownReceipt = Read<typeof receipt>;

/** A receipt with the identifier of what was made. */
export const madeReceipt = z.strictObject({ ...receipt.shape, id: z.string().min(1).max(200) }).meta({ id: 'MadeReceipt' });
export type MadeReceipt = Read<typeof madeReceipt>;
