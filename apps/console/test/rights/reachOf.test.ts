import { describe, expect, test } from 'vitest';
import { reachOf } from '../../src/rights/reachOf.ts';

const WORDS = {
  everywhere: '全部单位和指标',
  ownUnit: '本岗位所属单位',
  someUnits: (count: number) => `${count} 个单位`,
  someIndicators: (count: number) => `${count} 个指标`,
};
const OWN = { id: '990100', name: { 'zh-CN': '示例市', en: 'Example City' } };

describe('RIGHT-18 how far a role of a post reaches, as the page says it', () => {
  test.each([
    [{}, { units: '全部单位和指标' }],
    [{ units: ['990100'] }, { units: '本岗位所属单位' }],
    [{ units: ['990200'] }, { units: '1 个单位' }],
    [{ units: ['990100', '990200'] }, { units: '2 个单位' }],
    [
      { units: ['990100'], indicators: ['jobs'] },
      { units: '本岗位所属单位', indicators: '1 个指标' },
    ],
    [{ indicators: ['jobs', 'gdp'] }, { indicators: '2 个指标' }],
  ])('%j → %j', (scope, expected) => expect(reachOf({ role: 'assessed_unit', ...scope }, OWN, WORDS)).toEqual(expected));
});
