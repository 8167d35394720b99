import type { TableMapping, Whereabouts } from '@kedu/intake';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Issue } from '@kedu/model';
import ExcelJS from 'exceljs';
import { openPack, readMappingFile, writeMappingFile } from '../../src/index.ts';
import { folderOf, PACK, TINY } from '../exampleFolder.ts';

const TEXT = `tables:
  - sheet: 经济
    headings: [2, 1]
    rows: { last: 9 }
    skip: [5]
    unit: { column: a, heading: 单位 }
    unit_by: name
    period: { fixed: 2023 }
    values:
      - { column: B, indicator: gdp, measure: 万元 }
      - { heading: 2023, indicator: air }
    words: { units: { 北川: 990100 } }
    blank: withheld
    source: 省统计局
`;

describe('MAP-11 a mapping file', () => {
  test('is read, with its defaults', () => {
    const { mappings, issues } = readMappingFile('m.yaml', TEXT);
    expect(issues).toEqual([]);
    expect(mappings).toMatchObject([
      {
        sheet: '经济',
        headings: [1, 2],
        last: 9,
        skip: [5],
        unit: { at: { column: 'A', heading: '单位' } },
        unitBy: 'name',
        indicator: 'values',
        period: { fixed: '2023' },
        values: [
          { at: { column: 'B' }, indicator: 'gdp', measure: '万元' },
          { at: { heading: '2023' }, indicator: 'air' },
        ],
        unitWords: new Map([['北川', '990100']]),
        blank: 'withheld',
        source: '省统计局',
      },
    ]);
  });

  test.each([
    ['a misspelt key', TEXT.replace('skip:', 'skpi:'), 'SCHEME_UNKNOWN_FIELD 5'],
    ['a letter that is none', TEXT.replace('column: B', 'column: 二'), 'SCHEME_BAD_FORMAT 10'],
    ['a place that says nothing', TEXT.replace('{ column: a, heading: 单位 }', '{}'), 'PACK_MAPPING_WHERE 6'],
    ['a place that says two things', TEXT.replace('heading: 单位', 'fixed: bei'), 'PACK_MAPPING_WHERE 6'],
    ['a column of values without a place', TEXT.replace('column: B, ', ''), 'PACK_MAPPING_WHERE 10'],
    ['no tables', 'tables: []\n', 'SCHEME_OUT_OF_BOUNDS 1'],
  ])('%s is told at its line', (_, text, expected) => {
    const { issues } = readMappingFile('m.yaml', text);
    expect(issues.map(({ code, place }) => `${code} ${place.line}`)).toEqual([expected]);
  });

  test('what is written is read back, whatever it says', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', '北', ' ', ':', '#', "'", '"', '1', '是', '-', '{', '%', '~', '.'),
      minLength: 1,
      maxLength: 6,
    });
    const at = fc
      .record({ column: fc.constantFrom('A', 'Z', 'AB'), heading: word }, { requiredKeys: [] })
      .filter(({ column, heading }) => column !== undefined || heading !== undefined);
    const where: fc.Arbitrary<Whereabouts> = fc.oneof(
      fc.constant('values' as const),
      at.map((ref) => ({ at: ref })),
      word.map((fixed) => ({ fixed })),
    );
    const value = fc
      .record(
        { indicator: fc.constantFrom('gdp', 'air_2'), period: fc.constantFrom('2023', 'FY2023@07', '2023Q1'), unit: word, measure: word },
        { requiredKeys: [] },
      )
      .chain((said) => at.map((ref) => ({ at: ref, ...said })));
    const words = fc.uniqueArray(fc.tuple(word, word), { selector: ([key]) => key, maxLength: 3 }).map((pairs) => new Map(pairs));
    const row = fc.integer({ min: 1, max: 99 });
    const mapping = fc.record({
      inside: fc.option(word, { nil: undefined }),
      sheet: fc.option(word, { nil: undefined }),
      headings: fc.uniqueArray(row, { maxLength: 3 }).map((rows) => rows.sort((a, b) => a - b)),
      first: fc.option(row, { nil: undefined }),
      last: fc.option(row, { nil: undefined }),
      skip: fc.array(row, { maxLength: 3 }),
      unit: where,
      unitBy: fc.constantFrom('id', 'code', 'name'),
      indicator: where,
      period: where,
      measure: fc.option(where, { nil: undefined }),
      values: fc.array(value, { minLength: 1, maxLength: 3 }),
      indicatorWords: words,
      unitWords: words,
      periodWords: words,
      blank: fc.constantFrom(undefined, 'withheld', 'overdue'),
      source: fc.option(word, { nil: undefined }),
    }) as fc.Arbitrary<TableMapping>;
    fc.assert(
      fc.property(fc.array(mapping, { minLength: 1, maxLength: 2 }), word, (mappings, remark) => {
        const text = writeMappingFile(mappings, [
          { text: remark },
          { table: 0, text: remark },
          { table: 0, about: 'values', text: `${remark}\n${remark}` },
        ]);
        const { mappings: read, issues } = readMappingFile('m.yaml', text);
        expect(issues).toEqual([]);
        expect(read).toEqual(mappings);
      }),
    );
  });

  test('remarks stand above what they are about, in Chinese', () => {
    const { mappings } = readMappingFile('m.yaml', TEXT);
    const text = writeMappingFile(mappings, [
      { text: '由 kedu import --guess 写出，请核对' },
      { table: 0, about: 'unit', text: '单位写在 A 列（A1“单位”）' },
    ]);
    expect(text.split('\n')[0]).toBe('# 由 kedu import --guess 写出，请核对');
    const lines = text.split('\n').map((line) => line.trim());
    expect(lines[lines.indexOf('unit: { column: A, heading: 单位 }') - 1]).toBe('# 单位写在 A 列（A1“单位”）');
    expect(text).toContain('- { column: B, indicator: gdp, measure: 万元 }');
  });
});

