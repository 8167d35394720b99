import { libraryShape, schemeShape } from '../packages/scheme/src/shapes/scheme.ts';
import { z } from 'zod';
import { declaredCodes } from './code-catalogues.ts';
import { errorsDocument } from './errors-document.ts';

/** Committed files that are made from others, path → text. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  return new Map([
    ['packages/scheme/schema/scheme.schema.json', jsonSchema(schemeShape, 'Kedu scheme 考核方案')],
    ['packages/scheme/schema/library.schema.json', jsonSchema(libraryShape, 'Kedu indicator library 指标库')],
    ['docs/errors.md', errorsDocument(await declaredCodes())],
  ]);
}

/** JSON Schema of what is written in a file (before defaults and transforms). */
function jsonSchema(shape: z.ZodType, title: string): string {
  const schema = z.toJSONSchema(shape, { io: 'input', target: 'draft-2020-12', unrepresentable: 'any', reused: 'ref' });
  return `${JSON.stringify({ title, ...schema }, null, 2)}\n`;
}
