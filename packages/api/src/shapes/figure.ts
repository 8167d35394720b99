import type { Cell, Figure } from '@kedu/workflow';
import { z } from 'zod';
import { identifier, period } from './text.ts';

/** A number, or why there is none: exactly one of the two. */
export const figure = z
  .union([z.strictObject({ value: z.number() }), z.strictObject({ missing: z.enum(['source_late', 'not_applicable', 'withheld']) })])
  .meta({ id: 'Figure' }) satisfies z.ZodType<Figure>;

/** Which figure. */
export const cell = z.strictObject({ indicator: identifier, period, unit: identifier, source: identifier }) satisfies z.ZodType<Cell>;

/** Lowest and highest figure that needs no explanation; null where there is no bound. */
export const range = z.tuple([z.number().nullable(), z.number().nullable()]);

/** What stands in a path behind an indicator, a period, a unit and a source. */
export const cellParams = { indicator: identifier, period, unit: identifier, source: identifier };
