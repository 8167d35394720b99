import { z } from 'zod';
import type { Read } from './frozen.ts';
import { listOf } from './page.ts';
import { openStep } from './openStep.ts';
import { actor, count, day, identifier, instant, localizedText, text } from './text.ts';

/** A request for a change of the catalogue (目录调整申请). */
export const changeRequest = z
  .strictObject({
    id: identifier,
    standing: z.enum(['none', 'requested', 'reviewed', 'approved', 'refused', 'withdrawn', 'carried_out']),
    seen: count,
    scheme: identifier,
    change: z.enum(['add', 'change', 'remove']),
    indicators: z.array(identifier).max(1000),
    /** Of its indicators, in their order, as the last published version has them that knows each; the identifier of one that none knows. */
    titles: z.array(localizedText).max(1000),
    from: day,
    reason: text(2000),
    requester: actor.optional(),
    reviewer: actor.optional(),
    version: identifier.optional(),
    at: instant.optional(),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'ChangeRequest' });
export type ChangeRequest = Read<typeof changeRequest>;

export const changeList = listOf(changeRequest, 2000);
