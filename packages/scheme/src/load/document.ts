import type { Issue, Place } from '@kedu/model';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, visit } from 'yaml';
import { schemeIssue } from '../codes.ts';
import { type FullWidthSign, signsAround, signsWithin } from './full-width-signs.ts';
import type { Path, Source } from './source.ts';

/** More nodes than this through aliases is a bomb, not a scheme. */
const ALIAS_LIMIT = 20_000;

/** Numbers that are names: `4.10` is a clause, not 4.1. */
const NAMES_WRITTEN_AS_NUMBERS = new Set(['clause', 'version']);

/**
 * A YAML text as plain values that know where they stand.
 *
 * Aliases and merge keys are resolved; a clause or version written like a number keeps its text (SCHEME-3).
 * Rule: SCHEME-1, SCHEME-2, SCHEME-3, SCHEME-16.
 * Errors: SCHEME_YAML for the first fault of syntax, SCHEME_FULL_WIDTH for full-width signs, SCHEME_DUPLICATE_KEY, SCHEME_EMPTY_FILE, SCHEME_NOT_A_MAPPING. Nothing is
 * returned of a file whose syntax is broken: what a parser guesses behind the fault would be accused wrongly.
 */
export function readDocument(file: string, text: string): { readonly source?: Source; readonly issues: readonly Issue[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, merge: true });
  const issues: Issue[] = [];
  const at = (offset: number, length = 0): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, ...excerptOf(text, offset, length) };
  };
  // Behind the first fault of syntax the parser guesses: only keys that stand twice are told apart from it.
  const syntax = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').slice(0, 1);
  const signs = syntax[0] ? signsAround(text, syntax[0].pos[0]) : signsWithin(document as Document, text);
  if (signs.length > 0) return { issues: signs.map((sign) => fullWidth(sign, text, at)) };
  const twice = document.errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  for (const fault of [...syntax, ...twice, ...document.warnings]) {
    const place = at(fault.pos[0], fault.pos[1] - fault.pos[0]);
    if (fault.code === 'DUPLICATE_KEY') {
      const key = /^[^:]*/.exec(text.slice(fault.pos[0]).split('\n')[0] ?? '')?.[0].trim() ?? '';
      issues.push(schemeIssue('SCHEME_DUPLICATE_KEY', { ...place, excerpt: key }, { key }));
    } else
      issues.push(
        schemeIssue('SCHEME_YAML', place, { problem: fault.code, line: excerptOf(text, lineStart(text, fault.pos[0]), 0).excerpt ?? '' }),
      );
  }
  const root = document.contents as Node | null;
  if (root === null || (isScalar(root) && root.value === null)) {
    if (issues.length === 0) issues.push(schemeIssue('SCHEME_EMPTY_FILE', { file, line: 1, column: 1 }, {}));
    return { issues };
  }
  if (!isMap(root)) {
    issues.push(schemeIssue('SCHEME_NOT_A_MAPPING', at(root.range?.[0] ?? 0), { found: isSeq(root) ? 'list' : 'text' }));
    return { issues };
  }
  // What JavaScript takes for the prototype is no name for anybody's list or class.
  visit(document, {
    Pair: (_, { key }) => {
      if (isScalar(key) && key.value === '__proto__')
        issues.push(schemeIssue('SCHEME_IDENTIFIER', at(key.range?.[0] ?? 0, 9), { found: '__proto__', suggestion: 'proto' }));
    },
  });
  const values = new Values(document as Document, (code, node) =>
    issues.push(schemeIssue('SCHEME_YAML', at(node.range?.[0] ?? 0), { problem: code, line: '' })),
  );
  const value = values.of(root);
  // Behind a fault of syntax the structure is guesswork: nothing more is said of this file.
  if (issues.some(({ code }) => code === 'SCHEME_YAML')) return { issues };
  const source: Source = {
    value,
    place: (path, end = 'value') => {
      const found = locate(document as Document, root, path, end);
      const range = found.range ?? [0, 0, 0];
      const name = path.join('.');
      return { ...at(range[0], range[1] - range[0]), ...(name === '' ? {} : { path: name }) };
    },
    fileOf: () => file,
  };
  return { source, issues };
}

function fullWidth({ offset, sign }: FullWidthSign, text: string, at: (offset: number, length: number) => Place): Issue {
  return schemeIssue('SCHEME_FULL_WIDTH', at(offset, 1), {
    found: sign,
    expected: sign === '：' ? ':' : ',',
    line: excerptOf(text, lineStart(text, offset), 0).excerpt ?? '',
  });
}

