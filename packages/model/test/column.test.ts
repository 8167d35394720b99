import { expect, test } from 'vitest';
import { cellOf, columnOf, constantColumn, MISSING_REASONS, missingCode, missingColumn, missingReason } from '../src/index.ts';

test('MISS-1 the byte of a reason is its place in the frozen list', () => {
  expect(MISSING_REASONS).toEqual([
    'present',
    'not_due',
    'source_late',
    'overdue',
    'not_applicable',
    'withheld',
    'division_by_zero',
    'no_reference',
    'undefined',
  ]);
  expect(missingCode('overdue')).toBe(3);
  expect(missingReason(0)).toBeUndefined();
  expect(missingReason(8)).toBe('undefined');
});

test('MISS-1 a missing cell is never zero', () => {
  const column = columnOf([0, 'overdue', 2.5]);
  expect([...column.values]).toEqual([0, Number.NaN, 2.5]);
  expect([0, 1, 2].map((i) => cellOf(column, i))).toEqual([0, 'overdue', 2.5]);
  expect(cellOf(missingColumn(2, 'not_due'), 1)).toBe('not_due');
  expect(cellOf(constantColumn(2, 7), 1)).toBe(7);
});
