import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from '../../src/index.ts';
import { sha256 } from '../checking.ts';

// github.com/transparency-dev/merkle, testdata (Apache-2.0).
const data = process.env['KEDU_DATA'];
const folder = data === undefined ? undefined : join(data, 'vectors/merkle/testdata');
const there = folder !== undefined && existsSync(folder);

interface Vector {
  readonly name: string;
  readonly wantErr: boolean;
  number(key: string): bigint;
  bytes(key: string): Uint8Array;
  readonly proof: readonly Uint8Array[];
}

type Verify = (vector: Vector) => boolean;

const VERIFIERS: Readonly<Record<string, readonly [count: number, failing: number, verify: Verify]>> = {
  inclusion: [
    98,
    92,
    (v) =>
      verifyInclusion(sha256, {
        index: v.number('leafIdx'),
        size: v.number('treeSize'),
        leaf: v.bytes('leafHash'),
        root: v.bytes('root'),
        proof: v.proof,
      }),
  ],
  consistency: [
    98,
    92,
    (v) =>
      verifyConsistency(sha256, {
        from: v.number('size1'),
        size: v.number('size2'),
        fromRoot: v.bytes('root1'),
        root: v.bytes('root2'),
        proof: v.proof,
      }),
  ],
  subtreeinclusion: [
    204,
    192,
    (v) =>
      verifySubtreeInclusion(sha256, {
        index: v.number('leafIdx'),
        start: v.number('start'),
        end: v.number('end'),
        leaf: v.bytes('leafHash'),
        root: v.bytes('root'),
        proof: v.proof,
      }),
  ],
  subtreeconsistency: [
    118,
    106,
    (v) =>
      verifySubtreeConsistency(sha256, {
        start: v.number('start'),
        end: v.number('end'),
        size: v.number('size'),
        subtreeRoot: v.bytes('root1'),
        root: v.bytes('root2'),
        proof: v.proof,
      }),
  ],
};

describe.runIf(there)('LEDGER-2 LEDGER-3 LEDGER-4 vectors of transparency-dev/merkle (left out without KEDU_DATA)', () => {
  for (const [kind, [count, failing, verify]] of Object.entries(VERIFIERS)) {
    const vectors = there ? filesUnder(join(folder, kind)).map(vectorOf) : [];
    test(`${kind}: there are ${count}, of which ${failing} must fail`, () => {
      expect([vectors.length, vectors.filter(({ wantErr }) => wantErr).length]).toEqual([count, failing]);
    });
    test.each(vectors.map((vector) => [vector.name, vector] as const))(`${kind} %s`, (_, vector) => {
      expect(verify(vector)).toBe(!vector.wantErr);
    });
  }
});

function filesUnder(path: string): string[] {
  return readdirSync(path)
    .map((name) => join(path, name))
    .flatMap((inner) => (statSync(inner).isDirectory() ? filesUnder(inner) : [inner]));
}

/** Numbers are read from the text: some need 64 bits. */
function vectorOf(path: string): Vector {
  const text = readFileSync(path, 'utf8');
  const json = JSON.parse(text) as Record<string, unknown>;
  const bytes = (encoded: unknown): Uint8Array => new Uint8Array(Buffer.from(String(encoded ?? ''), 'base64'));
  return {
    name: path.slice((folder as string).length + 1),
    wantErr: json['wantErr'] === true,
    number: (key) => BigInt(new RegExp(`"${key}":\\s*(\\d+)`).exec(text)?.[1] ?? '0'),
    bytes: (key) => bytes(json[key]),
    proof: ((json['proof'] as unknown[] | null | undefined) ?? []).map(bytes),
  };
}
