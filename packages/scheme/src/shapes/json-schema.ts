import { z } from 'zod';
import { packShape } from './pack.ts';
import { libraryShape, schemeShape } from './scheme.ts';

/** A JSON Schema (2020-12) as a plain value. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** JSON Schema of a scheme file, as written (defaults not filled in): editors complete and check with it. Rule: SCHEME-90. */
export function schemeJsonSchema(): JsonSchema {
  return jsonSchema(schemeShape, 'Kedu scheme 考核方案', 'A dated version of an assessment scheme.');
}

/** JSON Schema of a library of indicators. Rule: SCHEME-90. */
export function libraryJsonSchema(): JsonSchema {
  return jsonSchema(libraryShape, 'Kedu library 指标库', 'A library of indicators that schemes use.');
}

/** JSON Schema of pack.yaml. Rule: PACK-1, SCHEME-90. */
export function packJsonSchema(): JsonSchema {
  return jsonSchema(packShape, 'Kedu pack', 'What belongs together: units, data, periods to run.');
}

function jsonSchema(shape: z.ZodType, title: string, description: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'throw' });
  return { $schema, title, description, ...rest };
}
