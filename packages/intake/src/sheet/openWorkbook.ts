import type { Issue } from '@kedu/model';
import { SheetIssues } from './sheetIssues.ts';
import { SharedStrings } from './book/sharedStrings.ts';
import { Styles } from './book/styles.ts';
import { type BookSheet, readBook, readPart } from './book/workbook.ts';
import type { TableBudget } from './csvBuffer.ts';
import { SheetFault } from './fault.ts';
import type { Sheet } from './sheet.ts';
import { SheetBuilder, type SheetContext } from './sheetBuilder.ts';
import { readSheetPart } from './sheetPart.ts';
import type { Archive } from './zip/archive.ts';

/**
 * All worksheets of a workbook. A damaged sheet is an issue and left out; the others are read.
 * Rule: SHEET-3 … SHEET-9. Errors: SheetFault for what stops the whole workbook.
 */
export function openWorkbook(
  archive: Archive,
  file: string,
  budget: TableBudget,
): { readonly sheets: readonly Sheet[]; readonly issues: readonly Issue[] } {
  const sink = new SheetIssues(file);
  const book = readBook(archive);
  const strings = new SharedStrings();
  const styles = new Styles();
  if (book.sharedStrings !== undefined) readPart(archive, book.sharedStrings, strings);
  if (book.styles !== undefined) readPart(archive, book.styles, styles);
  if (book.macros) sink.add('SHEET_MACROS', {});
  const context = { strings, formats: styles.formats, date1904: book.date1904, links: book.links, budget, sink };
  const sheets = book.sheets.flatMap((sheet) => readSheet(archive, sheet, { ...context, ...sheet }));
  return { sheets, issues: sink.finish() };
}

function readSheet(archive: Archive, { name, part }: BookSheet, context: SheetContext): Sheet[] {
  try {
    const builder = new SheetBuilder(context);
    readSheetPart(archive, part, builder);
    return [builder.finish()];
  } catch (fault) {
    if (!(fault instanceof SheetFault) || !['SHEET_PART_DAMAGED', 'SHEET_PART_MISSING', 'SHEET_DTD'].includes(fault.code)) throw fault;
    context.sink.add(fault.code, { sheet: name }, fault.args);
    return [];
  }
}
