import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setInLines, widthOf } from '../../src/report/setInLines.ts';

test.each([
  ['北川', ['北川']],
  ['省人力资源社会保障厅', ['省人力资源社', '会保障厅']],
  ['省海陆统筹与生态旅游融合发展', ['省海陆统筹与', '生态旅游融…']],
  ['Health Commission', ['Health', 'Commission']],
  ['Huwan Pilot City for Land', ['Huwan Pilot', 'City for…']],
  ['', ['']],
])('a name in a tile: %s', (name, lines) => {
  expect(setInLines(name, 12, 2)).toEqual(lines);
});

test('no line is wider than asked for, and what is left out is said', () => {
  const pieces = fc.constantFrom('省', '海', 'City', ' ', 'Reconstruction', '2023', '（', '·');
  fc.assert(
    fc.property(fc.array(pieces), fc.integer({ min: 4, max: 20 }), fc.integer({ min: 1, max: 3 }), (parts, width, most) => {
      const text = parts.join('');
      const lines = setInLines(text, width, most);
      expect(lines.length).toBeLessThanOrEqual(most);
      for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
      const bare = (one: string): string => one.replaceAll(' ', '');
      if (!lines.some((line) => line.endsWith('…'))) expect(bare(lines.join(''))).toBe(bare(text));
    }),
  );
});
