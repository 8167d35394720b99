import type { SchemeChange } from '@kedu/scheme';
import { describe, expect, test } from 'vitest';
import { classWeights } from '../../src/index.ts';

const change = (before: string, after: string, over: Partial<SchemeChange> = {}): SchemeChange => ({
  key: 'score/places/gdp/weight',
  kind: 'weight',
  how: 'changed',
  path: [],
  before: { written: before, terms: [], place: {} },
  after: { written: after, terms: [], place: {} },
  bundles: [],
  ...over,
});
const titleOf = (id: string, kind?: string): string | undefined => {
  if (id === 'ecological') return kind === 'class' ? '生态功能区' : '生态文明';
  return id === 'optimised' ? '优化开发区域' : undefined;
};
const told = (...args: Parameters<typeof change>) =>
  classWeights(change(...args), titleOf, 'zh-CN')?.map(({ title, before, after }) => `${title} ${before} → ${after}`);

describe('DIFF-1 weights by class', () => {
  test('only the classes that differ, by title; what is not named is a dash', () => {
    expect(told('{ else: 16, optimised: 14, coast: 9 }', '{ else: 16, optimised: 10, coast: 9 }')).toEqual(['优化开发区域 14 → 10']);
    expect(told('16', '{ else: 16, optimised: none }')).toEqual(['优化开发区域 — → 不考核']);
    expect(told('{ optimised: 12.5 }', '16')).toEqual(['其余 — → 16', '优化开发区域 12.5 → —']);
    expect(classWeights(change('12', '{ else: 13, coast: none }'), titleOf, 'en')).toEqual([
      { title: 'others', before: '12', after: '13' },
      { title: 'coast', before: '—', after: 'not assessed' },
    ]);
  });

  test('a class is called by its own title where a node has its ID too', () => {
    expect(told('{ else: 16, ecological: 14 }', '{ else: 16, ecological: 10 }')).toEqual(['生态功能区 14 → 10']);
  });

  test('one figure, another kind, a part that comes, or a rule of another form is left as it is written', () => {
    expect(told('60', '50')).toBeUndefined();
    expect(told('{ a: 1 }', '{ a: 2 }', { kind: 'cap' })).toBeUndefined();
    expect(told('{ a: 1 }', '{ a: 2 }', { how: 'added' })).toBeUndefined();
    expect(told('weights.csv ≤ 0.1', '{ a: 2 }')).toBeUndefined();
  });
});
