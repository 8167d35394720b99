import { Environment } from '@marcbachmann/cel-js';
import { exp, ln, type MissingReason, pow, quantise, tidy } from '@kedu/model';
import type { Read, Vocabulary } from '../../src/expression/contract.ts';
import { FUNCTIONS, type FunctionName } from '../../src/expression/functions.ts';
import { signaturesOf } from '../../src/expression/library.ts';
import { type Cell, isGap, keyOf } from './cells.ts';

/** Thrown inside the library's interpreter where a cell or result is missing. */
class Gap extends Error {
  readonly reason: MissingReason;
  constructor(reason: MissingReason) {
    super(reason);
    this.reason = reason;
  }
}

interface Evaluator {
  run(ast: LiveNode, ctx: unknown): unknown;
}
type Evaluate = (ev: Evaluator, ast: LiveNode, ctx: unknown) => unknown;

/** What the library's syntax tree can do at run time beyond its published types. */
interface LiveNode {
  readonly op: string;
  args: unknown;
  readonly meta: { readonly evaluate: Evaluate; readonly macro?: unknown };
  setMeta(key: 'evaluate', value: Evaluate): void;
}

/** Mathematics of the functions, written once more without the compiler. */
const HANDLERS: Readonly<Record<Exclude<FunctionName, 'coalesce' | 'is_missing' | 'reaches'>, (...args: number[]) => number>> = {
  min: (...args) => args.reduce((a, b) => (b < a || Object.is(b, -0) ? (a < b ? a : b) : a)),
  max: (...args) => args.reduce((a, b) => (b > a || Object.is(a, -0) ? (a > b ? a : b) : a)),
  abs: (x = 0) => (x < 0 || Object.is(x, -0) ? -x : x),
  clamp: (x = 0, low = 0, high = 0) => (low > high ? Number.NaN : Math.min(high, Math.max(low, x))),
  floor: (x = 0) => (Number.isInteger(x) ? x : x < 0 ? Math.trunc(x) - 1 : Math.trunc(x)),
  ceil: (x = 0) => (Number.isInteger(x) ? x : x > 0 ? Math.trunc(x) + 1 : Math.trunc(x)),
  round: (x = 0, places = 0) =>
    Math.abs(x) * Number(`1e${places}`) >= Number.MAX_SAFE_INTEGER ? x : quantise(x, { places, rule: 'half_up' }) / Number(`1e${places}`),
  sqrt: (x = 0) => Math.sqrt(x),
  exp: (x = 0) => exp(x),
  ln: (x = 0) => ln(x),
  pow: (x = 0, y = 0) => pow(x, y),
};

/**
 * The library's own interpreter for an expression: it walks its syntax tree cell by cell. Reads come from the row; a
 * missing one is thrown and caught by the interpreter's own rules for && and ||. A number that is not finite is thrown as
 * missing at the operation that makes it, and of several errors the first operand's counts.
 */
export function libraryOracle(
  source: string,
  vocabulary: Vocabulary,
  reads: readonly Read[],
): (row: Readonly<Record<string, Cell>>) => Cell {
  let current: Readonly<Record<string, Cell>> = {};
  const cell = (key: string): Exclude<Cell, { readonly missing: MissingReason }> => {
    const found = current[key] as Cell;
    if (isGap(found)) throw new Gap(found.missing);
    return found;
  };
  const environment = environmentOf(vocabulary, reads, cell);
  const program = environment.parse(source);
  eachNode(program.ast as unknown as LiveNode, (node) => {
    if (node.op === 'value' && typeof node.args === 'bigint') node.args = Number(node.args);
  });
  const verdict = program.check();
  if (!verdict.valid) throw new Error(`the library refuses ${source}: ${verdict.error?.message}`);
  const compared = new Set<LiveNode>();
  eachNode(program.ast as unknown as LiveNode, (node) => {
    if (isComparison(node)) for (const operand of operandsOf(node)) if (ARITHMETIC.has(operand.op)) compared.add(operand);
  });
  eachNode(program.ast as unknown as LiveNode, (node) => mapErrors(node, compared.has(node), vocabulary, cell));
  return (row) => {
    current = row;
    try {
      return program() as Cell;
    } catch (error) {
      const gap = error instanceof Gap ? error : (error as Error).cause;
      if (gap instanceof Gap) return { missing: gap.reason };
      throw error;
    }
  };
}

