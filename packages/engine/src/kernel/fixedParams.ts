import type { Leaf, MethodParam } from '@kedu/scheme';
import type { MethodValue } from '../normalise/method.ts';

/** Parameters of a leaf that are constants, by name; those that are expressions are left out, as bounds do not hang on them. Rule: METHOD-2, KERNEL-11. Errors: none. */
export function fixedParams({ method }: Leaf): Readonly<Record<string, MethodValue>> {
  const fixed: Record<string, MethodValue> = {};
  for (const [name, param] of Object.entries(method.params)) if (param !== undefined && !isExpression(param)) fixed[name] = param;
  return fixed;
}

/** Whether a parameter is computed unit by unit. */
export function isExpression(param: MethodParam | undefined): param is Extract<MethodParam, { readonly source: string }> {
  return typeof param === 'object' && !Array.isArray(param);
}
