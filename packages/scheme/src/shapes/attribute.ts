import { z } from 'zod';
import { localizedText } from './basics.ts';
import { oneOf } from './one-of.ts';
import { said } from './said.ts';

const type = z.enum(['text', 'number']);

/** A column of the register that expressions may read: its type alone, or with the words that people read. */
export const attribute = oneOf({
  text: type,
  mapping: z.strictObject({
    type: type.describe(said('text 或 number', 'text or number')),
    title: localizedText.optional().describe(said('名称，条件和依据用它说话', 'title, by which conditions and grounds are read')),
    values: z.record(z.string(), localizedText).default({}).describe(said('取值 → 名称', 'values of the column → titles')),
  }),
});
