import { WAYS, type RoundPlan } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { range } from './figure.ts';
import { listOf } from './page.ts';
import { openStep } from './openStep.ts';
import { actor, count, day, hash, identifier, instant, localizedText, month, namedUnit, period, text } from './text.ts';

export const roundStanding = z.enum(['none', 'planned', 'open', 'closed', 'sealed', 'cancelled']);
export const way = z.enum(WAYS);

export const roundPlan = z
  .strictObject({
    scheme: identifier,
    version: identifier,
    month,
    opensOn: day,
    closesOn: day,
    objectDays: z.int().min(0).max(1000),
    byHand: z.array(identifier).max(5000).optional(),
  })
  .meta({ id: 'RoundPlan' }) satisfies z.ZodType<RoundPlan>;

/** Where the asked figures of a round stand, counted (ROUND-8). */
export const standing = z.strictObject({
  asked: count,
  approved: count,
  undecided: count,
  contested: count,
  draft: count,
  absent: count,
  lastApproval: instant.optional(),
});

/** A seal as far as it is told from others: what a run may be made of. */
export const sealSummary = z.strictObject({
  number: z.int().min(1),
  hash,
  figures: count,
  missing: count,
  knownAt: instant,
});

export const sealRecord = z
  .strictObject({
    ...sealSummary.shape,
    by: actor,
    at: instant,
    reason: text(2000).optional(),
  })
  .meta({ id: 'SealRecord' });
export type ShownSeal = Read<typeof sealRecord>;

export const roundSummary = z
  .strictObject({
    id: identifier,
    standing: roundStanding,
    seen: count,
    title: localizedText,
    /** Title of the scheme that it is planned for; absent where that is not known. */
    schemeTitle: localizedText.optional(),
    plan: roundPlan.optional(),
    counts: standing.optional(),
    seals: count,
    /** The earliest first. */
    sealed: z.array(sealSummary).max(1000),
  })
  .meta({ id: 'RoundSummary' });
export type RoundSummary = Read<typeof roundSummary>;

export const roundList = listOf(roundSummary, 2000);

/** One indicator that a round asks for; its units are counted, the cells name them. */
export const ask = z.strictObject({
  indicator: identifier,
  title: localizedText,
  period,
  way,
  source: identifier,
  owner: z.strictObject({ post: text(120), title: text(200) }),
  units: count,
  due: day,
  isOfficial: z.boolean(),
  range: range.optional(),
});

export const round = z
  .strictObject({
    ...roundSummary.shape,
    openedAt: instant.optional(),
    asks: z.array(ask).max(20_000),
    sealed: z.array(sealRecord).max(1000),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Round' });

export const sealBody = z.strictObject({ reason: text(2000).optional() });

/** Figures of a column by their step. */
export const stepCounts = z.strictObject({
  asked: count,
  none: count,
  draft: count,
  submitted: count,
  checked: count,
  approved: count,
  returned: count,
  withdrawn: count,
  contested: count,
});

/** One asked column (一列): an indicator and period over all its units. */
export const column = z
  .strictObject({
    indicator: identifier,
    title: localizedText,
    /** Of measure: 万元, %. */
    unit: text(80),
    range: range.optional(),
    clause: text(2000).optional(),
    period,
    way,
    source: identifier,
    owner: z.strictObject({ post: text(120), title: text(200), unit: namedUnit.optional() }),
    due: day,
    isOfficial: z.boolean(),
    isOverdue: z.boolean(),
    counts: stepCounts,
    /** Commands that whoever is entered may give for figures of it, by his post. */
    can: z.array(text(40)).max(20),
    /** Whether what is submitted of it waits for this post to check it (API-12). */
    waitsForCheck: z.boolean(),
  })
  .meta({ id: 'Column' });
export type ShownColumn = Read<typeof column>;

export const columnList = z.strictObject({
  round: z.strictObject({ id: identifier, standing: roundStanding, month, opensOn: day, closesOn: day, objectDays: count }),
  today: day,
  items: z.array(column).max(20_000),
});
