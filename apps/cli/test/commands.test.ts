import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { broken, FILES, kedu } from './examplePack.ts';

describe('kedu check', () => {
  test('OUT-10 a pack that is right: exit code 0', async () => {
    const { code, out, err } = await kedu(['check', 'tiny']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe('没有发现问题。\n');
  });

  test('OUT-11 a problem is shown in its line, the caret under the cell behind Chinese characters', async () => {
    const files = broken('data/2023.csv', 'bei,air,2023,90', '北川市,air,2023,9O');
    const { code, out } = await kedu(['check', 'tiny'], {
      ...files,
      'pack.yaml': (FILES['pack.yaml'] ?? '').replace('data/2023.csv', 'data/2023.csv, unit_by: name'),
      'data/2023.csv': (files['data/2023.csv'] ?? '').replaceAll(/^(bei|lian)/gm, (id) => (id === 'bei' ? '北川市' : '连海市')),
    });
    expect(code).toBe(1);
    const lines = out.split('\n');
    expect(lines[0]).toBe('错误 INTAKE_NOT_A_NUMBER  packs/tiny/data/2023.csv:3:14 · air');
    const shown = lines.findIndex((line) => line.startsWith(' 3 │ '));
    expect(lines[shown]).toBe(' 3 │ 北川市,air,2023,9O');
    // Three characters of two columns each and ten of one stand before the cell.
    expect(lines[shown + 1]).toBe(`   │ ${' '.repeat(16)}^^`);
    expect(out).toContain('docs/errors.md#intake_not_a_number');
    expect(lines.at(-2)).toBe('共 1 个错误、0 个警告、0 个提示。');
  });

  test('OUT-11 what the engine finds in values is shown under its cell, too', async () => {
    const { code, out } = await kedu(['check', 'tiny', '--lang', 'en'], broken('data/2023.csv', 'lian,air,2023,70', 'lian,air,2023,170'));
    expect(code).toBe(1);
    expect(out).toContain('error CHECK_OUT_OF_RANGE  packs/tiny/data/2023.csv:5:15');
    expect(out).toContain(' 5 │ lian,air,2023,170\n   │               ^^^');
  });

  test('all problems of all files in one run', async () => {
    const files = {
      ...broken('data/2023.csv', '110', 'l10'),
      'scheme/tiny.yaml': (FILES['scheme/tiny.yaml'] ?? '').replace('weight: 60', 'weight: 50'),
      'units.csv': `${FILES['units.csv']}bei,990300,南川市,,city\n`,
    };
    const { out } = await kedu(['check', 'tiny'], files);
    for (const code of ['INTAKE_NOT_A_NUMBER', 'WEIGHT_SUM', 'REGISTER_OVERLAP']) expect(out).toContain(`错误 ${code}`);
  });

  test('OUT-11 a cell in quotation marks that was read differently is underlined as a whole', async () => {
    const { out } = await kedu(['check', 'tiny'], broken('data/2023.csv', '2023,110', '2023,"1,10"'));
    expect(out).toContain(' 2 │ bei,gdp,2023,"1,10"\n   │              ^^^^^^');
  });

  test('PACK-9 a folder that is no pack is said to be none: exit code 3', async () => {
    const { code, out } = await kedu(['check', 'packs']);
    expect([code, out.split('\n').slice(0, 2)]).toEqual([3, ['错误 PACK_YAML_MISSING', '  文件夹“packs”里没有 pack.yaml，不是考核包。']]);
  });

  test('OUT-11 --json keeps its shape', async () => {
    const { code, out } = await kedu(['check', 'tiny', '--json', '--lang=en'], broken('data/2023.csv', '110', '1.1.0'));
    expect(code).toBe(1);
    const report = JSON.parse(out) as { issues: Record<string, unknown>[] };
    expect(report).toMatchObject({ kedu: { check: 1 }, pack: 'packs/tiny', ok: false, errors: 1, warnings: 0, notices: 0 });
    expect(report.issues).toMatchObject([
      {
        code: 'INTAKE_NOT_A_NUMBER',
        severity: 'error',
        place: { file: 'data/2023.csv', line: 2, column: 14, excerpt: '1.1.0' },
        args: { found: '1.1.0', hint: 'two_points' },
      },
    ]);
    expect(Object.keys(report.issues[0] ?? {})).toEqual(expect.arrayContaining(['what', 'remedy', 'link']));
  });

  test('control characters of a file do not reach the terminal', async () => {
    const { out } = await kedu(['check', 'tiny'], broken('data/2023.csv', '110', '\u001b[2J\u202e1'));
    expect(out).toContain('INTAKE_NOT_A_NUMBER');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });

  test('OUT-10 no such pack: exit code 3 and the nearest name', async () => {
    const { code, out, cwd } = await kedu(['check', 'tinny']);
    expect(code).toBe(3);
    expect(out).toContain('PACK_NOT_FOUND');
    expect(out).toContain('最接近的是 tiny');
    expect(out).not.toContain(cwd);
  });
});

describe('kedu assess', () => {
  test('writes the folder and shows ranks', async () => {
    const { code, out, err, cwd } = await kedu(['assess', 'tiny', '--out', 'out/x']);
    expect([code, err]).toEqual([0, '']);
    expect(readdirSync(join(cwd, 'out', 'x')).sort()).toEqual([
      'indicators.csv',
      'parts.csv',
      'proposals.csv',
      'references.csv',
      'results.csv',
      'run.json',
      'weights.csv',
    ]);
    expect(out.split('\n').slice(0, 4)).toEqual([
      '城市 · 2023年度（2 个单位，2 个参加排名）',
      '名次  代码    单位    类别   得分  等次',
      '   1  990100  北川市        69.00  优秀',
      '   2  990200  连海市        67.00  良好',
    ]);
    expect(out).toContain('以上均为示例数据。');
  });

  test('OUT-3 with an error nothing is written', async () => {
    const { code, err, out, cwd } = await kedu(['assess', 'tiny', '--out', 'out'], broken('data/2023.csv', '110', 'x'));
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('存在错误，未写出任何文件。');
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  test('OUT-3, OUT-10 a folder with other files: exit code 3, untouched', async () => {
    const { cwd } = await kedu(['check', 'tiny']);
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'a.txt'), 'a');
    const { code, err } = await kedu(['assess', 'tiny', '--out', 'mine'], FILES, { cwd });
    expect(code).toBe(3);
    expect(err).toContain('OUT_FOREIGN_FILES');
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['a.txt']);
  });

  test('PACK-6 data that is not on this machine: one line, exit code 3', async () => {
    const files = broken(
      'pack.yaml',
      '{ file: data/2023.csv }',
      '{ file: "kedu-data:x.csv", origin: { title: 原件, url: "https://example.org/x" } }',
    );
    const { code, err } = await kedu(['assess', 'tiny', '--out', 'out', '--lang', 'en'], files);
    expect(code).toBe(3);
    expect(err.trim().split('\n')).toEqual([expect.stringMatching(/kedu-data:x\.csv.*https:\/\/example\.org\/x/)]);
  });

  test('OUT-7 --references scores against what an earlier run froze', async () => {
    const files = broken('scheme/tiny.yaml', '{ goalposts: { worst: 0, best: 200 } }', 'min_max');
    const { cwd } = await kedu(['assess', 'tiny', '--out', 'first'], files);
    writeFileSync(join(cwd, 'packs/tiny/data/2023.csv'), (files['data/2023.csv'] ?? '').replace('130', '150'));
    await kedu(['assess', 'tiny', '--out', 'own'], FILES, { cwd });
    const { code } = await kedu(['assess', 'tiny', '--out', 'frozen', '--references', 'first/references.csv'], FILES, { cwd });
    expect(code).toBe(0);
    const frozen = JSON.parse(readFileSync(join(cwd, 'frozen', 'run.json'), 'utf8')) as { runs: { references: string }[] };
    const own = JSON.parse(readFileSync(join(cwd, 'own', 'run.json'), 'utf8')) as { runs: { references: string }[] };
    expect(own.runs[0]?.references).toBe('own');
    expect(frozen.runs[0]?.references).toMatch(/^sha256:/);
  });

  test('OUT-7 a file of references that is not there: exit code 3', async () => {
    const { code, err } = await kedu(['assess', 'tiny', '--out', 'out', '--references', 'none.csv']);
    expect(code).toBe(3);
    expect(err.split('\n').slice(0, 3)).toEqual([
      '错误 PACK_FILE_UNREADABLE',
      '  文件 none.csv 读不了。',
      '  现为：没有这个文件或文件夹；应为：可以读取的普通文件',
    ]);
  });

  test('OUT-7 a fault of that file is shown in its own line', async () => {
    const { cwd } = await kedu(['check', 'tiny']);
    const path = join(cwd, 'r.csv');
    writeFileSync(path, 'scheme,period,reference,count,min,max,mean,sd,ranked\na,2023,l/x,2,1,x,1,1,1 2\n');
    const { code, err } = await kedu(['assess', 'tiny', '--out', 'out', '--references', 'r.csv'], FILES, { cwd });
    expect(code).toBe(1);
    expect(err).toContain(`错误 OUT_REFERENCES  ${path}:2:16\n`);
    expect(err).toContain(' 2 │ a,2023,l/x,2,1,x,1,1,1 2\n');
  });

  test('OUT-14 --bom puts a byte order mark before the tables', async () => {
    const { cwd } = await kedu(['assess', 'tiny', '--out', 'out', '--bom']);
    expect(readFileSync(join(cwd, 'out', 'results.csv'), 'utf8').startsWith('\ufefflist,unit,')).toBe(true);
  });

  test('OUT-15 groups that are ranked apart are blocks under their titles; lights and proposals in words', async () => {
    const scheme = (FILES['scheme/tiny.yaml'] ?? '').replace(
      'units: city }',
      'units: city, groups: { north: { zh-CN: 北片 }, south: { zh-CN: 南片, en: South side } }, group_by: side }\nattributes: { side: text }',
    );
    const files = {
      ...FILES,
      'scheme/tiny.yaml': `${scheme}consequences:
  talk: { title: 约谈, when: "rank == 1", propose: { admonishing_talk: { refer_to: 组织部门 } }, clause: "1" }
`,
      'units.csv': 'unit_id,code,name,name_en,kind,side\nbei,990100,北川市,Beichuan,city,north\nlian,990200,连海市,Lianhai,city,south\n',
    };
    const { code, out, err } = await kedu(['assess', 'tiny', '--out', 'out'], files);
    expect([code, err]).toEqual([0, '']);
    expect(out.split('\n').slice(1, 8)).toEqual([
      '北片',
      '名次  代码    单位    类别   得分  等次',
      '   1  990100  北川市        69.00  优秀',
      '',
      '南片',
      '名次  代码    单位    类别   得分  等次',
      '   1  990200  连海市        67.00  良好',
    ]);
    expect(out).toContain('结果应用建议：2 条（诫勉谈话 2），见 proposals.csv');
    expect((await kedu(['assess', 'tiny', '--out', 'out', '--lang', 'en'], files)).out).toContain('\nSouth side\n');
  });
});

