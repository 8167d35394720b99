import { expect, test } from 'vitest';
import { namedFirst } from '../../src/report/namedFirst.ts';
import { say } from '../../src/report/words.ts';

const naming = {
  most: 2,
  name: ({ name, by }: { readonly name: string; readonly by: number }): string => `${name} ${by}`,
  equal: (a: { readonly by: number }, b: { readonly by: number }): boolean => a.by === b.by,
};
const row = (...by: readonly number[]) => by.map((one, i) => ({ name: 'ABCDE'[i] as string, by: one }));

test('REPORT-16 whoever stands equal to the last one named is counted, and nobody else', () => {
  expect(namedFirst(row(3, 2, 2, 2, 1), naming, 'zh-CN')).toBe('A 3、B 2 等 4 个');
  expect(namedFirst(row(3, 2, 2, 2, 1), naming, 'en')).toBe('A 3, B 2 and 2 more');
  expect(namedFirst(row(3, 2, 1), naming, 'zh-CN')).toBe('A 3、B 2');
  expect(namedFirst(row(3), naming, 'zh-CN')).toBe('A 3');
  expect(namedFirst([], naming, 'zh-CN')).toBe('');
});

test('REPORT-16 behind a closing bracket, which brings its own space, there is none', () => {
  const bracketed = { ...naming, name: ({ name }: { readonly name: string }): string => `${name}（2 位）` };
  expect(namedFirst(row(3, 2, 2), bracketed, 'zh-CN')).toBe('A（2 位）、B（2 位）等 3 个');
});

test('a number stands with its word in the singular or the plural', () => {
  expect([1, 2, '1,139'].map((count) => say('count_of', 'en', { count }))).toEqual(['1 unit', '2 units', '1,139 units']);
  expect(say('count_of', 'zh-CN', { count: 1 })).toBe('1 个单位');
});
