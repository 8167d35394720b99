import { describe, expect, test } from 'vitest';
import { FILES, kedu } from './examplePack.ts';

const TINY = FILES['scheme/tiny.yaml'] ?? '';

/** A second scheme of the same cities that asks for the air under another name, monthly, and uses `gdp` as it is. */
const SECOND = TINY.replace('scheme: tiny', 'scheme: second')
  .replace('  air: {', '  air_again: {')
  .replace('      air: {', '      air_again: {')
  .replace('title: { zh-CN: 空气, en: Air },', 'title: { zh-CN: 空气, en: Air }, every: month, january: with_february, accrual: stock,');

describe('kedu load', () => {
  test('LOAD-1 counts each indicator once, by its calendar, of units and of departments', async () => {
    const { code, out } = await kedu(['load', 'tiny', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out.split('\n').slice(1)).toEqual([
      'Unit      Lists  Reported indicators  Values a year',
      'Beichuan      1                    2              2',
      'Lianhai       1                    2              2',
      '',
      'Reported by  Reported indicators  Values a year',
      '示例环境局                     1              2',
      '示例统计局                     1              2',
      '',
      'Nothing is asked twice under two names.',
      '',
    ]);
  });

  test('LOAD-2 one figure under two names is told; one that two schemes share counts once', async () => {
    const data = `${FILES['data/2023.csv']}bei,air_again,2023-12,90\nlian,air_again,2023-12,70\n`;
    const { code, out } = await kedu(['load', 'tiny'], { ...FILES, 'scheme/second.yaml': SECOND, 'data/2023.csv': data });
    expect(code).toBe(0);
    expect(out).toMatch(/北川市 +2 +3 +13\n/);
    expect(out).toContain('多头报送：“空气”在方案 second, tiny 里是 air, air_again，向 2 个对象要了不止一次');
  });

  test('LOAD-1 a derived indicator asks for those that it is computed from', async () => {
    const scheme = TINY.replace(/ {2}air: \{.*\n/, '  air: { title: 空气, formula: "gdp / 2", clause: "1" }\n');
    const { out } = await kedu(['load', 'tiny'], {
      ...FILES,
      'scheme/tiny.yaml': scheme,
      'data/2023.csv': 'unit,indicator,period,value\nbei,gdp,2023,110\nlian,gdp,2023,130\n',
    });
    expect(out).toMatch(/北川市 +1 +1 +1\n/);
  });

  test('a period that is not run', async () => {
    expect(await kedu(['load', 'tiny', '--period', '2020'])).toMatchObject({ code: 1, err: '没有考核时期“2020”。现有：2023。\n' });
  });
});
