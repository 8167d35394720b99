import { CORRECTION_GROUNDS, VALUE_STEPS } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { valueCommand } from '../commands/valueCommand.ts';
import { cell, figure } from './figure.ts';
import { pageOf } from './page.ts';
import { receipt } from './receipt.ts';
import { openStep } from './openStep.ts';
import { actor, count, day, hash, identifier, instant, namedUnit, period, text } from './text.ts';

export const valueStep = z.enum(['none', ...VALUE_STEPS]);

/** What a unit said of a figure, or was answered. */
export const opinion = z.strictObject({
  kind: z.enum(['confirmed', 'objected', 'upheld', 'kept']),
  by: actor,
  at: instant,
  reason: text(2000).optional(),
});

/** Without a reason where the server itself captured what its source revised (COLLECT-8). */
const correction = z.strictObject({ ground: z.enum(CORRECTION_GROUNDS), reason: text(2000).optional() });

/** A figure as it stands now. */
export const standingCell = z
  .strictObject({
    unit: namedUnit,
    indicator: identifier,
    period,
    source: identifier,
    /** Version of its stream: what `seen` of a command names (COMMIT-4). */
    seen: count,
    step: valueStep,
    /** Version of the figure, from 1; absent where nobody entered one. */
    version: z.int().min(1).optional(),
    figure: figure.optional(),
    note: text(2000).optional(),
    late: text(2000).optional(),
    /** Publication day of the statistic, where it was submitted before it (COLLECT-15). */
    early: day.optional(),
    correction: correction.optional(),
    /** Why it was returned last, while it is. */
    returned: z.strictObject({ reason: text(2000), by: actor, at: instant }).optional(),
    enteredBy: actor.optional(),
    changedAt: instant.optional(),
    objectUntil: day.optional(),
    isContested: z.boolean(),
    awaitsCorrection: z.boolean(),
    /** Figure of the period before, and of the same period a year before, as counted. */
    before: figure.optional(),
    yearBefore: figure.optional(),
    opinions: z.array(opinion).max(1000),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Cell' });
export type StandingCell = Read<typeof standingCell>;

export const cellPage = pageOf(standingCell);

/** Most figures of one command (the body holds 1 MiB). */
export const MOST_ENTRIES = 5000;

export const valuesBody = z.strictObject({
  entries: z
    .array(z.strictObject({ cell, command: valueCommand, seen: count.optional() }))
    .min(1)
    .max(MOST_ENTRIES),
});
export type ValuesBody = Read<typeof valuesBody>;

/** A receipt with every figure as it stands after it, so that the next command can name what it saw. */
export const valuesAnswer = z.strictObject({
  ...receipt.shape,
  cells: z.array(z.strictObject({ ...cell.shape, seen: count, step: valueStep, version: z.int().min(1).optional() })).max(MOST_ENTRIES),
});

/** One version of a figure with all that happened to it. */
export const cellVersion = z.strictObject({
  version: z.int().min(1),
  figure,
  by: actor,
  at: instant,
  note: text(2000).optional(),
  late: text(2000).optional(),
  correction: correction.optional(),
  import: identifier.optional(),
  objectUntil: day.optional(),
  steps: z.array(z.strictObject({ kind: z.enum(VALUE_STEPS), by: actor, at: instant, reason: text(2000).optional() })).max(1000),
  opinions: z.array(opinion).max(1000),
});

export const cellHistory = z.strictObject({
  unit: namedUnit,
  indicator: identifier,
  period,
  source: identifier,
  seen: count,
  versions: z.array(cellVersion).max(1000),
  /** Seals in which a version of it stands. */
  seals: z.array(z.strictObject({ hash, version: z.int().min(1) })).max(1000),
});
