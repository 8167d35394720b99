import type { Aggregate, Composite, Leaf } from '@kedu/scheme';
import { expect, test } from 'vitest';
import { comparesUnits } from '../../src/report/notes.ts';

const leaf = { type: 'leaf' } as Leaf;
const node = (name: Aggregate[number]['name'], parts: Composite['parts']): Composite =>
  ({ type: 'composite', aggregate: [{ name, share: 1 }], parts }) as unknown as Composite;

test('CALIBRATE-4 REPORT-12 the note on late reports makes its exception where some part compares units with each other, and nowhere else', () => {
  expect(comparesUnits({ trees: { places: node('arithmetic', [leaf, node('geometric', [leaf])]) } })).toBe(false);
  expect(comparesUnits({ trees: { places: node('arithmetic', [leaf, node('topsis', [leaf])]) } })).toBe(true);
  expect(comparesUnits({ trees: { a: node('arithmetic', [leaf]), b: node('copeland', [leaf]) } })).toBe(true);
  expect(comparesUnits({ trees: {} })).toBe(false);
});
