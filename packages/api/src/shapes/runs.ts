import { z } from 'zod';
import type { Read } from './frozen.ts';
import { receipt } from './receipt.ts';
import { listOf } from './page.ts';
import { openStep } from './openStep.ts';
import { actor, count, day, hash, identifier, instant, localizedText, period, text } from './text.ts';

export const runStanding = z.enum(['none', 'requested', 'running', 'finished', 'failed', 'abandoned']);
export const feedbackStanding = z.enum(['none', 'open', 'closed', 'released']);

/** What a run is asked to be made of: rounds, whose last seals are taken, or seals by their hashes; exactly one of the two. */
export const runBody = z.strictObject({
  scheme: identifier,
  version: identifier,
  period,
  rounds: z.array(identifier).min(1).max(200).optional(),
  seals: z.array(hash).min(1).max(200).optional(),
  asOf: day,
  seed: z.int().min(0),
  corrects: identifier.optional(),
  reason: text(2000).optional(),
});
export type RunBody = Read<typeof runBody>;

export const runReceipt = z.strictObject({ ...receipt.shape, id: identifier });

/** A run (考核运行) as it stands. */
export const runSummary = z
  .strictObject({
    id: identifier,
    standing: runStanding,
    seen: count,
    scheme: identifier,
    version: identifier,
    title: localizedText,
    period,
    asOf: day,
    seed: count,
    /** 0 to 1. */
    done: z.number().min(0).max(1),
    attempt: count,
    requestedBy: actor.optional(),
    requestedAt: instant.optional(),
    finishedAt: instant.optional(),
    resultHash: hash.optional(),
    corrects: identifier.optional(),
    correctedBy: identifier.optional(),
    feedback: feedbackStanding,
    /** What of it is shown to whoever is entered (RUNNING-6). */
    shown: z.enum(['nothing', 'own', 'all']),
  })
  .meta({ id: 'RunSummary' });
export type RunSummaryAnswer = Read<typeof runSummary>;

export const runList = listOf(runSummary, 2000);

export const run = z
  .strictObject({
    ...runSummary.shape,
    input: z.strictObject({
      schemeHash: hash,
      registerHash: hash,
      seals: z.array(hash).max(200),
      previous: z.array(hash).max(200),
    }),
    reason: text(2000).optional(),
    /** Code of the failure of the last attempt, with its words. */
    failure: z.strictObject({ code: text(80), text: text(4000) }).optional(),
    lists: z.array(z.strictObject({ id: identifier, title: localizedText, units: count })).max(200),
    files: z.array(z.strictObject({ name: identifier, bytes: count, hash })).max(200),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Run' });

/** Data of a server-sent event of a run, by its name. */
export const runEvents = {
  progress: z.strictObject({ done: z.number().min(0).max(1) }),
  finished: z.strictObject({ resultHash: hash }),
  failed: z.strictObject({ code: text(80), text: text(4000) }),
};
