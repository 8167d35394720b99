import { exp, ln, pow, quantise, tidy } from '@kedu/model';
import { addColumns, clampColumns, divideColumns, mapColumn, mapPairs, multiplyColumns, subtractColumns } from './arithmetic-columns.ts';
import type { FunctionName } from './functions.ts';
import {
  chooseColumns,
  chooseTexts,
  combineConditions,
  compareColumns,
  compareTexts,
  firstPresent,
  memberColumn,
  missingCells,
  negateCondition,
} from './logic-columns.ts';
import type { BinaryName, Tree } from './tree.ts';
import { firstMissing, lengthOf, stepOf, type TextVector, type Vector } from './vector.ts';

/** What an evaluation works on: the columns read, in the order of the expression's reads. */
export interface Frame {
  readonly size: number;
  readonly reads: readonly (Vector | TextVector)[];
}

export type Operation = (frame: Frame) => Vector;
type TextOperation = (frame: Frame) => TextVector;

const NO_READS: Frame = { size: 1, reads: [] };

/**
 * A checked tree of numbers or conditions as one operation over whole columns; parts that read nothing are computed at once.
 *
 * Rule: EXPR-6, EXPR-8 (docs/spec/expressions.md).
 * Errors: none; the tree was checked.
 */
export function operationOf(tree: Tree): Operation {
  const operation = build(tree);
  if (tree.op === 'read' || readsSomething(tree)) return operation;
  const folded = operation(NO_READS);
  return () => folded;
}

/** The same for a tree of texts. */
export function textOperationOf(tree: Tree): TextOperation {
  if (tree.op === 'read') return (frame) => frame.reads[tree.read] as TextVector;
  if (tree.op === 'choose') {
    const condition = operationOf(tree.condition);
    const [yes, no] = [textOperationOf(tree.yes), textOperationOf(tree.no)];
    return (frame) => chooseTexts(condition(frame), yes(frame), no(frame), frame.size);
  }
  const { value } = tree as Tree & { readonly op: 'literal' };
  const constant: TextVector = { texts: [value as string], missing: new Uint8Array(1), step: 0 };
  return () => constant;
}

/** Whether a tree depends on anything outside it. */
export function readsSomething(tree: Tree): boolean {
  switch (tree.op) {
    case 'literal':
      return false;
    case 'read':
      return true;
    case 'not':
    case 'negate':
    case 'in':
      return readsSomething(tree.operand);
    case 'binary':
      return readsSomething(tree.left) || readsSomething(tree.right);
    case 'choose':
      return readsSomething(tree.condition) || readsSomething(tree.yes) || readsSomething(tree.no);
    case 'call':
      return tree.args.some(readsSomething);
  }
}

function build(tree: Tree): Operation {
  switch (tree.op) {
    case 'literal': {
      const constant: Vector = { values: Float64Array.of(Number(tree.value)), missing: new Uint8Array(1), step: 0 };
      return () => constant;
    }
    case 'read':
      return (frame) => frame.reads[tree.read] as Vector;
    case 'not': {
      const operand = operationOf(tree.operand);
      return (frame) => negateCondition(operand(frame));
    }
    case 'negate': {
      const operand = operationOf(tree.operand);
      return (frame) => mapColumn(operand(frame), (x) => -x);
    }
    case 'binary':
      return buildBinary(tree.name, tree.left, tree.right);
    case 'choose': {
      const [condition, yes, no] = [operationOf(tree.condition), operationOf(tree.yes), operationOf(tree.no)];
      return (frame) => chooseColumns(condition(frame), yes(frame), no(frame), frame.size);
    }
    case 'in': {
      const operand = tree.operand.type === 'string' ? textOperationOf(tree.operand) : operationOf(tree.operand);
      const list = new Set(tree.list);
      return (frame) => memberColumn(operand(frame), list);
    }
    case 'call':
      return buildCall(tree.name, tree.args);
  }
}