describe('kedu explain', () => {
  test.each([['bei'], ['990100'], ['北川市'], ['beichuan'], ['990100 北川市']])('finds the unit by %s', async (unit) => {
    const { code, out } = await kedu(['explain', 'tiny', unit]);
    expect(code).toBe(0);
    expect(out).toContain('北川市');
    expect(out).toContain('data/2023.csv');
    expect(out).toContain('69');
  });

  test('one indicator in English, down to the cell', async () => {
    const { code, out } = await kedu(['explain', 'tiny', 'Lianhai', 'Air', '--lang', 'en']);
    expect(code).toBe(0);
    expect(out).toContain('100 × (70 − 0) ÷ (100 − 0) = 70');
    expect(out).toContain('data/2023.csv line 5, column 4');
    expect(out).not.toContain('Output');
  });

  test('OUT-11 --json is the same tree', async () => {
    const { out } = await kedu(['explain', 'tiny', 'bei', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      kedu: { explain: 1 },
      pack: 'tiny',
      period: '2023',
      list: 'cities',
      unit: 'bei',
      explanation: { code: 'EXPLAIN_UNIT', sentence: expect.any(String), children: expect.any(Array) },
    });
  });

  test.each([
    [['explain', 'tiny', '北海市'], 1, '单位名册中没有“北海市”'],
    [['explain', 'tiny', '北川'], 1, '最接近的是“北川市”'],
    [['explain', 'tiny', 'bei', 'airr'], 1, '最接近的是“air”'],
    [['explain', 'tiny', 'bei', '--list', 'towns'], 1, 'cities'],
    [['explain', 'tiny', 'bei', '--period', '2021'], 1, 'PACK_PERIOD_NOT_LISTED'],
  ])('%j is refused with what is near', async (args, expected, text) => {
    const { code, err } = await kedu(args as string[]);
    expect(code).toBe(expected);
    expect(err).toContain(text);
  });
});

