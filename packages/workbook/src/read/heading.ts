import { fold } from '../criteria/folded.ts';
import { levelOf, type Role, roleOf } from './role.ts';
import type { SheetGrid } from './sheetGrid.ts';

export interface TableColumn {
  readonly column: number;
  /** Row of its lowest words. */
  readonly row: number;
  readonly heading: string;
  readonly role: Role | undefined;
  /** Of levels, counting from 1; of weights, the level that they weigh. */
  readonly level: number;
  /** Unit that the heading states in brackets: 目标值（%）. */
  readonly unit: string | undefined;
}

export interface TableHeading {
  readonly top: number;
  readonly bottom: number;
  readonly columns: readonly TableColumn[];
}

const MAX_HEADING_ROWS = 3;

/**
 * The heading of the table of indicators: the one to three rows whose words name the most columns.
 *
 * Rule: WORKBOOK-3. A heading names at least one level and one of weight, criterion, target. Merged headings are joined downwards, the
 * lowest words count. Undefined where no row is such a heading.
 */
export function findHeading(grid: SheetGrid): TableHeading | undefined {
  let best: { readonly score: number; readonly heading: TableHeading } | undefined;
  for (let top = 1; top <= grid.rows; top += 1) {
    for (let height = 1; height <= MAX_HEADING_ROWS && top + height - 1 <= grid.rows; height += 1) {
      const columns = columnsOf(grid, top, top + height - 1);
      const known = columns.filter(({ role }) => role !== undefined);
      const has = (role: Role): boolean => known.some((one) => one.role === role);
      if (!has('level') || !(has('weight') || has('criterion') || has('target')) || known.length < 2) continue;
      const strange = columns.length - known.length;
      const score = known.length * 10 - strange * 4 - height;
      if (known.length >= strange && headingRows(grid, top, height) && score > (best?.score ?? 0))
        best = { score, heading: { top, bottom: top + height - 1, columns } };
    }
  }
  return best?.heading;
}

/** A heading of a further table that begins in this row: at least a level and a weight or criterion, and hardly anything else. */
export function headingAt(grid: SheetGrid, top: number): TableHeading | undefined {
  const columns = columnsOf(grid, top, top);
  const known = columns.filter(({ role }) => role !== undefined);
  const has = (role: Role): boolean => known.some((one) => one.role === role);
  if (!has('level') || !(has('weight') || has('criterion')) || known.length < 3 || columns.length - known.length > 1) return undefined;
  return headingRows(grid, top, 1) ? { top, bottom: top, columns } : undefined;
}

/** Each row below the first has words of a heading somewhere, and is no row of the table. */
function headingRows(grid: SheetGrid, top: number, height: number): boolean {
  for (let row = top; row < top + height; row += 1) {
    const words = grid.filledRow(row).filter((cell) => cell.row >= top && cell.text !== '');
    const own = words.filter((cell) => cell.row === row);
    if (row > top && own.length === 0) {
      if (!words.some((cell) => cell.bottom >= row && cell.row < row)) return false;
      continue;
    }
    if (own.filter(({ text }) => roleOf(text) === undefined && !/^\d{4}年?度?$/.test(text)).length * 2 > own.length) return false;
  }
  return true;
}

function columnsOf(grid: SheetGrid, top: number, bottom: number): readonly TableColumn[] {
  const drafts: Draft[] = [];
  for (let column = 1; column <= grid.columns; column += 1) {
    const words: string[] = [];
    let lowestRow = top;
    for (let row = top; row <= bottom; row += 1) {
      const text = grid.filled(row, column);
      if (text === '' || words.at(-1) === text) continue;
      words.push(text);
      lowestRow = row;
    }
    const heading = words.join('·');
    if (heading === '') continue;
    const lowest = words.at(-1) ?? '';
    const role =
      roleOf(lowest) ??
      (/^\d{4}年?度?$/.test(lowest) || words.length > 1 ? (roleOf(words.slice(0, -1).join('')) ?? roleOf(words.join(''))) : undefined);
    drafts.push({ column, row: lowestRow, heading, role, stated: levelOf(lowest), unit: unitOf(lowest) });
  }
  return withLevels(drafts);
}

type Draft = {
  readonly column: number;
  readonly row: number;
  readonly heading: string;
  readonly role: Role | undefined;
  readonly stated: number | undefined;
  readonly unit: string | undefined;
};

/** Beside a single level what is asked (考核要求) is the second one. Levels count from left to right; a weight belongs to the last level before it, or to the one that its heading names. */
function withLevels(given: readonly Draft[]): readonly TableColumn[] {
  let level = 0;
  const single = given.filter(({ role }) => role === 'level').length === 1;
  const asked = single ? given.find(({ role, heading }) => role === 'definition' && /要求|内容/.test(heading)) : undefined;
  const drafts = given.map((draft) => (draft === asked ? { ...draft, role: 'level' as const } : draft));
  const count = drafts.filter(({ role }) => role === 'level').length;
  return drafts.map(({ column, row, heading, role, stated, unit }) => {
    if (role === 'level') level += 1;
    const own = role === 'weight' && stated !== undefined ? Math.min(stated, count) : level;
    return { column, row, heading, role, level: own, unit };
  });
}

function unitOf(heading: string): string | undefined {
  const inside = /\(([^)]{1,6})\)$/u.exec(fold(heading).text)?.[1]?.replace(/^单位:/u, '');
  return inside !== undefined && !/分|制|\d/.test(inside) ? inside : undefined;
}
