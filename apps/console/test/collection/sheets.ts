import type { Figure, GivenCommand, ValueStanding } from '@kedu/workflow';
import { openGrid, type Grid } from '../../src/collection/grid/grid.ts';
import { cellAt, type SheetCell, type SheetColumn, type SheetUnit } from '../../src/collection/grid/sheet.ts';

export const COLUMNS: readonly SheetColumn[] = [
  column('investment', { measure: '万元', title: '固定资产投资' }),
  column('water_quality', { measure: '%', range: [0, 100], title: '断面水质优良比例' }),
  column('graduates', { measure: '人', range: [0, null], title: '高校毕业生留辽来辽人数' }),
];

export const UNITS: readonly SheetUnit[] = Array.from({ length: 12 }, (_, i) => ({ id: String(990100 + i * 100), name: `示例市${i + 1}` }));

export function column(indicator: string, rest: Partial<SheetColumn> = {}): SheetColumn {
  return { id: `${indicator}/2026-12/report`, indicator, period: '2026-12', source: 'report', title: indicator, isLate: false, ...rest };
}

const OPEN: Readonly<Record<string, readonly GivenCommand[]>> = {
  none: ['enter'],
  draft: ['enter', 'submit', 'withdraw'],
  submitted: ['withdraw'],
  returned: ['enter', 'withdraw'],
  withdrawn: ['enter'],
  checked: [],
  approved: ['correct'],
};

/** A cell as the server gives it at a step, with the commands that its owner has then. */
export function sheetCell(
  of: SheetColumn,
  unit: SheetUnit,
  step: ValueStanding = 'none',
  figure?: Figure,
  seen = step === 'none' ? 0 : 1,
): SheetCell {
  const open = OPEN[step] ?? [];
  const names: readonly GivenCommand[] = ['enter', 'submit', 'withdraw', 'correct'];
  return {
    cell: cellAt(of, unit),
    seen,
    step,
    ...(figure === undefined ? {} : { figure }),
    can: Object.fromEntries(names.map((name) => [name, open.includes(name) ? [] : [`不能 ${name}`]])),
  };
}

/** A grid of units and columns in which nobody entered anything. */
export function emptyGrid(units = UNITS, columns = COLUMNS): Grid {
  return openGrid({ units, columns, cells: columns.flatMap((each) => units.map((unit) => sheetCell(each, unit))) });
}
