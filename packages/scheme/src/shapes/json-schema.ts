import { z } from 'zod';
import { indicator } from './indicator.ts';
import { tellingKeys } from './one-of.ts';
import { mappingShape } from './mapping.ts';
import { packShape } from './pack.ts';
import { consequence } from './consequences.ts';
import { determination } from './determination.ts';
import { list, unitClass } from './rules.ts';
import { libraryShape, schemeShape } from './scheme.ts';
import { additionPart, leaf } from './score.ts';
import { TELLING, toldForms } from './told-forms.ts';

/** A JSON Schema (2020-12) as a plain value. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * `editors`: a value of several forms is judged by the form that its look or its keys tell, so that a mistake gives its own few
 * errors; `forms`: such a value is a plain `anyOf` with its forms side by side, to be read by documents.
 */
export type JsonSchemaStyle = 'editors' | 'forms';

/** JSON Schema of a scheme file, as written (defaults not filled in): editors complete and check with it. Rule: SCHEME-90. */
export function schemeJsonSchema(style: JsonSchemaStyle = 'editors'): JsonSchema {
  return jsonSchema(schemeShape, 'scheme', 'Kedu scheme 考核方案', 'A dated version of an assessment scheme. 考核方案的一个版本。', style);
}

/** JSON Schema of a library of indicators. Rule: SCHEME-90. */
export function libraryJsonSchema(style: JsonSchemaStyle = 'editors'): JsonSchema {
  return jsonSchema(
    libraryShape,
    'library',
    'Kedu library 指标库',
    'A library of indicators that schemes use. 供各方案采用的指标库。',
    style,
  );
}

/** JSON Schema of pack.yaml. Rule: PACK-1, SCHEME-90. */
export function packJsonSchema(style: JsonSchemaStyle = 'editors'): JsonSchema {
  return jsonSchema(
    packShape,
    'pack',
    'Kedu pack 考核包',
    'What belongs together: units, data, periods to run. 名册、数据、考核哪些时期。',
    style,
  );
}

/** JSON Schema of a mapping file. Rule: MAP-1, SCHEME-90. */
export function mappingJsonSchema(style: JsonSchemaStyle = 'editors'): JsonSchema {
  return jsonSchema(mappingShape, 'mapping', 'Kedu mapping 数据对照', 'Which column of a data file is what. 数据文件哪一列是什么。', style);
}

/** Entries that a child scheme may write in part, the rest being its parent's: what they must have is asked of the merged scheme (USES-3). */
const MERGED: ReadonlySet<z.core.$ZodType> = new Set<z.core.$ZodType>([
  additionPart,
  consequence,
  determination,
  indicator,
  leaf,
  list,
  unitClass,
]);

function jsonSchema(shape: z.ZodType, name: string, title: string, description: string, style: JsonSchemaStyle): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(shape, {
    io: 'input',
    unrepresentable: 'throw',
    override: ({ zodSchema, jsonSchema: schema }) => {
      const telling = tellingKeys(zodSchema);
      if (style === 'editors' && telling && schema.anyOf) Object.assign(schema, { [TELLING]: telling });
      if (style === 'editors' && shape === schemeShape && MERGED.has(zodSchema)) delete schema.required;
    },
  });
  const body = style === 'editors' ? (toldForms(rest) as JsonSchema) : rest;
  return { $schema, $id: `urn:kedu:schema:${name}:1`, title, description, ...body };
}
