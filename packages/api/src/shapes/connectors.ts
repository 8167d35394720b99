import { CAPTURE_KINDS } from '@kedu/workflow';
import { z } from 'zod';
import type { Read } from './frozen.ts';
import { openStep } from './openStep.ts';
import { shownIssue } from './problem.ts';
import { count, day, identifier, instant, text } from './text.ts';

/** A system that has figures (数据对接), and how its last capture went. */
export const connector = z
  .strictObject({
    id: identifier,
    standing: z.enum(['none', 'live', 'suspended', 'ended']),
    seen: count,
    kind: z.enum(['folder', 'spreadsheet', 'http', 'unconfigured']),
    /** The folder, or the address without what stands behind its question mark; to whoever may declare connectors alone. */
    source: text(2000).optional(),
    /** What is wrong in the setting of the machine (CONNECT-1). */
    problem: shownIssue.optional(),
    indicators: z.array(identifier).max(5000),
    mapping: text(200),
    from: day,
    lastCapture: z.strictObject({ at: instant, import: identifier, changed: count, errors: count }).optional(),
    /** The last capture that the server began by itself, a round each; `slot`: day and hour in China (CONNECT-6). */
    timed: z
      .array(
        z.strictObject({
          round: identifier,
          slot: text(20),
          at: instant,
          outcome: z.enum(['under_way', ...CAPTURE_KINDS]),
          import: identifier.optional(),
          problem: shownIssue.optional(),
        }),
      )
      .max(2000),
    /** When sources are asked next, where something that is due is missing then. */
    next: instant.optional(),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Connector' });
export type ShownConnector = Read<typeof connector>;

/** Connectors, and the ways to read a file that one may be declared with: `template`, `guess`, mapping files of published schemes. */
export const connectorList = z.strictObject({ items: z.array(connector).max(500), mappings: z.array(text(200)).max(2000) });

/** Which round a capture is for. */
export const captureBody = z.strictObject({ round: identifier });
