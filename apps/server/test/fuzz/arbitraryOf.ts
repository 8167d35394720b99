import fc, { type Arbitrary } from 'fast-check';

/** As much of JSON Schema as the contract uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
}

/** Texts that are there, by the name of the field that they would stand in: so that a question comes further than “not found”. */
export type KnownTexts = (field: string) => readonly string[];

const MOST_LIST = 4;

/**
 * Values that a shape takes, as the client would send them.
 *
 * Identifiers are half of the time such as are there. Errors: RangeError for a schema that the contract does not use.
 */
export function arbitraryOf(schema: JsonSchema, known: KnownTexts, field = '', defs = schema.$defs ?? {}): Arbitrary<unknown> {
  if (schema.$ref !== undefined) return arbitraryOf(defs[schema.$ref.replace('#/$defs/', '')] ?? {}, known, field, defs);
  const { anyOf, const: only, enum: choices, oneOf, prefixItems, properties, required = [], type } = schema;
  if (only !== undefined) return fc.constant(only);
  if (choices !== undefined) return fc.constantFrom(...choices);
  const forms = anyOf ?? oneOf;
  if (forms !== undefined) return fc.oneof(...forms.map((form) => arbitraryOf(form, known, field, defs)));
  switch (type) {
    case 'string':
      return textOf(schema, known(field));
    case 'integer':
      return fc.integer({ min: Math.max(schema.minimum ?? -5, -1e9), max: Math.min(schema.maximum ?? 5, 1e9) });
    case 'number':
      return fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer({ min: -3, max: 120 }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      if (prefixItems !== undefined) return fc.tuple(...prefixItems.map((item) => arbitraryOf(item, known, field, defs)));
      const most = Math.min(schema.maxItems ?? MOST_LIST, MOST_LIST);
      return fc.array(arbitraryOf(schema.items ?? {}, known, field, defs), { minLength: schema.minItems ?? 0, maxLength: most });
    }
    case 'object': {
      const fields = Object.entries(properties ?? {}).map(([name, inner]) => [name, arbitraryOf(inner, known, name, defs)] as const);
      return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] });
    }
    default:
      throw new RangeError(`a schema that the contract does not use: ${JSON.stringify(schema).slice(0, 200)}`);
  }
}

const TEXTS = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u3000\u00A0',
    // Eighteen letters each as soon as they are compared.
    'ﷺ'.repeat(12),
    '示例：按程序办理，依据充分',
    '=1+1',
    "'; drop table kedu.audit; --",
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '%00',
    '{{7*7}}',
    '𠮷野家',
    'a\tb\nc',
  ),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

function textOf({ pattern, minLength = 0, maxLength = 300 }: JsonSchema, known: readonly string[]): Arbitrary<string> {
  const allowed = new RegExp(pattern ?? '', 'u');
  const isTaken = (text: string): boolean => text.length >= minLength && text.length <= maxLength && allowed.test(text);
  const there = known.filter(isTaken);
  // Classes of letters are too large to draw from; what is drawn instead stands in them.
  const plain = pattern?.includes('\\p{') ? '^[A-Za-z0-9][A-Za-z0-9._:+@-]{0,30}$' : pattern;
  const isFree = pattern === undefined || pattern.startsWith('^[^');
  const drawn = isFree
    ? fc.oneof(TEXTS, fc.constant('x'.repeat(Math.min(maxLength, 300)))).filter(isTaken)
    : fc.stringMatching(new RegExp(plain as string)).filter(isTaken);
  return there.length === 0 ? drawn : fc.oneof(fc.constantFrom(...there), drawn);
}
