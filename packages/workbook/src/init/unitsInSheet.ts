import { fold } from '../criteria/folded.ts';
import type { SheetAccount } from '../read/account.ts';
import type { PlacedText } from '../read/entry.ts';
import type { SheetGrid } from '../read/sheetGrid.ts';

const NAME = /^(?:单位名称|考核对象|被考核单位|考核单位名称|对象名称|名称|单位|县区|县\(市、?区\)|乡镇|街道|乡镇\(街道\)|村名)$/u;
const GROUP = /^(?:类别|考核类别|序列|考核序列|组别|分组|类型|单位类别)$/u;
const CODE = /^(?:代码|单位代码|编码|编号|单位编号|行政区划代码|统一社会信用代码)$/u;

/** Units that a sheet lists: rows [code, name, list], and its words in their cells: the titles above and the names. */
export interface ListedUnits {
  readonly rows: readonly string[][];
  readonly words: readonly PlacedText[];
}

/** The units of a sheet that lists the assessed units (单位名单): a heading with a column of names, and nothing but names and codes; undefined elsewhere. Rule: WORKBOOK-10. */
export function unitsInSheet(grid: SheetGrid, account: SheetAccount): ListedUnits | undefined {
  for (let row = 1; row <= Math.min(grid.rows, 6); row += 1) {
    const cells = grid.filledRow(row);
    const name = cells.find(({ text }) => NAME.test(fold(text).text));
    const code = cells.find(({ text }) => CODE.test(fold(text).text));
    const group = cells.find(({ text }) => GROUP.test(fold(text).text));
    if (!name || cells.length > 4 || (!code && !/名单|名册|单位/.test(grid.name))) continue;
    const units: string[][] = [];
    const words: PlacedText[] = [];
    for (let below = row + 1; below <= grid.rows; below += 1) {
      const text = grid.cell(below, name.column);
      if (text === '') continue;
      const own = code ? grid.cell(below, code.column) : '';
      const list = group ? grid.filled(below, group.column) : '';
      if (group && grid.cell(below, group.column) !== '') account.set(below, group.column, 'understood');
      units.push([own, text, list]);
      words.push({ text, row: below, column: name.column });
      account.set(below, name.column, 'understood');
      if (code && own !== '') account.set(below, code.column, 'understood');
    }
    if (units.length === 0) return undefined;
    for (let above = row - 1; above >= 1; above -= 1)
      for (const cell of grid.filledRow(above)) {
        account.set(cell.row, cell.column, 'outside');
        words.unshift(cell);
      }
    account.set(name.row, name.column, 'understood');
    if (group) account.set(group.row, group.column, 'understood');
    if (code) account.set(code.row, code.column, 'understood');
    for (const cell of cells)
      if (/^(?:序号|备注)$/.test(cell.text))
        for (let at = row; at <= grid.rows; at += 1) if (grid.cell(at, cell.column) !== '') account.set(at, cell.column, 'outside');
    return { rows: units, words };
  }
  return undefined;
}
