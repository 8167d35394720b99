import { TABLE_GROUPS } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { figure } from './figure.ts';
import { listOf, pageOf } from './page.ts';
import { authorityId, count, day, hash, identifier, instant, localizedText, month, namedUnit, period, text } from './text.ts';

/** Leave that another authority has given and that is in force (RIGHT-17). */
export const heldGrant = z
  .strictObject({
    giver: z.strictObject({ id: authorityId, title: localizedText }),
    id: identifier,
    tables: z.array(z.enum(TABLE_GROUPS)).max(10),
    units: z.union([z.array(identifier).max(20_000), z.literal('all')]),
    from: day,
    until: day,
    reason: text(2000),
  })
  .meta({ id: 'HeldGrant' });
export const grantsHeld = listOf(heldGrant, 5000);

/** A figure that counts (COLLECT-7), of another authority: its indicator as the reader’s own schemes name it, else by its identifier. */
export const grantedFigure = z
  .strictObject({
    indicator: identifier,
    title: localizedText,
    period,
    unit: namedUnit,
    source: identifier,
    version: count,
    figure,
    at: instant,
  })
  .meta({ id: 'GrantedFigure' });
export type GrantedFigure = Read<typeof grantedFigure>;
export const grantedFigures = pageOf(grantedFigure);

export const grantedRounds = listOf(
  z.strictObject({
    id: identifier,
    step: text(80),
    month: month.optional(),
    scheme: identifier.optional(),
    version: identifier.optional(),
  }),
  20_000,
);

export const grantedResults = z.strictObject({
  seals: z.array(z.strictObject({ round: identifier, number: count, hash, figures: count, missing: count, knownAt: instant })).max(50_000),
  runs: z
    .array(
      z.strictObject({
        id: identifier,
        step: text(80),
        scheme: identifier.optional(),
        period: period.optional(),
        resultHash: hash.optional(),
      }),
    )
    .max(50_000),
});

export const grantedSchemes = listOf(
  z.strictObject({ scheme: identifier, version: identifier, step: text(80), hash: hash.optional(), from: day.optional() }),
  20_000,
);
