import { nearest } from '@kedu/model';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { ExpressionType, Read, Vocabulary } from './contract.ts';
import type { Report, Span } from './report.ts';

/** What an expression reads, each once, in the order of first mention. */
export interface Reads {
  readonly list: Read[];
  add(read: Read): number;
}

export function emptyReads(): Reads {
  const list: Read[] = [];
  const positions = new Map<string, number>();
  return {
    list,
    add: (read) => {
      const key = read.kind === 'variable' ? read.name : `${read.name}(${read.argument})`;
      const known = positions.get(key);
      if (known !== undefined) return known;
      positions.set(key, list.length);
      return list.push(read) - 1;
    },
  };
}

/** The name that a chain of dots spells, `unit.zone`; undefined where the chain starts with anything but a name. */
export function dottedName(ast: ASTNode): string | undefined {
  if (ast.op === 'id') return ast.args;
  if (ast.op !== '.') return undefined;
  const head = dottedName(ast.args[0]);
  return head === undefined ? undefined : `${head}.${ast.args[1]}`;
}

/** Type of a variable, undefined where the vocabulary has none of this name. */
export function variableType(vocabulary: Vocabulary, name: string): ExpressionType | undefined {
  return Object.hasOwn(vocabulary.variables, name) ? vocabulary.variables[name] : undefined;
}

/**
 * Reports a name that nothing answers to: as a name with a hyphen where the text around it says so and the name with an
 * underscore is known, as a look-up without its argument, or as unknown with the nearest known name. Rule: EXPR-4, EXPR-11.
 */
export function addUnknownName(report: Report, vocabulary: Vocabulary, name: string, span: Span): void {
  const known = Object.keys(vocabulary.variables);
  const hyphenated = hyphenatedWord(report.source, span);
  if (hyphenated) {
    const found = report.text(hyphenated);
    const joined = found.replaceAll('-', '_');
    const read = Object.entries(vocabulary.lookups).find(([, { known: ids }]) => ids?.has(joined));
    const expected = known.includes(joined) ? joined : read ? `${read[0]}('${joined}')` : nearest(joined, known);
    if (expected !== '') {
      const already = report.issues.some((issue) => issue.code === 'EXPR_HYPHEN' && issue.args.found === found);
      if (!already) report.add('EXPR_HYPHEN', hyphenated, { found, expected });
      return;
    }
  }
  const lookup = Object.hasOwn(vocabulary.lookups, name) ? vocabulary.lookups[name] : undefined;
  if (lookup) {
    const [first = '…'] = lookup.known ?? [];
    report.add('EXPR_UNKNOWN_NAME', span, { found: name, expected: `${name}('${first}')` });
    return;
  }
  report.add('EXPR_UNKNOWN_NAME', span, { found: name, expected: nearest(name, known) });
}

/** The run of letters, digits, dots and hyphens around a name, where a hyphen stands inside it. */
function hyphenatedWord(source: string, span: Span): Span | undefined {
  const part = /[\w.-]/;
  let { start, end } = span;
  while (start > 0 && part.test(source[start - 1] as string)) start -= 1;
  while (end < source.length && part.test(source[end] as string)) end += 1;
  return /^[A-Za-z_][\w.]*(?:-[\w.]+)+$/.test(source.slice(start, end)) ? { start, end } : undefined;
}

/**
 * Reports an argument that a look-up does not know, with the nearest that it does; of a `share` that says of what kind its subject is not, with
 * the call that was likely meant: the weight of a part, or the share of the dimension, tag … of that name.
 */
export function addUnknownArgument(
  report: Report,
  vocabulary: Vocabulary,
  lookup: string,
  argument: string,
  known: ReadonlySet<string>,
  span: Span,
): void {
  const parts = vocabulary.lookups.weight?.known;
  if (lookup === 'share' && parts && !argument.includes(':')) {
    const subject = [...known].find((one) => one.endsWith(`:${argument}`));
    const part = parts.has(argument) ? argument : nearest(argument, parts);
    const expected = subject === undefined ? (part === '' ? '' : `weight('${part}')`) : `share('${subject}')`;
    report.add('EXPR_SHARE_WITHOUT_KIND', span, { found: argument, expected });
    return;
  }
  report.add('EXPR_UNKNOWN_ARGUMENT', span, { function: lookup, found: argument, expected: nearest(argument, known) });
}

/** Reports texts compared with a name or look-up that is never worth any of them. '' stands for none and is always possible. */
export function checkTexts(
  report: Report,
  vocabulary: Vocabulary,
  read: Read,
  texts: readonly (Span & { readonly value: unknown })[],
): void {
  const known = vocabulary.texts && Object.hasOwn(vocabulary.texts, read.name) ? vocabulary.texts[read.name] : undefined;
  if (known === undefined) return;
  for (const { value, start, end } of texts) {
    if (typeof value !== 'string' || value === '' || known.has(value)) continue;
    report.add('EXPR_UNKNOWN_TEXT', { start, end }, { name: read.name, found: value, expected: nearest(value, known) });
  }
}
