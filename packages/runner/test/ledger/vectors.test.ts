import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SealedTableName } from '@kedu/bundle';
import { leafHash, type Reading, readLogProof, readPolicy, readVerifierKey, trustCheckpoint, utf8, verifyInclusion } from '@kedu/ledger';
import { describe, expect, test } from 'vitest';
import { nodeCrypto, nodeSha256 } from '../../src/index.ts';
import { saltsOf } from '../../src/publish/salts.ts';
import { readValue } from './reading.ts';

interface Vector {
  readonly rule: string;
  readonly title: string;
  readonly kind: string;
  readonly expected: unknown;
}

/** Vectors of an area by the name of their file. */
function vectorsOf(area: string): readonly (readonly [string, Vector])[] {
  const folder = fileURLToPath(new URL(`../../../../vectors/${area}/`, import.meta.url));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Vector] as const);
}

const notes = vectorsOf('note');
const of = (kind: string): readonly (readonly [string, Vector])[] => notes.filter(([, vector]) => vector.kind === kind);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** What was read, or code and reason of the refusal. */
function outcome<T>(read: Reading<T>, good: (value: T) => unknown): unknown {
  return 'value' in read ? good(read.value) : { code: read.issue.code, reason: read.issue.args['reason'] ?? '' };
}

// Signed by openssl (Ed25519, SM2 with the key of GB/T 32918.5), written by a program that shares nothing with this one.
describe('vectors/note', () => {
  test('there are good ones and bad ones of each kind', () => {
    expect(['key', 'checkpoint', 'proof'].map((kind) => of(kind).length)).toEqual([11, 25, 10]);
    expect(notes).toHaveLength(46);
  });

  test.each(of('key'))('NOTE-2 NOTE-5 %s', (_, vector) => {
    const { key } = vector as Vector & { readonly key: string };
    const found = outcome(readVerifierKey(nodeSha256, key), ({ name, type, id, publicKey }) => ({
      name,
      type,
      id: id.toString(16).padStart(8, '0'),
      publicKey: hex(publicKey),
    }));
    expect(found).toEqual(vector.expected);
  });

  test.each(of('checkpoint'))('NOTE-1 NOTE-3 NOTE-4 NOTE-5 CHECKPOINT-1 POLICY-2 POLICY-3 %s', (_, vector) => {
    const { policy, note } = vector as Vector & { readonly policy: string; readonly note: string };
    const trusted = trustCheckpoint(nodeCrypto, utf8(note), readValue(readPolicy(nodeSha256, policy)));
    const found = outcome(trusted, ({ origin, size, root, cosignatures, sm2 }) => ({
      origin,
      size,
      root: hex(root),
      cosigners: cosignatures.map(({ key, time }) => [key.name, time]),
      sm2: sm2 !== undefined,
    }));
    expect(found).toEqual(vector.expected);
  });

  test.each(of('proof'))('PROOF-1 LEDGER-2 %s', (_, vector) => {
    const { proof: text, entry } = vector as Vector & { readonly proof: string; readonly entry: string };
    const found = outcome(readLogProof(utf8(text)), ({ index, proof, checkpoint }) => {
      const { size, root } = checkpoint;
      const leaf = leafHash(nodeSha256, utf8(entry));
      return { index, size, included: verifyInclusion(nodeSha256, { index: BigInt(index), size: BigInt(size), leaf, root, proof }) };
    });
    expect(found).toEqual(vector.expected);
  });
});

describe('vectors/bundle', () => {
  const salts = vectorsOf('bundle').filter(([, { kind }]) => kind === 'salt');
  test('there are salts', () => expect(salts).toHaveLength(3));

  test.each(salts)('BUNDLE-3 %s', (_, vector) => {
    const { secret, input, table, first, rows } = vector as Vector & {
      readonly secret: string;
      readonly input: string;
      readonly table: SealedTableName;
      readonly first: number;
      readonly rows: number;
    };
    expect({ salt: hex(saltsOf(new Uint8Array(Buffer.from(secret, 'hex')), input)(table, first, rows)) }).toEqual(vector.expected);
  });
});
