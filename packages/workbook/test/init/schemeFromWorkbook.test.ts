import { openSheets, type SheetFile } from '@kedu/intake';
import { schemeFromWorkbook } from '@kedu/workbook';
import { compileScheme } from '@kedu/scheme';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openDescribed } from '../workbooks/buildWorkbook.ts';

type Rows = readonly (readonly (string | number | null)[])[];

const HEADING = ['一级指标', '二级指标', '分值', '目标值', '评分标准', '责任单位'];

async function read(rows: Rows, merges: readonly string[] = []) {
  return made(await openDescribed('表.xlsx', { sheets: [{ name: '表', rows, merges }] }));
}

function made(file: SheetFile) {
  const out = schemeFromWorkbook(file, { pack: 'made', year: 2024 });
  const scheme = parse(out.files.get('scheme/2024.yaml') ?? 'null') as {
    score: {
      units: {
        weights: string;
        parts: Record<string, { weights?: string; weight: number; parts: Record<string, { weight: number; method: unknown }> }>;
      };
    };
    indicators: Record<string, Record<string, unknown>>;
  };
  return {
    ...out,
    scheme,
    compiled: compileScheme({ files: out.files, entry: 'scheme/2024.yaml' }),
    codes: out.issues.map(({ code, place }) => `${code} ${place.cell ?? ''}`.trim()),
  };
}

const row = (top: string, name: string, points: string | number | null): readonly (string | number | null)[] => [
  top,
  name,
  points,
  '90%',
  '完成目标得满分，未完成不得分',
  '示例局',
];

