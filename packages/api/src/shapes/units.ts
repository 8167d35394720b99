import { z } from 'zod';
import type { Read } from './frozen.ts';
import { pageOf } from './page.ts';
import { day, identifier, localizedText, text } from './text.ts';

/** A unit of the register as it is today (考核对象). */
export const unit = z
  .strictObject({
    id: identifier,
    code: text(80),
    name: localizedText,
    kind: text(80),
    isExample: z.boolean(),
    from: day.optional(),
    until: day.optional(),
    /** Lists of published schemes in which it stands: `scheme/list`. */
    lists: z.array(text(250)).max(100),
  })
  .meta({ id: 'Unit' });
export type ShownUnit = Read<typeof unit>;

export const unitPage = pageOf(unit);
