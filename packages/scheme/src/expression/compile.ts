import type { Column, Issue, Place } from '@kedu/model';
import { writeArithmetic } from './arithmetic.ts';
import { checkTree } from './check.ts';
import { checkConstants } from './constants.ts';
import type { CompiledExpression, ExpressionType, Read, ReadThreshold, Scope, TextColumn, Vocabulary } from './contract.ts';
import type { FunctionName } from './functions.ts';
import { checkCharacters } from './lexical.ts';
import { linearComparisons } from './linear.ts';
import { typeByLibrary } from './library.ts';
import { emptyReads } from './names.ts';
import { type Frame, operationOf, textOperationOf } from './operations.ts';
import { EXPRESSION_LIMITS, parse } from './parse.ts';
import { type Report, reportOn } from './report.ts';
import { thresholdOf } from './threshold.ts';
import type { Tree } from './tree.ts';
import type { TextVector, Vector } from './vector.ts';

/** An expression ready to be evaluated, or everything that is wrong with it. */
export interface Compilation {
  readonly expression?: CompiledExpression;
  readonly issues: readonly Issue[];
}

/**
 * A CEL expression of the profile, checked against the names of its place and compiled to operations over whole columns.
 *
 * Shape: evaluation gives one cell per cell of the scope's columns. Missing: by EXPR-6, with the reason.
 * Units: `place.column` is the column of the expression's first character; problems are placed inside the expression.
 * Rule: EXPR-1 to EXPR-11 (docs/spec/expressions.md).
 * Errors: all EXPR_ codes, together; `expression` is there exactly when `issues` is empty.
 * Example: compileExpression("clamp((60 - field.score) / 60, 0.10, 0.30)", 'double', consequenceVocabulary(context), place).
 */
export function compileExpression(source: string, expected: ExpressionType, vocabulary: Vocabulary, place: Place): Compilation {
  const report = reportOn(source, place);
  const reads = emptyReads();
  const tree = checkedTree(report, expected, vocabulary, reads);
  if (!tree || report.issues.length > 0) return { issues: report.issues };
  return { expression: compiled(source, place, tree, reads.list), issues: [] };
}

function checkedTree(
  report: Report,
  expected: ExpressionType,
  vocabulary: Vocabulary,
  reads: ReturnType<typeof emptyReads>,
): Tree | undefined {
  const { source } = report;
  const whole = { start: 0, end: source.length };
  if (source.length > EXPRESSION_LIMITS.characters) {
    report.add('EXPR_TOO_LONG', { start: 0, end: 40 }, { what: 'characters', expected: EXPRESSION_LIMITS.characters });
    return undefined;
  }
  checkCharacters(report);
  if (report.issues.length > 0) return undefined;
  const ast = parse(report);
  const tree = ast && checkTree(ast, report, vocabulary, reads);
  if (!tree) return undefined;
  checkConstants(tree, report);
  if (tree.type !== expected) report.add('EXPR_RESULT', whole, { found: tree.type, expected });
  else if (report.issues.length === 0) {
    const type = typeByLibrary(source, reads.list, callsOf(tree), vocabulary);
    if (type !== expected) report.add('EXPR_TYPE', whole, { in: 'library', found: type ?? 'none', expected });
  }
  return tree;
}

/** Functions that a tree calls, with the numbers of arguments as written. */
function callsOf(tree: Tree, calls = new Map<FunctionName, Set<number>>()): Map<FunctionName, Set<number>> {
  switch (tree.op) {
    case 'literal':
    case 'read':
      return calls;
    case 'not':
    case 'negate':
    case 'in':
      return callsOf(tree.operand, calls);
    case 'binary':
      return callsOf(tree.right, callsOf(tree.left, calls));
    case 'choose':
      return callsOf(tree.no, callsOf(tree.yes, callsOf(tree.condition, calls)));
    case 'call': {
      // `reaches` carries the direction as a third operand that is not written.
      const count = tree.name === 'reaches' ? tree.args.length - 1 : tree.args.length;
      calls.set(tree.name, new Set([...(calls.get(tree.name) ?? []), count]));
      for (const arg of tree.args) callsOf(arg, calls);
      return calls;
    }
  }
}

function compiled(source: string, place: Place, tree: Tree, reads: readonly Read[]): CompiledExpression {
  const operation = tree.type === 'string' ? undefined : operationOf(tree);
  const textOperation = tree.type === 'string' ? textOperationOf(tree) : undefined;
  return {
    source,
    place,
    type: tree.type,
    reads,
    evaluate(scope: Scope): Column {
      if (!operation) throw new TypeError(`evaluate: ${source} gives text`);
      return spread(operation(frameOf(scope, reads)), scope.size);
    },
    evaluateText(scope: Scope): TextColumn {
      if (!textOperation) throw new TypeError(`evaluateText: ${source} gives no text`);
      const { texts, step } = textOperation(frameOf(scope, reads));
      return { texts: step === 1 ? texts : Array.from({ length: scope.size }, () => texts[0] as string) };
    },
    arithmetic: (scope: Scope, index: number) =>
      writeArithmetic(
        tree,
        reads.map((read) => columnOf(scope, read)),
        index,
      ),
    linear: () => linearComparisons(tree, reads.length),
    threshold: () => readThreshold(tree, reads),
  };
}

function readThreshold(tree: Tree, reads: readonly Read[]): ReadThreshold | undefined {
  const found = thresholdOf(tree, (k) => reads[k]?.kind === 'variable' && (reads[k]?.name.startsWith('param.') ?? false));

  if (!found) return undefined;
  const { read, holds, limit, limitReads, limitFirst } = found;
  const isRead = new Set(limitReads);
  const nothing: Vector = { values: new Float64Array(0), missing: new Uint8Array(0), step: 1 };
  const frameOfLimit = (scope: Scope): Frame => ({
    size: scope.size,
    reads: reads.map((one, k) => (isRead.has(k) ? vectorOf(columnOf(scope, one), scope.size, one.name) : nothing)),
  });
  return {
    read: reads[read] as Read,
    holds,
    limitReads: limitReads.map((k) => reads[k] as Read),
    limitFirst,
    limit: (scope) => spread(limit(frameOfLimit(scope)), scope.size),
  };
}

function columnOf(scope: Scope, read: Read): Column | TextColumn {
  return read.kind === 'variable' ? scope.variable(read.name) : scope.lookup(read.name, read.argument);
}

function frameOf(scope: Scope, reads: readonly Read[]): Frame {
  return { size: scope.size, reads: reads.map((read) => vectorOf(columnOf(scope, read), scope.size, read.name)) };
}

function vectorOf(column: Column | TextColumn, size: number, name: string): Vector | TextVector {
  const length = 'texts' in column ? column.texts.length : column.values.length;
  if (length !== size) throw new RangeError(`scope: ${name} has ${length} cells, not ${size}`);
  if ('texts' in column) return { texts: column.texts, missing: new Uint8Array(size), step: 1 };
  return { values: column.values, missing: column.missing, step: 1 };
}

function spread({ values, missing, step }: Vector, size: number): Column {
  if (step === 1) return { values, missing };
  return { values: new Float64Array(size).fill(values[0] as number), missing: new Uint8Array(size).fill(missing[0] as number) };
}
