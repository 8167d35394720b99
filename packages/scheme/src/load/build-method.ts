import type { z } from 'zod';
import { schemeIssue } from '../codes.ts';
import type { Leaf, MethodParam } from '../compiled.ts';
import { indicatorVocabulary } from '../expression/vocabularies.ts';
import { METHOD_SHAPES, type MethodName } from '../shapes/methods.ts';
import type { LeafShape } from '../shapes/score.ts';
import type { Linker } from './linker.ts';
import type { Path } from './source.ts';

/**
 * A method with its parameters, expressions compiled.
 *
 * Rule: SCHEME-54. Errors: SCHEME_MISSING_FIELD, SCHEME_ONE_OF, those of expressions and units. Example: `{ min_max: { to: [60, 100] } }`.
 */
export function buildMethod(shape: LeafShape['method'], path: Path, link: Linker, clause: string | undefined): Leaf['method'] {
  const vocabulary = indicatorVocabulary(link.context);
  if (typeof shape === 'string') {
    const parsed = METHOD_SHAPES[shape].safeParse({});
    if (parsed.success) return { name: shape, params: parsed.data as Record<string, MethodParam> };
    const missing = parsed.error.issues.map((issue) => String(issue.path[0])).join(', ');
    link.issues.push(
      schemeIssue('SCHEME_MISSING_FIELD', link.place(path), { field: missing, within: `${path.join('.')}.${shape}` }, clause),
    );
    return { name: shape, params: {} };
  }
  const named = Object.entries(shape).filter(([, params]) => params !== undefined);
  const [first] = named;
  if (named.length !== 1 || first === undefined)
    link.issues.push(
      schemeIssue(
        'SCHEME_ONE_OF',
        link.place(path),
        { found: named.length, allowed: Object.keys(METHOD_SHAPES).join(', '), within: path.join('.') },
        clause,
      ),
    );
  if (first === undefined) return { name: 'given', params: {} };
  const [name, written] = first as [MethodName, Record<string, unknown>];
  const params: Record<string, MethodParam> = {};
  for (const [param, value] of Object.entries(written)) {
    if (value === undefined) continue;
    if (name === 'distance_to_reference' && typeof value === 'string') {
      link.unitCode(value, link.place([...path, name, param]), clause);
      params[param] = value;
      continue;
    }
    const isExpression = typeof value === 'string' && takesExpression(name, param);
    const compiled = isExpression ? link.expression([...path, name, param], value, 'double', vocabulary, clause) : (value as MethodParam);
    if (compiled !== undefined) params[param] = compiled;
  }
  return { name, params };
}

/** Whether a parameter of a method may be an expression: its shape takes a number or a text. */
function takesExpression(method: MethodName, param: string): boolean {
  const field = (METHOD_SHAPES[method].shape as Readonly<Record<string, z.ZodType>>)[param];
  return field?.safeParse(1).success === true && field.safeParse('target').success;
}