describe('use of the command', () => {
  test.each([
    [['assess', 'tiny'], '必须给出选项 --out <DIR>'],
    [['check'], '缺少参数 PACK'],
    [['chek', 'tiny'], '没有命令 chek。最接近的是 check。'],
    [['check', 'tiny', '--jsn'], '没有选项 --jsn。最接近的是 --json。'],
    [['check', 'tiny', '--lang', 'fr'], '选项的值不对：没有语言“fr”，应为 zh 或 en。加'],
    [['assess', 'tiny', '--out', 'x', '--as-of', '2024-02-30'], '“2024-02-30”不是日期'],
    [['assess', 'tiny', '--out', 'x', '--as-of', '2024-13-01'], '不是日期'],
    [['check', 'tiny', 'more'], '参数太多'],
  ])('OUT-10 %j: exit code 2', async (args, text) => {
    const { code, err, out } = await kedu(args as string[]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(text);
  });

  test.each([['check'], ['assess'], ['explain'], ['site'], []])(
    '%s --help has an example and the exit codes in both languages',
    async (...command) => {
      const chinese = await kedu([...command, '--help']);
      expect(chinese.out).not.toMatch(/\[options\]|\[command\]|choices|default|usage/i);
      expect(chinese.code).toBe(0);
      expect(chinese.out).toMatch(/用法：[\s\S]*示例：\n {2}kedu [\s\S]*退出码/);
      const english = await kedu([...command, '--help'], FILES, { env: { LANG: 'en_GB.UTF-8' } });
      expect(english.out).toMatch(/Usage:[\s\S]*Example:\n {2}kedu [\s\S]*Exit codes/);
      expect(english.out.replace('Kedu 刻度', 'Kedu')).not.toMatch(/[\u4e00-\u9fff]/);
    },
  );

  test('without a command: help, exit code 2', async () => {
    expect((await kedu([])).code).toBe(2);
  });

  test('progress goes to the error stream of a terminal and is wiped; colours only on a terminal', async () => {
    const { err, out } = await kedu(['check', 'tiny'], broken('data/2023.csv', '110', 'x'), {
      errIsTerminal: true,
      outIsTerminal: true,
      env: { TERM: 'xterm' },
    });
    expect(err).toContain('data/2023.csv');
    expect(err.endsWith('\r')).toBe(true);
    expect(out).toContain('\u001b[31m');
    const plain = await kedu(['check', 'tiny'], broken('data/2023.csv', '110', 'x'), { outIsTerminal: true, env: { NO_COLOR: '1' } });
    expect(plain.out).not.toContain('\u001b');
  });
});
