import { z } from 'zod';
import { feedbackStanding } from './runs.ts';
import { openStep } from './openStep.ts';
import { actor, count, day, identifier, instant, namedUnit, text } from './text.ts';

/** What a unit said of its results in a run, and what it was answered. */
export const feedbackUnit = z.strictObject({
  unit: namedUnit,
  said: z
    .array(
      z.strictObject({
        kind: z.enum(['confirmed', 'objected', 'upheld', 'kept']),
        by: actor,
        at: instant,
        reason: text(2000).optional(),
      }),
    )
    .max(1000),
  can: z.array(openStep).max(20),
});

/** Feedback on a run (结果反馈), as far as whoever is entered may see units of it. */
export const feedback = z
  .strictObject({
    run: identifier,
    standing: feedbackStanding,
    seen: count,
    until: day.optional(),
    units: count,
    confirmed: count,
    objected: count,
    upheld: count,
    silent: count,
    items: z.array(feedbackUnit).max(20_000),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Feedback' });
