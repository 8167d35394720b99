import { z } from 'zod';
import type { Read } from './frozen.ts';
import { listOf } from './page.ts';
import { openStep } from './openStep.ts';
import { count, day, identifier, instant, text } from './text.ts';

/** A system that has figures (数据对接), and how its last capture went. */
export const connector = z
  .strictObject({
    id: identifier,
    standing: z.enum(['none', 'live', 'suspended', 'ended']),
    seen: count,
    kind: z.enum(['folder', 'spreadsheet', 'http', 'unconfigured']),
    indicators: z.array(identifier).max(5000),
    mapping: text(200),
    from: day,
    lastCapture: z.strictObject({ at: instant, import: identifier, changed: count, errors: count }).optional(),
    can: z.array(openStep).max(20),
  })
  .meta({ id: 'Connector' });
export type ShownConnector = Read<typeof connector>;

export const connectorList = listOf(connector, 500);

/** Which round a capture is for. */
export const captureBody = z.strictObject({ round: identifier });
