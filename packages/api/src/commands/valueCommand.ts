import { CORRECTION_GROUNDS, type ValueCommand } from '@kedu/workflow';
import { z } from 'zod';
import { figure } from '../shapes/figure.ts';
import { reason, text } from '../shapes/text.ts';

const note = text(2000).optional();

/** What people ask of a figure; capturing is an import's and a connector's (COLLECT-5). */
export const valueCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('enter'), figure, note, late: note }),
  z.strictObject({ type: z.literal('submit'), late: note }),
  z.strictObject({ type: z.literal('check') }),
  z.strictObject({ type: z.literal('approve') }),
  z.strictObject({ type: z.literal('return'), reason }),
  z.strictObject({ type: z.literal('withdraw'), reason }),
  z.strictObject({ type: z.literal('correct'), figure, ground: z.enum(CORRECTION_GROUNDS), reason, note }),
  z.strictObject({ type: z.literal('confirm') }),
  z.strictObject({ type: z.literal('object'), reason }),
  z.strictObject({ type: z.literal('uphold'), reason }),
  z.strictObject({ type: z.literal('keep'), reason }),
]) satisfies z.ZodType<ValueCommand>;
