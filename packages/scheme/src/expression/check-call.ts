import { nearest } from '@kedu/model';
import type { ASTNode } from '@marcbachmann/cel-js';
import { type Checking, fits, refuse, spanOf } from './checking.ts';
import type { ExpressionType, Read } from './contract.ts';
import { FUNCTION_NAMES, FUNCTIONS, type FunctionName, type FunctionShape, isFunctionName } from './functions.ts';
import { addUnknownArgument, checkTexts } from './names.ts';
import type { Tree } from './tree.ts';

/**
 * The checked tree of a call: one of the closed list of functions, or a look-up of the vocabulary with its literal argument.
 *
 * Rule: EXPR-7, EXPR-8 (docs/spec/expressions.md).
 * Errors: EXPR_UNKNOWN_FUNCTION, EXPR_UNKNOWN_ARGUMENT, EXPR_SHARE_WITHOUT_KIND, EXPR_ARGUMENT_COUNT, EXPR_LITERAL_ARGUMENT, EXPR_TYPE; undefined then.
 */
export function checkCall(ast: ASTNode, name: string, args: readonly ASTNode[], checking: Checking): Tree | undefined {
  const { report, vocabulary } = checking;
  if (Object.hasOwn(vocabulary.lookups, name)) return checkLookup(ast, name, args, checking);
  const directed = Object.hasOwn(vocabulary.variables, 'better');
  if (isFunctionName(name) && (name !== 'reaches' || directed)) return checkFunction(ast, name, args, checking);
  const known = [...Object.keys(vocabulary.lookups), ...FUNCTION_NAMES.filter((each) => each !== 'reaches' || directed)];
  report.add('EXPR_UNKNOWN_FUNCTION', { start: ast.start, end: ast.start + name.length }, { found: name, expected: nearest(name, known) });
  return undefined;
}

function checkLookup(ast: ASTNode, name: string, args: readonly ASTNode[], checking: Checking): Tree | undefined {
  const { report, vocabulary, reads } = checking;
  const lookup = vocabulary.lookups[name] as NonNullable<(typeof vocabulary.lookups)[string]>;
  const [only] = args;
  if (only === undefined || args.length > 1) return wrongCount(ast, name, '1', args.length, checking);
  const span = spanOf(only, report);
  if (only.op !== 'value' || typeof only.args !== 'string') {
    const found = report.text(span);
    const meant = found.replaceAll('-', '_');
    const expected = lookup.known === undefined || lookup.known.has(meant) ? meant : nearest(meant, lookup.known);
    report.add('EXPR_LITERAL_ARGUMENT', span, { function: name, found, expected: `'${expected === '' ? '…' : expected}'` });
    return undefined;
  }
  if (lookup.known && !lookup.known.has(only.args)) {
    addUnknownArgument(report, vocabulary, name, only.args, lookup.known, span);
    return undefined;
  }
  return { op: 'read', type: lookup.type, read: reads.add({ kind: 'lookup', name, argument: only.args }), start: ast.start, end: ast.end };
}

function checkFunction(ast: ASTNode, name: FunctionName, args: readonly ASTNode[], checking: Checking): Tree | undefined {
  const shape: FunctionShape = FUNCTIONS[name];
  if (args.length < shape.least || args.length > shape.most) {
    const expected = shape.least === shape.most ? String(shape.least) : `${shape.least}–${shape.most}`;
    return wrongCount(ast, name, expected, args.length, checking);
  }
  const checked = args.map(checking.check);
  const trees = checked.filter((tree) => tree !== undefined);
  const wanted = argumentType(shape, trees[0]);
  const wrong = trees.filter((tree) => !(shape.takes === 'any' && tree.type !== 'string') && !fits(tree, wanted, name, checking));
  if (trees.length < checked.length || wrong.length > 0) return undefined;
  if (name === 'round' && !isPlaces(trees[1] as Tree)) return wrongPlaces(args[1] as ASTNode, checking);
  const node = { op: 'call', name, start: ast.start, end: ast.end } as const;
  if (name === 'reaches') return { ...node, type: 'bool', args: [...trees, directionOf(ast, checking)] };
  return { ...node, type: shape.gives === 'same' ? wanted : shape.gives, args: trees };
}

/** Texts are never missing, so that functions about missing values take numbers and conditions only. */
function argumentType(shape: FunctionShape, first: Tree | undefined): ExpressionType {
  if (shape.takes === 'double' || first === undefined || first.type === 'string') return 'double';
  return first.type;
}

function isPlaces(tree: Tree): boolean {
  return tree.op === 'literal' && typeof tree.value === 'number' && Number.isInteger(tree.value) && tree.value >= 0 && tree.value <= 9;
}

function wrongPlaces(ast: ASTNode, { report }: Checking): undefined {
  const span = spanOf(ast, report);
  report.add('EXPR_LITERAL_ARGUMENT', span, { function: 'round', found: report.text(span), expected: '0–9' });
  return undefined;
}

function directionOf(ast: ASTNode, { reads }: Checking): Tree {
  return { op: 'read', type: 'string', read: reads.add({ kind: 'variable', name: 'better' }), start: ast.start, end: ast.end };
}

function wrongCount(ast: ASTNode, name: string, expected: string, found: number, { report }: Checking): undefined {
  report.add('EXPR_ARGUMENT_COUNT', spanOf(ast, report), { function: name, found, expected });
  return undefined;
}

/** `x in [a, b]`: a number or text among written-out values. Errors: EXPR_LITERAL_ARGUMENT, EXPR_TYPE, EXPR_OUTSIDE_PROFILE. */
export function checkMembership(ast: ASTNode, [leftAst, listAst]: readonly [ASTNode, ASTNode], checking: Checking): Tree | undefined {
  const { report } = checking;
  const operand = checking.check(leftAst);
  if (listAst.op !== 'list') {
    const span = spanOf(listAst, report);
    report.add('EXPR_LITERAL_ARGUMENT', span, { function: 'in', found: report.text(span), expected: '[…]' });
    return undefined;
  }
  if (listAst.args.length === 0) return refuse(listAst, 'empty_list', checking);
  const items = listAst.args.map((item) => checkItem(item, checking));
  if (!operand) return undefined;
  const wanted = operand.type === 'string' ? 'string' : 'double';
  const list: (number | string)[] = [];
  let sound = fits(operand, wanted, 'in', checking);
  for (const item of items) {
    if (item === undefined || !fits(item.tree, wanted, 'in', checking)) sound = false;
    else list.push(item.value);
  }
  if (operand.op === 'read') {
    const texts = items.flatMap((item) => (item === undefined ? [] : [{ start: item.tree.start, end: item.tree.end, value: item.value }]));
    checkTexts(report, checking.vocabulary, checking.reads.list[operand.read] as Read, texts);
  }
  return sound ? { op: 'in', type: 'bool', operand, list, start: ast.start, end: ast.end } : undefined;
}

/** A written-out number or text; a minus before a number belongs to it. */
function checkItem(ast: ASTNode, checking: Checking): { readonly tree: Tree; readonly value: number | string } | undefined {
  const tree = checking.check(ast);
  if (!tree) return undefined;
  if (tree.op === 'literal' && typeof tree.value !== 'boolean') return { tree, value: tree.value };
  if (tree.op === 'negate' && tree.operand.op === 'literal') return { tree, value: -(tree.operand.value as number) };
  const span = spanOf(ast, checking.report);
  checking.report.add('EXPR_LITERAL_ARGUMENT', span, { function: 'in', found: checking.report.text(span), expected: '[…]' });
  return undefined;
}
