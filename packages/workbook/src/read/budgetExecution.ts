import { fold } from '../criteria/folded.ts';
import type { SheetAccount } from './account.ts';
import type { Branch, PlacedText, PlacedWeight } from './entry.ts';
import type { TextRole } from './role.ts';
import type { SheetGrid } from './sheetGrid.ts';
import { readWeight } from './weight.ts';

/** The execution of the budget as an indicator: of a self-evaluation form the row of money above the table, with 分值 and 执行率. Rule: WORKBOOK-7. */
export function budgetExecution(grid: SheetGrid, account: SheetAccount, headingTop: number): Branch | undefined {
  for (let row = 1; row + 1 < headingTop; row += 1) {
    const cells = grid.filledRow(row).filter((cell) => cell.row === row);
    const points = cells.find(({ text }) => fold(text).text.startsWith('分值'));
    const rate = cells.find(({ text }) => /执行率/.test(text));
    if (!points || !rate) continue;
    for (let below = row + 1; below < headingTop; below += 1) {
      const reading = readWeight(grid.cell(below, points.column));
      if (!reading) continue;
      const at = { text: '预算执行率', row: below, column: points.column };
      const weight: PlacedWeight = { ...at, text: grid.cell(below, points.column), reading };
      const texts = new Map<TextRole, readonly PlacedText[]>([
        ['unit', [{ text: '%', row, column: rate.column }]],
        ['target', [{ text: '100%', row, column: rate.column }]],
      ]);
      for (const cell of [points, rate, weight]) account.set(cell.row, cell.column, 'understood');
      return { title: at.text, at, weight, branches: [], entry: { title: at.text, at, weight, texts, headingUnit: '%', targets: [] } };
    }
  }
  return undefined;
}
