import { expect, test } from 'vitest';
import { type CellKind, readRuleTable } from '../../src/load/table.ts';
import { withNearestUnit } from '../../src/lint/nearest-unit.ts';
import { filesOf, registerOf } from '../pack-files.ts';

function toldOf(kind: CellKind, cell: string) {
  const { issues } = readRuleTable('t.csv', `x\n${cell}\n`, { x: { kind, required: true } });
  return issues.map(({ code, args }) => [code, args['suggestion']]);
}

test.each([
  ['share', '20', '20%'],
  ['share', '12.5', '12.5%'],
  ['share', '120', ''],
  ['yuan', '8万', '80000'],
  ['yuan', '1.5亿元', '150000000'],
  ['yuan', '80000.035', ''],
  ['yuan', '-5', ''],
  ['number', '12.5万', '125000'],
  ['number', '约12', ''],
  ['count', '3万', '30000'],
  ['count', '2.5', ''],
  ['day', '2023年7月1日', ''],
] as const)('SCHEME-41 a cell of %s that holds %s was likely meant as “%s”', (kind, cell, suggestion) => {
  expect(toldOf(kind, cell)).toEqual([['SCHEME_TABLE_CELL', suggestion]]);
});

test('SCHEME-31 SCHEME-41 a unit by its name or its code alone: the pair of the register', () => {
  const register = registerOf(filesOf('base').get('units.csv') ?? '');
  const meantBy = (cell: string) =>
    withNearestUnit(readRuleTable('t.csv', `x\n${cell}\n`, { x: { kind: 'unit', required: true } }).issues, register)[0]?.args[
      'suggestion'
    ];
  expect(meantBy('北川市')).toBe('990100 北川市');
  expect(meantBy('990100')).toBe('990100 北川市');
  expect(meantBy('毫不相干的一个单位')).toBe('');
});
