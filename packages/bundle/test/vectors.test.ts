import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { leafHash, type Reading, utf8 } from '@kedu/ledger';
import { describe, expect, test } from 'vitest';
import {
  blockCommitment,
  bytesOfHex,
  hexOf,
  readEntry,
  readManifest,
  rowText,
  schemeHashes,
  sealedRoot,
  type SealedTableName,
  writeEntry,
  writeManifest,
} from '../src/index.ts';
import { hashers } from './hashers.ts';

const folder = fileURLToPath(new URL('../../../vectors/bundle/', import.meta.url));

interface Vector {
  readonly rule: string;
  readonly title: string;
  readonly kind: string;
  readonly expected: unknown;
}

interface RowVector extends Vector {
  readonly table: SealedTableName;
  readonly key: readonly string[];
  readonly cells: readonly string[];
}

interface BlockVector extends Vector {
  readonly salt: string;
  readonly rows: readonly string[];
}

const vectors = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => [name, JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Vector] as const);
const of = (kind: string): readonly (readonly [string, Vector])[] => vectors.filter(([, vector]) => vector.kind === kind);
const bytes = (hex: string): Uint8Array => bytesOfHex(hex) as Uint8Array;

/** What was read, or code, reason and place of the refusal. */
function outcome<T>(read: Reading<T>, good: (value: T) => unknown): unknown {
  if ('value' in read) return good(read.value);
  const { code, args } = read.issue;
  return { code, reason: args['reason'] ?? '', at: args['at'] ?? '' };
}

// Written by a program that shares nothing with this one (hashlib of Python), from docs/spec/bundle.md.
describe('vectors/bundle', () => {
  test('there are good ones and bad ones of each kind', () => {
    const counted = Object.fromEntries(
      ['row', 'block', 'root', 'salt', 'scheme', 'entry', 'manifest'].map((kind) => [kind, of(kind).length]),
    );
    expect(counted).toEqual({ row: 7, block: 5, root: 6, salt: 3, scheme: 2, entry: 42, manifest: 18 });
    expect(Object.values(counted).reduce((sum, count) => sum + count, 0)).toBe(vectors.length);
  });

  test.each(of('row'))('BUNDLE-3 %s', (_, vector) => {
    const { table, key, cells, expected } = vector as RowVector;
    expect({ text: rowText(table, key, cells) }).toEqual(expected);
  });

  test.each(of('block'))('BUNDLE-3 %s', (_, vector) => {
    const { salt, rows, expected } = vector as BlockVector;
    expect({ commitment: hexOf(blockCommitment(hashers.sha256, bytes(salt), rows)) }).toEqual(expected);
  });

  test.each(of('root'))('BUNDLE-3 %s', (_, vector) => {
    const { commitments } = vector as Vector & { readonly commitments: readonly string[] };
    expect(sealedRoot(hashers.sha256, commitments.map(bytes))).toEqual(vector.expected);
  });

  test.each(of('scheme'))('ENTRY-2 %s', (_, vector) => {
    const { files } = vector as Vector & { readonly files: Readonly<Record<string, string>> };
    const contents = new Map(Object.entries(files).map(([path, text]) => [path, utf8(text)]));
    expect({ hashes: schemeHashes(hashers, contents) }).toEqual(vector.expected);
  });

  test.each(of('entry'))('ENTRY-1 ENTRY-2 %s', (_, vector) => {
    const { text, hex } = vector as Vector & { readonly text?: string; readonly hex?: string };
    const entry = hex === undefined ? utf8(text ?? '') : bytes(hex);
    const found = outcome(readEntry(entry), (read) => ({ leaf: hexOf(leafHash(hashers.sha256, writeEntry(read))) }));
    expect(found).toEqual(vector.expected);
  });

  test.each(of('manifest'))('BUNDLE-1 %s', (_, vector) => {
    const { text } = vector as Vector & { readonly text: string };
    const found = outcome(readManifest(utf8(text)), (read) => ({ sha256: hexOf(hashers.sha256(utf8(writeManifest(read)))) }));
    expect(found).toEqual(vector.expected);
  });
});
