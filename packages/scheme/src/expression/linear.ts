import type { LinearComparison } from './contract.ts';
import type { Tree } from './tree.ts';

interface LinearSum {
  readonly coefficients: readonly number[];
  readonly constant: number;
}

/**
 * A condition as comparisons of weighted sums, all of which hold exactly where it does; undefined where it is anything else
 * (alternatives, products of what is read, functions).
 *
 * Shape: one entry a comparison of a conjunction; coefficients by position in the list of reads. Rule: WEIGH-15 (docs/spec/weigh.md). Errors: none.
 * Example: share('tag:a') + share('tag:b') >= 0.4 → 1 × first + 1 × second − 0.4 at least 0.
 */
export function linearComparisons(tree: Tree, reads: number): readonly LinearComparison[] | undefined {
  return conjunction(tree, reads, false);
}

/** `negated` turns a comparison round; of a conjunction that would be an alternative. */
function conjunction(tree: Tree, reads: number, negated: boolean): readonly LinearComparison[] | undefined {
  if (tree.op === 'not') return conjunction(tree.operand, reads, !negated);
  if (tree.op !== 'binary') return undefined;
  const splits = negated ? '||' : '&&';
  if (tree.name === splits) {
    const left = conjunction(tree.left, reads, negated);
    const right = left && conjunction(tree.right, reads, negated);
    return right && [...left, ...right];
  }
  const name = negated ? OPPOSITE[tree.name] : tree.name;
  if (name === undefined || tree.left.type !== 'double') return undefined;
  const left = sumOf(tree.left, reads);
  const right = left && sumOf(tree.right, reads);
  if (!left || !right) return undefined;
  const above = combine(left, right, -1);
  const below = combine(right, left, -1);
  switch (name) {
    case '>=':
      return [{ ...above, holds: 'at_least' }];
    case '>':
      return [{ ...above, holds: 'above' }];
    case '<=':
      return [{ ...below, holds: 'at_least' }];
    case '<':
      return [{ ...below, holds: 'above' }];
    case '==':
      return [{ ...above, holds: 'equal' }];
    default:
      return undefined;
  }
}

const OPPOSITE: Readonly<Record<string, string | undefined>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '!=': '==' };

function sumOf(tree: Tree, reads: number): LinearSum | undefined {
  switch (tree.op) {
    case 'literal':
      return typeof tree.value === 'number' ? { coefficients: zeros(reads), constant: tree.value } : undefined;
    case 'read':
      return { coefficients: zeros(reads).map((_, k) => (k === tree.read ? 1 : 0)), constant: 0 };
    case 'negate': {
      const operand = sumOf(tree.operand, reads);
      return operand && scale(operand, -1);
    }
    case 'binary':
      return binary(tree.name, sumOf(tree.left, reads), sumOf(tree.right, reads));
    default:
      return undefined;
  }
}

function binary(name: string, left: LinearSum | undefined, right: LinearSum | undefined): LinearSum | undefined {
  if (!left || !right) return undefined;
  if (name === '+') return combine(left, right, 1);
  if (name === '-') return combine(left, right, -1);
  if (name === '*') return isConstant(left) ? scale(right, left.constant) : isConstant(right) ? scale(left, right.constant) : undefined;
  if (name === '/' && isConstant(right) && right.constant !== 0) return scale(left, 1 / right.constant);
  return undefined;
}

function zeros(size: number): number[] {
  return Array.from({ length: size }, () => 0);
}

function isConstant({ coefficients }: LinearSum): boolean {
  return coefficients.every((x) => x === 0);
}

function scale({ coefficients, constant }: LinearSum, by: number): LinearSum {
  return { coefficients: coefficients.map((x) => x * by), constant: constant * by };
}

function combine(left: LinearSum, right: LinearSum, sign: 1 | -1): LinearSum {
  return {
    coefficients: left.coefficients.map((x, k) => x + sign * (right.coefficients[k] as number)),
    constant: left.constant + sign * right.constant,
  };
}
