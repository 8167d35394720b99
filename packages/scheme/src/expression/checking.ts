import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionType, Vocabulary } from './contract.ts';
import type { Reads } from './names.ts';
import type { Report, Span } from './report.ts';
import type { Tree } from './tree.ts';

/** What the check of one expression needs at every node. */
export interface Checking {
  readonly report: Report;
  readonly vocabulary: Vocabulary;
  readonly reads: Reads;
  /** The checked tree of a node; undefined where a problem was reported. */
  check(ast: ASTNode): Tree | undefined;
}

/** Reports something of CEL that the profile leaves out. */
export function refuse(ast: ASTNode, what: string, { report }: Checking): undefined {
  const span = spanOf(ast, report);
  report.add('EXPR_OUTSIDE_PROFILE', span, { what, found: report.text(span) });
  return undefined;
}

/** Whether a tree has the type asked for; reports it where not. */
export function fits(tree: Tree, type: ExpressionType, asker: string, { report }: Checking): boolean {
  if (tree.type === type) return true;
  report.add('EXPR_TYPE', balanced(report.source, tree), { in: asker, found: tree.type, expected: type });
  return false;
}

/** Where a node stands, with the parentheses that belong to it. */
export function spanOf(ast: ASTNode, report: Report): Span {
  return balanced(report.source, ast);
}

/** The library leaves outer parentheses out of a span, so that `(a + b) * c` would start at a: takes them in again. */
export function balanced(source: string, { start, end }: Span): Span {
  let depth = 0;
  let lowest = 0;
  const text = source.slice(start, end).replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length));
  for (const character of text) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    lowest = Math.min(lowest, depth);
  }
  let first = start;
  let last = end;
  for (let open = lowest; open < 0; open += 1) first = Math.max(0, source.lastIndexOf('(', first - 1));
  for (let open = depth - lowest; open > 0; open -= 1) last = source.indexOf(')', last) + 1 || source.length;
  return { start: first, end: last };
}
