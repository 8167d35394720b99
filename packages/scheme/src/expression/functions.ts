import type { ExpressionType } from './contract.ts';

/** How a function may be called. `same` stands for one type, double or bool, that all arguments and the result share. */
export interface FunctionShape {
  readonly takes: 'double' | 'same' | 'any';
  readonly gives: ExpressionType | 'same';
  readonly least: number;
  readonly most: number;
}

/** Most arguments that a call may have. */
export const MOST_ARGUMENTS = 16;

/** The closed list of functions of edition 1 (EXPR-8). `reaches` stands only where the vocabulary has `better`. */
export const FUNCTIONS = {
  min: { takes: 'double', gives: 'double', least: 2, most: MOST_ARGUMENTS },
  max: { takes: 'double', gives: 'double', least: 2, most: MOST_ARGUMENTS },
  abs: { takes: 'double', gives: 'double', least: 1, most: 1 },
  clamp: { takes: 'double', gives: 'double', least: 3, most: 3 },
  floor: { takes: 'double', gives: 'double', least: 1, most: 1 },
  ceil: { takes: 'double', gives: 'double', least: 1, most: 1 },
  round: { takes: 'double', gives: 'double', least: 2, most: 2 },
  sqrt: { takes: 'double', gives: 'double', least: 1, most: 1 },
  exp: { takes: 'double', gives: 'double', least: 1, most: 1 },
  ln: { takes: 'double', gives: 'double', least: 1, most: 1 },
  pow: { takes: 'double', gives: 'double', least: 2, most: 2 },
  coalesce: { takes: 'same', gives: 'same', least: 2, most: MOST_ARGUMENTS },
  is_missing: { takes: 'any', gives: 'bool', least: 1, most: 1 },
  reaches: { takes: 'double', gives: 'bool', least: 2, most: 2 },
} as const satisfies Readonly<Record<string, FunctionShape>>;

export type FunctionName = keyof typeof FUNCTIONS;

export function isFunctionName(name: string): name is FunctionName {
  return Object.hasOwn(FUNCTIONS, name);
}

/** Names of all functions, for suggestions and editors. */
export const FUNCTION_NAMES = Object.keys(FUNCTIONS) as readonly FunctionName[];
