import { type Document, isMap, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';

/** A full-width sign where YAML wants the plain one. */
export interface FullWidthSign {
  readonly offset: number;
  readonly sign: '：' | '，';
}

/** The first colon of a line is full-width: nothing before it is quoted, a comment or a plain colon. */
const FIRST_COLON = /^\s*(?:- +)?[^\s:：'"#{[][^:：'"#{[]*：/;
/** A field by its form: an identifier, then the full-width colon. */
const FIELD = /^\s*(?:- +)?[a-z_][a-z0-9_]*：/;
/** In braces or brackets, what looks like a field or an item after a full-width comma, or a field before a full-width colon. */
const BETWEEN_FIELDS = /，(?=\s*[a-z_][a-z0-9_]*\s*[:：])/;
const BETWEEN_ITEMS = /，(?=\s*[A-Za-z0-9_])/;
const FIELD_IN_BRACES = /(?<=[{,，]\s*[a-z_][a-z0-9_]*)：/;

/**
 * Full-width signs in a text that YAML could not read, given where it stumbled: on that line, or the one before it, and, once one is the
 * cause, on every line that begins like a field. None where the fault is another.
 *
 * Rule: SCHEME-16. Example: `weight：60` → one sign at offset 6.
 */
export function signsAround(text: string, offset: number): FullWidthSign[] {
  const lines: { readonly start: number; readonly text: string }[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    lines.push({ start, text: line });
    start += line.length + 1;
  }
  const at = lines.findLastIndex((line) => line.start <= offset);
  const near = [at, at - 1].map((index) => lines[index]).find((line) => line !== undefined && signOf(line.text, FIRST_COLON));
  if (!near) return [];
  return lines.flatMap((line) => {
    const found = signOf(line.text, line === near ? FIRST_COLON : FIELD);
    return found ? [{ ...found, offset: line.start + found.offset }] : [];
  });
}

function signOf(line: string, first: RegExp): FullWidthSign | undefined {
  const colon = first.exec(line);
  if (colon) return { offset: colon[0].length - 1, sign: '：' };
  const unquoted = line.replace(/"[^"]*"|'[^']*'/g, (quoted) => ' '.repeat(quoted.length)).replace(/(^|\s)#.*$/, '');
  if (!/[{[]/.test(unquoted)) return undefined;
  const [comma, field] = [BETWEEN_FIELDS.exec(unquoted), FIELD_IN_BRACES.exec(unquoted)];
  if (comma && (!field || comma.index < field.index)) return { offset: comma.index, sign: '，' };
  return field ? { offset: field.index, sign: '：' } : undefined;
}

/**
 * Full-width signs in a document that YAML reads as something else than was meant: a field with its value as one name (`x：1`), a whole
 * mapping as one text, two items of a list in brackets as one. What stands in quotation marks is text.
 *
 * Rule: SCHEME-16.
 */
export function signsWithin(document: Document, text: string): FullWidthSign[] {
  const signs: FullWidthSign[] = [];
  const note = (node: Node, form: RegExp, sign: FullWidthSign['sign']): void => {
    if (!isScalar(node) || node.type !== 'PLAIN' || !node.range) return;
    const found = form.exec(text.slice(node.range[0], node.range[1]));
    if (found) signs.push({ offset: node.range[0] + found.index + found[0].length - 1, sign });
  };
  const root = document.contents;
  if (root && isScalar(root)) note(root as Node, FIRST_COLON, '：');
  visit(document, {
    Pair: (_, pair) => {
      const { key, value } = pair as Pair<Node, Node | null>;
      if (key === null) return;
      note(key, /^[^：]+：/, '：');
      if (value?.range && key.range && text.slice(key.range[1], value.range[0]).includes('\n')) note(value, FIELD, '：');
    },
    Seq: (_, list) => {
      if (list.flow) for (const item of list.items) if (!isMap(item) && !isSeq(item)) note(item as Node, BETWEEN_ITEMS, '，');
    },
    Map: (_, map) => {
      if (map.flow) for (const { value } of map.items as Pair<Node, Node | null>[]) if (value) note(value, BETWEEN_FIELDS, '，');
    },
  });
  return signs;
}
