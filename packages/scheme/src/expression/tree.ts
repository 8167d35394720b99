import type { ExpressionType } from './contract.ts';
import type { FunctionName } from './functions.ts';
import type { Span } from './report.ts';

export type BinaryName = '+' | '-' | '*' | '/' | '<' | '<=' | '>' | '>=' | '==' | '!=' | '&&' | '||';

interface Node extends Span {
  readonly type: ExpressionType;
}

/** A checked expression: every node has a type, every name was found. */
export type Tree =
  | (Node & { readonly op: 'literal'; readonly value: number | boolean | string })
  /** `read` is the position in the expression's list of reads. */
  | (Node & { readonly op: 'read'; readonly read: number })
  | (Node & { readonly op: 'not' | 'negate'; readonly operand: Tree })
  | (Node & { readonly op: 'binary'; readonly name: BinaryName; readonly left: Tree; readonly right: Tree })
  | (Node & { readonly op: 'choose'; readonly condition: Tree; readonly yes: Tree; readonly no: Tree })
  | (Node & { readonly op: 'in'; readonly operand: Tree; readonly list: readonly (number | string)[] })
  | (Node & { readonly op: 'call'; readonly name: FunctionName; readonly args: readonly Tree[] });
