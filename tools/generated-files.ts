import { libraryJsonSchema, mappingJsonSchema, packJsonSchema, schemeJsonSchema } from '@kedu/scheme';
import { declaredCodes } from './code-catalogues.ts';
import { contractDocument } from './contract-document.ts';
import { errorsDocument } from './errors-document.ts';
import { fieldsDocument } from './fields-document.ts';
import { STORE_SCHEMA, storeSchema } from './store-schema.ts';
import { transitionsDocument } from './transitions-document.ts';

/** Committed files that are made from others, path → text. */
export async function generatedFiles(): Promise<ReadonlyMap<string, string>> {
  const json = (schema: unknown): string => `${JSON.stringify(schema, null, 2)}\n`;
  return new Map([
    ['packages/scheme/schema/scheme.schema.json', json(schemeJsonSchema())],
    ['packages/scheme/schema/library.schema.json', json(libraryJsonSchema())],
    ['packages/scheme/schema/pack.schema.json', json(packJsonSchema())],
    ['packages/scheme/schema/mapping.schema.json', json(mappingJsonSchema())],
    ['docs/openapi.json', contractDocument()],
    [STORE_SCHEMA, await storeSchema()],
    ['docs/spec/scheme-fields.md', fieldsDocument()],
    ['docs/spec/transitions.md', transitionsDocument()],
    ['docs/errors.md', errorsDocument(await declaredCodes())],
  ]);
}
