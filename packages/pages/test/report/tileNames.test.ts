import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setInLines, widthOf } from '../../src/report/setInLines.ts';
import { tileNames } from '../../src/report/tileNames.ts';

test('REPORT-7 names that would be cut alike show where they differ; others are set as they are', () => {
  const names = ['示例省生态保护工作领导小组办公室', '示例省生态保护工作领导小组秘书处', '甲市'];
  expect(tileNames(names, 12, 2)).toEqual([['示例省生态保', '…办公室'], ['示例省生态保', '…秘书处'], ['甲市']]);
});

test('REPORT-7 whatever the names, lines stay within the width, and one name alone is set as ever', () => {
  const name = fc.string({ unit: fc.constantFrom('省', '委', '办', '局', 'a', ' '), minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(fc.array(name, { minLength: 1, maxLength: 8 }), (names) => {
      const set = tileNames(names, 12, 2);
      for (const lines of set) {
        expect(lines.length).toBeLessThanOrEqual(2);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(12);
      }
      const [first = ''] = names;
      expect(tileNames([first], 12, 2)).toEqual([setInLines(first, 12, 2)]);
    }),
  );
});
