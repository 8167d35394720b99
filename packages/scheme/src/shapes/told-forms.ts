import type { TellingKeys } from './one-of.ts';

/** Keyword under which a schema says by which keys its forms are told; it does not outlive `toldForms`. */
export const TELLING = 'x-telling';

type Schema = Readonly<Record<string, unknown>>;

/**
 * A JSON Schema in which every `anyOf` whose forms differ in type, or are told by keys, decides by type or key instead: a mistake then
 * gives the errors of the form that was meant, not those of every form.
 *
 * Rule: SCHEME-5, SCHEME-90. Example: { anyOf: [{ type: 'number', minimum: 0 }, { type: 'string', pattern: 'x' }] } →
 * { type: ['number', 'string'], minimum: 0, pattern: 'x' }.
 */
export function toldForms(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toldForms);
  if (typeof value !== 'object' || value === null) return value;
  const {
    anyOf,
    [TELLING]: telling,
    ...rest
  } = Object.fromEntries(Object.entries(value).map(([key, below]) => [key, key === TELLING ? below : toldForms(below)]));
  if (anyOf === undefined) return rest;
  const forms = anyOf as Schema[];
  if (telling !== undefined) return { ...rest, ...byKey(forms, telling as TellingKeys) };
  return forms.every(({ type }) => typeof type === 'string') ? { ...rest, ...byType(forms) } : { ...rest, anyOf };
}

function byKey(forms: readonly Schema[], { keys, otherwise }: TellingKeys): Schema {
  const names = Object.keys(keys);
  if (names.some((name) => keys[name] === otherwise)) return oneKeyed(forms, keys);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, true])),
    dependentSchemas: Object.fromEntries(names.map((name) => [name, forms[keys[name] as number]])),
    ...when({ not: { anyOf: names.map((name) => ({ required: [name] })) } }, forms[otherwise]),
  };
}

/** Every form has its key: the fields of all side by side, and beside a key only those of its form. */
function oneKeyed(forms: readonly Schema[], keys: Readonly<Record<string, number>>): Schema {
  const fields = (form: Schema | undefined): object => (form?.['properties'] ?? {}) as object;
  return {
    type: 'object',
    properties: Object.assign({}, ...forms.map(fields)),
    additionalProperties: false,
    minProperties: 1,
    dependentSchemas: Object.fromEntries(
      Object.entries(keys).map(([name, form]) => [name, { propertyNames: { enum: Object.keys(fields(forms[form])) } }]),
    ),
  };
}

/** Keywords judge their own type only, so forms of different types stand in one schema; a closed list of words is asked of texts alone. */
function byType(forms: readonly Schema[]): Schema {
  const parts = forms.map(({ type, title: _title, description: _description, id: _id, ...keywords }) =>
    'enum' in keywords || 'const' in keywords ? when({ type }, keywords) : keywords,
  );
  return Object.assign({}, ...parts, { type: forms.map(({ type }) => type) });
}

function when(condition: Schema, consequence: unknown): Schema {
  return { if: condition, then: consequence };
}