describe('weights of a workbook', () => {
  it.each([
    ['points', ['60分', '40分']],
    ['percentages', ['60%', '40%']],
    ['full width', ['６０', '４０']],
    ['shares of one', [0.6, 0.4]],
  ])('WORKBOOK-5 %s are points of 100', async (_, [a = null, b = null]) => {
    const { scheme, compiled, codes } = await read([HEADING, row('甲', '一', a), row('乙', '二', b)]);
    expect(scheme.score.units.weights).toBe('points_of_total');
    expect(Object.values(scheme.score.units.parts).map(({ weight }) => weight)).toEqual([60, 40]);
    expect(compiled.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(codes.filter((code) => code.startsWith('WORKBOOK_WEIGHT_'))).toEqual([]);
  });

  it('WORKBOOK-5 a sum of 98 is said at its cell and weighed in proportion; the scheme compiles all the same', async () => {
    const { scheme, compiled, codes } = await read([HEADING, row('甲', '一', 58), row('乙', '二', 40), ['合计', null, 100]]);
    expect(scheme.score.units.weights).toBe('relative');
    expect(codes).toEqual(expect.arrayContaining(['WORKBOOK_TOTAL C4', 'WORKBOOK_WEIGHT_SUM C4']));
    expect(compiled.scheme).toBeDefined();
  });

  it('WORKBOOK-5 where leaves add up to 100 a title with another sum is overruled, and said', async () => {
    const { scheme, codes } = await read([HEADING, row('甲（50分）', '一', 60), row('乙（40分）', '二', 40)]);
    expect(Object.values(scheme.score.units.parts).map(({ weight }) => weight)).toEqual([60, 40]);
    expect(codes).toContain('WORKBOOK_WEIGHT_SUM A2');
  });

  it('WORKBOOK-5 blank points get an equal part of what their node has left', async () => {
    const { scheme, codes, compiled } = await read(
      [HEADING, row('甲（60分）', '一', 30), row('甲（60分）', '二', null), row('甲（60分）', '三', null), row('乙（40分）', '四', 40)],
      ['A2:A4'],
    );
    expect(Object.values(Object.values(scheme.score.units.parts)[0]?.parts ?? {}).map(({ weight }) => weight)).toEqual([30, 15, 15]);
    expect(codes).toContain('WORKBOOK_WEIGHT_SHARED C3');
    expect(compiled.scheme).toBeDefined();
  });
});

describe('the table as an office draws it', () => {
  const partsOf = ({ scheme }: Awaited<ReturnType<typeof read>>) => scheme.score.units.parts;

  it('WORKBOOK-3 a heading of two rows: the lowest words count', async () => {
    const upper = ['考核指标', '', '权重及目标', '', '评分标准', '责任单位'];
    const made = await read(
      [upper, ['一级指标', '二级指标', '分值', '目标值', '', ''], row('甲', '一', 60), row('乙', '二', 40)],
      ['A1:B1', 'C1:D1', 'E1:E2', 'F1:F2'],
    );
    expect(Object.values(partsOf(made)).map(({ weight }) => weight)).toEqual([60, 40]);
    expect(Object.values(made.scheme.indicators).map(({ target }) => target)).toEqual([90, 90]);
  });

  it('WORKBOOK-4 a merged cell belongs to every row that it covers; a subtotal and a note are no rows', async () => {
    const made = await read(
      [HEADING, row('甲', '一', 30), row('', '二', 30), ['小计', null, 60], row('乙', '三', 40), ['备注：数据以年报为准']],
      ['A2:A3'],
    );
    expect(Object.values(partsOf(made)).map(({ weight, parts }) => [weight, Object.keys(parts).length])).toEqual([
      [60, 2],
      [40, 1],
    ]);
    expect(Object.values(made.scheme.indicators).map(({ title }) => title)).toEqual(['一', '二', '三']);
  });

  it('WORKBOOK-7 分值 beside 执行率 above the table is the execution of the budget', async () => {
    const made = await read([
      ['项目资金', '全年预算数', '分值', '执行率', '', ''],
      ['合计', 500, 10, '', '', ''],
      HEADING,
      row('甲', '一', 90),
    ]);
    expect(Object.values(made.scheme.indicators)[0]).toMatchObject({ title: '预算执行率', unit: '%', target: 100 });
    expect(made.compiled.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('WORKBOOK-9 additions have a cap and a table of events, a veto is a gate, grades come from the note', async () => {
    const made = await read([
      HEADING,
      row('甲', '一', 100),
      ['加分项', '获得省级表彰', 5, '', '每次加1分', '示例办'],
      ['一票否决', '发生重大事故', '', '', '取消评优资格', '示例办'],
      ['备注：90分以上为优秀，80-90分为良好，80分以下为较差'],
    ]);
    const scheme = made.compiled.scheme;
    expect(partsOf(made)['bonus1']).toMatchObject({ cap: 5, apply: { table: 'events/bonus1.csv' } });
    expect(scheme?.gates.map((gate) => [gate.when.source, gate.veto])).toEqual([["value('veto1') > 0", true]]);
    expect(scheme?.grades[0]?.atLeast).toEqual({ excellent: 90, good: 80 });
    expect(made.codes).not.toContain('WORKBOOK_GRADES');
  });
});

describe('several columns of targets', () => {
  const heading = ['一级指标', '二级指标', '分值', '2024年目标值', '2025年目标值', '评分标准'];
  const line = ['甲', '一', 100, '90%', '95%', '完成目标得满分，未完成按比例计分'];

  it.each([
    [2024, 90, 'D1', '2025年目标值（E）'],
    [2025, 95, 'E1', '2024年目标值（D）'],
  ])('WORKBOOK-6 in %i the one of the year counts, and is said at its heading', async (year, target, cell, others) => {
    const out = schemeFromWorkbook(await openDescribed('表.xlsx', { sheets: [{ name: '表', rows: [heading, line, line] }] }), {
      pack: 'made',
      year,
    });
    const { indicators } = parse(out.files.get(`scheme/${year}.yaml`) ?? '') as { indicators: Record<string, { target?: number }> };
    expect(Object.values(indicators).map((one) => one.target)).toEqual([target, target]);
    expect(out.issues.filter(({ code }) => code === 'WORKBOOK_TARGET_COLUMN').map(({ place, args }) => [place.cell, args.others])).toEqual([
      [cell, others],
    ]);
    expect(out.understood.cells.filter(({ fate }) => fate === 'words').map((one) => one.cell)).toEqual(
      year === 2024 ? ['E2', 'E3'] : ['D2', 'D3'],
    );
  });

  it('WORKBOOK-6 where that column is blank another year does not stand in', async () => {
    const { scheme } = await read([heading, ['甲', '一', 100, '', '95%', '完成目标得满分，未完成按比例计分']]);
    expect(Object.values(scheme.indicators)[0]).not.toHaveProperty('target');
  });
});

describe('lists and units', () => {
  const table = (title: string, name = '指标体系') => ({ name, rows: [[title], HEADING, row('甲', '一', 100)] });
  const list = {
    name: '单位名单',
    rows: [
      ['单位代码', '单位名称'],
      ['990901', '青石镇'],
      ['990902', '松湾镇'],
    ],
  };
  const pack = async (sheets: Parameters<typeof openDescribed>[1]['sheets']) =>
    schemeFromWorkbook(await openDescribed('表.xlsx', { sheets }), { pack: 'made', year: 2024 });
  const titles = (text: string | undefined) => {
    const { lists } = parse(text ?? '') as { lists: Record<string, { title: unknown }> };
    return Object.values(lists).map(({ title }) => title);
  };

  it.each([
    ['清岚县2024年度乡镇（街道）综合考核指标体系', '乡镇（街道）', 'Townships'],
    ['东岭市2024年县（市、区）高质量发展考核', '县（市、区）', 'Counties'],
    ['2024年度市直部门绩效考核评分表', '市直部门', 'Municipal departments'],
    ['2024年公立医院绩效考核表', '医院', 'Hospitals'],
    ['2024年度综合考核评分表', '考核对象', 'Assessed units'],
  ])('WORKBOOK-10 the list of %s is %s', async (title, chinese, english) => {
    const { files } = await pack([table(title)]);
    expect(titles(files.get('scheme/2024.yaml'))).toEqual([{ 'zh-CN': chinese, en: english }]);
  });

  it('WORKBOOK-10 several sheets keep their names, which the list of units refers to', async () => {
    const { files } = await pack([table('2024年考核', '县市区'), table('2024年考核', '第二组')]);
    expect(titles(files.get('scheme/2024.yaml'))).toEqual([{ 'zh-CN': '县市区', en: 'Counties' }, { 'zh-CN': '第二组' }]);
  });

  it.each([
    [['2025年度乡镇考核指标', '2025年度县直部门考核指标'], '2025年度考核指标'],
    [['2025年度乡镇考核指标', '2024年度县直部门考核指标'], '考核指标'],
    [['2025年度乡镇考核指标', '省直部门绩效评分表'], '表'],
  ])(
    'WORKBOOK-10 several sheets: the scheme is called by what their titles %j share, else by the file',
    async ([a = '', b = ''], title) => {
      const { files } = await pack([table(a, '甲组'), table(b, '乙组')]);
      expect((parse(files.get('scheme/2024.yaml') ?? '') as { title: string }).title).toBe(title);
    },
  );

  it('WORKBOOK-10 units that the workbook names do not say whether they are examples', async () => {
    const { files, issues } = await pack([table('清岚县2024年度乡镇考核'), list]);
    expect(files.get('units.csv')).toBe('unit_id,code,name,kind\n990901,990901,青石镇,unit\n990902,990902,松湾镇,unit\n');
    expect(parse(files.get('pack.yaml') ?? '')).toMatchObject({ example: false });
    expect(issues.map(({ code }) => code)).not.toContain('WORKBOOK_EXAMPLE');
  });

  it.each([
    ['its title', [table('清岚县2024年度乡镇考核（示例数据）'), list], '指标体系', 'A1'],
    ['the list of units', [table('清岚县2024年度乡镇考核'), { ...list, rows: [['示例单位'], ...list.rows] }], '单位名单', 'A1'],
  ])('WORKBOOK-10 a workbook that says so in %s makes a pack of examples, and that is said', async (_, sheets, sheet, cell) => {
    const { files, issues } = await pack(sheets);
    expect(parse(files.get('pack.yaml') ?? '')).toMatchObject({ example: true });
    expect(files.get('units.csv')).not.toContain('example');
    expect(issues.filter(({ code }) => code === 'WORKBOOK_EXAMPLE').map(({ place }) => [place.sheet, place.cell])).toEqual([[sheet, cell]]);
  });

  it('WORKBOOK-10 a heading that speaks of filling in by example makes none', async () => {
    const { files } = await pack([table('2024年乡镇考核填报示例表'), list]);
    expect(parse(files.get('pack.yaml') ?? '')).toMatchObject({ example: false });
  });

  it('WORKBOOK-10 placeholders say that they are', async () => {
    const { files } = await pack([table('清岚县2024年度乡镇考核')]);
    expect(files.get('units.csv')).toMatch(/^unit_id,code,name,kind,example\n990901,990901,示例单位一,unit,true\n/);
  });
});

describe('what is not understood', () => {
  it('WORKBOOK-8 a criterion of discretion is marked by its department, out of its points, with its words kept', async () => {
    const { scheme, codes, issues } = await read([HEADING, ['甲', '一', 60, '90%', '视情况酌情给分', '示例局'], row('乙', '二', 40)]);
    expect(Object.values(Object.values(scheme.score.units.parts)[0]?.parts ?? {})[0]?.method).toEqual({ given: { out_of: 60 } });
    expect(Object.values(scheme.indicators)[0]?.definition).toContain('视情况酌情给分');
    expect(codes).toContain('WORKBOOK_CRITERION E2');
    expect(issues.find(({ code }) => code === 'WORKBOOK_CRITERION')?.args.words).toBe('视情况酌情给分');
  });

  it('WORKBOOK-2 a column with an unknown heading is said once, with its count', async () => {
    const { issues, understood } = await read([
      [...HEADING, '联络员'],
      [...row('甲', '一', 60), '张三'],
      [...row('乙', '二', 40), '李四'],
    ]);
    expect(issues.filter(({ code }) => code === 'WORKBOOK_COLUMN_UNKNOWN').map(({ place, args }) => [place.cell, args.count])).toEqual([
      ['G1', 3],
    ]);
    expect(understood.counts.not_understood).toBe(3);
  });

  it('WORKBOOK-1 a workbook without a table of indicators gives no files and one error', async () => {
    const { files, issues } = await read([
      ['姓名', '电话'],
      ['张三', 123],
    ]);
    expect(files.size).toBe(0);
    expect(issues.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['WORKBOOK_NO_TABLE']);
  });

  it('sheets of different years are said', async () => {
    const sheet = (name: string, year: number) => ({ name, rows: [[`${year}年示例考核指标`], HEADING, row('甲', '一', 100)] });
    const file = await openDescribed('表.xlsx', { sheets: [sheet('市', 2024), sheet('县', 2023)] });
    const { issues } = schemeFromWorkbook(file, { pack: 'made' });
    expect(issues.filter(({ code }) => code === 'WORKBOOK_YEARS').map(({ place, args }) => [place.sheet, args.found, args.year])).toEqual([
      ['县', 2023, 2024],
    ]);
  });
});

describe('any table at all', () => {
  const cell = fc.constantFrom(
    '',
    '',
    '一级指标',
    '二级指标',
    '考核内容',
    '分值',
    '评分标准',
    '目标值',
    '经济',
    '产值',
    '10',
    '15分',
    '20%',
    '0.3',
    '90%',
    '完成得满分，未完成不得分',
    '合计',
    '加分项',
    '一票否决',
    '备注：无',
    '一、党建（30分）',
  );

  it('WORKBOOK-2 never throws, counts every cell once, and compiles where it writes a scheme', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 6 }), { minLength: 1, maxLength: 9 }), (body) => {
        const rows = [['一级指标', '考核内容', '分值', '评分标准'], ...body];
        const text = rows.map((cells) => cells.map((one) => `"${one}"`).join(',')).join('\n');
        const [file] = openSheets('表.csv', new TextEncoder().encode(text)).files;
        if (!file) return;
        const out = made(file);
        expect(out.understood.total).toBe(rows.flat().filter((one) => one !== '').length);
        if (out.files.size > 0 && Object.keys(out.scheme.score.units.parts ?? {}).length > 0)
          expect(out.compiled.issues.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});
