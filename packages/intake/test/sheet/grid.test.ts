import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { gridOf, openSheets, type Sheet } from '../../src/index.ts';
import { written } from './workbooks.ts';

function only(file: string, bytes: Uint8Array): Sheet {
  const sheet = openSheets(file, bytes).files[0]?.sheets[0];
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

describe('gridOf', () => {
  it('SHEET-11 gives cells by row and column, merged ranges filled by request', async () => {
    const bytes = await written((workbook) => {
      const sheet = workbook.addWorksheet('体系');
      sheet.addRows([
        ['一级指标', '二级指标', '权重'],
        ['经济', '总量', 15],
        ['', '增速', 10],
      ]);
      sheet.mergeCells('A2:A3');
      sheet.mergeCells('B1:C1');
    });
    const grid = gridOf(only('a.xlsx', bytes));
    expect(grid.rows).toEqual([
      ['一级指标', '二级指标'],
      ['经济', '总量', '15'],
      ['', '增速', '10'],
    ]);
    expect([grid.cell(3, 1), grid.filled(3, 1), grid.filled(1, 3), grid.filled(3, 2)]).toEqual(['', '经济', '二级指标', '增速']);
    expect(grid.mergeAt(3, 1)).toEqual({ top: 2, left: 1, bottom: 3, right: 1 });
    expect([grid.mergeAt(3, 2), grid.cell(9, 9), grid.filled(0, 0)]).toEqual([undefined, '', '']);
    expect(grid.cut).toBe(false);
  });

  it('SHEET-11 stops at its limit', () => {
    const sheet = only('a.csv', strToU8('a,b\n1,2\n3,4\n'));
    expect(gridOf(sheet, 2)).toMatchObject({
      rows: [
        ['a', 'b'],
        ['1', '2'],
      ],
      cut: true,
    });
    expect(gridOf(sheet, 3).cut).toBe(false);
  });

  it('SHEET-11 counts records of a CSV, not lines', () =>
    expect(gridOf(only('a.csv', strToU8('a,"b\nc"\n\n " 1 " ,2'))).rows).toEqual([['a', 'b\nc'], [], ['" 1 "', '2']]));

  it('SHEET-11 ends where quotes are broken', () => expect(gridOf(only('a.csv', strToU8('a,b\n"1,2\n3,4'))).rows).toEqual([['a', 'b']]));
});
