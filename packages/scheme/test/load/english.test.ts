import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { readEnglish } from '../../src/index.ts';
import { compileScheme } from '../../src/load/compile.ts';
import { filesOf } from '../pack-files.ts';

const root = fileURLToPath(new URL('../../../../vectors/english/', import.meta.url));

interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly tables: Readonly<Record<string, string>>;
  readonly english: Readonly<Record<string, string>> | null;
  readonly issues: readonly { readonly code: string; readonly file: string; readonly line: number; readonly column: number }[];
}

describe('PACK-13 tables of English texts', () => {
  const names = readdirSync(root).filter((name) => name.endsWith('.json'));

  test('has vectors', () => expect(names.length).toBeGreaterThan(5));
  test.each(names.sort())('vectors/english/%s', (name) => {
    const vector = JSON.parse(readFileSync(`${root}${name}`, 'utf8')) as Vector;
    const tables = Object.keys(vector.tables).map((file) => ({ file, place: { file: 'pack.yaml' } }));
    const { english, issues } = readEnglish(tables, (file) => vector.tables[file]);
    expect(english === undefined ? null : Object.fromEntries(english)).toEqual(vector.english);
    expect(issues.map(({ code, place, args }) => ({ code, file: place.file, line: place.line, column: place.column, args }))).toEqual(
      vector.issues,
    );
  });
});

describe('PACK-13 SCHEME-82 English is words only', () => {
  const files = filesOf('base');
  const entry = 'scheme/base.yaml';
  const english = new Map([
    ['省委组织部', 'Organisation Department'],
    ['省财政厅', 'Department of Finance'],
  ]);

  test('hash, files and rules of a scheme are the same with and without it', () => {
    const plain = compileScheme({ files, entry }).scheme;
    const worded = compileScheme({ files, entry, english }).scheme;
    if (!plain || !worded) throw new Error('base does not compile');
    expect(worded.hash).toBe(plain.hash);
    expect(worded.english).toBe(english);
    const { english: _, ...rules } = worded;
    expect(canonicalJson({ ...rules, clauses: [...rules.clauses] })).toBe(canonicalJson({ ...plain, clauses: [...plain.clauses] }));
    expect('english' in plain).toBe(false);
    expect('english' in (compileScheme({ files, entry, english: new Map() }).scheme ?? {})).toBe(false);
  });

  test('SCHEME-18 it is no key of a scheme', () => {
    const written = new Map([...files, [entry, `${files.get(entry)}\nenglish: english.csv\n`]]);
    const { issues } = compileScheme({ files: written, entry });
    expect(issues.filter(({ code }) => code === 'SCHEME_UNKNOWN_FIELD').map(({ place }) => place.path)).toEqual(['english']);
  });
});