const WIDE = '单位,2022年（万元）,2023年（万元）\n北川市,1000000,1100000\n连海市,1200000,1300000\n合计,2200000,2400000\n';
const MAPPING = `tables:
  - headings: [1]
    rows: { last: 3 }
    unit: { column: A }
    unit_by: name
    indicator: { fixed: gdp }
    values:
      - { column: B, heading: 2022年（万元）, period: 2022, measure: 万元 }
      - { column: C, period: 2023, measure: 万元 }
`;
const mapped = {
  ...TINY,
  'pack.yaml': PACK.replace('layout: long', 'mapping: data/m.yaml'),
  'data/2023.csv': WIDE,
  'data/m.yaml': MAPPING,
};

describe('PACK-1 data by a mapping', () => {
  test('values come in, each with its cell', () => {
    const { pack, issues } = openPack(folderOf(mapped));
    expect(issues.map(({ code }) => code)).toEqual([]);
    expect(pack?.observations.column('gdp', '2023')?.values).toEqual(Float64Array.of(110, 130));
    expect(pack?.observations.origin('gdp', '2022', 1)).toMatchObject({ file: 'data/2023.csv', line: 3, column: 2 });
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a key of the short form beside it',
      { 'pack.yaml': mapped['pack.yaml'].replace('mapping:', 'layout: wide, mapping:') },
      'PACK_MAPPING_FIELD pack.yaml',
    ],
    [
      'a mapping that is not there',
      { 'pack.yaml': mapped['pack.yaml'].replace('data/m.yaml', 'data/n.yaml') },
      'PACK_FILE_MISSING pack.yaml',
    ],
    [
      'a mapping with a fault',
      { 'data/m.yaml': MAPPING.replace('values:', 'vlaues:').replace('headings', 'hedings') },
      'SCHEME_UNKNOWN_FIELD data/m.yaml',
    ],
    [
      'a sheet that the file has not',
      { 'data/m.yaml': MAPPING.replace('headings', 'sheet: 二\n    headings') },
      'MAP_SHEET_MISSING data/m.yaml',
    ],
  ])('%s', (_, broken, expected) => {
    const { issues } = openPack(folderOf({ ...mapped, ...broken }));
    expect(issues.map(({ code, place }) => `${code} ${place.file}`)).toContain(expected);
  });
});

