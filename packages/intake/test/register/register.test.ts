import { describe, expect, test } from 'vitest';
import { creditCodeCheck } from '../../src/register/creditCode.ts';
import { readRegister } from '../../src/register/register.ts';

const file = (name: string, text: string) => ({ file: name, bytes: new TextEncoder().encode(text) });

function read(units: string, more: { hierarchies?: string; successions?: string } = {}, example = true) {
  const { register, issues } = readRegister({
    units: file('units.csv', units),
    hierarchies: more.hierarchies === undefined ? undefined : file('hierarchies.csv', more.hierarchies),
    successions: more.successions === undefined ? undefined : file('successions.csv', more.successions),
    example,
  });
  return {
    register,
    issues,
    codes: issues.map(({ code, place }) => `${code} ${place.file}:${place.line}${place.column === undefined ? '' : `:${place.column}`}`),
  };
}

const THREE = 'unit_id,name,parent\na,甲省,\nb,乙市,a\nc,丙市,a\n';

test('PACK-2 code and kind have defaults, further columns are attributes, parent is a membership in territory', () => {
  const { register, issues } = read(
    'unit_id,code,name,name_en,kind,parent,zone,from,example\na,990000,甲省,Jia,province,,,,\nb,,乙市,,,a,coast,2020-01-01,否\n',
  );
  expect(issues).toEqual([]);
  expect(register.versions).toEqual([
    { id: 'a', code: '990000', name: { 'zh-CN': '甲省', en: 'Jia' }, kind: 'province', example: true, attributes: { zone: '' }, line: 2 },
    {
      id: 'b',
      code: 'b',
      name: { 'zh-CN': '乙市' },
      kind: 'unit',
      from: '2020-01-01',
      example: false,
      attributes: { zone: 'coast' },
      line: 3,
    },
  ]);
  expect(register.memberships).toEqual([
    { hierarchy: 'territory', unit: 'b', parent: 'a', share: 1, from: '2020-01-01', until: undefined },
  ]);
});

test('REGISTER-8 headings may stand in Chinese; one of another case is read and said', () => {
  const { register, codes } = read('编号,代码,名称,英文名,类别,上级,起,止,Zone\na,9901,甲,Jia,city,,2020-01-01,2020-12-31,coast\n');
  expect(codes).toEqual([]);
  expect(register.versions).toMatchObject([
    {
      id: 'a',
      code: '9901',
      name: { 'zh-CN': '甲', en: 'Jia' },
      kind: 'city',
      from: '2020-01-01',
      until: '2020-12-31',
      attributes: { Zone: 'coast' },
    },
  ]);
  expect(read('unit_id,Name\na,甲\n')).toMatchObject({
    codes: ['INTAKE_HEADING_READ units.csv:1'],
    register: { versions: [{ name: { 'zh-CN': '甲' } }] },
  });
  expect(read('unit_id,name,类别,kind\na,甲,x,city\n').register.versions).toMatchObject([{ kind: 'city', attributes: { 类别: 'x' } }]);
});

test('REGISTER-8 a register that cannot be read brings nothing that follows from it', () => {
  expect(
    read('', { hierarchies: 'hierarchy,unit_id,parent_id\nf,b,a\n', successions: 'unit_id,successor_id,on\nb,a,2023-01-01\n' }).codes,
  ).toEqual(['INTAKE_EMPTY units.csv:undefined']);
});

