import { readdirSync, readFileSync } from 'node:fs';
import { canonicalJson, contentHash, pureHasher } from '@kedu/model';
import { expect, test } from 'vitest';
import { openSealed, type SealedColumn, type SealedContent, type SealedHead } from '../../src/index.ts';
import { bytesOf, small } from './sealedFrom.ts';

const FOLDER = new URL('../../../../vectors/sealed/', import.meta.url);

/** One thing that is wrong with a file of three example units, and what is said of it. */
interface Vector {
  readonly rule: string;
  readonly why: string;
  readonly unitIds?: readonly string[];
  readonly byId?: readonly number[];
  /** Position whose value is minus infinity. */
  readonly infinite?: number;
  /** Merged into the head, by key; the body stays. */
  readonly head?: Readonly<Record<string, unknown>>;
  readonly headText?: string;
  readonly profiles?: number;
  /** Bytes written over the file, before or behind the hash is taken. */
  readonly bytes?: { readonly at: number; readonly hex: string };
  readonly cutTo?: number;
  readonly append?: string;
  readonly rehash?: boolean;
  readonly expect: { readonly code?: string; readonly args?: Readonly<Record<string, string | number>>; readonly hash?: string };
}

function fileOf(vector: Vector): Uint8Array {
  const content = {
    ...small,
    ...(vector.unitIds ? { unitIds: vector.unitIds } : {}),
    ...(vector.byId ? { byId: Int32Array.from(vector.byId) } : {}),
  };
  let bytes = bytesOf(vector.infinite === undefined ? content : withInfinite(content, vector.infinite));
  if (vector.head || vector.headText !== undefined || vector.profiles !== undefined) bytes = withHead(bytes, vector);
  if (vector.bytes)
    bytes.set(
      Uint8Array.from(Buffer.from(vector.bytes.hex, 'hex')),
      vector.bytes.at < 0 ? bytes.length + vector.bytes.at : vector.bytes.at,
    );
  if (vector.rehash) bytes.set(pureHasherOver(bytes.subarray(0, bytes.length - 32)), bytes.length - 32);
  if (vector.append) bytes = Uint8Array.from([...bytes, ...Buffer.from(vector.append, 'hex')]);
  return vector.cutTo === undefined ? bytes : bytes.slice(0, vector.cutTo);
}

function withInfinite(content: SealedContent, position: number): SealedContent {
  const [value, ...others] = content.columns;
  const numbers = Float64Array.from(value?.content ?? []).fill(Number.NEGATIVE_INFINITY, position, position + 1);
  return { ...content, columns: [{ ...(value as SealedColumn), content: numbers }, ...others] };
}

function withHead(bytes: Uint8Array, { head = {}, headText, profiles }: Vector): Uint8Array {
  const length = new DataView(bytes.buffer).getUint32(8, true);
  const before = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as SealedHead;
  const many =
    profiles === undefined
      ? {}
      : { profiles: Array.from({ length: profiles }, () => before.profiles[0]), starts: [...Array<number>(profiles).fill(0), 3] };
  const text = new TextEncoder().encode(headText ?? canonicalJson({ ...before, ...many, ...head }));
  const begin = (size: number): number => Math.ceil((12 + size) / 64) * 64;
  const changed = new Uint8Array(begin(text.length) + bytes.length - begin(length));
  changed.set(bytes.subarray(0, 8));
  new DataView(changed.buffer).setUint32(8, text.length, true);
  changed.set(text, 12);
  changed.set(bytes.subarray(begin(length)), begin(text.length));
  return changed;
}

function pureHasherOver(bytes: Uint8Array): Uint8Array {
  const hasher = pureHasher();
  hasher.update(bytes);
  return hasher.digest();
}

for (const name of readdirSync(FOLDER).sort()) {
  const vector = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')) as Vector;
  test(`${vector.rule} ${name}: ${vector.why}`, () => {
    const bytes = fileOf(vector);
    const { sealed, issues } = openSealed(bytes, { verify: pureHasher() });
    const [issue] = issues ?? [];
    expect(issue?.code).toBe(vector.expect.code);
    if (vector.expect.args) expect(issue?.args).toEqual(vector.expect.args);
    if (vector.expect.hash) {
      expect(sealed).toBeDefined();
      expect(contentHash(bytes)).toBe(vector.expect.hash);
    }
  });
}
