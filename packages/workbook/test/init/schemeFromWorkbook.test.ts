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
    expect(codes).toContain('WORKBOOK_WEIGHT_SHARED B3');
    expect(compiled.scheme).toBeDefined();
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
