import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '../src/canonical.ts';

// github.com/cyberphone/json-canonicalization, testdata (Apache-2.0): the vectors of RFC 8785.
const data = process.env['KEDU_DATA'];
const folder = data === undefined ? undefined : join(data, 'vectors/jcs/testdata');
const there = folder !== undefined && existsSync(folder);
const names = there ? readdirSync(join(folder, 'input')).map((name) => name.replace('.json', '')) : [];

describe.runIf(there)('HASH-1 vectors of RFC 8785 (left out without KEDU_DATA)', () => {
  test('there are 6', () => expect(names).toHaveLength(6));

  test.each(names)('%s, as text and as bytes', (name) => {
    const read = (kind: string, ending: string): string => readFileSync(join(folder as string, kind, `${name}.${ending}`), 'utf8');
    const text = canonicalJson(JSON.parse(read('input', 'json')) as unknown);
    expect(text).toBe(read('output', 'json'));
    expect(Buffer.from(text).toString('hex')).toBe(read('outhex', 'txt').replaceAll(/\s/g, ''));
    expect(canonicalJson(JSON.parse(text) as unknown)).toBe(text);
  });
});
