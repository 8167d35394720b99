import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Issue } from '@kedu/model';
import { describe, expect, test } from 'vitest';
import { openPack, sourceLines } from '../src/index.ts';
import { DATA, folderOf, PACK, SCHEME, temporaryFolder, TINY } from './exampleFolder.ts';

const errors = (issues: readonly Issue[]): string[] =>
  issues
    .filter(({ severity }) => severity === 'error')
    .map(({ code, place }) => [code, place.file, place.line].filter((part) => part !== undefined).join(' '));

describe('openPack', () => {
  test('PACK-1 a pack that is right: units, scheme, runs, data; what was understood is said', () => {
    const { pack, issues } = openPack(folderOf(TINY));
    expect(errors(issues)).toEqual([]);
    expect(
      issues.filter(({ code }) => code === 'INTAKE_NUMBER_READ').map(({ place, args }) => `${place.line}:${place.column} ${args.form}`),
    ).toEqual(['8:15 full_width', '9:15 suffix']);
    expect(pack?.runs.map(({ period, asOf }) => `${period.id} ${asOf}`)).toEqual(['2022 2023-03-01', '2023 2024-03-01']);
    expect(pack?.observations.column('gdp', '2023')?.values).toEqual(Float64Array.of(110, 130));
    expect(pack?.schemes.map(({ id }) => id)).toEqual(['tiny']);
  });

  test.each<[string, Record<string, string | Uint8Array>, string]>([
    ['PACK-1 an unknown field', { 'pack.yaml': PACK.replace('example: true', 'exampel: true') }, 'SCHEME_UNKNOWN_FIELD pack.yaml 3'],
    ['PACK-4 an empty scheme file is one mistake', { 'scheme/tiny.yaml': '' }, 'INTAKE_EMPTY scheme/tiny.yaml'],
    [
      'PACK-4 a full-width colon behind scheme',
      { 'scheme/tiny.yaml': SCHEME.replace('scheme:', 'scheme：') },
      'SCHEME_FULL_WIDTH scheme/tiny.yaml 1',
    ],
    ['PACK-1 a missing data file', { 'pack.yaml': PACK.replace('data/2023.csv', 'data/2024.csv') }, 'PACK_FILE_MISSING pack.yaml 5'],
    ['PACK-1 a period twice', { 'pack.yaml': PACK.replace('["2022", "2023"]', '["2023", "2023"]') }, 'PACK_PERIOD_TWICE pack.yaml 7'],
    ['PACK-1 a period that does not exist', { 'pack.yaml': PACK.replace('["2022", "2023"]', '["2023-13"]') }, 'PACK_PERIOD pack.yaml 7'],
    ['PACK-1 no day for a period', { 'pack.yaml': PACK.replace('"2022": 2023-03-01, ', '') }, 'PACK_AS_OF_MISSING pack.yaml 8'],
    [
      'PACK-9 a day for all that no calendar has',
      { 'pack.yaml': PACK.replace(/as_of: .*/, 'as_of: 2024-02-30') },
      'PACK_AS_OF pack.yaml 8',
    ],
    [
      'PACK-9 a day of one period that no calendar has',
      { 'pack.yaml': PACK.replace('2023-03-01', '2023-02-29') },
      'PACK_AS_OF pack.yaml 8',
    ],
    [
      'PACK-1 a data file outside without its origin',
      { 'pack.yaml': PACK.replace('data/2023.csv', 'kedu-data:x.csv') },
      'PACK_ORIGIN_MISSING pack.yaml 5',
    ],
    [
      'PACK-1 a table of columns without headings',
      { 'pack.yaml': PACK.replace('layout: long', 'layout: wide, columns_table: c.csv'), 'c.csv': 'a,b\n1,2\n' },
      'PACK_COLUMNS_TABLE c.csv 1',
    ],
    [
      'PACK-3 a rule table with an open quote',
      {
        'scheme/tiny.yaml': SCHEME.replace('score:', 'targets: targets.csv\nscore:'),
        'scheme/targets.csv': 'indicator,target\ngdp,"100\n',
      },
      'SCHEME_TABLE_QUOTE scheme/targets.csv 2',
    ],
    ['PACK-4 no scheme in force', { 'scheme/tiny.yaml': SCHEME.replace('2022-01-01', '2023-01-01') }, 'PACK_NO_SCHEME pack.yaml'],
    ['PACK-5 a path that leads out', { 'pack.yaml': PACK.replace('data/2023.csv', '../2023.csv') }, 'PACK_PATH pack.yaml 5'],
    ['PACK-5 an absolute path', { 'pack.yaml': PACK.replace('data/2023.csv', '/2023.csv') }, 'PACK_PATH pack.yaml 5'],
    ['PACK-5 a path with a drive', { 'pack.yaml': PACK.replace('data/2023.csv', "'C:x.csv'") }, 'PACK_PATH pack.yaml 5'],
    [
      'INTAKE-9 a unit that is not in the register',
      { 'data/2023.csv': DATA.replace('bei,gdp,2022', 'bie,gdp,2022') },
      'INTAKE_UNIT_UNKNOWN data/2023.csv 2',
    ],
    ['INTAKE-6 text in a number cell', { 'data/2023.csv': DATA.replace('110', 'l10') }, 'INTAKE_NOT_A_NUMBER data/2023.csv 6'],
    [
      'INTAKE-8 a period that does not parse',
      { 'data/2023.csv': DATA.replace('air,2022,80', 'air,22年,80') },
      'INTAKE_PERIOD data/2023.csv 3',
    ],
    ['INTAKE-10 a duplicate row', { 'data/2023.csv': `${DATA}bei,gdp,2022,101\n` }, 'INTAKE_CONTRADICTION data/2023.csv 10'],
    ['INTAKE-4 an empty data file', { 'data/2023.csv': '' }, 'INTAKE_EMPTY data/2023.csv'],
    ['SHEET-8 a damaged workbook', { 'data/2023.csv': Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0) }, 'SHEET_DAMAGED data/2023.csv'],
    [
      'REGISTER-1 a unit without a name',
      { 'units.csv': 'unit_id,code,name,name_en,kind\nbei,990100,,,city\nlian,990200,连海市,,city\n' },
      'REGISTER_NAME_MISSING units.csv 2',
    ],
  ])('%s', (_, broken, code) => {
    expect(errors(openPack(folderOf({ ...TINY, ...broken })).issues)).toEqual([code]);
  });

  test('INTAKE-3 a GBK data file is read the same', () => {
    const gbk = Buffer.concat([
      Buffer.from(DATA.slice(0, DATA.indexOf('不适用'))),
      Uint8Array.of(0xb2, 0xbb, 0xca, 0xca, 0xd3, 0xc3),
      Buffer.from(DATA.slice(DATA.indexOf('不适用') + 3).replace('１３０', '130')),
    ]);
    const { pack, issues } = openPack(folderOf({ ...TINY, 'data/2023.csv': gbk }));
    expect(issues.map(({ code }) => code)).toContain('INTAKE_ENCODING');
    expect(pack?.observations.column('air', '2022')).toEqual(openPack(folderOf(TINY)).pack?.observations.column('air', '2022'));
  });

  test('all problems of several files come together', () => {
    const { issues } = openPack(
      folderOf({
        ...TINY,
        'pack.yaml': PACK.replace('example: true', 'exampel: true'),
        'data/2023.csv': DATA.replace('110', 'l10'),
        'scheme/tiny.yaml': SCHEME.replace('weight: 60', 'weight: 50'),
      }),
    );
    expect(errors(issues).map((line) => line.split(' ')[0])).toEqual(
      expect.arrayContaining(['SCHEME_UNKNOWN_FIELD', 'WEIGHT_SUM', 'INTAKE_NOT_A_NUMBER']),
    );
  });

  test('PACK-5 a link that leads out of the pack is refused', () => {
    const outside = join(temporaryFolder(), 'secret.csv');
    writeFileSync(outside, DATA);
    const folder = folderOf({ ...TINY, 'pack.yaml': PACK.replace('data/2023.csv', 'data/link.csv') });
    symlinkSync(outside, join(folder, 'data', 'link.csv'));
    expect(errors(openPack(folder).issues)).toEqual(['PACK_PATH pack.yaml 5']);
  });

  test('PACK-6 a data file outside the pack: one warning with its public original, or read where it is', () => {
    const outside = {
      ...TINY,
      'pack.yaml': PACK.replace(
        '{ file: data/2023.csv,',
        '{ file: "kedu-data:x/2023.csv", origin: { title: 原件, url: "https://example.org/x" },',
      ),
    };
    const { pack, issues } = openPack(folderOf(outside), {});
    expect(pack?.missingData).toEqual([{ file: 'kedu-data:x/2023.csv', title: '原件', url: 'https://example.org/x' }]);
    expect(issues.filter(({ code }) => code === 'PACK_DATA_MISSING')).toMatchObject([
      { severity: 'warning', args: { url: 'https://example.org/x', reason: 'no_kedu_data' } },
    ]);

    const keduData = temporaryFolder();
    mkdirSync(join(keduData, 'data', 'x'), { recursive: true });
    writeFileSync(join(keduData, 'data', 'x', '2023.csv'), DATA);
    const read = openPack(folderOf(outside), { keduData });
    expect(read.pack?.missingData).toEqual([]);
    expect(read.pack?.observations.origin('gdp', '2022', 0)?.file).toBe('kedu-data:x/2023.csv');
  });

  test('no such folder, and a folder that is no pack', () => {
    expect(errors(openPack(join(temporaryFolder(), 'none')).issues)).toEqual(['PACK_NOT_FOUND']);
    expect(errors(openPack(temporaryFolder()).issues)).toEqual(['PACK_YAML_MISSING']);
  });
});

test('lines of issues are read as they stand, also out of GBK', () => {
  const folder = folderOf({ 'a.csv': 'x\r\n第二行\nlast', 'b.csv': Uint8Array.of(0xb1, 0xb1, 0x0a) });
  const at = (file: string, line: number): Issue => ({ code: 'X', severity: 'error', place: { file, line }, args: {} });
  const lineOf = sourceLines(folder, undefined, [at('a.csv', 2), at('a.csv', 3), at('b.csv', 1), at('a.csv', 9)]);
  expect([lineOf('a.csv', 2), lineOf('a.csv', 3), lineOf('b.csv', 1), lineOf('a.csv', 9), lineOf('a.csv', 1)]).toEqual([
    '第二行',
    'last',
    '北',
    undefined,
    undefined,
  ]);
});
