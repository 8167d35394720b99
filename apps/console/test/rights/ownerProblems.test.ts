import { describe, expect, test } from 'vitest';
import type { Refused } from '../../src/app/refused.ts';
import { ownerProblems } from '../../src/rights/ownerProblems.ts';

const refused = (...issues: readonly (readonly [string, string])[]): Refused => ({
  status: 400,
  code: 'API_SHAPE',
  title: '没有办成',
  issues: issues.map(([at, text]) => ({ code: 'API_SHAPE', at, text })),
});

describe('API-5 what is wrong where owners are assigned', () => {
  test('a missing post and a missing day stand beside their own fields, once for all indicators', () => {
    const answer = refused(
      ['/owners/0/post', '岗位还空着'],
      ['/owners/0/from', '首日还空着'],
      ['/owners/1/post', '岗位还空着'],
      ['/owners/1/indicator', '指标写法不对'],
    );
    expect(ownerProblems(answer, 'post')).toEqual(['岗位还空着']);
    expect(ownerProblems(answer, 'from')).toEqual(['首日还空着']);
    expect(ownerProblems(answer, 'indicator')).toEqual(['指标写法不对']);
  });

  test('where no indicator was chosen, that is said beside the indicators alone', () => {
    const answer = refused(['/owners', '请至少选一个']);
    expect((['indicator', 'post', 'from'] as const).map((field) => ownerProblems(answer, field))).toEqual([['请至少选一个'], [], []]);
  });
});
