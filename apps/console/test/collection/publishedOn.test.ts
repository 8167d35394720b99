import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import type { DeskState, EntryDesk } from '../../src/collection/desk/entryDesk.ts';
import { CellBar } from '../../src/collection/entry/CellBar.tsx';
import { EntryTable } from '../../src/collection/entry/EntryTable.tsx';
import type { GridHands } from '../../src/collection/entry/useGridHands.ts';
import { type Column, sheetColumn } from '../../src/collection/read/sheetOf.ts';
import { keyAt } from '../../src/collection/grid/grid.ts';
import { emptyGrid, UNITS } from './sheets.ts';

vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  useSyncExternalStore: <T>(_: unknown, get: () => T) => get(),
}));

const round = { id: '2026-12', standing: 'open', month: '2026-12', opensOn: '2026-12-28', closesOn: '2027-01-31', objectDays: 2 } as const;
const asked = {
  indicator: 'gdp',
  title: { 'zh-CN': '示例生产总值' },
  unit: '亿元',
  period: '2026-12',
  source: 'report',
  due: '2027-01-17',
  isOfficial: true,
} as Column;

test('COLLECT-15 a column has its publication day while a statistic is not published yet', () => {
  const on = (today: string, column = asked) => sheetColumn(column, { round, today }, 'zh').publishedOn;
  expect([on('2027-01-10'), on('2027-01-17'), on('2027-01-10', { ...asked, isOfficial: false })]).toEqual([
    '2027-01-17',
    undefined,
    undefined,
  ]);
});

test('COLLECT-15 the grid says that day above the column, and beside the chosen cell before anything is typed', () => {
  const column = sheetColumn(asked, { round, today: '2027-01-10' }, 'zh');
  const grid = emptyGrid(UNITS.slice(0, 1), [column]);
  const state = { grid, late: '' } as DeskState;
  const desk = {} as EntryDesk;
  const bar = renderToStaticMarkup(createElement(CellBar, { desk, state, cellKey: keyAt(grid, 0, 0) ?? '', showHistory: () => {} }));
  expect(bar).toMatch(/最早可报日<\/dt><dd>2027-01-17 .*此前报送的，会标明早于发布日/);
  const hands = { selection: {}, active: { row: 0, column: 0 }, isRange: false, wantsFocus: () => false } as unknown as GridHands;
  const table = renderToStaticMarkup(createElement(EntryTable, { desk, state, hands }));
  expect(/<thead>.*<\/thead>/.exec(table)?.[0]).toContain('最早可报日：2027-01-17');
});