/** Plain values of nodes. One instance reads one document. */
class Values {
  private readonly active = new Set<Node>();
  private throughAliases = 0;
  private aliasDepth = 0;
  private bomb = false;

  constructor(
    private readonly document: Document,
    private readonly fault: (code: string, node: Node) => void,
  ) {}

  of(node: Node | null, key = ''): unknown {
    if (node === null) return null;
    if (isAlias(node)) return this.ofAlias(node, key);
    if (this.aliasDepth > 0 && ++this.throughAliases > ALIAS_LIMIT) {
      if (!this.bomb) this.fault('ALIAS_EXCESS', node);
      this.bomb = true;
      return null;
    }
    if (isMap(node)) return this.ofMap(node.items as Pair<Node, Node | null>[]);
    if (isSeq(node)) return node.items.map((item) => this.of(item as Node));
    if (!isScalar(node)) return null;
    const named = NAMES_WRITTEN_AS_NUMBERS.has(key) && typeof node.value === 'number' && node.source !== undefined;
    if (named) return node.source;
    return typeof node.value === 'bigint' ? Number(node.value) : node.value;
  }

  private ofAlias(alias: Node & { resolve(document: Document): Node | undefined }, key: string): unknown {
    const target = alias.resolve(this.document);
    if (target === undefined || this.active.has(target)) {
      this.fault(target === undefined ? 'ALIAS_UNKNOWN' : 'ALIAS_CYCLE', alias);
      return null;
    }
    this.active.add(target);
    this.aliasDepth += 1;
    const value = this.of(target, key);
    this.aliasDepth -= 1;
    this.active.delete(target);
    return value;
  }

  private ofMap(items: readonly Pair<Node, Node | null>[]): Record<string, unknown> {
    const record: Record<string, unknown> = {};
    for (const { key, value } of items) {
      const name = keyText(key);
      if (name !== '<<') continue;
      const merged = this.of(value);
      for (const part of Array.isArray(merged) ? merged : [merged])
        if (part !== null && typeof part === 'object') Object.assign(record, { ...part, ...record });
    }
    for (const { key, value } of items) {
      const name = keyText(key);
      if (name !== '<<') define(record, name, this.of(value, name));
    }
    return record;
  }
}

/** `__proto__` in a file is a key like any other. */
function define(record: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(record, name, { value, enumerable: true, configurable: true, writable: true });
}

function keyText(key: Node | null): string {
  return isScalar(key) ? (typeof key.value === 'string' ? key.value : (key.source ?? String(key.value))) : '';
}

/** The node that a path leads to, or the deepest one on the way where it leads nowhere. */
function locate(document: Document, root: Node, path: Path, end: 'key' | 'value'): Node {
  let node: Node = root;
  for (const [index, step] of path.entries()) {
    const here = isAlias(node) ? node.resolve(document) : node;
    const last = index === path.length - 1;
    let next: Node | null | undefined;
    if (isMap(here)) {
      const pair = pairOf(document, here.items as Pair<Node, Node | null>[], String(step));
      if (pair === undefined) return node;
      next = (last && end === 'key') || pair.value === null ? pair.key : pair.value;
    } else if (isSeq(here)) next = here.items[Number(step)] as Node | undefined;
    if (next === undefined || next === null) return node;
    node = next;
  }
  return node;
}

function pairOf(document: Document, items: readonly Pair<Node, Node | null>[], name: string): Pair<Node, Node | null> | undefined {
  const own = items.find(({ key }) => keyText(key) === name);
  if (own) return own;
  for (const { key, value } of items) {
    if (keyText(key) !== '<<' || value === null) continue;
    for (const part of isSeq(value) ? (value.items as Node[]) : [value]) {
      const target = isAlias(part) ? part.resolve(document) : part;
      const found = isMap(target) ? pairOf(document, target.items as Pair<Node, Node | null>[], name) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1;
}

/** The text at fault, its first line, at most 80 characters. */
function excerptOf(text: string, offset: number, length: number): { excerpt?: string } {
  const end = length > 0 ? offset + length : text.length;
  const excerpt = (text.slice(offset, end).split(/\r?\n/)[0] ?? '').trimEnd();
  if (excerpt === '') return {};
  const characters = [...excerpt];
  return { excerpt: characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : excerpt };
}
