import { expect, test } from 'vitest';
import { fillTemplate, plainNumber, templatePlaces } from '../src/template.ts';

const filled = (template: string, args: Readonly<Record<string, string | number>>): string =>
  fillTemplate(template, args, 'en', plainNumber);

test.each([
  [1, '1 hidden row holds something'],
  [2, '2 hidden rows hold something'],
  [0, '0 hidden rows hold something'],
])('words follow the number %i', (count, text) => {
  expect(filled('{count} hidden {count|row holds|rows hold} something', { count })).toBe(text);
});

test('a word by number is a place, also in a part that may be left out', () => {
  expect(templatePlaces('{n|row|rows}')).toEqual([{ name: 'n' }]);
  expect(() => filled('{n|row|rows}', {})).toThrow(RangeError);
  expect(filled('rows[[ and {n:several} {n|other|others}]]', { n: 1 })).toBe('rows');
});

test('a list is cut behind its tenth entry', () => {
  const cells = Array.from({ length: 12 }, (_, i) => `B${i + 1}`);
  expect(filled('{cells:first_ten}', { cells: cells.join(', ') })).toBe('B1, B2, B3, B4, B5, B6, B7, B8, B9, B10 …');
  expect(filled('{cells:first_ten}', { cells: cells.slice(0, 10).join(', ') })).not.toContain('…');
});
