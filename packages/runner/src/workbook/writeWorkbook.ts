import { columnName } from '@kedu/model';
import type { CellStyle, WorkbookCell, WorkbookModel, WorkbookSheet } from '@kedu/workbook';
import type ExcelJS from 'exceljs';

/** Characters that one line of a cell of a width holds: Chinese ones count two. */
const LINE_HEIGHT = 15;
const FONT = '宋体';
const HEADING_FONT = '黑体';
const RULE = { style: 'thin', color: { argb: 'FFBFC7D1' } } as const;
/** Rows beyond these need no height of their own measured: tables of data, one line each. */
const MEASURED_ROWS = 5_000;
/** Rows below the last one in which a list of choices is offered, for rows that are added. */
const SPARE_ROWS = 50;

interface Look {
  readonly font: Partial<ExcelJS.Font>;
  readonly fill?: string;
  readonly vertical: 'top' | 'middle';
  readonly horizontal?: 'left' | 'center' | 'right';
  readonly framed: boolean;
}

const LOOKS: Readonly<Record<CellStyle, Look>> = {
  title: {
    font: { name: HEADING_FONT, size: 15, bold: true, color: { argb: 'FF1F3A5F' } },
    vertical: 'middle',
    horizontal: 'left',
    framed: false,
  },
  heading: {
    font: { name: HEADING_FONT, size: 10, bold: true, color: { argb: 'FF1F3A5F' } },
    fill: 'FFDDE6F0',
    vertical: 'middle',
    horizontal: 'center',
    framed: true,
  },
  text: { font: { name: FONT, size: 10 }, vertical: 'middle', framed: true },
  wrapped: { font: { name: FONT, size: 10.5 }, vertical: 'middle', horizontal: 'left', framed: true },
  number: { font: { name: FONT, size: 10 }, vertical: 'middle', horizontal: 'right', framed: true },
  input: { font: { name: FONT, size: 10 }, fill: 'FFFFFBEB', vertical: 'middle', framed: true },
  muted: { font: { name: FONT, size: 9.5, color: { argb: 'FF5F6B7A' } }, vertical: 'middle', framed: true },
  problem: {
    font: { name: HEADING_FONT, size: 11, bold: true, color: { argb: 'FFB42318' } },
    fill: 'FFFDECEA',
    vertical: 'middle',
    framed: false,
  },
};

/**
 * The bytes of a workbook: XLSX with wrapped text, headings that stay in sight and on every printed page, A4 landscape.
 *
 * Numbers are written as numbers, texts as texts: `6.10` stays 6.10. The same model gives the same sheets; only the entries
 * of the archive carry the time of writing.
 * Rule: LAYOUT-1 (docs/spec/workbook.md). Errors: none for a model whose sheets have names that spreadsheets accept.
 * Example: await writeWorkbook(workbookFromScheme(texts)).
 */
export async function writeWorkbook(model: WorkbookModel): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  book.creator = 'Kedu 刻度';
  book.created = new Date(Date.UTC(2000, 0, 1));
  book.modified = book.created;
  for (const sheet of model.sheets) fill(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function fill(book: ExcelJS.Workbook, { name, rows, widths, merges, frozen, choices, hidden }: WorkbookSheet): void {
  const sheet = book.addWorksheet(name, {
    state: hidden === true ? 'hidden' : 'visible',
    views: [
      frozen === undefined
        ? { showGridLines: false }
        : { state: 'frozen', ySplit: frozen.rows, xSplit: frozen.columns, showGridLines: false, zoomScale: 100 },
    ],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.2, footer: 0.3 },
      ...(frozen && frozen.rows > 0 ? { printTitlesRow: `1:${frozen.rows}` } : {}),
    },
    headerFooter: { oddFooter: '&L&9&A&R&9第 &P 页，共 &N 页' },
  });
  for (const [index, width] of widths.entries()) sheet.getColumn(index + 1).width = width;
  const covered = new Set(merges.flatMap((range) => cellsOf(range).slice(1)));
  for (const [index, cells] of rows.entries()) {
    const row = sheet.getRow(index + 1);
    for (const [column, cell] of cells.entries())
      if (cell) write(row.getCell(column + 1), cell, roomOf(widths, merges, index + 1, column + 1));
    if (index < MEASURED_ROWS) row.height = heightOf(cells, widths, merges, index + 1);
  }
  for (const key of covered) frame(sheet.getCell(key), rows);
  for (const { top, left, bottom, right } of merges) if (bottom > top || right > left) sheet.mergeCells(top, left, bottom, right);
  for (const [column, options] of choices ?? []) {
    for (let row = (frozen?.rows ?? 0) + 1; row <= rows.length + SPARE_ROWS; row += 1) {
      if (row <= rows.length && rows[row - 1]?.[column - 1]?.style !== 'input') continue;
      sheet.getCell(row, column).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [`"${options.join(',')}"`],
        showErrorMessage: true,
      };
    }
  }
}

function write(cell: ExcelJS.Cell, { value, style, comment }: WorkbookCell, room: number): void {
  const look = LOOKS[style];
  cell.value = value === '' ? null : value;
  cell.font = look.font;
  cell.alignment = {
    vertical: look.vertical,
    horizontal: look.horizontal ?? (room <= 10 ? 'center' : typeof value === 'number' ? 'right' : 'left'),
    wrapText: style !== 'title' && style !== 'problem',
  };
  cell.numFmt = typeof value === 'number' || value === '' ? 'General' : '@';
  if (look.fill !== undefined) cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: look.fill } };
  if (look.framed) cell.border = { top: RULE, left: RULE, bottom: RULE, right: RULE };
  if (comment !== undefined) cell.note = comment;
}

/** Merged cells keep the frame of their first one on every side. */
function frame(cell: ExcelJS.Cell, rows: WorkbookSheet['rows']): void {
  if (Number(cell.row) > rows.length) return;
  cell.border = { top: RULE, left: RULE, bottom: RULE, right: RULE };
}

/** Height that shows all lines of the row; a cell merged over several rows has them all. */
function heightOf(
  cells: readonly (WorkbookCell | undefined)[],
  widths: readonly number[],
  merges: WorkbookSheet['merges'],
  row: number,
): number {
  const lines = cells.map((cell, column) => {
    if (cell === undefined) return 1;
    if (cell.style === 'title') return 1.7;
    const range = merges.find(({ top, left }) => top === row && left === column + 1);
    if (range && range.right > range.left) return 1.4;
    const room = Math.max(2, (widths[column] ?? 10) - 1.5);
    const wanted = String(cell.value)
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / room)), 0);
    return range ? wanted / (range.bottom - range.top + 1) : wanted;
  });
  return Math.min(400, Math.max(1.25, ...lines) * LINE_HEIGHT + 3);
}

/** Width of a cell, with the columns that it is merged over. */
function roomOf(widths: readonly number[], merges: WorkbookSheet['merges'], row: number, column: number): number {
  const right = merges.find(({ top, left }) => top === row && left === column)?.right ?? column;
  return widths.slice(column - 1, right).reduce((sum, width) => sum + width, 0);
}

function widthOf(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1.05), 0);
}

function cellsOf({ top, left, bottom, right }: WorkbookSheet['merges'][number]): string[] {
  return Array.from({ length: bottom - top + 1 }, (_, row) =>
    Array.from({ length: right - left + 1 }, (__, column) => `${columnName(left + column)}${top + row}`),
  ).flat();
}
