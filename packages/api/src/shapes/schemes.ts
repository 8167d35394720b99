import { z } from 'zod';
import type { Read } from './frozen.ts';
import { range } from './figure.ts';
import { listOf } from './page.ts';
import { openStep } from './openStep.ts';
import { fileIssue } from './imports.ts';
import { actor, count, day, hash, identifier, instant, localizedText, period, text } from './text.ts';

export const schemeStanding = z.enum(['none', 'draft', 'in_review', 'reviewed', 'published', 'withdrawn']);

/** A version of a scheme on its way into force (方案版本); its ID is `scheme@version`. */
export const schemeVersion = z
  .strictObject({
    id: identifier,
    scheme: identifier,
    version: identifier,
    title: localizedText,
    standing: schemeStanding,
    /** Version of its stream. */
    seen: count,
    from: day.optional(),
    hash: hash.optional(),
    errors: count,
    warnings: count,
    requests: z.array(identifier).max(200),
    authors: z.array(actor).max(50),
    reviewer: actor.optional(),
    changedAt: instant.optional(),
  })
  .meta({ id: 'SchemeVersion' });
export type SchemeVersion = Read<typeof schemeVersion>;

export const schemeList = listOf(schemeVersion, 2000);

export const scheme = z
  .strictObject({
    ...schemeVersion.shape,
    lists: z.array(z.strictObject({ id: identifier, title: localizedText, units: count })).max(200),
    periods: z.array(period).max(400),
    findings: z.array(fileIssue).max(2000),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Scheme' });

/** An indicator as collecting it asks. */
export const collectedIndicator = z
  .strictObject({
    id: identifier,
    title: localizedText,
    unit: text(80),
    every: text(40),
    accrual: text(40),
    isOfficial: z.boolean(),
    isComputed: z.boolean(),
    byUnit: z.boolean(),
    units: count,
    range: range.optional(),
    clause: text(2000).optional(),
    owner: z.strictObject({ post: identifier, title: text(200), isLive: z.boolean() }).optional(),
    connector: identifier.optional(),
  })
  .meta({ id: 'CollectedIndicator' });
export type ShownIndicator = Read<typeof collectedIndicator>;

export const indicatorList = listOf(collectedIndicator, 5000);

/** What came of an upload of scheme files: their hash, which `draft_scheme` names, and what the check finds. */
export const schemeFilesAnswer = z.strictObject({
  hash,
  files: count,
  errors: count,
  warnings: count,
  findings: z.array(fileIssue).max(2000),
});
