import { expect, test } from 'vitest';
import { matching } from '../src/page/matching.ts';

const unit = (code: string, name: string) => ({ code, name, score: '80.00' });
const directory = {
  lists: [
    { list: 'places', title: '市', units: [unit('990100', '北川市'), unit('990200', '新北市'), unit('990300', 'Beichuan')] },
    { list: 'organs', title: '部门', units: [unit('9901', '北原省统计局')] },
  ],
};
const codes = (typed: string): string[] => matching(directory, typed).map(({ code }) => code);

test('CAPSULE-7 a unit is found by a part of its name or code; what begins with it comes first', () => {
  expect(codes('北')).toEqual(['990100', '9901', '990200']);
  expect(codes('9901')).toEqual(['990100', '9901']);
  expect(codes('00')).toEqual(['990100', '990200', '990300']);
});

test('CAPSULE-7 width and case do not matter, and nothing typed finds nothing', () => {
  expect(codes('９９０３')).toEqual(['990300']);
  expect(codes(' BEI ')).toEqual(['990300']);
  expect(codes('  ')).toEqual([]);
  expect(codes('nowhere')).toEqual([]);
});
