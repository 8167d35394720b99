import { expect, test } from 'vitest';
import { beforeMidnight, dayInChina } from '../src/app/day.ts';

test('a day in China begins at 16 o’clock of the day before in Greenwich', () => {
  const [last, first] = [Date.parse('2026-12-30T15:59:59.000Z'), Date.parse('2026-12-30T16:00:00.000Z')];
  expect([last, first].map(dayInChina)).toEqual(['2026-12-30', '2026-12-31']);
  expect([last, first].map(beforeMidnight)).toEqual([1000, 86_400_000]);
  expect(dayInChina(last + beforeMidnight(last))).toBe('2026-12-31');
});
