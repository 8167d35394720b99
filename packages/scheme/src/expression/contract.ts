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
}

/** A name or a look-up that an expression reads. */
export type Read =
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'lookup'; readonly name: string; readonly argument: string };

/** Columns that an evaluation reads; a bool column holds 1 and 0. Every column has `size` cells. */
export interface Scope {
  readonly size: number;
  variable(name: string): Column | TextColumn;
  lookup(name: string, argument: string): Column | TextColumn;
}

/**
 * A checked expression, compiled to operations over whole columns. Missing operands make the result missing with their
 * reason (first operand first); division by zero is missing `division_by_zero`; `a && b` is false where either is false
 * and `a || b` true where either is true, whatever the other (EXPR-6).
 */
export interface CompiledExpression {
  readonly source: string;
  readonly place: Place;
  readonly type: ExpressionType;
  readonly reads: readonly Read[];
  /** A bool gives a column of 1 and 0. */
  evaluate(scope: Scope): Column;
  evaluateText(scope: Scope): TextColumn;
  /** The expression with every name replaced by what it was worth for one unit: `(60 - 42.5) / 60`. */
  arithmetic(scope: Scope, index: number): string;
}
