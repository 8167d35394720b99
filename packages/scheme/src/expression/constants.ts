import { operationOf, readsSomething } from './operations.ts';
import type { Report } from './report.ts';
import { balanced } from './checking.ts';
import type { Tree } from './tree.ts';
import { DIVISION_BY_ZERO } from './vector.ts';

/**
 * Finds parts of an expression that can never have a result, whatever the data: a division by a written-out zero, the root
 * of a negative constant, bounds of clamp the wrong way round.
 *
 * Rule: EXPR-9 (docs/spec/expressions.md).
 * Errors: EXPR_DIVISION_BY_ZERO_LITERAL, EXPR_CONSTANT_UNDEFINED, at the smallest part at fault.
 */
export function checkConstants(tree: Tree, report: Report): void {
  const before = report.issues.length;
  for (const part of partsOf(tree)) checkConstants(part, report);
  if (report.issues.length > before || tree.type === 'string' || tree.op === 'literal') return;
  const span = balanced(report.source, tree);
  if (divisorOf(tree) === 0) report.add('EXPR_DIVISION_BY_ZERO_LITERAL', span, { found: report.text(span) });
  else if (constantReason(tree) !== 0 || hasCrossedBounds(tree)) {
    const code = constantReason(tree) === DIVISION_BY_ZERO ? 'EXPR_DIVISION_BY_ZERO_LITERAL' : 'EXPR_CONSTANT_UNDEFINED';
    report.add(code, span, { found: report.text(span) });
  }
}

function partsOf(tree: Tree): readonly Tree[] {
  switch (tree.op) {
    case 'literal':
    case 'read':
      return [];
    case 'not':
    case 'negate':
    case 'in':
      return [tree.operand];
    case 'binary':
      return [tree.left, tree.right];
    case 'choose':
      return [tree.condition, tree.yes, tree.no];
    case 'call':
      return tree.args;
  }
}

function divisorOf(tree: Tree): number | undefined {
  return tree.op === 'binary' && tree.name === '/' ? constantValue(tree.right) : undefined;
}

function hasCrossedBounds(tree: Tree): boolean {
  if (tree.op !== 'call' || tree.name !== 'clamp') return false;
  const [low, high] = tree.args.slice(1).map(constantValue);
  return low !== undefined && high !== undefined && low > high;
}

function constantValue(tree: Tree): number | undefined {
  return readsSomething(tree) ? undefined : operationOf(tree)({ size: 1, reads: [] }).values[0];
}

/** Stored reason why a part that reads nothing is missing; 0 where it has a value or reads something. */
function constantReason(tree: Tree): number {
  return readsSomething(tree) ? 0 : (operationOf(tree)({ size: 1, reads: [] }).missing[0] as number);
}
