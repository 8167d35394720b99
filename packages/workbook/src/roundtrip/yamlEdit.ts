import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Path } from '../write/layout.ts';

/**
 * A YAML text with one value set, or taken out where `value` is undefined; every other character stays as it is.
 *
 * A key that is not there is added at the end of its mapping, with the mappings on the way; an item at the end of its list. A weight that is one
 * number becomes `{ else: number }` when a class is set below it. Taking out what is not there changes nothing.
 * Rule: LAYOUT-3. Errors: throws where the text is no YAML mapping (ask the compiler first).
 * Example: editYaml('a: { b: 1 } # why\n', ['a', 'b'], 2) → 'a: { b: 2 } # why\n'.
 */
export function editYaml(text: string, path: Path, value: unknown): string {
  const root = parseDocument(text).contents as Node | null;
  if (!isMap(root)) throw new Error('a scheme file is a mapping');
  return value === undefined ? removeAt(text, root, path) : setAt(text, root, path, value);
}

/** A value on one line of YAML, as it stands inside braces: `{ min: 0, max: 15 }`. */
export function flowYaml(value: unknown): string {
  return stringify([value], { collectionStyle: 'flow', lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd().slice(1, -1).trim();
}

function setAt(text: string, root: YAMLMap, path: Path, value: unknown): string {
  let here: Node = root;
  for (const [depth, step] of path.entries()) {
    const rest = path.slice(depth + 1);
    if (isMap(here)) {
      const pair = pairOf(here, step);
      if (pair === undefined) return addPair(text, here, String(step), nested(rest, value));
      if (pair.value === null)
        return splice(text, end(pair.key), end(pair.key) + colon(text, end(pair.key)), `: ${flowYaml(nested(rest, value))}`);
      here = pair.value;
    } else if (isSeq(here)) {
      const item = here.items[Number(step)] as Node | undefined;
      if (item === undefined) return addItem(text, here, nested(rest, value));
      here = item;
    } else {
      const kept = isScalar(here) && path[depth - 1] === 'weight' && step !== 'else' ? { else: here.value } : {};
      const whole = isScalar(here) && path[depth - 1] === 'weight' && step === 'else' ? value : { ...kept, [step]: nested(rest, value) };
      return splice(text, start(here), trimmedEnd(text, here), flowYaml(whole));
    }
  }
  // `key:` without anything behind it holds an empty scalar right at the colon.
  const blank = start(here) > 0 && text[start(here) - 1] === ':' ? ' ' : '';
  return splice(text, start(here), trimmedEnd(text, here), `${blank}${flowYaml(value)}`);
}

function nested(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }), value);
}

function addPair(text: string, map: YAMLMap, key: string, value: unknown): string {
  const written = `${flowYaml(key)}: ${flowYaml(value)}`;
  const last = map.items.at(-1) as Pair<Node, Node | null> | undefined;
  if (last === undefined) return splice(text, start(map), trimmedEnd(text, map), `{ ${written} }`);
  const at = pairEnd(text, last);
  if (map.flow === true) return splice(text, at, at, `, ${written}`);
  return splice(text, lineEnd(text, at), lineEnd(text, at), `${newline(text)}${' '.repeat(columnOf(text, start(map)))}${written}`);
}

function addItem(text: string, seq: YAMLSeq, value: unknown): string {
  const last = seq.items.at(-1) as Node | undefined;
  if (last === undefined) return splice(text, start(seq), trimmedEnd(text, seq), `[ ${flowYaml(value)} ]`);
  const at = trimmedEnd(text, last);
  if (seq.flow === true) return splice(text, at, at, `, ${flowYaml(value)}`);
  return splice(
    text,
    lineEnd(text, at),
    lineEnd(text, at),
    `${newline(text)}${' '.repeat(columnOf(text, start(seq)))}- ${flowYaml(value)}`,
  );
}

interface Found {
  readonly holder: YAMLMap | YAMLSeq;
  readonly index: number;
}

function removeAt(text: string, root: YAMLMap, path: Path): string {
  let here: Node | null = root;
  let found: Found | undefined;
  for (const step of path) {
    const index: number = isMap(here)
      ? here.items.findIndex((pair) => keyText(pair.key as Node) === String(step))
      : isSeq(here)
        ? Number(step)
        : -1;
    if ((!isMap(here) && !isSeq(here)) || index < 0 || index >= here.items.length) return text;
    found = { holder: here, index };
    const item: unknown = here.items[index];
    here = isMap(here) ? (item as Pair<Node, Node | null>).value : (item as Node);
  }
  return found === undefined ? text : takeOut(text, found);
}

function takeOut(text: string, { holder, index }: Found): string {
  const spans = holder.items.map((item) =>
    isMap(holder)
      ? ([start((item as Pair<Node, Node | null>).key), pairEnd(text, item as Pair<Node, Node | null>)] as const)
      : ([start(item as Node), trimmedEnd(text, item as Node)] as const),
  );
  const [from, to] = spans[index] as readonly [number, number];
  if (spans.length === 1) return splice(text, start(holder), trimmedEnd(text, holder), isMap(holder) ? '{}' : '[]');
  const [before, after] = [spans[index - 1], spans[index + 1]];
  if (holder.flow === true)
    return before ? splice(text, before[1], to, '') : splice(text, from, (after as readonly [number, number])[0], '');
  const lineFrom = text.lastIndexOf('\n', from - 1) + 1;
  // The first key of an item of a list stands on the line of its dash.
  if (isMap(holder) && text.slice(lineFrom, from).trim() !== '') return splice(text, from, (after as readonly [number, number])[0], '');
  return splice(text, lineFrom, Math.min(lineEnd(text, to) + newline(text).length, text.length), '');
}

function pairOf(map: YAMLMap, step: string | number): Pair<Node, Node | null> | undefined {
  return (map.items as Pair<Node, Node | null>[]).find(({ key }) => keyText(key) === String(step));
}

function keyText(key: Node): string {
  return isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))) : '';
}

function start(node: Node): number {
  return node.range?.[0] ?? 0;
}

function end(node: Node): number {
  return node.range?.[1] ?? 0;
}

/** Where a node ends without the blanks and line breaks that the parser counts to a block. */
function trimmedEnd(text: string, node: Node): number {
  let at = end(node);
  while (at > start(node) && /\s/.test(text[at - 1] as string)) at -= 1;
  if (isMap(node) && node.flow !== true) return Math.min(at, pairEnd(text, node.items.at(-1) as Pair<Node, Node | null>));
  if (isSeq(node) && node.flow !== true) return Math.min(at, trimmedEnd(text, node.items.at(-1) as Node));
  return at;
}

function pairEnd(text: string, { key, value }: Pair<Node, Node | null>): number {
  return value === null || value.range == null || end(value) <= end(key) ? end(key) + colon(text, end(key)) : trimmedEnd(text, value);
}

/** Characters from the end of a key to behind its colon. */
function colon(text: string, at: number): number {
  return /^\s*:/.exec(text.slice(at))?.[0].length ?? 0;
}

function lineEnd(text: string, at: number): number {
  const found = text.indexOf('\n', at);
  const stop = found < 0 ? text.length : found;
  return text[stop - 1] === '\r' ? stop - 1 : stop;
}

function columnOf(text: string, at: number): number {
  return at - (text.lastIndexOf('\n', at - 1) + 1);
}

function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

function splice(text: string, from: number, to: number, inserted: string): string {
  return text.slice(0, from) + inserted + text.slice(to);
}
