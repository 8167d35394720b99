import { writeWorkbook } from '@kedu/runner';
import type { WorkbookModel } from '@kedu/workbook';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { exampleScheme, modelOf } from '../roundtrip/exported.ts';

const model = modelOf(exampleScheme('scheme/2023.yaml'));

async function written(given: WorkbookModel): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  const bytes = await writeWorkbook(given);
  await book.xlsx.load(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  return book;
}

const book = await written(model);

describe('LAYOUT-1: the workbook as an official gets it', () => {
  it('has a sheet for each list and kind of rule, the source out of sight', () => {
    expect(book.worksheets.filter(({ state }) => state === 'visible').map(({ name }) => name)).toEqual([
      '说明',
      '指标体系·设区的市',
      '指标体系·省直部门',
      '指标属性',
      '加减分',
      '红线与等次',
      '预警灯',
      '结果应用',
      '其他规则',
      'awards.csv',
      'decisions.csv',
      'field-budgets.csv',
      'livelihood-list.csv',
      'reprimands.csv',
      'subsidies.csv',
      'targets.csv',
    ]);
    expect(book.worksheets.at(-1)).toMatchObject({ name: '方案原文', state: 'hidden' });
  });

  it('prints on A4 landscape, as wide as the page, headings on every page', () => {
    const sheet = book.getWorksheet('指标体系·设区的市');
    expect(sheet?.pageSetup).toMatchObject({ paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 });
    expect(sheet?.pageSetup.printTitlesRow).toBe('1:3');
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 3, xSplit: 2 });
  });

  it('merges the first level down, wraps text, and offers the words that a column takes', () => {
    const sheet = book.getWorksheet('指标体系·设区的市') as ExcelJS.Worksheet;
    expect([sheet.getCell('A4').value, sheet.getCell('A13').master.address]).toEqual(['经济建设', 'A4']);
    const heading = sheet.getRow(3);
    const columnOf = (name: string): number => (heading.values as string[]).indexOf(name);
    expect(sheet.getRow(5).getCell(columnOf('方向')).dataValidation).toMatchObject({ type: 'list', formulae: ['"越高越好,越低越好"'] });
    expect(sheet.getRow(5).getCell(columnOf('评分标准')).alignment.wrapText).toBe(true);
  });

  it('keeps texts text and numbers numbers: clause 6.10 stays 6.10', () => {
    const sheet = book.getWorksheet('指标体系·设区的市') as ExcelJS.Worksheet;
    const texts = sheet.getColumn((sheet.getRow(3).values as string[]).indexOf('依据条款')).values;
    expect(texts).toContain('6.10');
    expect(sheet.getRow(5).getCell(3).value).toBe(12);
  });

  it('says on its first sheet that an example is one', () => {
    const text = JSON.stringify(book.getWorksheet('说明')?.getSheetValues());
    expect(text).toContain('示例数据');
    expect(JSON.stringify(model.sheets[0])).toContain('刻度指标体系 1');
  });
});
