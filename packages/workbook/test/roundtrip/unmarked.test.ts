import { type Composite, compileScheme, type Leaf, type Part } from '@kedu/scheme';
import { schemeFromWorkbook } from '@kedu/workbook';
import { describe, expect, it } from 'vitest';
import { exampleScheme, modelOf, reopenedSheets, withCell } from './exported.ts';

describe('WORKBOOK-1: an export whose mark and carried texts are gone', () => {
  it('is read as any other workbook, and compiles', async () => {
    const { sheets } = modelOf(exampleScheme('scheme/county-2023.yaml'));
    const made = schemeFromWorkbook(await reopenedSheets({ sheets: sheets.slice(1, -1) }), { pack: 'again', year: 2023 });
    expect(compileScheme({ files: made.files, entry: 'scheme/2023.yaml' }).scheme?.lists).toHaveLength(2);
    expect(made.understood.criteria.understood).toBeLessThan(made.understood.criteria.total);
  });

  it('WORKBOOK-12: its criteria are read in the words and on the scale that they were written in, its nodes keep their weights', async () => {
    const made = schemeFromWorkbook(await reopenedSheets({ sheets: modelOf(exampleScheme('scheme/2023.yaml')).sheets.slice(1, -1) }), {
      pack: 'again',
      year: 2023,
    });
    const { scheme, issues } = compileScheme({ files: made.files, entry: 'scheme/2023.yaml' });
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(scheme?.lists.map(({ title }) => title['zh-CN'])).toEqual(['设区的市', '省直部门']);
    const leaf = (indicator: string): Leaf | undefined => leavesOf(scheme?.trees['list1']).find((one) => one.indicator === indicator);
    expect(leaf('gdp_growth')?.method).toMatchObject({
      name: 'piecewise',
      params: {
        points: [
          [0, 40],
          [3, 60],
          [5.5, 90],
          [7, 100],
        ],
      },
    });
    expect(leaf('litigation_loss')?.method).toMatchObject({ name: 'distance_to_target', params: { target: 5, reach: 20 } });
    expect(leaf('forest_cover')?.method.name).toBe('given');
    const tops = scheme?.trees['list1']?.parts ?? [];
    expect(tops.slice(0, 3).map((part) => (part as Composite).weight?.otherwise)).toEqual([24, 6, 10]);
    expect(made.issues.filter(({ code }) => code === 'WORKBOOK_WEIGHT_CLASS').map(({ args }) => args.heading)).toContain(
      '权重：重点生态功能区',
    );
    expect(made.understood.criteria).toEqual({ total: 42, understood: 31 });
  });

  it('WORKBOOK-12: an expression, peers of a class and a target that stands elsewhere are no method here', async () => {
    const criterion = (words: string) =>
      withCell(modelOf(exampleScheme('scheme/daoxiang-2023.yaml')), '指标体系', 'operators', '评分标准', words);
    for (const words of [
      '目标值〔last_year(1)〕：完成目标得满分，未完成得40分',
      '按百分位计分（同类比较）',
      '比基期增长20%得满分，增长0%得0分，其间按比例计分',
    ]) {
      const { sheets } = criterion(words);
      const made = schemeFromWorkbook(await reopenedSheets({ sheets: sheets.slice(1, -1) }), { pack: 'again', year: 2023 });
      const { scheme } = compileScheme({ files: made.files, entry: 'scheme/2023.yaml' });
      expect(leavesOf(scheme?.trees['units']).find((one) => one.indicator === 'operators')?.method.name).toBe('given');
      expect(made.issues.filter(({ code }) => code === 'WORKBOOK_CRITERION').map(({ args }) => args.found)).toEqual([words]);
    }
  });
});

function leavesOf(part: Part | undefined): Leaf[] {
  if (part === undefined || part.type === 'addition') return [];
  return part.type === 'leaf' ? [part] : part.parts.flatMap(leavesOf);
}
