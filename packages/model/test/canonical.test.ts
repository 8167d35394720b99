import { createHash } from 'node:crypto';
import fc from 'fast-check';
import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { canonicalJson, contentHash } from '../src/canonical.ts';

test('HASH-1 the order of keys does not matter, that of lists does', () => {
  expect(canonicalJson({ b: [2, 1], a: { d: 1, c: '刻度' } })).toBe('{"a":{"c":"刻度","d":1},"b":[2,1]}');
  expect(canonicalJson({ a: -0, b: 1e21, c: 0.1 })).toBe('{"a":0,"b":1e+21,"c":0.1}');
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
});

test.each([undefined, () => 1])('HASH-1 %s has no JSON form', (value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('HASH-1 a number that is not finite is refused, not written as null', () => {
  expect(() => canonicalJson({ a: Number.NaN })).toThrow();
});

test('HASH-1 what is written is what the library of the author of RFC 8785 writes', () => {
  const nested = fc.letrec((tie) => ({
    value: fc.oneof({ maxDepth: 4 }, fc.jsonValue(), fc.date({ noInvalidDate: true }), fc.constant(undefined), tie('list'), tie('object')),
    list: fc.array(tie('value'), { maxLength: 5 }),
    object: fc.dictionary(fc.string({ unit: 'grapheme' }), tie('value'), { maxKeys: 6, noNullPrototype: true }),
  }));
  fc.assert(
    fc.property(nested.object, (value) => {
      expect(canonicalJson(value)).toBe(canonicalize(value));
    }),
  );
});

test('HASH-2 the content hash is SHA-256 of the bytes, of a text of its UTF-8', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string({ unit: 'grapheme' }), (bytes, text) => {
      expect(contentHash(bytes)).toBe(`sha256:${createHash('sha256').update(bytes).digest('hex')}`);
      expect(contentHash(text)).toBe(`sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`);
    }),
  );
});
