import type { CellRange } from '../sheet/sheet.ts';

/** Joins the parts of a heading of several rows. */
export const HEADING_JOINT = ' / ';

/**
 * One heading for each column out of several rows of headings: the texts above a column from the top down, merged cells counting for all they cover, repeated
 * and blank parts left out.
 *
 * Shape: `grid[r − 1][c − 1]` is the text of row r and column c; `rows` are the rows of headings, ascending. `fill` is for tables that cannot merge cells
 * (CSV): a blank above a lower heading takes the text to its left.
 * Rule: MAP-12 (docs/spec/sheets.md).
 * Example: `单位 | 2023年 | ` over ` | 一季度 | 二季度`, the first merged down, the second across → `单位`, `2023年 / 一季度`, `2023年 / 二季度`.
 */
export function flattenHeadings(
  grid: readonly (readonly string[])[],
  rows: readonly number[],
  merges: readonly CellRange[] = [],
  fill = false,
): readonly string[] {
  return headingParts(grid, rows, merges, fill).map((parts) => parts.join(HEADING_JOINT));
}

/** The parts of every heading, from the top down. Rule: MAP-12. */
export function headingParts(
  grid: readonly (readonly string[])[],
  rows: readonly number[],
  merges: readonly CellRange[] = [],
  fill = false,
): readonly (readonly string[])[] {
  const width = Math.max(0, ...rows.map((row) => grid[row - 1]?.length ?? 0), ...merges.filter(touches(rows)).map(({ right }) => right));
  const texts = rows.map((row, i) => {
    const cells = Array.from({ length: width }, (_, c) => tidied(grid[row - 1]?.[c] ?? ''));
    for (const { top, left, bottom, right } of merges) {
      if (row < top || row > bottom) continue;
      const text = tidied(grid[top - 1]?.[left - 1] ?? '');
      for (let c = left; c <= right; c += 1) cells[c - 1] = text;
    }
    return fill && i < rows.length - 1 ? filled(cells, rows.slice(i + 1), grid) : cells;
  });
  return Array.from({ length: width }, (_, c) => {
    const parts = texts.map((cells) => cells[c] ?? '').filter((text) => text !== '');
    return parts.filter((text, i) => text !== parts[i - 1]);
  });
}

/** A blank cell takes the text to its left where a heading stands below it. */
function filled(cells: readonly string[], below: readonly number[], grid: readonly (readonly string[])[]): string[] {
  const out: string[] = [];
  cells.forEach((text, c) => {
    const lower = below.some((row) => (grid[row - 1]?.[c] ?? '').trim() !== '');
    out.push(text === '' && lower ? (out[c - 1] ?? '') : text);
  });
  return out;
}

function tidied(text: string): string {
  return text.trim().replaceAll(/\s+/g, ' ');
}

const touches =
  (rows: readonly number[]) =>
  ({ top, bottom }: CellRange): boolean =>
    rows.some((row) => top <= row && row <= bottom);
