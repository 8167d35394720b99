import { hasErrors } from '@kedu/model';
import { compileScheme } from '@kedu/scheme';
import { type SchemeOfWorkbook, schemeFromWorkbook } from '@kedu/workbook';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { descriptions, openDescribed } from '../workbooks/buildWorkbook.ts';

type Rows = readonly (readonly (string | number | null)[])[];

const HEADING = ['一级指标', '二级指标', '分值', '目标值', '评分标准'];
const SHARE = '完成目标得满分，未完成按比例计分';
const ALL = '完成目标得满分，未完成不得分';

async function made(rows: Rows, merges: readonly string[] = []) {
  const out = schemeFromWorkbook(await openDescribed('表.xlsx', { sheets: [{ name: '指标', rows, merges }] }), {
    pack: 'made',
    year: 2025,
  });
  const { score } = parse(out.files.get('scheme/2025.yaml') ?? 'null') as {
    score: { units: { parts: Record<string, { parts: Record<string, { weight: number; method: unknown }> }> } };
  };
  const leaves = Object.values(score.units.parts).flatMap(({ parts }) => Object.values(parts));
  expect(compileScheme({ files: out.files, entry: 'scheme/2025.yaml' }).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  const said = out.issues.flatMap(({ code, place }) => (place.cell === undefined ? [] : [`${code} ${place.cell}`]));
  return { ...out, weights: leaves.map(({ weight }) => weight), methods: leaves.map(({ method }) => method), said };
}

/** Cells counted as not understood of which no message speaks: at the cell, or once for its column from the heading down. */
function unsaid({ understood, issues }: SchemeOfWorkbook): string[] {
  const at = new Set(issues.map(({ place }) => `${place.sheet}!${place.cell}`));
  const columns = issues.filter(({ code }) => code === 'WORKBOOK_COLUMN_UNKNOWN').map(({ place }) => place);
  return understood.cells.flatMap(({ sheet, cell, fate }) => {
    const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? [];
    const ofColumn = columns.some(
      (place) => place.sheet === sheet && place.cell?.replace(/\d+$/, '') === letters && (place.line ?? 0) <= Number(row),
    );
    return fate !== 'not_understood' || ofColumn || at.has(`${sheet}!${cell}`) ? [] : [`${sheet}!${cell}`];
  });
}

describe('a target that is no number', () => {
  it.each([
    ['a stretch', '8%-10%', SHARE],
    ['two numbers', '95%/99%', SHARE],
    ['the error of a formula', '#REF!', ALL],
    ['a share in words', '百分之八到十', ALL],
  ])('WORKBOOK-6 %s is said at its cell and never becomes a target of 100, or yes or no', async (_, target, criterion) => {
    const out = await made([HEADING, ['甲', '一', 60, target, criterion], ['乙', '二', 40, '90%', criterion]]);
    expect(out.methods[0]).toEqual({ given: { out_of: 60 } });
    expect(out.said).toEqual(expect.arrayContaining(['WORKBOOK_TARGET_UNREAD D2', 'WORKBOOK_CRITERION E2']));
    expect(out.issues.find(({ code }) => code === 'WORKBOOK_TARGET_UNREAD')?.args.found).toBe(target);
  });

  it('WORKBOOK-6 a criterion that does not ask for it keeps its method, and the target is said all the same', async () => {
    const out = await made([HEADING, ['甲', '一', 60, '8%-10%', '第一名得满分，每后退一名扣6分'], ['乙', '二', 40, '90%', ALL]]);
    expect(out.methods[0]).toEqual({ rank: { first: 100, step: 10 } });
    expect(out.said).toContain('WORKBOOK_TARGET_UNREAD D2');
  });

  it('WORKBOOK-6 a stretch is used where the criterion says so', async () => {
    const out = await made([HEADING, ['甲', '一', 60, '8%-10%', '目标区间内得满分，否则不得分'], ['乙', '二', 40, '90%', ALL]]);
    expect(out.methods[0]).toEqual({ interval: { low: 8, high: 10 } });
    expect(out.said.filter((one) => one.startsWith('WORKBOOK_TARGET'))).toEqual([]);
  });

  it('WORKBOOK-6 a goal in words, a date and a ratio stay what somebody says yes or no to', async () => {
    for (const target of ['建成投用', '2025年11月底前', '1:1.25'])
      expect((await made([HEADING, ['甲', '一', 60, target, ALL], ['乙', '二', 40, '90%', ALL]])).methods[0]).toEqual({
        all_or_nothing: { target: 1 },
      });
  });
});

describe('points that are no number', () => {
  it('WORKBOOK-5 two numbers are said at their cell, weigh 0, and neither rests nor sums are told beside them', async () => {
    const out = await made([
      HEADING,
      ['经济', '一', 30, '6%', SHARE],
      ['经济', '二', '20/25', '5%', SHARE],
      ['民生', '三', null, 500, SHARE],
      ['民生', '四', 10, 1, ALL],
      ['民生', '五', '十五', '99%', ALL],
      ['合计', null, 100],
    ]);
    expect(out.weights).toEqual([30, 0, 0, 10, 15]);
    expect(out.issues.find(({ code }) => code === 'WORKBOOK_WEIGHT_UNREAD')).toMatchObject({
      place: { cell: 'C3' },
      args: { title: '二', found: '20/25', taken: '0' },
    });
    expect(out.said).toContain('WORKBOOK_WEIGHT_ABSENT C4');
    for (const code of ['WORKBOOK_WEIGHT_SUM', 'WORKBOOK_WEIGHT_SHARED', 'WORKBOOK_TOTAL'])
      expect(out.issues.map((one) => one.code)).not.toContain(code);
  });

  it('WORKBOOK-5 of a node it is the sum of its parts, which is said', async () => {
    const heading = ['一级指标', '一级权重', '二级指标', '分值', '目标值', '评分标准'];
    const out = await made([heading, ['甲', '50/60', '一', 60, '6%', ALL], ['乙', 40, '二', 40, '5%', ALL]]);
    expect(out.weights).toEqual([60, 40]);
    expect(out.issues.find(({ code }) => code === 'WORKBOOK_WEIGHT_UNREAD')).toMatchObject({
      place: { cell: 'B2' },
      args: { taken: '60' },
    });
  });

  it('WORKBOOK-5 under nodes without points of their own blanks share what the whole has left', async () => {
    const out = await made([
      HEADING,
      ['甲', '一', 30, '6%', SHARE],
      ['甲', '二', null, '5%', SHARE],
      ['乙', '三', null, 500, SHARE],
      ['乙', '四', 30, 1, ALL],
    ]);
    expect(out.weights).toEqual([30, 20, 20, 30]);
  });

  it('WORKBOOK-5 where nothing is left they weigh 0, and that is said', async () => {
    const out = await made([HEADING, ['甲', '一', 60, '6%', SHARE], ['甲', '二', 40, '5%', SHARE], ['乙', '三', null, 500, SHARE]]);
    expect(out.weights.slice(0, 2)).toEqual([60, 40]);
    expect(out.said).toContain('WORKBOOK_WEIGHT_ABSENT C4');
  });

  it('WORKBOOK-5 a dash states no points and needs no message of its own', async () => {
    const out = await made([HEADING, ['甲', '一', 60, '6%', SHARE], ['乙', '二', '—', '5%', SHARE]]);
    expect([out.weights, out.said.filter((one) => one.endsWith('C3'))]).toEqual([[60, 40], []]);
  });
});

describe('points that are written differently', () => {
  const rows = (...points: readonly (string | number)[]): Rows => [
    HEADING,
    ...points.map((one, i) => [i < 2 ? '甲' : '乙', `第${i}项`, one, '90%', SHARE]),
  ];

  it('WORKBOOK-5 15分, 15%, １５ that add up are read alike, and one notice names the cells', async () => {
    const out = await made(rows('15分', '15%', '１５', '５５分'));
    expect(out.weights).toEqual([15, 15, 15, 55]);
    expect(out.issues.filter(({ code }) => code === 'WORKBOOK_WEIGHT_FORMS')).toMatchObject([
      { severity: 'notice', place: { cell: 'C3' }, args: { percent: 'C3', points: 'C2、C4、C5' } },
    ]);
  });

  it('WORKBOOK-5 a fraction among points is not made a share: its cell is named where the sum fails', async () => {
    const out = await made(rows('15%', '25分', 0.2, '４０'));
    expect(out.weights).toEqual([15, 25, 0.2, 40]);
    expect(out.said).toContain('WORKBOOK_WEIGHT_FRACTION C4');
  });

  it('WORKBOOK-5 fractions among fractions and percentages are shares; half a point that adds up is half a point', async () => {
    expect((await made(rows(0.3, '30%', 0.2, 0.2))).weights).toEqual([30, 30, 20, 20]);
    const half = await made(rows(0.5, 39.5, 20, 40));
    expect([half.weights, half.said]).toEqual([[0.5, 39.5, 20, 40], []]);
    expect((await made(rows('0.4分', 0.6, '49分', '50分'))).weights).toEqual([0.4, 0.6, 49, 50]);
  });
});

describe('any damage', () => {
  const damage = fc.constantFrom('20/25', '8%-10%', '#REF!', '#N/A', '酌情', '—', '见附件3', '0.2', '15%', '一二三', '', '（合计）');
  for (const [name, description] of descriptions())
    it(`WORKBOOK-2 ${name}: every cell that is not understood has a message that names it`, async () => {
      const places = description.sheets.flatMap(({ rows }, sheet) =>
        rows.flatMap((cells, row) => cells.flatMap((value, column) => (value === null ? [] : [{ sheet, row, column }]))),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...places), damage), { maxLength: 6 }), async (wounds) => {
          const sheets = description.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((cells) => [...cells]) }));
          for (const [at, text] of wounds) {
            const cells = sheets[at.sheet]?.rows[at.row];
            if (cells) cells[at.column] = text === '' ? null : text;
          }
          const out = schemeFromWorkbook(await openDescribed(name, { sheets }), { pack: 'made', year: 2025 });
          expect(unsaid(out)).toEqual([]);
          if (out.files.size === 0) return;
          expect(hasErrors(out.issues)).toBe(false);
          const { issues } = compileScheme({ files: out.files, entry: 'scheme/2025.yaml' });
          expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
        }),
        { numRuns: 6 },
      );
    });
});
