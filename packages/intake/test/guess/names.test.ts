import { describe, expect, it } from 'vitest';
import { NameFinder } from '../../src/guess/names.ts';

const finder = new NameFinder([
  { id: 'bei', names: [['name', '北川市']] },
  { id: 'nan', names: [['name', '南山市']] },
  { id: 'gulou_a', names: [['name', '鼓楼区']] },
  { id: 'gulou_b', names: [['name', '鼓楼区']] },
  { id: 'rd', names: [['name', 'R&D经费投入强度']] },
]);

describe('GUESS-7 names of a pack', () => {
  it.each([
    ['北川市', 'bei', 'exact'],
    [' 北川市 ', 'bei', 'exact'],
    ['北 川 市', 'bei', 'folded'],
    ['Ｒ＆Ｄ经费（投入）强度', 'rd', 'folded'],
    ['北川', 'bei', 'nearest'],
    ['北州市', 'bei', 'nearest'],
    ['北川市统计局', 'bei', 'nearest'],
  ])('%s → %s, %s', (text, id, kind) => {
    expect(finder.find(text, true)).toMatchObject({ id, kind });
  });

  it('takes a nearest name only where it is asked to', () => {
    expect(finder.find('北川')).toBeUndefined();
  });

  it('a name of several is none of them', () => {
    expect(finder.find('鼓楼区', true)).toBeUndefined();
    expect(finder.isAmbiguous('鼓楼 区')).toBe(true);
  });

  it('a tie is nobody: as near, or alike but for the kind of place', () => {
    const places = new NameFinder([
      { id: 'zhen', names: [['name', '青石镇']] },
      { id: 'jiedao', names: [['name', '青石街道']] },
      { id: 'a', names: [['name', '上河村']] },
      { id: 'b', names: [['name', '下河村']] },
      { id: 'yun', names: [['name', '云台乡']] },
    ]);
    for (const [text, names] of [
      ['青石', ['青石镇', '青石街道']],
      ['青石办', ['青石镇', '青石街道']],
      ['中河村', ['上河村', '下河村']],
    ] as const) {
      expect(places.find(text, true)).toBeUndefined();
      expect(places.tied(text)).toEqual(names);
    }
    expect(places.find('云台', true)?.id).toBe('yun');
    expect(places.find('青石镇人民政府', true)?.id).toBe('zhen');
    expect(places.tied('云台')).toEqual([]);
    expect(places.tied('青石镇')).toEqual([]);
  });

  it('two names in one title are none of them', () => {
    expect(finder.within('2023年北川市主要指标')?.id).toBe('bei');
    expect(finder.within('北川市、南山市主要指标')).toBeUndefined();
  });
});
