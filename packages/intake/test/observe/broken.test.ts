import { describe, expect, test } from 'vitest';
import { cellOf, type Issue } from '@kedu/model';
import { ObservationReader, openSheets, readRegister, type TableMapping } from '../../src/index.ts';
import { written } from '../sheet/workbooks.ts';

const { register } = readRegister({
  units: {
    file: 'units.csv',
    bytes: new TextEncoder().encode('unit_id,code,name,kind\nbei,990100,北川市,city\nlian,990200,连海市,city\n'),
  },
  example: true,
});
const EMPTY = { formula: 'SUM(A1:A2)' } as never;
const REF = { error: '#REF!' } as never;

/** A table of two units and two indicators, with a remark beside it and a total below that is skipped; row 6 has no unit. */
function mapping(changes: Partial<TableMapping> = {}): TableMapping {
  return {
    sheet: '汇总',
    headings: [1],
    skip: [4],
    unit: { at: { column: 'A' } },
    unitBy: 'name',
    indicator: 'values',
    period: { fixed: '2023' },
    values: [
      { at: { column: 'B' }, indicator: 'gdp' },
      { at: { column: 'C' }, indicator: 'rate' },
    ],
    indicatorWords: new Map(),
    unitWords: new Map(),
    periodWords: new Map(),
    ...changes,
  };
}

async function read(cells: Readonly<Record<string, unknown>>, mappings = [mapping()], others: Readonly<Record<string, unknown>> = {}) {
  const bytes = await written((book) => {
    const sheet = book.addWorksheet('汇总');
    sheet.addRows([
      ['单位', '值', '率', '备注'],
      ['北川市', 10, 5, ''],
      ['连海市', 20, 6, ''],
      ['合计', 30, '', ''],
    ]);
    for (const [cell, value] of Object.entries(cells)) sheet.getCell(cell).value = value as never;
    const draft = book.addWorksheet('底稿', { state: 'hidden' });
    for (const [cell, value] of Object.entries(others)) draft.getCell(cell).value = value as never;
  });
  const reader = new ObservationReader(register, [{ id: 'gdp' }, { id: 'rate' }]);
  const issues = reader.addOpened(openSheets('a.xlsx', bytes), mappings);
  const read = reader.finish();
  const values = ['gdp', 'rate'].map((id) => {
    const column = read.column(id, '2023');
    return read.unitIds.map((_, i) => column && cellOf(column, i));
  });
  return { issues: issues.map(told), values };
}

const told = ({ code, severity, place, args }: Issue) => [severity, code, place.sheet, place.cell, args];

describe('MAP-13 broken cells', () => {
  test('that are read are errors at their cells, with no second word', async () => {
    const { issues, values } = await read({ B2: EMPTY, C3: REF });
    expect(issues).toEqual([
      ['error', 'SHEET_FORMULA_EMPTY', '汇总', 'B2', {}],
      ['error', 'SHEET_ERROR_VALUE', '汇总', 'C3', { found: '#REF!' }],
    ]);
    expect(values).toEqual([
      ['overdue', 20],
      [5, 'overdue'],
    ]);
  });

  test('that say what a row is about leave it out, and nothing is said of its unit', async () => {
    const { issues, values } = await read({ A2: REF, A3: EMPTY });
    expect(issues.map(([, code, , cell]) => [code, cell])).toEqual([
      ['SHEET_ERROR_VALUE', 'A2'],
      ['SHEET_FORMULA_EMPTY', 'A3'],
    ]);
    expect(values).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('in a row of formulas only are not passed over as a blank row', async () => {
    const { issues } = await read({ A5: EMPTY, B5: EMPTY, C5: EMPTY });
    expect(issues.map(([, code, , cell]) => [code, cell])).toEqual(['A5', 'B5', 'C5'].map((cell) => ['SHEET_FORMULA_EMPTY', cell]));
  });

  test('in columns and rows that are not read are one notice', async () => {
    const { issues, values } = await read({ D2: REF, B4: REF, C4: EMPTY });
    expect(issues).toEqual([['notice', 'MAP_BROKEN_UNREAD', '汇总', 'D2', { cells: 'D2, B4, C4', count: 3 }]]);
    expect(values).toEqual([
      [10, 20],
      [5, 6],
    ]);
  });

  test('that another mapping of the sheet reads are not unread', async () => {
    const [one, other] = mapping().values;
    const { issues } = await read({ C2: REF }, [mapping({ values: [one as never] }), mapping({ values: [other as never] })]);
    expect(issues).toEqual([['error', 'SHEET_ERROR_VALUE', '汇总', 'C2', { found: '#REF!' }]]);
  });

  test('are found behind more of them than are listed', async () => {
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`D${i + 10}`, EMPTY]));
    const { issues, values } = await read({ ...many, A99: '北川市', B99: EMPTY }, [mapping({ skip: [2, 4] })]);
    expect(issues.map(([severity, code, , cell]) => [severity, code, cell])).toEqual([
      ['notice', 'MAP_BROKEN_UNREAD', 'D10'],
      ['error', 'SHEET_FORMULA_EMPTY', 'B99'],
    ]);
    expect(values[0]).toEqual(['overdue', 20]);
  });
});

describe('MAP-13 sheets that no mapping uses', () => {
  test('are one notice where they hold errors, and nothing where they do not', async () => {
    const { issues } = await read({}, undefined, { A1: REF, A2: EMPTY });
    expect(issues).toEqual([['notice', 'MAP_SHEETS_UNREAD', undefined, undefined, { sheets: '底稿', count: 2 }]]);
    expect((await read({}, undefined, { A1: '旧数' })).issues).toEqual([]);
  });

  test('are told in full where a table was not found', async () => {
    const { issues } = await read({}, [mapping({ sheet: '没有' })], { A1: REF });
    expect(issues.map(([, code]) => code)).toEqual(['SHEET_ERROR_VALUE', 'SHEET_HIDDEN', 'MAP_SHEET_MISSING']);
  });
});
