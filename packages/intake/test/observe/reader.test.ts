import { describe, expect, test } from 'vitest';
import { MAX_ISSUES_PER_CODE, ObservationReader, readRegister } from '../../src/index.ts';
import { locationsOf } from './locations.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const register = (ids: readonly string[]) =>
  readRegister({
    units: { file: 'units.csv', bytes: encode(`unit_id,name\n${ids.map((id) => `${id},${id}名`).join('\n')}\n`) },
    example: true,
  }).register;

describe('INTAKE-12 origins', () => {
  test('several files into one series: each cell keeps its own file, line and column', () => {
    const reader = new ObservationReader(register(['a', 'b', 'c']), [{ id: 'x' }, { id: 'y' }]);
    expect(
      reader
        .add('one.csv', encode('unit,period,x,y\na,2023,1,2\nb,2023,３,4\n'), { layout: 'wide', source: '一处' })
        .map(({ code }) => code),
    ).toEqual(['INTAKE_NUMBER_READ']);
    expect(reader.add('two.csv', encode('note,unit,indicator,period,value\nn,c,x,2023,5\n'), { layout: 'long' })).toEqual([]);
    const observations = reader.finish();
    expect(locationsOf(observations, 'x', '2023')).toEqual(['one.csv:2:3', 'one.csv:3:3', 'two.csv:2:5']);
    expect(locationsOf(observations, 'y', '2023')).toEqual(['one.csv:2:4', 'one.csv:3:4', undefined]);
    expect(observations.origin('x', '2023', 1)).toEqual({ file: 'one.csv', line: 3, column: 3, text: '３', source: '一处', example: true });
    expect(observations.origin('x', '2023', 2)).toEqual({ file: 'two.csv', line: 2, column: 5, example: true });
  });

  test('a second file contradicts the first and is told so with both places', () => {
    const reader = new ObservationReader(register(['a']), [{ id: 'x' }]);
    reader.add('one.csv', encode('unit,period,x\na,2023,1\n'), { layout: 'wide' });
    expect(reader.add('two.csv', encode('unit,period,x\na,2023,2\n'), { layout: 'wide' })).toMatchObject([
      {
        code: 'INTAKE_CONTRADICTION',
        place: { file: 'two.csv', line: 2, unit: 'a', indicator: 'x', period: '2023' },
        args: { first: 1, found: 2, firstFile: 'one.csv', firstLine: 2 },
      },
    ]);
    expect(reader.finish().column('x', '2023')?.values).toEqual(Float64Array.of(1));
  });

  test('a value that a later row of the same unit adds has the line of that row, the others keep theirs', () => {
    const reader = new ObservationReader(register(['a', 'b']), [{ id: 'x' }, { id: 'y' }]);
    expect(reader.add('one.csv', encode('unit,period,x,y\na,2023,1,\nb,2023,2,3\na,2023,,4\n'), { layout: 'wide' })).toEqual([]);
    const observations = reader.finish();
    expect(locationsOf(observations, 'x', '2023')).toEqual(['one.csv:2:3', 'one.csv:3:3']);
    expect(locationsOf(observations, 'y', '2023')).toEqual(['one.csv:4:4', 'one.csv:3:4']);
  });
});

test('INTAKE-11 a flood of problems is listed up to the limit and then counted', () => {
  const rows = Array.from({ length: 200 }, (_, i) => `a,${2000 + (i % 100)},x${i}`).join('\n');
  const issues = new ObservationReader(register(['a']), [{ id: 'x' }]).add('one.csv', encode(`unit,period,x\n${rows}\n`), {
    layout: 'wide',
  });
  expect(issues.filter(({ code }) => code === 'INTAKE_NOT_A_NUMBER').length).toBe(MAX_ISSUES_PER_CODE);
  expect(issues.at(-1)).toMatchObject({ code: 'INTAKE_MORE', args: { code: 'INTAKE_NOT_A_NUMBER', count: 150 } });
});

test('INTAKE-2 more cells than a run holds are refused once, not run out of memory', () => {
  const ids = Array.from({ length: 60_000 }, (_, i) => `u${i}`);
  const periods = Array.from({ length: 2300 }, (_, i) => `${1000 + i}`);
  const reader = new ObservationReader(register(ids), [{ id: 'x' }]);
  // One row more than fits, each in a year of its own.
  const rows = periods.slice(0, 2240).map((period) => `u1,${period},1`);
  const issues = reader.add('one.csv', encode(`unit,period,x\n${rows.join('\n')}\n`), { layout: 'wide' });
  expect(issues.map(({ code }) => code)).toEqual(['INTAKE_TOO_MANY_CELLS']);
  // A gigabyte is filled before the limit comes.
}, 60_000);

test('PACK-1 a fixed period that is none is refused', () => {
  const reader = new ObservationReader(register(['a']), [{ id: 'x' }]);
  expect(reader.add('one.csv', encode('unit,x\na,1\n'), { layout: 'wide', fixedPeriod: '去年' }).map(({ code }) => code)).toEqual([
    'INTAKE_PERIOD',
  ]);
  expect(reader.finish().indicators).toEqual([]);
});

test('the bytes of a file are not changed', () => {
  const bytes = encode('unit,period,x\na,2023,"1,5"\n');
  const before = bytes.slice();
  new ObservationReader(register(['a']), [{ id: 'x' }]).add('one.csv', bytes, { layout: 'wide' });
  expect(bytes).toEqual(before);
});
