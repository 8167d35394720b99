import type { Column, Place } from '@kedu/model';

/** Text per unit, for attributes of the register and grades. */
export interface TextColumn {
  readonly texts: readonly string[];
}

export type ExpressionType = 'double' | 'bool' | 'string';

/**
 * What an expression may read: names (`lag`, `unit.zone`, `param.green`) and look-ups with a literal argument
 * (`value('gdp')`, `share('tag:restoration')`). Built once per kind of place where expressions stand (EXPR-4).
 */
export interface Vocabulary {
  /** Name with its dots → type. */
  readonly variables: Readonly<Record<string, ExpressionType>>;
  /** Look-up → type, and the arguments it knows; undefined where any is allowed. */
  readonly lookups: Readonly<Record<string, { readonly type: ExpressionType; readonly known?: ReadonlySet<string> }>>;
  /** By variable or look-up: the texts that it can be, so that a comparison with any other is an error; absent where any text is possible. */
  readonly texts?: Readonly<Record<string, ReadonlySet<string>>>;
}

/** A name or a look-up that an expression reads. */
export type Read =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'lookup'; readonly name: string; readonly argument: string };

/**
 * Columns that an evaluation reads. Every column has `size` cells; a bool column holds 1 and 0; a missing cell holds NaN and
 * its reason. Columns are read, never written; the result of a bare name is the very column.
 */
export interface Scope {
  readonly size: number;
  variable(name: string): Column | TextColumn;
  lookup(name: string, argument: string): Column | TextColumn;
}

/** `Σ coefficient × read + constant`, held against 0. */
export interface LinearComparison {
  /** By position in the expression's `reads`. */
  readonly coefficients: readonly number[];
  readonly constant: number;
  readonly holds: 'at_least' | 'above' | 'equal';
}

/** One number that is read, held against a limit that does not read it: `lag >= 0.2`, `reaches(value, param.green)`. */
export interface ReadThreshold {
  readonly read: Read;
  /** `reaches`: at least where higher is better, at most where lower is. */
  readonly holds: 'at_least' | 'above' | 'at_most' | 'below' | 'reaches';
  readonly limitReads: readonly Read[];
  /** Whether the limit is written first, so that of two gaps its own is the reason (EXPR-6). */
  readonly limitFirst: boolean;
  limit(scope: Scope): Column;
}

/**
 * A checked expression, compiled to operations over whole columns (EXPR-6): an operation, comparison or function with a
 * missing operand is missing, with the reason of the first operand that is; division by zero is missing
 * `division_by_zero`, any other result that is no finite number `undefined`. `a && b` is false where either is false,
 * `a || b` true where either is true, whatever the other. `c ? a : b` is missing where c is, else as the branch chosen.
 * `coalesce` gives the first operand present, `is_missing` is never missing. A condition that is missing does not hold.
 */
export interface CompiledExpression {
  readonly source: string;
  readonly place: Place;
  readonly type: ExpressionType;
  readonly reads: readonly Read[];
  /** A bool gives a column of 1 and 0. Throws TypeError for a text expression. */
  evaluate(scope: Scope): Column;
  /** For an expression of text only; '' where it is missing. Throws TypeError for any other. */
  evaluateText(scope: Scope): TextColumn;
  /** The expression with every name replaced by what it was worth for one unit: `(60 − 42.5) ÷ 60` (EXPR-10). */
  arithmetic(scope: Scope, index: number): string;
  /** A condition as comparisons of weighted sums of its reads; undefined where it is none (WEIGH-15). */
  linear(): readonly LinearComparison[] | undefined;
  /** A condition as one threshold of one number; undefined where it is anything else (EXPR-14). */
  threshold(): ReadThreshold | undefined;
}
