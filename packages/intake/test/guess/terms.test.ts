import { describe, expect, it } from 'vitest';
import { Naming } from '../../src/guess/naming.ts';
import { indicatorId } from '../../src/guess/terms.ts';

describe('GUESS-8 IDs of indicators without a pack', () => {
  it.each([
    ['地区生产总值（亿元）', 'gdp'],
    ['出口总额同比增长', 'exports_growth'],
    ['森林覆盖率（%）', 'forest_cover'],
    ['PM2.5浓度', 'pm25'],
    ['Tree cover (%)', 'tree_cover'],
    ['扶贫车间', undefined],
    ['1234', undefined],
  ])('%s → %s', (title, id) => {
    expect(indicatorId(title)).toBe(id);
  });

  it('one name has one ID, and no two names the same', () => {
    const naming = new Naming();
    expect(naming.name('扶贫车间')).toEqual({ id: 'indicator_1', readable: false });
    expect(naming.name('扶贫 车间').id).toBe('indicator_1');
    expect(naming.name('帮扶项目').id).toBe('indicator_2');
    expect(naming.name('地区生产总值').id).toBe('gdp');
    expect(naming.name('生产总值').id).toBe('gdp_2');
  });
});
