import { z } from 'zod';
import type { Read } from './frozen.ts';
import { count, day, identifier, localizedText, namedUnit, period, text } from './text.ts';

/** What may wait for somebody (待办). */
export const WAITING = [
  'to_enter',
  'returned',
  'contested',
  'to_correct',
  'to_check',
  'to_approve',
  'to_confirm',
  'evidence',
  'visit',
  'imports',
  'feedback',
  'rounds',
  'schemes',
  'changes',
  'runs',
  'persons',
  'hand_overs',
  'vacancies',
] as const;
export type Waiting = (typeof WAITING)[number];

/** One heap of what waits: how many, by when, and where it stands. */
export const waitingItem = z.strictObject({
  kind: z.enum(WAITING),
  count: count.min(1),
  by: day.optional(),
  isOverdue: z.boolean(),
  /** Title of the indicator, where all of a heap is of one. */
  title: localizedText.optional(),
  /** Of evidence and visits: of whom they were asked, what they are about, in the words of whoever asked, and the day on which he did. */
  unit: namedUnit.optional(),
  about: text(400).optional(),
  askedOn: day.optional(),
  /** Where it stands; the console makes its address of it. */
  at: z.strictObject({
    round: identifier.optional(),
    indicator: identifier.optional(),
    period: period.optional(),
    scheme: identifier.optional(),
    change: identifier.optional(),
    import: identifier.optional(),
    run: identifier.optional(),
  }),
});
export type WaitingItem = Read<typeof waitingItem>;

export const home = z.strictObject({ today: day, items: z.array(waitingItem).max(2000) });