test('MAP-14 mistakes of a mapping are told all at once, at its lines', () => {
  const broken = MAPPING.replace('fixed: gdp', 'fixed: gpd')
    .replace('heading: 2022年（万元）', 'heading: 2021年')
    .replace('column: C', 'column: Z');
  const { issues } = openPack(folderOf({ ...mapped, 'data/m.yaml': broken.replace('unit_by: name', 'unit_by: id') }));
  expect(issues.map(({ code, place }) => `${code} ${place.file}:${place.line}`)).toEqual(
    expect.arrayContaining([
      'MAP_INDICATOR_UNKNOWN data/m.yaml:6',
      'MAP_HEADING_DIFFERS data/m.yaml:8',
      'MAP_COLUMN_OUTSIDE data/m.yaml:9',
      'INTAKE_UNIT_BY data/2023.csv:2',
    ]),
  );
  expect(issues).toHaveLength(4);
});

test('MAP-10 a workbook comes in by its mapping; values and issues end at sheet and cell', async () => {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('封面').addRow(['说明']);
  const sheet = book.addWorksheet('经济');
  sheet.addRows([
    ['2023年度数据'],
    ['单位', '2023年', ''],
    ['', '生产总值（万元）', '空气'],
    ['北川市', 1_100_000, 0.9],
    ['连海市', 1_300_000, '12/15'],
    ['合计', 2_400_000, ''],
  ]);
  sheet.mergeCells('A2:A3');
  sheet.mergeCells('B2:C2');
  sheet.getCell('C4').numFmt = '0%';
  const text = `tables:
  - sheet: 经济
    headings: [2, 3]
    rows: { last: 5 }
    unit: { column: A, heading: 单位 }
    unit_by: name
    values:
      - { column: B, heading: 2023年 / 生产总值（万元）, indicator: gdp }
      - { column: C, indicator: air }
`;
  const pack = PACK.replace('data/2023.csv, layout: long', 'data/2023.xlsx, mapping: data/m.yaml');
  const bytes = new Uint8Array(await book.xlsx.writeBuffer());
  const opened = openPack(folderOf({ ...TINY, 'pack.yaml': pack, 'data/2023.xlsx': bytes, 'data/m.yaml': text }));
  expect(opened.issues.map(({ code, place }) => `${code} ${place.file} ${place.sheet} ${place.cell}`)).toEqual([
    'MAP_MEASURE_READ data/2023.xlsx 经济 B3',
    'INTAKE_TWO_NUMBERS data/2023.xlsx 经济 C5',
  ]);
  expect(opened.pack?.observations.column('gdp', '2023')?.values).toEqual(Float64Array.of(110, 130));
  expect(opened.pack?.observations.column('air', '2023')?.values[0]).toBe(90);
  expect(opened.pack?.observations.origin('air', '2023', 0)).toMatchObject({ file: 'data/2023.xlsx', sheet: '经济', line: 4, column: 3 });
});

