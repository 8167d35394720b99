import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { kedu } from './examplePack.ts';

async function workbook(rows: readonly (readonly (string | number)[])[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  book.addWorksheet('考核表').addRows(rows.map((row) => [...row]));
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const HEADING = ['一级指标', '二级指标', '分值', '目标值', '计量单位', '评分标准', '责任单位'];
const ROWS = [
  HEADING,
  ['经济', '产值增速', 40, 6, '%', '完成目标得满分，每低1个百分点扣2分，扣完为止', '示例统计局'],
  ['民生', '满意度', 30, '', '%', '90%以上得30分，80%-90%得20分，80%以下不得分', '示例统计局'],
  ['民生', '信息报送', 30, '', '', '台账不全的视情扣分', '示例办公室'],
];

const answers = (...lines: readonly string[]) => ({ input: () => Readable.from([`${lines.join('\n')}\n`]) });

describe('kedu init', () => {
  test('WORKBOOK-11 without any answer the defaults make a pack that check and assess pass at once', async () => {
    const { code, out, cwd } = await kedu(['init'], {}, answers());
    expect(code).toBe(0);
    expect(out).toContain('已写入 packs/my-assessment');
    const checked = await kedu(['check', 'my-assessment'], {}, { cwd });
    expect([checked.code, checked.out]).toEqual([0, '没有发现问题。\n']);
    const assessed = await kedu(['assess', 'my-assessment', '--out', 'out'], {}, { cwd });
    expect([assessed.code, assessed.err]).toEqual([0, '']);
    expect(readFileSync(join(cwd, 'out/results.csv'), 'utf8').trim().split('\n')).toHaveLength(4);
  });

  test('WORKBOOK-11 a bad answer is asked again with its reason', async () => {
    const { code, out, cwd } = await kedu(
      ['init'],
      {},
      answers('My Pack', 'mine', '', '20x4', '2024', '甲镇、甲镇', '甲镇、乙镇', '2', '50 40', '60 40'),
    );
    expect(code).toBe(0);
    for (const reason of ['短名只能用小写字母', '年度应为 2000 至 2100', '“甲镇”写了两次', '合计是 90，应为 100'])
      expect(out).toContain(reason);
    expect(readFileSync(join(cwd, 'packs/mine/units.csv'), 'utf8')).toContain('甲镇（示例）');
    expect((await kedu(['check', 'mine'], {}, { cwd })).code).toBe(0);
  });

  test('WORKBOOK-11 units come from a list in a file', async () => {
    const { cwd } = await kedu(['init', '--name', 'first', '--year', '2024'], {}, answers());
    writeFileSync(join(cwd, 'list.csv'), '编号,名称\n1,丙镇\n2,丁镇\n');
    const { code } = await kedu(['init', '--name', 'second', '--year', '2024'], {}, { ...answers('', 'list.csv'), cwd });
    expect(code).toBe(0);
    expect(readFileSync(join(cwd, 'packs/second/units.csv'), 'utf8')).toMatch(/丙镇（示例）[^]*丁镇（示例）/);
  });

  test('WORKBOOK-10 a folder that holds anything is left alone', async () => {
    const { cwd } = await kedu(['init'], {}, answers());
    const before = readFileSync(join(cwd, 'packs/my-assessment/pack.yaml'), 'utf8');
    const { code, err } = await kedu(['init', '--title', '别的'], {}, { ...answers(), cwd });
    expect(code).toBe(3);
    expect(err).toContain('没有写');
    expect(readFileSync(join(cwd, 'packs/my-assessment/pack.yaml'), 'utf8')).toBe(before);
  });

  test('--marked without --from, a name with capitals, a year of three digits: usage', async () => {
    expect((await kedu(['init', '--marked', 'x.xlsx'], {})).code).toBe(2);
    expect((await kedu(['init', '--name', 'North'], {})).code).toBe(2);
    expect((await kedu(['init', '--year', '202'], {})).code).toBe(2);
  });
});

describe('kedu init --from', () => {
  async function folder(bytes: Uint8Array): Promise<string> {
    const { cwd } = await kedu(['--version'], { 'x.txt': '' });
    mkdirSync(cwd, { recursive: true });
    writeFileSync(join(cwd, '指标体系.xlsx'), bytes);
    return cwd;
  }

  test('WORKBOOK-1 a workbook becomes a pack without errors, and what was not understood is said with sheet, cell and remedy', async () => {
    const cwd = await folder(await workbook(ROWS));
    const { code, out } = await kedu(
      ['init', '--from', '指标体系.xlsx', '--name', 'ours', '--year', '2024', '--marked', '批注.xlsx'],
      {},
      { cwd },
    );
    expect(code).toBe(0);
    expect(out).toContain('警告 WORKBOOK_CRITERION  指标体系.xlsx “考核表” F4');
    expect(out).toContain('评分标准 3 条，读懂 2 条。');
    expect(readdirSync(join(cwd, 'packs/ours')).sort()).toEqual(['data', 'pack.yaml', 'regulation.md', 'scheme', 'units.csv']);
    const checked = await kedu(['check', 'ours'], {}, { cwd });
    expect(checked.out).not.toContain('错误 ');
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(join(cwd, '批注.xlsx'));
    expect(JSON.stringify(book.getWorksheet('考核表')?.getCell('F4').note)).toContain('没有读懂');
  });

  test('LAYOUT-8 an exported workbook with weights that no longer add up: the cell beside the line; its own hidden sheet is not said', async () => {
    const { cwd } = await kedu(['export', 'tiny', '--out', '指标体系.xlsx']);
    const untouched = await kedu(['init', '--from', '指标体系.xlsx', '--out', 'same'], {}, { cwd });
    expect([untouched.code, untouched.out.includes('SHEET_HIDDEN')]).toEqual([0, false]);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(join(cwd, '指标体系.xlsx'));
    const sheet = book.getWorksheet('指标体系');
    let edited = '';
    sheet?.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.value !== 60) return;
        cell.value = 61;
        edited = cell.address;
      }),
    );
    expect(edited).toMatch(/^[A-Z]+\d+$/);
    await book.xlsx.writeFile(join(cwd, '改过.xlsx'));
    const { code, out } = await kedu(['init', '--from', '改过.xlsx', '--out', 'new', '--marked', '批注.xlsx'], {}, { cwd });
    expect(code).toBe(1);
    expect(out).toMatch(new RegExp(`WEIGHT_SUM  改过\\.xlsx “指标体系” ${edited} scheme/tiny\\.yaml 第 \\d+ 行`));
    const marked = new exceljs.Workbook();
    await marked.xlsx.readFile(join(cwd, '批注.xlsx'));
    expect(JSON.stringify(marked.getWorksheet('指标体系')?.getCell(edited).note)).toContain('101');
  });

  test('LAYOUT-9 a whole round trip: an exported scheme comes back as a pack that check and assess pass, with the units and without the data', async () => {
    const { cwd } = await kedu(['export', 'tiny', '--out', '指标体系.xlsx']);
    const { code, out } = await kedu(['init', '--from', '指标体系.xlsx', '--out', 'back'], {}, { cwd });
    expect(code).toBe(0);
    expect(out).toContain('不带数据');
    expect(out).toContain('下一步：kedu check back');
    const [before, after] = ['packs/tiny', 'back'].map((folder) => join(cwd, folder)) as [string, string];
    expect(readFileSync(join(after, 'units.csv'), 'utf8')).toBe(readFileSync(join(before, 'units.csv'), 'utf8'));
    expect(readFileSync(join(after, 'scheme/tiny.yaml'), 'utf8')).toBe(readFileSync(join(before, 'scheme/tiny.yaml'), 'utf8'));
    const checked = await kedu(['check', 'back'], {}, { cwd });
    expect([checked.code, checked.out.includes('错误 ')]).toEqual([0, false]);
    expect((await kedu(['assess', 'back', '--out', 'out'], {}, { cwd })).code).toBe(0);
  });

  test('LAYOUT-9 an export without pack.yaml says that it is no whole pack, and does not send anybody to check it', async () => {
    const { cwd } = await kedu(['export', 'tiny', '--out', '指标体系.xlsx']);
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(join(cwd, '指标体系.xlsx'));
    const carried = book.getWorksheet('方案原文');
    for (let row = carried?.rowCount ?? 0; row > 1; row -= 1)
      if (carried?.getCell(row, 1).value === 'pack.yaml') carried.spliceRows(row, 1);
    await book.xlsx.writeFile(join(cwd, '旧版.xlsx'));
    const { code, out } = await kedu(['init', '--from', '旧版.xlsx', '--out', 'back'], {}, { cwd });
    expect(code).toBe(0);
    expect(existsSync(join(cwd, 'back/pack.yaml'))).toBe(false);
    expect(out).toContain('不是完整的考核包');
    expect(out).not.toContain('kedu check back');
  });

  test('CRITERIA scores of ten criteria by the engine, at three values each', async () => {
    const cases: readonly (readonly [
      criterion: string,
      target: string,
      unit: string,
      scores: readonly (readonly [value: number, score: number])[],
    ])[] = [
      [
        '完成目标得满分，每低1个百分点扣0.5分，扣完为止',
        '90',
        '%',
        [
          [95, 100],
          [88, 90],
          [60, 0],
        ],
      ],
      [
        '完成目标得满分，每超1%加0.2分，最多加2分；每低1%扣0.5分，扣完为止',
        '90',
        '%',
        [
          [120, 120],
          [92, 104],
          [86, 80],
        ],
      ],
      [
        '完成目标得满分，未完成按比例计分',
        '200',
        '个',
        [
          [250, 100],
          [150, 75],
          [0, 0],
        ],
      ],
      [
        '完成得满分，未完成不得分',
        '90',
        '%',
        [
          [90, 100],
          [89.9, 0],
          [95, 100],
        ],
      ],
      [
        '≥95%得10分，90%-95%得8分，90%以下不得分',
        '',
        '%',
        [
          [95, 100],
          [94.9, 80],
          [89, 0],
        ],
      ],
      [
        '前三名得满分，其余得60%',
        '',
        '分',
        [
          [3, 100],
          [2, 100],
          [1, 100],
        ],
      ],
      [
        '每发生一起扣2分，扣完为止',
        '',
        '',
        [
          [0, 100],
          [2, 60],
          [9, 0],
        ],
      ],
      [
        '按（实际值-最低值）/（最高值-最低值）×权重计分',
        '',
        '分',
        [
          [10, 0],
          [15, 50],
          [20, 100],
        ],
      ],
      [
        '在90%-110%之间得满分，每偏离1个百分点扣1分',
        '',
        '%',
        [
          [100, 100],
          [85, 50],
          [125, 0],
        ],
      ],
      [
        '优秀10分、良好8分、一般6分',
        '',
        '',
        [
          [10, 100],
          [8, 80],
          [6, 60],
        ],
      ],
    ];
    const rows = [
      HEADING,
      ...cases.map(([criterion, target, unit], i) => ['全部', `指标${i + 1}项`, 10, target, unit, criterion, '示例局']),
    ];
    const cwd = await folder(await workbook(rows));
    expect((await kedu(['init', '--from', '指标体系.xlsx', '--name', 'ten', '--year', '2024'], {}, { cwd })).code).toBe(0);
    const data = join(cwd, 'packs/ten/data/2024.csv');
    const lines = readFileSync(data, 'utf8').trim().split('\n');
    const filled = lines.map((line, i) =>
      i === 0 ? line : [...line.split(',').slice(0, 2), ...cases.map(([, , , scores]) => scores[i - 1]?.[0])].join(','),
    );
    writeFileSync(data, `${filled.join('\n')}\n`);
    const { code, err } = await kedu(['assess', 'ten', '--out', 'out'], {}, { cwd });
    expect([code, err]).toEqual([0, expect.not.stringContaining('错误')]);
    const [heading = '', ...results] = readFileSync(join(cwd, 'out/indicators.csv'), 'utf8').trim().split('\n');
    const columns = heading.split(',');
    const at = (line: string, name: string): string => line.split(',')[columns.indexOf(name)] ?? '';
    cases.forEach(([criterion, , , scores], n) => {
      const names = [`i1_${n + 1}`, `i1_${n + 1}_mark`];
      scores.forEach(([value, score], u) => {
        const found = results.filter(
          (one) => at(one, 'unit').startsWith(`99090${u + 1}`) && names.includes(at(one, 'indicator')) && at(one, 'score') !== '',
        );
        expect([criterion, value, ...found.map((line) => Number(at(line, 'score')))]).toEqual([criterion, value, score]);
      });
    });
  });

  test('a file that is no workbook writes nothing', async () => {
    const cwd = await folder(new TextEncoder().encode('%PDF-1.7 …'));
    const { code, err } = await kedu(['init', '--from', '指标体系.xlsx', '--name', 'ours'], {}, { cwd });
    expect(code).toBe(1);
    expect(err).toContain('没有写出任何文件');
    expect(existsSync(join(cwd, 'packs/ours'))).toBe(false);
  });
});
