import { type ASTNode, Environment, ParseError } from '@marcbachmann/cel-js';
import { MOST_ARGUMENTS } from './functions.ts';
import type { Report } from './report.ts';

/** How large an expression may be (EXPR-3). */
export const EXPRESSION_LIMITS = { characters: 1000, nodes: 300, depth: 24, list: 64, arguments: MOST_ARGUMENTS } as const;

/** The same limits in the library's terms. */
export const LIBRARY_LIMITS = {
  maxAstNodes: EXPRESSION_LIMITS.nodes,
  maxDepth: EXPRESSION_LIMITS.depth,
  maxListElements: EXPRESSION_LIMITS.list,
  maxMapEntries: EXPRESSION_LIMITS.list,
  maxCallArguments: EXPRESSION_LIMITS.arguments,
} as const;

const LIMIT_NAMES: ReadonlyMap<string, keyof typeof EXPRESSION_LIMITS> = new Map([
  ['maxAstNodes', 'nodes'],
  ['maxDepth', 'depth'],
  ['maxListElements', 'list'],
  ['maxMapEntries', 'list'],
  ['maxCallArguments', 'arguments'],
]);

/**
 * The library's syntax tree of an expression, every integer literal widened to double.
 *
 * Rule: EXPR-1, EXPR-3 (docs/spec/expressions.md).
 * Errors: EXPR_TOO_LONG, EXPR_SYNTAX, EXPR_OUTSIDE_PROFILE; undefined then.
 */
export function parse(report: Report): ASTNode | undefined {
  try {
    const ast = new Environment({ limits: LIBRARY_LIMITS }).parse(report.source).ast;
    widen(ast);
    return ast;
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    addParseError(report, error);
    return undefined;
  }
}

function addParseError(report: Report, error: ParseError): void {
  const start = Math.min(error.range?.start ?? 0, report.source.length);
  const span = { start, end: Math.max(start, Math.min(error.range?.end ?? start, report.source.length)) };
  const found = report.text(span);
  switch (error.code) {
    case 'limit_exceeded': {
      const what = LIMIT_NAMES.get(/max\w+/.exec(error.summary)?.[0] ?? '') ?? 'nodes';
      report.add('EXPR_TOO_LONG', span, { what, expected: EXPRESSION_LIMITS[what] });
      return;
    }
    case 'invalid_macro_argument':
      report.add('EXPR_OUTSIDE_PROFILE', span, { what: 'receiver_call', found });
      return;
    case 'reserved_identifier':
      report.add('EXPR_SYNTAX', span, { found, reason: 'reserved_word' });
      return;
    case 'invalid_number':
    case 'invalid_integer':
    case 'invalid_exponent':
      report.add('EXPR_SYNTAX', span, { found, reason: 'invalid_number' });
      return;
    default:
      report.add('EXPR_SYNTAX', span, { found, reason: start >= report.source.trimEnd().length ? 'ended' : 'unexpected' });
  }
}

/**
 * Turns every integer literal of a syntax tree into a double, in place: the library refuses `60 - x` for a double x and
 * computes `5 / 2` as 2. Literals that no float64 holds exactly stay as they are and are refused by the check that follows.
 */
export function widen(ast: ASTNode): void {
  if (ast.op === 'value') {
    if (typeof ast.args === 'bigint' && BigInt(Number(ast.args)) === ast.args) Object.assign(ast, { args: Number(ast.args) });
    return;
  }
  for (const child of childrenOf(ast)) widen(child);
}

function childrenOf(ast: ASTNode): readonly ASTNode[] {
  switch (ast.op) {
    case 'value':
    case 'id':
      return [];
    case '!_':
    case '-_':
      return [ast.args];
    case '.':
    case '.?':
      return [ast.args[0]];
    case 'call':
      return ast.args[1];
    case 'rcall':
      return [ast.args[1], ...ast.args[2]];
    case 'map':
      return ast.args.flat();
    default:
      return ast.args;
  }
}
