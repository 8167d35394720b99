import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml, flowYaml } from '../../src/roundtrip/yamlEdit.ts';
import type { Path } from '../../src/write/layout.ts';

describe('editYaml (LAYOUT-3)', () => {
  it.each<[string, string, Path, unknown, string]>([
    ['replaces a scalar in braces', 'a: { b: 1, c: 2 } # why\n', ['a', 'b'], 7, 'a: { b: 7, c: 2 } # why\n'],
    ['quotes what would be read otherwise', 'a: { clause: "6.1" }\n', ['a', 'clause'], '6.10', 'a: { clause: "6.10" }\n'],
    ['quotes what would end a mapping', 'a: { t: x }\n', ['a', 't'], 'x, y', 'a: { t: "x, y" }\n'],
    ['adds a key in braces', 'a: { b: 1 }\n', ['a', 'c'], '是', 'a: { b: 1, c: 是 }\n'],
    ['adds a key to an empty mapping', 'a: {}\nb: 1\n', ['a', 'c'], 1, 'a: { c: 1 }\nb: 1\n'],
    ['adds a key to a block behind its last comment', 'a:\n  b: 1 # one\nz: 2\n', ['a', 'c'], 3, 'a:\n  b: 1 # one\n  c: 3\nz: 2\n'],
    ['adds mappings on the way', 'a: 1\n', ['b', 'c', 'd'], 3, 'a: 1\nb: { c: { d: 3 } }\n'],
    ['fills a key without a value', 'a:\nb: 1\n', ['a'], 3, 'a: 3\nb: 1\n'],
    [
      'replaces a block by a line',
      'a:\n  m:\n    x: 1\n  # next\n  n: 2\n',
      ['a', 'm'],
      'given',
      'a:\n  m:\n    given\n  # next\n  n: 2\n',
    ],
    ['sets an item of a list', 'a: [1, 2]\n', ['a', 1], 5, 'a: [1, 5]\n'],
    ['adds an item to a block list', 'a:\n  - x\n  - y # last\nb: 1\n', ['a', 2], 'z', 'a:\n  - x\n  - y # last\n  - z\nb: 1\n'],
    [
      'makes a weight of one number one by class',
      'w: { weight: 30 }\n',
      ['w', 'weight', 'eco'],
      40,
      'w: { weight: { else: 30, eco: 40 } }\n',
    ],
    ['keeps a weight of one number one number', 'w: { weight: 30 }\n', ['w', 'weight', 'else'], 40, 'w: { weight: 40 }\n'],
    ['keeps line ends of Windows', 'a:\r\n  b: 1\r\nz: 2\r\n', ['a', 'c'], 3, 'a:\r\n  b: 1\r\n  c: 3\r\nz: 2\r\n'],
    ['takes a key out of braces', 'a: { b: 1, c: 2, d: 3 }\n', ['a', 'c'], undefined, 'a: { b: 1, d: 3 }\n'],
    ['takes the first key out of braces', 'a: { b: 1, c: 2 }\n', ['a', 'b'], undefined, 'a: { c: 2 }\n'],
    ['takes a key out of a block with its lines', 'a:\n  b:\n    x: 1\n  c: 2\n', ['a', 'b'], undefined, 'a:\n  c: 2\n'],
    ['takes the only key out', 'a:\n  b: 1\nc: 2\n', ['a', 'b'], undefined, 'a:\n  {}\nc: 2\n'],
    ['takes the first key of an item out', 'a:\n  - b: 1\n    c: 2\n', ['a', 0, 'b'], undefined, 'a:\n  - c: 2\n'],
    ['takes an item out of a block list', 'a:\n  - b: 1\n  - c: 2\n', ['a', 0], undefined, 'a:\n  - c: 2\n'],
    ['leaves what is not there', 'a: { b: 1 }\n', ['a', 'x', 'y'], undefined, 'a: { b: 1 }\n'],
  ])('%s', (_, text, path, value, expected) => {
    expect(editYaml(text, path, value)).toBe(expected);
  });

  it('writes on one line what YAML reads back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parse(`a: [${flowYaml(value)}]`)).toEqual({ a: [value] });
      }),
    );
  });

  const folder = new URL('../../../../packs/after-liaoning/scheme/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  it.each(files)('LAYOUT-3: every value of %s can be set, and nothing else changes', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const lines = text.split('\n');
    const before = parse(text) as Record<string, unknown>;
    const paths = leavesOf(before).filter((_, index) => index % 29 === 0);
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) {
      const edited = editYaml(text, path, 'marked_here');
      const expected = structuredClone(before) as Record<string | number, never>;
      let at: Record<string | number, unknown> = expected;
      for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
      at[path.at(-1) as string] = 'marked_here';
      expect(parse(edited)).toEqual(expected);
      expect(edited.split('\n').filter((line, index) => line !== lines[index])).toHaveLength(1);
      expect(Object.keys(parse(editYaml(text, path, undefined)) as object)).toEqual(
        Object.keys(before).filter((key) => path.length > 1 || key !== path[0]),
      );
    }
  });
});

function leavesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, Array.isArray(value) ? Number(key) : key]));
}
