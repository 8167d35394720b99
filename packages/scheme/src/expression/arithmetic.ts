import { type Column, decimalText, missingReason } from '@kedu/model';
import type { TextColumn } from './contract.ts';
import type { Tree } from './tree.ts';

/** How tightly operators bind; the larger the tighter. Comparisons of order bind tighter than == and !=, as in the library. */
const BINDING = {
  '?:': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '<=': 5,
  '>': 5,
  '>=': 5,
  in: 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  unary: 8,
  whole: 9,
} as const;

const SIGNS: Readonly<Record<string, string>> = { '*': '×', '/': '÷', '-': '−' };

interface Written {
  readonly text: string;
  readonly binding: number;
}

/**
 * A checked expression with every name and look-up replaced by what it was worth for one unit.
 *
 * Numbers are shortest decimals, texts stand in quotes, a missing value stands as its reason. `reaches(a, b)` becomes the
 * comparison that it makes. Parentheses are kept where the order of computation needs them, so that a reader who computes
 * the text gets the result.
 * Rule: EXPR-10 (docs/spec/expressions.md).
 * Errors: none.
 * Example: `clamp((60 - field.score) / 60, 0.10, 0.30)` → `clamp((60 − 42.5) ÷ 60, 0.1, 0.3)`.
 */
export function writeArithmetic(tree: Tree, reads: readonly (Column | TextColumn)[], index: number): string {
  return write(tree, reads, index).text;
}

function write(tree: Tree, reads: readonly (Column | TextColumn)[], index: number): Written {
  const inner = (part: Tree): Written => write(part, reads, index);
  switch (tree.op) {
    case 'literal':
      return {
        text:
          typeof tree.value === 'string'
            ? quoted(tree.value)
            : typeof tree.value === 'number'
              ? decimalText(tree.value)
              : String(tree.value),
        binding: BINDING.whole,
      };
    case 'read':
      return { text: cellText(tree, reads[tree.read] as Column | TextColumn, index), binding: BINDING.whole };
    case 'not':
      return { text: `!${enclosed(inner(tree.operand), BINDING.unary)}`, binding: BINDING.unary };
    case 'negate':
      return { text: `-${enclosed(inner(tree.operand), BINDING.unary, true)}`, binding: BINDING.unary };
    case 'binary':
      return writeBinary(tree.name, inner(tree.left), inner(tree.right));
    case 'choose': {
      const [condition, yes, no] = [tree.condition, tree.yes, tree.no].map((part) => enclosed(inner(part), BINDING['||']));
      return { text: `${condition} ? ${yes} : ${no}`, binding: BINDING['?:'] };
    }
    case 'in': {
      const list = tree.list.map((item) => (typeof item === 'string' ? quoted(item) : decimalText(item))).join(', ');
      return { text: `${enclosed(inner(tree.operand), BINDING.in)} in [${list}]`, binding: BINDING.in };
    }
    case 'call': {
      const args = tree.args.map(inner);
      if (tree.name !== 'reaches') return { text: `${tree.name}(${args.map(({ text }) => text).join(', ')})`, binding: BINDING.whole };
      const [value, threshold, better] = args as [Written, Written, Written];
      return writeBinary(better.text === quoted('lower') ? '<=' : '>=', value, threshold);
    }
  }
}

function writeBinary(name: Exclude<keyof typeof BINDING, 'unary' | 'whole' | '?:' | 'in'>, left: Written, right: Written): Written {
  const binding = BINDING[name];
  return { text: `${enclosed(left, binding)} ${SIGNS[name] ?? name} ${enclosed(right, binding + 1, true)}`, binding };
}

/** In parentheses where it binds less tightly than asked, or where a minus would follow an operator. */
function enclosed({ text, binding }: Written, least: number, noSign = false): string {
  return binding < least || (noSign && text.startsWith('-')) ? `(${text})` : text;
}

function cellText(tree: Tree, column: Column | TextColumn, index: number): string {
  if ('texts' in column) return quoted(column.texts[index] ?? '');
  const reason = missingReason(column.missing[index] ?? 0);
  if (reason !== undefined) return reason;
  const value = column.values[index] as number;
  return tree.type === 'bool' ? String(value === 1) : decimalText(value);
}

function quoted(text: string): string {
  return text.includes("'") ? `"${text}"` : `'${text}'`;
}
