import { z } from 'zod';
import type { Read } from './frozen.ts';
import { pageOf } from './page.ts';
import { shownIssue } from './problem.ts';
import { openStep } from './openStep.ts';
import { figure } from './figure.ts';
import { actor, count, hash, identifier, instant, localizedText, namedUnit, period, text } from './text.ts';

/** Fields beside the file of an upload. */
export const importFields = z.strictObject({
  /** Name of the mapping that reads the file; the round's own template where absent. */
  mapping: text(200).optional(),
});

/** A problem of a file with the cell that it stands in. */
export const fileIssue = z.strictObject({
  ...shownIssue.shape,
  file: text(400).optional(),
  sheet: text(400).optional(),
  cell: text(40).optional(),
  line: z.int().min(1).optional(),
  column: z.int().min(1).optional(),
});
export type FileIssue = Read<typeof fileIssue>;

/** What a file that waits to be recorded holds of an indicator; `changed` are those that differ from what stands. */
const fileColumn = z.strictObject({
  indicator: identifier,
  title: localizedText,
  unit: text(80),
  period,
  cells: count,
  changed: count.optional(),
});

/** A figure of a file that differs from what stands in its place; without `stands` where nothing does. */
const differingFigure = z.strictObject({
  unit: namedUnit,
  indicator: identifier,
  period,
  figure,
  stands: figure.optional(),
});

/** A file of figures on its way in (导入). */
export const importFile = z
  .strictObject({
    id: identifier,
    round: identifier,
    standing: z.enum(['none', 'received', 'read', 'refused', 'recorded', 'withdrawn']),
    seen: count,
    name: text(400),
    hash,
    bytes: count,
    mapping: text(200),
    /** Figures that were read, and how many of them differ from what stands. */
    cells: count,
    changed: count.optional(),
    /** Of one that waits to be recorded, where it is asked for alone: by indicator, and the first figures that differ. */
    columns: z.array(fileColumn).max(10_000).optional(),
    differing: z.array(differingFigure).max(50).optional(),
    errors: count,
    warnings: count,
    problems: z.array(fileIssue).max(2000),
    /** Some problems were left out, in lists of files all of them; they stand in the report. */
    isCut: z.boolean(),
    by: actor,
    at: instant,
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Import' });
export type ImportFile = Read<typeof importFile>;

export const importPage = pageOf(importFile);