describe('register, one fault each', () => {
  test.each([
    ['REGISTER-1 no unit_id', 'unit_id,name\n,甲\n', 'REGISTER_ID_MISSING units.csv:2:1'],
    ['REGISTER-1 no name', 'unit_id,name\na,\n', 'REGISTER_NAME_MISSING units.csv:2:3'],
    ['REGISTER-1 no unit', 'unit_id,name\n', 'REGISTER_NO_UNITS units.csv:1'],
    ['REGISTER-1 no column of names', 'unit_id,nam\na,甲\n', 'REGISTER_HEADING_MISSING units.csv:1'],
    [
      'REGISTER-2 two versions at one time',
      'unit_id,name,from,until\na,甲,,2022-12-31\na,甲,2022-12-31,\n',
      'REGISTER_OVERLAP units.csv:3:1',
    ],
    ['REGISTER-2 one code, two units at one time', 'unit_id,code,name\na,9901,甲\nb,9901,乙\n', 'REGISTER_CODE_TWICE units.csv:3:3'],
    ['REGISTER-3 a day that does not exist', 'unit_id,name,from\na,甲,2023-02-29\n', 'REGISTER_DAY units.csv:2:5'],
    ['REGISTER-3 from after until', 'unit_id,name,from,until\na,甲,2023-02-02,2023-02-01\n', 'REGISTER_SPAN units.csv:2:5'],
    ['REGISTER-4 a wrong check character', 'unit_id,code,name\na,91350100M000100Y42,甲\n', 'REGISTER_CODE_CHECK units.csv:2:3'],
    [
      'REGISTER-4 a letter that GB 32100 does not have',
      'unit_id,code,name\na,9135010OM000100Y43,甲\n',
      'REGISTER_CODE_CHECK units.csv:2:3',
    ],
    ['REGISTER-5 a parent that is not there', 'unit_id,name,parent\na,甲,b\n', 'REGISTER_UNIT_UNKNOWN units.csv:2:5'],
    [
      'REGISTER-5 a parent that had ended',
      'unit_id,name,parent,from,until\np,省,,,2019-12-31\na,甲,p,2020-01-01,\n',
      'REGISTER_NOT_ALIVE units.csv:3:5',
    ],
    ['REGISTER-5 a unit above itself', 'unit_id,name,parent\na,甲,a\n', 'REGISTER_CYCLE units.csv:2:5'],
    ['PACK-2 example is neither yes nor no', 'unit_id,name,example\na,甲,maybe\n', 'REGISTER_FLAG units.csv:2:5'],
  ])('%s', (_, units, code) => {
    expect(read(units).codes).toEqual([code]);
  });

  test.each([
    ['REGISTER-6 a share above 1', 'hierarchy,unit_id,parent_id,share\nf,b,a,1.2\n', ['REGISTER_SHARE hierarchies.csv:2:7']],
    [
      'REGISTER-6 shares that do not add up',
      'hierarchy,unit_id,parent_id,share\nf,b,a,60%\nf,b,c,0.3\n',
      ['REGISTER_SHARES hierarchies.csv:3:5'],
    ],
    [
      'REGISTER-6 shares that add up only until one ends',
      'hierarchy,unit_id,parent_id,share,from,until\nf,b,a,0.6,,\nf,b,c,0.4,,2022-12-31\nf,b,c,0.5,2023-01-01,\n',
      ['REGISTER_SHARES hierarchies.csv:4:5'],
    ],
    ['REGISTER-5 a cycle over three', 'hierarchy,unit_id,parent_id\nf,a,b\nf,b,c\nf,c,a\n', ['REGISTER_CYCLE hierarchies.csv:4:5']],
  ])('%s', (_, hierarchies, codes) => {
    expect(read(THREE, { hierarchies }).codes).toEqual(codes);
  });

  test.each([
    ['REGISTER-7 a unit that is not there', 'unit_id,successor_id,on\nx,b,2023-01-01\n', 'REGISTER_UNIT_UNKNOWN successions.csv:2:1'],
    ['REGISTER-7 its own successor', 'unit_id,successor_id,on\nb,b,2023-01-01\n', 'REGISTER_SUCCESSOR_SELF successions.csv:2:3'],
    [
      'REGISTER-7 shares that do not add up',
      'unit_id,successor_id,share,on\nb,a,0.5,2023-01-01\nb,c,0.4,2023-01-01\n',
      'REGISTER_SHARES successions.csv:2:5',
    ],
    ['REGISTER-3 no day', 'unit_id,successor_id,on\nb,c,\n', 'REGISTER_DAY successions.csv:2'],
  ])('%s', (_, successions, code) => {
    expect(read(THREE, { successions }).codes).toEqual([expect.stringContaining(code)]);
  });

  test('a cycle that ends before it closes is none', () => {
    const hierarchies = 'hierarchy,unit_id,parent_id,from,until\nf,b,c,,2021-12-31\nf,c,b,2022-01-01,\n';
    expect(read(THREE, { hierarchies }).codes).toEqual([]);
  });

  test('a code that passes on, and versions that follow each other, are right', () => {
    expect(read('unit_id,code,name,from,until\na,1,甲,,2022-12-31\na,2,甲新,2023-01-01,\nb,1,乙,2023-01-01,\n').codes).toEqual([]);
  });
});

test('REGISTER-4 the check character of the published example', () => {
  expect(creditCodeCheck('91350100M000100Y4')).toBe('3');
});
