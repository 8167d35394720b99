import { z } from 'zod';
import type { Read } from './frozen.ts';
import { shownIssue } from './problem.ts';
import { text } from './text.ts';

/** A step that may be taken now, or every reason why not (COLLECT-13). */
export const openStep = z.strictObject({ command: text(80), against: z.array(shownIssue).max(100) }).meta({ id: 'OpenStep' });
export type OpenStep = Read<typeof openStep>;
