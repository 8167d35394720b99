import { z } from 'zod';
import type { Read } from './frozen.ts';
import { text } from './text.ts';

/** One problem in the reader's language; `at` is a JSON pointer into the body, or a cell `indicator/period/unit/source` (API-5). */
export const shownIssue = z
  .strictObject({
    code: z
      .string()
      .max(80)
      .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'code' }),
    severity: z.enum(['error', 'warning', 'notice']),
    /** What is wrong. */
    text: text(4000),
    found: text(4000).optional(),
    expected: text(4000).optional(),
    why: text(4000).optional(),
    /** What to do. */
    remedy: text(4000).optional(),
    at: text(600).optional(),
    args: z.record(text(100), z.union([text(4000), z.number()])),
  })
  .meta({ id: 'Issue' });
export type ShownIssue = Read<typeof shownIssue>;

/** A refusal as `application/problem+json` (RFC 9457). */
export const problem = z
  .strictObject({
    type: z.string().max(200),
    title: text(4000),
    status: z.int().min(400).max(599),
    detail: text(8000),
    code: z
      .string()
      .max(80)
      .regex(/^[A-Z][A-Z0-9_]*$/, { error: 'code' }),
    issues: z.array(shownIssue).max(10_000),
    /** Number of the request, that stands in the log. */
    request: text(100).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = Read<typeof problem>;
