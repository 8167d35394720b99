import { Environment } from '@marcbachmann/cel-js';
import type { ExpressionType, Read, Vocabulary } from './contract.ts';
import { FUNCTIONS, type FunctionName, type FunctionShape, isFunctionName } from './functions.ts';
import { LIBRARY_LIMITS, widen } from './parse.ts';

/**
 * What the library's own type checker says of an expression whose names are known: its type, or undefined where it finds
 * the types do not fit. The second opinion on every expression (EXPR-5).
 */
export function typeByLibrary(
  source: string,
  reads: readonly Read[],
  calls: ReadonlyMap<FunctionName, ReadonlySet<number>>,
  vocabulary: Vocabulary,
): ExpressionType | undefined {
  const program = environmentFor(reads, calls, vocabulary).parse(source);
  widen(program.ast);
  const verdict = program.check();
  return verdict.valid ? (verdict.type as ExpressionType) : undefined;
}

type Schema = { [name: string]: string | Schema };

/** The library's environment for one expression: the names that it reads and the functions that it calls, by number of arguments. */
function environmentFor(
  reads: readonly Read[],
  calls: ReadonlyMap<FunctionName, ReadonlySet<number>>,
  vocabulary: Vocabulary,
): Environment {
  const environment = new Environment({ limits: LIBRARY_LIMITS });
  const schema: Schema = {};
  const lookups = new Set<string>();
  for (const read of reads) {
    if (read.kind === 'variable') declare(schema, read.name.split('.'), vocabulary.variables[read.name] as ExpressionType);
    else lookups.add(read.name);
  }
  for (const [name, type] of Object.entries(schema)) {
    if (typeof type === 'string') environment.registerVariable(name, type);
    else environment.registerVariable({ name, schema: type });
  }
  for (const name of lookups) environment.registerFunction(`${name}(string): ${vocabulary.lookups[name]?.type}`, never);
  for (const [name, counts] of calls) {
    for (const signature of signaturesOf(name, counts)) environment.registerFunction(signature, never);
  }
  return environment;
}

function declare(schema: Schema, [head = '', ...rest]: readonly string[], type: ExpressionType): void {
  if (rest.length === 0) {
    schema[head] = type;
    return;
  }
  const inner = schema[head];
  const next: Schema = typeof inner === 'object' ? inner : {};
  schema[head] = next;
  declare(next, rest, type);
}

function never(): never {
  throw new TypeError('functions of the checking environment are never called');
}

/** The overloads of a function in the library's notation, for the numbers of arguments that are asked for. */
export function signaturesOf(name: FunctionName, counts: Iterable<number>): string[] {
  if (!isFunctionName(name)) return [];
  const shape: FunctionShape = FUNCTIONS[name];
  const types = shape.takes === 'double' ? ['double'] : ['double', 'bool'];
  return [...counts].flatMap((count) =>
    types.map((type) => `${name}(${Array.from({ length: count }, () => type).join(', ')}): ${shape.gives === 'same' ? type : shape.gives}`),
  );
}
