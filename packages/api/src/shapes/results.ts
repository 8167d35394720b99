import { z } from 'zod';
import type { Read } from './frozen.ts';
import { identifier, localizedText, namedUnit, period, text } from './text.ts';

export const shown = z.enum(['nothing', 'own', 'all']);
const titled = z.strictObject({ id: identifier, title: localizedText });

/** Score, rank and grade of a unit in a list, as far as they may be shown. */
export const resultRow = z
  .strictObject({
    unit: namedUnit,
    list: identifier,
    class: text(200).optional(),
    group: text(200).optional(),
    score: z.number().optional(),
    /** With the decimals of the scheme: `83.20`. */
    scoreText: text(40).optional(),
    rank: z.int().min(1).optional(),
    ranked: z.int().min(1).optional(),
    /** Best and worst rank that the errors of the values leave open (RANKSET-1); absent where no error is stated. */
    rankBetween: z.tuple([z.int().min(1), z.int().min(1)]).optional(),
    grade: titled.optional(),
    /** Share of the indicators due to it that have no value. */
    missingShare: z.number().min(0).max(1).optional(),
  })
  .meta({ id: 'ResultRow' });
export type ResultRow = Read<typeof resultRow>;

export const results = z.strictObject({
  run: identifier,
  period,
  shown,
  /** Ranks are left out, because feedback is not over (RUNNING-6). */
  ranksAreHidden: z.boolean(),
  isExample: z.boolean(),
  lists: z.array(titled).max(200),
  items: z.array(resultRow).max(20_000),
});
