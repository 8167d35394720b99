import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFileSize, decodeBytes, decodeText, MAX_FILE_BYTES } from '../../src/decode/decode.ts';
import { firstInvalidUtf8 } from '../../src/decode/validUtf8.ts';

describe('INTAKE-3 encodings', () => {
  test('UTF-8 is a view of the input, without a notice', () => {
    const bytes = new TextEncoder().encode('单位,数值\n');
    const decoded = decodeBytes(bytes, 'a.csv');
    expect(decoded).toMatchObject({ encoding: 'utf-8', issues: [] });
    expect(decoded.bytes?.buffer).toBe(bytes.buffer);
  });

  test('GBK bytes written by hand: 北川 is B1 B1 B4 A8', () => {
    const { text, encoding, issues } = decodeText(Uint8Array.of(0xb1, 0xb1, 0xb4, 0xa8, 0x2c, 0x31, 0x0a), 'a.csv');
    expect(text).toBe('北川,1\n');
    expect(encoding).toBe('gb18030');
    expect(issues.map((issue) => issue.code)).toEqual(['INTAKE_ENCODING']);
  });

  test('a four-byte GB 18030 sequence beyond GBK: 95 32 82 36 is 𠀀', () => {
    expect(decodeText(Uint8Array.of(0xb1, 0xb1, 0x95, 0x32, 0x82, 0x36), 'a.csv').text).toBe('北𠀀');
  });

  test('GB 18030 over a megabyte: a character that two pieces share stays whole', () => {
    const size = (1 << 20) + 1;
    const bytes = new Uint8Array(size + 1);
    bytes.fill(0x61);
    for (let i = 1; i + 1 <= size; i += 2) bytes.set([0xb1, 0xb1], i);
    const { text } = decodeText(bytes, 'a.csv');
    expect(text.length).toBe(2 + (1 << 19));
    expect(/^a北+a$/.test(text)).toBe(true);
  });

  test.each([
    ['utf-16le', Uint8Array.of(0xff, 0xfe, 0x17, 0x53, 0x31, 0x00), '北1'],
    ['utf-16be', Uint8Array.of(0xfe, 0xff, 0x53, 0x17, 0x00, 0x31), '北1'],
  ])('%s with its mark', (encoding, bytes, text) => {
    expect(decodeText(bytes, 'a.csv')).toMatchObject({ text, encoding });
  });

  test('the first byte that is no UTF-8 is found wherever it stands', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(7), (tail, shift) => {
        const bytes = new Uint8Array(shift + tail.length).subarray(shift);
        bytes.set(tail);
        const at = firstInvalidUtf8(bytes);
        const valid = (part: Uint8Array): boolean => {
          try {
            new TextDecoder('utf-8', { fatal: true }).decode(part);
            return true;
          } catch {
            return false;
          }
        };
        expect(at < 0).toBe(valid(bytes));
        if (at >= 0) expect(valid(bytes.subarray(0, at))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('text of any letters comes back', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\0\ufeff]|^[PÐ%\x1f]|<|[\ud800-\udfff]/.test(text)),
        (text) => {
          expect(decodeText(new TextEncoder().encode(text), 'a.csv').text).toBe(text);
        },
      ),
    );
  });
});

test.each([
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['pdf', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b, 8]],
  ['html', [...new TextEncoder().encode('\n<table><tr>')]],
])('INTAKE-3 %s is refused by its first bytes', (kind, bytes) => {
  const { issues, bytes: none } = decodeBytes(Uint8Array.from(bytes as number[]), 'a.csv');
  expect(none).toBeUndefined();
  expect(issues).toMatchObject([{ code: 'INTAKE_NOT_TEXT', args: { kind } }]);
});

test('INTAKE-2 a file above the limit is refused before it is read', () => {
  expect(checkFileSize('a.csv', MAX_FILE_BYTES)).toBeUndefined();
  expect(checkFileSize('a.csv', MAX_FILE_BYTES + 1)).toMatchObject({ code: 'INTAKE_TOO_LARGE', args: { limit: MAX_FILE_BYTES } });
});
