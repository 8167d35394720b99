import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FILES, kedu, type Ran } from '../examplePack.ts';

/** Guesses a CSV that stands beside `packs/`. */
const guess = (rows: readonly string[]): Promise<Ran> =>
  kedu(['import', '示例.csv', '--guess'], { '../../示例.csv': `${rows.join('\n')}\n` });

describe('what kedu import --guess says', () => {
  test('GUESS-4 a refusal names each column with its reason, and nothing stands above it that calls it certain', async () => {
    const { code, out } = await guess(['2023年地区生产总值（示例数据）,,', '地区,目标值,位次', '北川市,5,2', '连海市,6,1']);
    expect(code).not.toBe(0);
    expect(out).not.toContain('没有拿不准的地方');
    expect(out).toContain('B 列“目标值”没有读：是目标、计划');
    expect(out).toContain('C 列“位次”没有读：是排名、位次');
    expect(out).toContain('GUESS_NO_TABLE');
  });

  test('GUESS-11 rows to the end are said to go on, and the mapping file is called by one name', async () => {
    const { out, cwd } = await guess(['2023年（示例数据）,', '地区,地区生产总值', '北川市,5', '连海市,6']);
    expect(out).toContain('第 3 行起');
    expect(out).toContain('对应关系文件已写入');
    expect(readFileSync(join(cwd, '示例.mapping.yaml'), 'utf8')).toMatch(/headings: \[ ?2 ?\]/);
  });

  test('GUESS-7 a tie is told with both names and stands as ? until a person decides', async () => {
    const { out, cwd } = await kedu(['import', '示例.csv', '--pack', 'tiny', '--guess'], {
      ...FILES,
      'units.csv': `${FILES['units.csv']}xian,990300,北川县,Beichuan County,city\n`,
      '../../示例.csv': '2023年（示例数据）,\n单位,生产总值\n北川,5\n连海市,6\n',
    });
    expect(out).toContain('GUESS_NAME_TIED');
    expect(out).toContain('北川市、北川县');
    expect(readFileSync(join(cwd, '示例.mapping.yaml'), 'utf8')).toMatch(/北川: ["']?\?/);
    const read = await kedu(['import', '示例.csv', '--pack', 'tiny', '--mapping', '示例.mapping.yaml'], {}, { cwd });
    expect(read.out).toContain('GUESS_UNDECIDED');
  });
});
