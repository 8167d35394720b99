import { createHash, getHashes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hexOf, pureSm3 } from '@kedu/bundle';
import { utf8 } from '@kedu/ledger';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineSm3 } from '../../src/publish/hashers.ts';

/** GB/T 32905, annex A. */
const STANDARD = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;

const vectors = join(process.env['KEDU_DATA'] ?? '', 'vectors/gm/vectors.json');
const there = process.env['KEDU_DATA'] !== undefined && existsSync(vectors);

describe('SM3', () => {
  it.each(STANDARD)('BUNDLE-1: of the standard (%s)', (text, expected) => {
    expect(hexOf(pureSm3(utf8(text)))).toBe(expected);
    expect(hexOf(machineSm3()(utf8(text)))).toBe(expected);
  });

  it('BUNDLE-1: parts are hashed as if they were one', () => {
    expect(hexOf(pureSm3(utf8('a'), utf8(''), utf8('bc')))).toBe(STANDARD[0][1]);
    expect(hexOf(machineSm3()(utf8('ab'), utf8('c')))).toBe(STANDARD[0][1]);
  });

  it.runIf(getHashes().includes('sm3'))(
    'BUNDLE-1: the pure one and that of the machine agree (left out where the machine has none)',
    () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
          expect(hexOf(pureSm3(bytes))).toBe(createHash('sm3').update(bytes).digest('hex'));
        }),
      );
    },
  );

  it.runIf(there)('BUNDLE-1: vectors of OpenSSL (left out without KEDU_DATA)', () => {
    const { sm3 } = JSON.parse(readFileSync(vectors, 'utf8')) as { readonly sm3: readonly (readonly [string, string])[] };
    expect(sm3.length).toBeGreaterThan(1);
    for (const [input, expected] of sm3) {
      const bytes = new Uint8Array(Buffer.from(input, 'hex'));
      expect(hexOf(pureSm3(bytes))).toBe(expected);
      expect(hexOf(machineSm3()(bytes))).toBe(expected);
    }
  });
});
