import { z } from 'zod';
import { identifier, text } from './text.ts';

/** What a version says of one rule, a line a field. */
const lines = z.array(text(20_000)).max(2_000);

const changedRule = z.strictObject({
  key: text(2_000),
  /** What of it: weight, method, cap …, in words. */
  about: text(100),
  how: z.enum(['changed', 'added', 'removed', 'moved']),
  /** The way to the rule, as people read it. */
  path: text(2_000),
  /** Of the regulation that the later version follows in it, else the earlier one. */
  clause: text(2_000).optional(),
  before: lines.optional(),
  after: lines.optional(),
});

/** What a version says otherwise than another one of the same scheme (方案差别), in the language of the asker. */
export const schemeDifferences = z
  .strictObject({
    /** Versions that it can be held against, the earliest first. */
    versions: z.array(identifier).max(2_000),
    /** The one it was held against; absent where there is none, or where the rules of one of the two cannot be used. */
    against: identifier.optional(),
    /** Rules that only make sense together, those on which scores depend first. */
    groups: z
      .array(z.strictObject({ id: text(2_000), name: text(2_000), scores: z.boolean(), changes: z.array(changedRule).max(20_000) }))
      .max(20_000),
    /** How many rules differ in words alone. */
    wording: z.int().nonnegative(),
  })
  .meta({ id: 'SchemeDifferences' });
