import { comparandOf, type Operation } from './operations.ts';
import type { Tree } from './tree.ts';

/** A condition on one number that is read as it stands: which read, how it is held against the other side, and that other side. */
export interface TreeThreshold {
  /** By position in the expression's reads. */
  readonly read: number;
  readonly holds: 'at_least' | 'above' | 'at_most' | 'below' | 'reaches';
  readonly limit: Operation;
  /** By position, what the other side reads. */
  readonly limitReads: readonly number[];
  /** Whether the other side is written first, so that its gap is named first (EXPR-6). */
  readonly limitFirst: boolean;
}

/**
 * A condition as one threshold; undefined where it is anything else (equality, conjunctions, sums on both sides).
 *
 * Shape: a bare number that is no constant on one side, anything that does not read it on the other; `reaches` with a bare value. Rule: EXPR-14 (docs/spec/expressions.md).
 * Errors: none. Example: 0.2 <= lag → lag, at_least, 0.2.
 */
export function thresholdOf(tree: Tree, isConstant: (read: number) => boolean): TreeThreshold | undefined {
  const isMeasured = (side: Tree): side is Tree & { readonly op: 'read' } => side.op === 'read' && !isConstant(side.read);
  if (tree.op === 'call' && tree.name === 'reaches') {
    const [value, limit] = tree.args as readonly [Tree, Tree];
    return isMeasured(value) ? against(value.read, 'reaches', limit, false) : undefined;
  }
  if (tree.op !== 'binary' || tree.left.type !== 'double') return undefined;
  const { left, right, name } = tree;
  const [holds, turned] = [HOLDS[name], HOLDS[TURNED[name] ?? '']];
  if (isMeasured(left) && holds) return against(left.read, holds, right, false);
  return isMeasured(right) && turned ? against(right.read, turned, left, true) : undefined;
}

const HOLDS: Readonly<Record<string, Exclude<TreeThreshold['holds'], 'reaches'> | undefined>> = {
  '>=': 'at_least',
  '>': 'above',
  '<=': 'at_most',
  '<': 'below',
};
const TURNED: Readonly<Record<string, string | undefined>> = { '>=': '<=', '>': '<', '<=': '>=', '<': '>' };

function against(read: number, holds: TreeThreshold['holds'], limit: Tree, limitFirst: boolean): TreeThreshold | undefined {
  const limitReads = [...new Set(readsOf(limit))];
  return limitReads.includes(read) ? undefined : { read, holds, limit: comparandOf(limit), limitReads, limitFirst };
}

function readsOf(tree: Tree): readonly number[] {
  switch (tree.op) {
    case 'literal':
      return [];
    case 'read':
      return [tree.read];
    case 'not':
    case 'negate':
    case 'in':
      return readsOf(tree.operand);
    case 'binary':
      return [...readsOf(tree.left), ...readsOf(tree.right)];
    case 'choose':
      return [...readsOf(tree.condition), ...readsOf(tree.yes), ...readsOf(tree.no)];
    case 'call':
      return tree.args.flatMap(readsOf);
  }
}
