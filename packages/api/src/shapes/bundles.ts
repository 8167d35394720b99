import { z } from 'zod';
import type { Read } from './frozen.ts';
import { listOf } from './page.ts';
import { receipt } from './receipt.ts';
import { actor, count, hash, identifier, instant, period, text } from './text.ts';

/** For whom a bundle is made; `example` allows example data 示例数据, which it then says on every page. */
export const bundleBody = z.strictObject({ level: z.enum(['public', 'congress', 'internal']), example: z.boolean() });

/** A published bundle with its place in the log. */
export const bundle = z
  .strictObject({
    id: identifier,
    /** What its file is called, in the reader’s language. */
    name: text(250),
    run: identifier,
    period,
    level: z.enum(['public', 'congress', 'internal']),
    isExample: z.boolean(),
    /** SHA-256 of the zip. */
    hash,
    /** SHA-256 of bundle.json, as the log and the checker name it; absent where the bundle was made before it was written down. */
    bundleHash: hash.optional(),
    bytes: count,
    log: text(200),
    /** Index in the log, from 0; absent while the entry is pending. */
    index: count.optional(),
    by: actor,
    at: instant,
  })
  .meta({ id: 'Bundle' });
export type ShownBundle = Read<typeof bundle>;

export const bundleList = listOf(bundle, 5000);
export const bundleAnswer = z.strictObject({ ...receipt.shape, bundle });
