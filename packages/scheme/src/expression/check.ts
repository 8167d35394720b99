import type { ASTNode, BinaryOperator } from '@marcbachmann/cel-js';
import { checkCall, checkMembership } from './check-call.ts';
import { balanced, type Checking, fits, refuse, spanOf } from './checking.ts';
import type { ExpressionType, Read, Vocabulary } from './contract.ts';
import { addUnknownName, checkTexts, dottedName, type Reads, variableType } from './names.ts';
import type { Report } from './report.ts';
import type { BinaryName, Tree } from './tree.ts';

/**
 * The checked tree of a syntax tree: every name found, every type fitting, nothing outside the profile. All problems are
 * reported, not only the first.
 *
 * Rule: EXPR-2, EXPR-4, EXPR-5 (docs/spec/expressions.md).
 * Errors: EXPR_UNKNOWN_NAME, EXPR_HYPHEN, EXPR_TYPE, EXPR_CHAINED_COMPARISON, EXPR_OUTSIDE_PROFILE and those of calls; undefined then.
 */
export function checkTree(ast: ASTNode, report: Report, vocabulary: Vocabulary, reads: Reads): Tree | undefined {
  const checking: Checking = { report, vocabulary, reads, check: (node) => checkNode(node, checking) };
  return checking.check(ast);
}

const ARITHMETIC = new Set<BinaryOperator>(['+', '-', '*', '/']);
const ORDERING = new Set<BinaryOperator>(['<', '<=', '>', '>=']);
const COMPARISON = new Set<string>(['<', '<=', '>', '>=', '==', '!=']);

function checkNode(ast: ASTNode, checking: Checking): Tree | undefined {
  switch (ast.op) {
    case 'value':
      return checkLiteral(ast, ast.args, checking);
    case 'id':
    case '.':
      return checkName(ast, checking);
    case 'call':
      return checkCall(ast, ast.args[0], ast.args[1], checking);
    case 'in':
      return checkMembership(ast, ast.args, checking);
    case '!_':
      return checkUnary(ast, 'not', 'bool', ast.args, checking);
    case '-_':
      return checkUnary(ast, 'negate', 'double', ast.args, checking);
    case '?:':
      return checkChoice(ast, ast.args, checking);
    case '&&':
    case '||':
    case '==':
    case '!=':
    case '+':
    case '-':
    case '*':
    case '/':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkBinary(ast, ast.op, ast.args, checking);
    default:
      return refuse(ast, REFUSED[ast.op], checking);
  }
}

const REFUSED = {
  '%': 'modulo',
  '.?': 'optional',
  '[]': 'index',
  '[?]': 'optional',
  rcall: 'receiver_call',
  list: 'list',
  map: 'map',
} as const;

function checkLiteral(ast: ASTNode, value: unknown, checking: Checking): Tree | undefined {
  const { start, end } = ast;
  if (typeof value === 'number') return { op: 'literal', type: 'double', value, start, end };
  if (typeof value === 'boolean') return { op: 'literal', type: 'bool', value, start, end };
  if (typeof value === 'string') return { op: 'literal', type: 'string', value, start, end };
  return refuse(ast, value === null ? 'null' : 'big_integer', checking);
}

function checkName(ast: ASTNode, checking: Checking): Tree | undefined {
  const { report, vocabulary, reads } = checking;
  const name = dottedName(ast);
  if (name === undefined) return refuse(ast, 'field', checking);
  const type = variableType(vocabulary, name);
  if (type === undefined) {
    addUnknownName(report, vocabulary, name, ast);
    return undefined;
  }
  return { op: 'read', type, read: reads.add({ kind: 'variable', name }), start: ast.start, end: ast.end };
}

function checkUnary(ast: ASTNode, op: 'not' | 'negate', type: ExpressionType, operandAst: ASTNode, checking: Checking): Tree | undefined {
  const operand = checking.check(operandAst);
  if (!operand || !fits(operand, type, op === 'not' ? '!' : '-', checking)) return undefined;
  return { op, type, operand, start: ast.start, end: ast.end };
}

function checkChoice(ast: ASTNode, parts: readonly [ASTNode, ASTNode, ASTNode], checking: Checking): Tree | undefined {
  const [condition, yes, no] = parts.map(checking.check);
  const decidable = condition && fits(condition, 'bool', '?:', checking);
  if (!yes || !no || !fits(no, yes.type, '?:', checking) || !condition || !decidable) return undefined;
  return { op: 'choose', type: yes.type, condition, yes, no, start: ast.start, end: ast.end };
}

function checkBinary(
  ast: ASTNode,
  name: BinaryName,
  [leftAst, rightAst]: readonly [ASTNode, ASTNode],
  checking: Checking,
): Tree | undefined {
  if (isChained(name, leftAst, rightAst, checking)) return undefined;
  const left = checking.check(leftAst);
  const right = checking.check(rightAst);
  const wanted = operandType(name, left ?? right);
  const leftFits = left !== undefined && fits(left, wanted, name, checking);
  const rightFits = right !== undefined && fits(right, wanted, name, checking);
  if (!leftFits || !rightFits) return undefined;
  compareText(left, right, checking);
  compareText(right, left, checking);
  const type = ARITHMETIC.has(name as BinaryOperator) ? 'double' : 'bool';
  return { op: 'binary', name, type, left, right, start: ast.start, end: ast.end };
}

/** Whether the text that a name is compared with is one that it can be. */
function compareText(named: Tree, text: Tree, { report, vocabulary, reads }: Checking): void {
  if (named.op === 'read' && text.op === 'literal') checkTexts(report, vocabulary, reads.list[named.read] as Read, [text]);
}

function operandType(name: BinaryName, sample: Tree | undefined): ExpressionType {
  if (name === '&&' || name === '||') return 'bool';
  if (ARITHMETIC.has(name as BinaryOperator) || ORDERING.has(name as BinaryOperator)) return 'double';
  return sample?.type ?? 'double';
}

/** `60 <= x < 80` compares a bool with 80; people mean both comparisons. */
function isChained(name: BinaryName, left: ASTNode, right: ASTNode, { report }: Checking): boolean {
  if (!ORDERING.has(name as BinaryOperator) || !COMPARISON.has(left.op) || !Array.isArray(left.args)) return false;
  const middle = left.args[1] as ASTNode;
  const whole = balanced(report.source, { start: left.start, end: right.end });
  const [first, shared, last] = [left, middle, right].map((node) => textOf(node, report));
  report.add('EXPR_CHAINED_COMPARISON', whole, { found: report.text(whole), expected: `${first} && ${shared} ${name} ${last}` });
  return true;
}

/** The text of a node, in parentheses where it stands in parentheses of its own. */
function textOf(ast: ASTNode, report: Report): string {
  const span = spanOf(ast, report);
  const own = /\(\s*$/.test(report.source.slice(0, span.start)) && /^\s*\)/.test(report.source.slice(span.end));
  return own ? `(${report.text(span)})` : report.text(span);
}
