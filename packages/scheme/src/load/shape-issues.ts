import { nearest } from '@kedu/model';
import type { Issue, Place } from '@kedu/model';
import type { z } from 'zod';
import { schemeIssue } from '../codes.ts';
import { yamlKind } from '../shapes/one-of.ts';
import type { Path } from './source.ts';

/** A fault that a shape finds, with its path. */
export type ShapeFault = AtPath<z.core.$ZodIssue>;
type AtPath<T> = T extends unknown ? Omit<T, 'path'> & { readonly path: readonly (string | number)[] } : never;

type PlaceOf = (path: Path, end?: 'key' | 'value') => Place;

/**
 * One issue for one fault of a shape, in the words of YAML. `value` is what stands at the fault's path.
 *
 * Rule: SCHEME-4. Unknown fields are not handled here: they need the document (readShape).
 */
export function issueOf(fault: ShapeFault, value: unknown, place: PlaceOf): Issue {
  const { path } = fault;
  const within = path.slice(0, -1).join('.');
  if (value === undefined && fault.code !== 'invalid_key')
    return schemeIssue('SCHEME_MISSING_FIELD', place(path.slice(0, -1), path.length > 1 ? 'key' : 'value'), {
      field: String(path.at(-1) ?? ''),
      within,
    });
  const found = shown(value);
  switch (fault.code) {
    case 'invalid_key':
      return schemeIssue('SCHEME_IDENTIFIER', place(path, 'key'), {
        found: String(path.at(-1)),
        suggestion: snakeCase(String(path.at(-1))),
      });
    case 'invalid_value': {
      const allowed = fault.values.map(String);
      return schemeIssue('SCHEME_NOT_ALLOWED', place(path), {
        found,
        allowed: allowed.join(', '),
        nearest: typeof value === 'string' ? nearest(value, allowed) : '',
      });
    }
    case 'invalid_format':
      if (fault.message === 'identifier') return schemeIssue('SCHEME_IDENTIFIER', place(path), { found, suggestion: snakeCase(found) });
      return schemeIssue('SCHEME_BAD_FORMAT', place(path), { found, expected: fault.message });
    case 'too_small':
    case 'too_big': {
      const size =
        typeof value === 'number'
          ? value
          : Array.isArray(value) || typeof value === 'string'
            ? value.length
            : Object.keys(value as object).length;
      const minimum =
        fault.code === 'too_small'
          ? `${fault.inclusive === false ? '>' : '≥'} ${fault.minimum}`
          : `${fault.inclusive === false ? '<' : '≤'} ${fault.maximum}`;
      return schemeIssue('SCHEME_OUT_OF_BOUNDS', place(path), {
        found: size,
        expected: minimum,
        of: typeof value === 'number' ? 'number' : yamlKind(value),
      });
    }
    case 'invalid_type':
      return schemeIssue('SCHEME_WRONG_TYPE', place(path), { found, found_kind: yamlKind(value), expected: kindName(fault.expected) });
    default:
      throw new Error(`issueOf: the shapes do not raise ${fault.code}`);
  }
}

const KIND_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'mapping',
  record: 'mapping',
  array: 'list',
  tuple: 'list',
  boolean: 'flag',
  int: 'whole_number',
};

function kindName(expected: string): string {
  return KIND_NAMES[expected] ?? expected;
}

/** The value as a reader knows it from the file, short. */
function shown(value: unknown): string {
  if (value === null) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The nearest identifier by our rule, '' where none can be made: `water-quality` → `water_quality`. */
export function snakeCase(name: string): string {
  const snake = name
    .trim()
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-.\s]+/g, '_')
    .toLowerCase();
  return /^[a-z][a-z0-9_]*$/.test(snake) ? snake : '';
}
