import { reportPage } from '@kedu/pages';
import { describe, expect, test } from 'vitest';
import { reportContext } from '../../src/report/context.ts';
import { shortName } from '../../src/report/shortName.ts';
import { type TilePlace, tilePlaces } from '../../src/report/tileMap.ts';
import { manyUnits, threeUnits } from '../madeUpRun.ts';

function placesOf(tiles: readonly string[]): readonly (TilePlace | undefined)[] {
  const { view } = threeUnits();
  const units = view.assessment.units.map((unit) => ({
    ...unit,
    attributes: { ...unit.attributes, tile: tiles['abc'.indexOf(unit.id)] ?? '' },
  }));
  const ctx = reportContext({ ...view, assessment: { ...view.assessment, units } }, false);
  const [standing] = ctx.standings;
  if (!standing) throw new Error('no list');
  return tilePlaces(standing, ctx);
}

describe('REPORT-7 tiles', () => {
  test('a cell name is a place: C2 is column C, row 2', () => {
    expect(placesOf(['C2', 'a1', ' AA10 '])).toEqual([
      { column: 2, row: 1 },
      { column: 0, row: 0 },
      { column: 26, row: 9 },
    ]);
  });

  test('a place that is taken goes to the first; what is no cell, or lies beyond the map, is no place', () => {
    expect(placesOf(['B2', 'B2', 'b2'])).toEqual([{ column: 1, row: 1 }, undefined, undefined]);
    expect(placesOf(['', '2B', 'A0'])).toEqual([undefined, undefined, undefined]);
    expect(placesOf(['ZZ1', 'A999', 'C1'])).toEqual([undefined, undefined, { column: 2, row: 0 }]);
  });

  test('beyond 400 units a tile is a square without text, with the name when pointed at', () => {
    const tiles = (count: number): string => {
      const page = reportPage(manyUnits(count, 2).view);
      return page.slice(page.indexOf('id="tiles"'), page.indexOf('id="ranks"'));
    };
    const named = tiles(400);
    expect(named.match(/<li class="g/g)?.length).toBeGreaterThan(300);
    expect(named).not.toContain('<rect');
    const small = tiles(401);
    expect(small.match(/<rect class="g[0-4x]"[^>]*><title>[^<]+<\/title><\/rect>/g)).toHaveLength(401);
    expect(small).not.toContain('class="tiles"');
    expect(small).toContain('超过 400 个单位的序列只画小格');
  });

  test.each([
    ['积石山保安族东乡族撒拉族自治县', '积石山'],
    ['双江拉祜族佤族布朗族傣族自治县', '双江'],
    ['内蒙古自治区', '内蒙古'],
    ['新疆维吾尔自治区', '新疆'],
    ['前郭尔罗斯蒙古族自治县', '前郭尔罗斯'],
    ['示例省', '示例'],
    ['北川市', '北川'],
    ['郊区', '郊区'],
    ['省委组织部', '省委组织部'],
  ])('%s is %s in its tile', (name, short) => {
    expect(shortName({ id: 'x', code: 'x', name: { 'zh-CN': name }, kind: 'k', example: true, attributes: {}, line: 1 }, 'zh-CN')).toBe(
      short,
    );
  });

  test('the register’s own short name stands before it', () => {
    const unit = { id: 'x', code: 'x', name: { 'zh-CN': '北川市' }, kind: 'k', example: true, attributes: { short: '川' }, line: 1 };
    expect(shortName(unit, 'zh-CN')).toBe('川');
  });
});
