import { z } from 'zod';

/** How a value looks in YAML, which tells the form that its writer meant. */
export type YamlKind = 'text' | 'number' | 'flag' | 'list' | 'mapping' | 'nothing';

/** Kind of a plain value as read from YAML. */
export function yamlKind(value: unknown): YamlKind {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'list';
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
    case 'bigint':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return 'mapping';
  }
}

type Forms = Partial<Record<YamlKind, z.ZodType>>;
type FormOf<F extends Forms> = Extract<F[keyof F], z.ZodType>;

/** How the keys of a mapping tell its form: key → index of the form, and the form where no such key stands. */
export interface TellingKeys {
  readonly keys: Readonly<Record<string, number>>;
  readonly otherwise: number;
}

interface SelectedDef extends z.core.$ZodUnionDef {
  /** Index into `options`, or −1 where the value looks like none of them. */
  select: (value: unknown) => number;
  expected: string;
  telling?: TellingKeys;
}
interface Selected extends z.ZodUnion {
  _zod: z.ZodUnion['_zod'] & { def: SelectedDef };
}

/** A union that decides by the look of the value which form was meant, so that errors are those of that form alone. */
const Selected = z.core.$constructor<Selected, SelectedDef>('Selected', (inst, def) => {
  z.ZodUnion.init(inst, def);
  inst._zod.parse = (payload, ctx) => {
    const option = def.options[def.select(payload.value)];
    if (option) return option._zod.run(payload, ctx);
    payload.issues.push({ code: 'invalid_type', expected: def.expected as 'string', input: payload.value, inst });
    return payload;
  };
});

function selected<T extends z.ZodType>(
  options: readonly T[],
  select: (value: unknown) => number,
  expected: string,
  telling?: TellingKeys,
): z.ZodType<z.output<T>, z.input<T>> {
  const def: SelectedDef = { type: 'union', options, select, expected, ...(telling && { telling }) };
  return new Selected(def) as unknown as z.ZodType<z.output<T>, z.input<T>>;
}

/**
 * A shape with several forms that differ in kind: a text, a number, a mapping …
 *
 * Errors: where the value has none of the kinds, `invalid_type` whose `expected` lists them, joined by `|`.
 * Example: oneOf({ text: z.string(), mapping: z.strictObject({ en: z.string() }) }).
 */
export function oneOf<F extends Forms>(forms: F): z.ZodType<z.output<FormOf<F>>, z.input<FormOf<F>>> {
  const kinds = Object.keys(forms) as YamlKind[];
  const options = kinds.map((kind) => forms[kind] as FormOf<F>);
  return selected(options, (value) => kinds.indexOf(yamlKind(value)), kinds.join('|'));
}

/**
 * A mapping whose form is told by a key that it has; `otherwise` is the form where no such key stands.
 *
 * Example: byKey({ parts: composite, apply: addition }, leaf).
 */
export function byKey<T extends z.ZodType>(forms: Readonly<Record<string, T>>, otherwise: T): z.ZodType<z.output<T>, z.input<T>> {
  const keys = Object.keys(forms);
  const options = [...new Set([...Object.values(forms), otherwise])];
  const select = (value: unknown): number => {
    if (yamlKind(value) !== 'mapping') return -1;
    const key = keys.find((name) => Object.hasOwn(value as object, name));
    return options.indexOf(key === undefined ? otherwise : (forms[key] as T));
  };
  const positions = Object.fromEntries(keys.map((key) => [key, options.indexOf(forms[key] as T)]));
  return selected(options, select, 'mapping', { keys: positions, otherwise: options.indexOf(otherwise) });
}

/** How the forms of a shape made by `byKey` are told; undefined for any other shape. */
export function tellingKeys(shape: z.core.$ZodType): TellingKeys | undefined {
  return (shape._zod.def as Partial<SelectedDef>).telling;
}

/** A text of a named format; the name is what an issue says was expected. */
export function textOf(format: string, pattern: RegExp): z.ZodString {
  return z.string().regex(pattern, { error: format }).meta({ title: format });
}