function buildBinary(name: BinaryName, leftTree: Tree, rightTree: Tree): Operation {
  if ((name === '==' || name === '!=') && leftTree.type === 'string') {
    const [left, right] = [textOperationOf(leftTree), textOperationOf(rightTree)];
    return (frame) => compareTexts(name, left(frame), right(frame), frame.size);
  }
  const compares = !['+', '-', '*', '/', '&&', '||'].includes(name);
  const [left, right] = compares ? [comparandOf(leftTree), comparandOf(rightTree)] : [operationOf(leftTree), operationOf(rightTree)];
  switch (name) {
    case '+':
      return (frame) => addColumns(left(frame), right(frame), frame.size);
    case '-':
      return (frame) => subtractColumns(left(frame), right(frame), frame.size);
    case '*':
      return (frame) => multiplyColumns(left(frame), right(frame), frame.size);
    case '/':
      return (frame) => divideColumns(left(frame), right(frame), frame.size);
    case '&&':
      return (frame) => combineConditions(0, left(frame), right(frame), frame.size);
    case '||':
      return (frame) => combineConditions(1, left(frame), right(frame), frame.size);
    default:
      return (frame) => compareColumns(name, left(frame), right(frame), frame.size);
  }
}

/** An operand of a comparison: what was computed is tidied first, so that float dust decides nothing (EXPR-13). */
export function comparandOf(tree: Tree): Operation {
  const operand = operationOf(tree);
  return tree.op === 'binary' && tree.type === 'double' ? (frame) => mapColumn(operand(frame), tidy) : operand;
}

const OF_ONE = {
  abs: Math.abs,
  floor: Math.floor,
  ceil: Math.ceil,
  sqrt: Math.sqrt,
  exp,
  ln,
} as const satisfies Partial<Record<FunctionName, (x: number) => number>>;

function buildCall(name: FunctionName, trees: readonly Tree[]): Operation {
  if (name === 'reaches') return buildReaches(trees);
  const args = trees.map(operationOf);
  const [first, second] = args as [Operation, Operation];
  switch (name) {
    case 'abs':
    case 'floor':
    case 'ceil':
    case 'sqrt':
    case 'exp':
    case 'ln':
      return (frame) => mapColumn(first(frame), OF_ONE[name]);
    case 'round': {
      const places = (trees[1] as Tree & { readonly op: 'literal' }).value as number;
      return (frame) => mapColumn(first(frame), (x) => rounded(x, places));
    }
    case 'pow':
      return (frame) => mapPairs(first(frame), second(frame), frame.size, powerOf);
    case 'min':
      return (frame) => args.map((arg) => arg(frame)).reduce((a, b) => mapPairs(a, b, frame.size, Math.min));
    case 'max':
      return (frame) => args.map((arg) => arg(frame)).reduce((a, b) => mapPairs(a, b, frame.size, Math.max));
    case 'clamp':
      return (frame) => clampColumns(first(frame), second(frame), (args[2] as Operation)(frame), frame.size);
    case 'coalesce':
      return (frame) =>
        firstPresent(
          args.map((arg) => arg(frame)),
          frame.size,
        );
    case 'is_missing':
      return (frame) => missingCells(first(frame));
  }
}

/** A missing base stays missing, though anything to the power 0 is 1. */
function powerOf(x: number, y: number): number {
  return Number.isNaN(x) ? x : pow(x, y);
}

/** Rounded half up (away from zero) at its shortest decimal; beyond 2^53 quanta a float64 has no such places to round. */
function rounded(x: number, places: number): number {
  const scale = Number(`1e${places}`);
  if (!(Math.abs(x) * scale < 9007199254740991)) return x;
  return quantise(x, { places, rule: 'half_up' }) / scale;
}

/** `a >= b` where higher is better and `a <= b` where lower is, for each unit by the third operand. */
function buildReaches([valueTree, thresholdTree, betterTree]: readonly Tree[]): Operation {
  const [value, threshold] = [comparandOf(valueTree as Tree), comparandOf(thresholdTree as Tree)];
  const better = textOperationOf(betterTree as Tree);
  return (frame) => {
    const [a, b, direction] = [value(frame), threshold(frame), better(frame)];
    const operands = [a, b, direction];
    const out = new Float64Array(lengthOf(frame.size, ...operands));
    const missing = new Uint8Array(out.length);
    for (let i = 0; i < out.length; i += 1) {
      const x = a.values[i * a.step] as number;
      const y = b.values[i * b.step] as number;
      missing[i] = firstMissing(operands, i);
      if (missing[i] !== 0) out[i] = Number.NaN;
      else out[i] = (direction.texts[i * direction.step] === 'lower' ? x <= y : x >= y) ? 1 : 0;
    }
    return { values: out, missing, step: stepOf(...operands) };
  };
}