test('MAP-13 broken cells and sheets that a pack does not read are no errors of it', async () => {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('经济');
  sheet.addRows([
    ['单位', '生产总值', '增速'],
    ['北川市', 110, 1],
    ['连海市', 130, 2],
  ]);
  sheet.getCell('C2').value = { error: '#DIV/0!' };
  const draft = book.addWorksheet('底稿', { state: 'hidden' });
  draft.getCell('A1').value = { error: '#REF!' };
  const text = `tables:
  - sheet: 经济
    headings: [1]
    unit: { column: A }
    unit_by: name
    period: { fixed: 2023 }
    values: [{ column: B, indicator: gdp }]
`;
  const pack = PACK.replace('data/2023.csv, layout: long', 'data/2023.xlsx, mapping: data/m.yaml');
  const issuesWith = async (): Promise<readonly Issue[]> => {
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    return openPack(folderOf({ ...TINY, 'pack.yaml': pack, 'data/2023.xlsx': bytes, 'data/m.yaml': text })).issues;
  };
  expect((await issuesWith()).map(({ severity, code, place }) => `${severity} ${code} ${place.sheet} ${place.cell}`)).toEqual([
    'notice MAP_SHEETS_UNREAD undefined undefined',
    'notice MAP_BROKEN_UNREAD 经济 C2',
  ]);
  sheet.getCell('B2').value = { error: '#N/A' };
  expect((await issuesWith()).filter(({ severity }) => severity === 'error').map(({ code, place }) => `${code} ${place.cell}`)).toEqual([
    'SHEET_ERROR_VALUE B2',
  ]);
});

const PUBLISHED = 'No,Name,Agency,City\n990100,北川市,A1,x\n990200,连海市,A1,NA\n990100,北川市,A1,x\n';
const REGISTER = `units:
  - file: data/published.csv
    columns: { unit_id: No, name: Name, parent: Agency, place: City }
    kind: city
    blank: [NA]
  - agencies.csv
`;

describe('REGISTER-9 a register out of a published file', () => {
  const files = {
    ...TINY,
    'pack.yaml': PACK.replace('example: true', `example: true\n${REGISTER.trimEnd()}`),
    'data/published.csv': PUBLISHED,
    'agencies.csv': 'unit_id,name,kind\nA1,甲厅,agency\n',
    'data/2023.csv': 'unit,indicator,period,value\n990100,gdp,2023,1\n',
  };

  test('columns are named, repeated rows are one unit, NA is blank; units of several files go together', () => {
    const { pack, issues } = openPack(folderOf(files));
    expect(issues.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(pack?.register.versions).toMatchObject([
      { id: '990100', name: { 'zh-CN': '北川市' }, kind: 'city', attributes: { place: 'x' }, line: 2 },
      { id: '990200', attributes: { place: '' } },
      { id: 'A1', kind: 'agency' },
    ]);
    expect(pack?.register.memberships).toMatchObject([
      { unit: '990100', parent: 'A1', hierarchy: 'territory' },
      { unit: '990200', parent: 'A1' },
    ]);
  });

  test.each<[string, Record<string, string>, string]>([
    [
      'a heading that the file has not',
      { 'data/published.csv': PUBLISHED.replace('Name', 'Title') },
      'INTAKE_HEADING_MISSING data/published.csv',
    ],
    [
      'a column of the register that must be there',
      { 'pack.yaml': files['pack.yaml'].replace(', name: Name', '') },
      'REGISTER_HEADING_MISSING data/published.csv',
    ],
    [
      'the same unit with another name',
      { 'data/published.csv': `${PUBLISHED}990100,东山市,A1,x\n` },
      'REGISTER_OVERLAP data/published.csv',
    ],
  ])('%s', (_, broken, expected) => {
    const { issues } = openPack(folderOf({ ...files, ...broken }));
    expect(issues.map(({ code, place }) => `${code} ${place.file}`)).toContain(expected);
  });

  test('PACK-6 a published file that is not on this machine: one warning, no complaint about what hangs on it', () => {
    const yaml = files['pack.yaml'].replace(
      'file: data/published.csv',
      'file: kedu-data:p/x.csv\n    origin: { title: P, url: https://example.org }',
    );
    const { pack, issues } = openPack(folderOf({ ...files, 'pack.yaml': yaml }));
    expect(issues.map(({ code }) => code)).toEqual(['PACK_DATA_MISSING']);
    expect(pack?.missingData).toEqual([{ file: 'kedu-data:p/x.csv', title: 'P', url: 'https://example.org' }]);
  });
});
