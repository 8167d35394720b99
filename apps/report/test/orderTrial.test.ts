import { describe, expect, test } from 'vitest';
import type { TrialAnswer } from '../src/desk/questions.ts';
import { orderTrial } from '../src/trial/orderTrial.ts';

const row = (member: number, code: string, rank: number, group = ''): TrialAnswer['rows'][number] => ({
  member,
  code,
  name: `示例${code}`,
  group,
  rank,
  set: '',
  scoreText: '',
});

describe('CAPSULE-11 rows of a trial', () => {
  const rows = [row(2, '990100', 1), row(0, '990200', 2), row(1, '990300', 3), row(3, '990400', 0)];
  const ranks = Int32Array.of(1, 3, 2, 0);

  test('by rank on trial, who has none last', () => {
    expect(orderTrial(rows, ranks, 'trial', '')).toEqual([1, 0, 2, 3]);
  });
  test('by the size of the move, up or down; equal ones stay as they were; who loses the rank moves furthest', () => {
    expect(orderTrial(rows, ranks, 'moves', '')).toEqual([0, 1, 2, 3]);
    expect(orderTrial(rows, Int32Array.of(1, 0, 2, 0), 'moves', '')).toEqual([2, 0, 1, 3]);
  });
  test('by official rank, and what a filter leaves, full-width digits alike', () => {
    expect(orderTrial(rows, ranks, 'official', '')).toEqual([0, 1, 2, 3]);
    expect(orderTrial(rows, ranks, 'trial', '９９０３')).toEqual([2]);
    expect(orderTrial(rows, ranks, 'trial', '没有')).toEqual([]);
  });
  test('groups that are ranked apart stay together', () => {
    const apart = [row(0, '1', 1, '甲'), row(1, '2', 2, '甲'), row(2, '3', 1, '乙')];
    expect(orderTrial(apart, Int32Array.of(2, 1, 1), 'trial', '')).toEqual([1, 0, 2]);
  });
});