function environmentOf(vocabulary: Vocabulary, reads: readonly Read[], cell: (key: string) => unknown): Environment {
  const environment = new Environment();
  const spaces = new Map<string, Record<string, string>>();
  for (const [name, type] of Object.entries(vocabulary.variables)) {
    const [head = '', field] = name.split('.');
    if (field === undefined) environment.registerVariable(name, type);
    else spaces.set(head, { ...spaces.get(head), [field]: type });
  }
  for (const [name, schema] of spaces) environment.registerVariable({ name, schema });
  for (const name of new Set(reads.flatMap((read) => (read.kind === 'lookup' ? [read.name] : [])))) {
    environment.registerFunction(`${name}(string): ${vocabulary.lookups[name]?.type}`, () => undefined);
  }
  for (const name of Object.keys(HANDLERS) as (keyof typeof HANDLERS)[]) {
    const { least, most } = FUNCTIONS[name];
    for (let count: number = least; count <= most; count += 1) {
      for (const signature of signaturesOf(name, [count])) environment.registerFunction(signature, HANDLERS[name]);
    }
  }
  environment.registerFunction('reaches(double, double): bool', (a: number, b: number) => (cell('better') === 'lower' ? a <= b : a >= b));
  for (let count: number = FUNCTIONS.coalesce.least; count <= 4; count += 1) {
    environment.registerFunction(`coalesce(${Array.from({ length: count }, () => 'ast').join(', ')}): dyn`, lazily(firstPresent));
  }
  environment.registerFunction('is_missing(ast): bool', lazily(isMissing, 'bool'));
  return environment;
}

interface Macro {
  readonly args: readonly LiveNode[];
}

/** A macro of the library, since its functions never see an argument that fails. */
function lazily(evaluate: (ev: Evaluator, args: readonly LiveNode[], ctx: unknown) => unknown, gives?: 'bool') {
  return ({ args }: Macro) => ({
    args,
    typeCheck(checker: { check(node: LiveNode, ctx: unknown): unknown; getType(name: string): unknown }, macro: Macro, ctx: unknown) {
      const types = macro.args.map((arg) => checker.check(arg, ctx));
      return gives === undefined ? types[0] : checker.getType(gives);
    },
    evaluate: (ev: Evaluator, macro: Macro, ctx: unknown) => evaluate(ev, macro.args, ctx),
  });
}

function firstPresent(ev: Evaluator, args: readonly LiveNode[], ctx: unknown): unknown {
  let first: unknown;
  for (const arg of args) {
    try {
      return ev.run(arg, ctx);
    } catch (error) {
      first ??= error;
    }
  }
  throw first;
}

function isMissing(ev: Evaluator, args: readonly LiveNode[], ctx: unknown): boolean {
  try {
    ev.run(args[0] as LiveNode, ctx);
    return false;
  } catch {
    return true;
  }
}

const ARITHMETIC: ReadonlySet<string> = new Set(['+', '-', '*', '/']);
const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=']);

/** Whether operands that were computed are tidied before this node looks at them (EXPR-13). */
function isComparison({ op, args }: LiveNode): boolean {
  return COMPARISONS.has(op) || (op === 'call' && (args as [string, unknown])[0] === 'reaches');
}

function mapErrors(node: LiveNode, isCompared: boolean, vocabulary: Vocabulary, cell: (key: string) => unknown): void {
  if (node.meta.macro) return;
  const original = node.meta.evaluate;
  const operands = operandsOf(node);
  switch (node.op) {
    case 'id':
      node.setMeta('evaluate', () => cell(node.args as string));
      return;
    case '.': {
      const [space, field] = node.args as [LiveNode, string];
      node.setMeta('evaluate', () => cell(`${String(space.args)}.${field}`));
      return;
    }
    case 'call': {
      const [name, args] = node.args as [string, LiveNode[]];
      if (Object.hasOwn(vocabulary.lookups, name)) {
        const key = keyOf({ kind: 'lookup', name, argument: args[0]?.args as string });
        node.setMeta('evaluate', () => cell(key));
        return;
      }
      break;
    }
    case '+':
    case '-':
    case '*':
    case '/':
    case '&&':
    case '||':
      break;
    default:
      return;
  }
  node.setMeta('evaluate', (ev, ast, ctx) => {
    let result: unknown;
    try {
      result = original(ev, ast, ctx);
    } catch (error) {
      // The library runs arguments from the last to the first, and of two failing sides of && shows the second.
      for (const operand of operands) ev.run(operand, ctx);
      throw error;
    }
    if (typeof result === 'number' && !Number.isFinite(result)) {
      throw new Gap(node.op === '/' && ev.run(operands[1] as LiveNode, ctx) === 0 ? 'division_by_zero' : 'undefined');
    }
    return isCompared && typeof result === 'number' ? tidy(result) : result;
  });
}

function operandsOf(node: LiveNode): readonly LiveNode[] {
  if (node.op === 'value' || node.op === 'id') return [];
  if (node.op === 'call') return (node.args as [string, LiveNode[]])[1];
  if (node.op === '.') return [(node.args as [LiveNode, string])[0]];
  return Array.isArray(node.args) ? (node.args as LiveNode[]) : [node.args as LiveNode];
}

function eachNode(node: LiveNode, visit: (node: LiveNode) => void): void {
  for (const operand of operandsOf(node)) eachNode(operand, visit);
  visit(node);
}
