import { cellName, type Issue } from '@kedu/model';
import { intakeIssue } from '../../codes.ts';
import { foreignKind } from '../../decode/signature.ts';
import { type Book, readBook } from '../book/workbook.ts';
import { cellReference } from '../cell/reference.ts';
import { compoundKind } from '../compoundFile.ts';
import { SheetFault } from '../fault.ts';
import { SHEET_LIMITS } from '../limits.ts';
import { Archive } from '../zip/archive.ts';
import { packageKind } from '../zip/kinds.ts';
import { newPart, samePart, writeZip } from '../zip/writeZip.ts';
import { addComments, commentedCells, emptyComments, hasOwnNotes, ownCells, withoutOwnNotes } from './commentsPart.ts';
import { ContentTypes } from './contentTypes.ts';
import { legacyDrawingOf } from './legacyDrawing.ts';
import { PartEditor } from './partEditor.ts';
import { addNoteShapes, emptyDrawing, withoutNoteShapes } from './vmlDrawing.ts';

/** What is to be said at a cell. */
export interface CellNote {
  readonly sheet: string;
  /** As spreadsheets name it: `C12`. */
  readonly cell: string;
  readonly text: string;
}

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/**
 * A copy of a workbook with a comment at each cell; several notes of a cell become one comment. Comments of others are kept and continued;
 * notes of an earlier
 * marking are replaced, those that no longer hold go. The very bytes come back where there is nothing to change. Every part that has
 * nothing to do with comments keeps its very bytes: formulas, charts and macros stay.
 *
 * Memory: the XML of the marked sheets, inflated. Same input, same bytes.
 * Rule: SHEET-12 (docs/spec/sheets.md).
 * Errors: SHEET_NOT_THERE for a sheet or cell that does not exist; SHEET_PASSWORD, SHEET_FORMAT, SHEET_DAMAGED and the like where the bytes
 * are no
 * workbook that can be read.
 * Example: markWorkbook(bytes, [{ sheet: '一季度', cell: 'C12', text: '这一格只有公式' }]) → bytes of the marked copy.
 */
export function markWorkbook(bytes: Uint8Array, notes: readonly CellNote[]): Uint8Array | Issue {
  try {
    if (foreignKind(bytes) === 'xls')
      throw compoundKind(bytes) === 'encrypted' ? new SheetFault('SHEET_PASSWORD') : new SheetFault('SHEET_FORMAT', { found: '.xls' });
    const archive = new Archive(bytes, SHEET_LIMITS);
    const kind = packageKind(archive);
    if (kind !== 'workbook') throw new SheetFault('SHEET_FORMAT', { found: kind === 'archive' ? '.zip' : kind });
    return marked(archive, readBook(archive), notes);
  } catch (fault) {
    if (!(fault instanceof SheetFault)) throw fault;
    return intakeIssue(fault.code, {}, fault.args);
  }
}

function marked(archive: Archive, book: Book, notes: readonly CellNote[]): Uint8Array {
  const changed = new Map<string, Uint8Array>();
  const types = new ContentTypes();
  for (const [name, cells] of bySheet(notes)) {
    const index = book.sheets.findIndex((sheet) => sheet.name === name);
    if (index < 0) throw new SheetFault('SHEET_NOT_THERE', { found: name, known: book.sheets.map((sheet) => sheet.name).join(', ') });
    markSheet(new PartEditor(archive, changed), types, (book.sheets[index] as Book['sheets'][number]).part, index + 1, cells);
  }
  const named = new Set(notes.map(({ sheet }) => sheet));
  for (const { name, part } of book.sheets) if (!named.has(name)) clearSheet(new PartEditor(archive, changed), part);
  if (changed.size === 0) return archive.bytes;
  const edit = new PartEditor(archive, changed);
  const contentTypes = '[Content_Types].xml';
  if (changed.size > 0) edit.write(contentTypes, types.addedTo(edit.read(contentTypes)));
  const kept = archive.entries.map((entry) => {
    const content = changed.get(entry.name);
    changed.delete(entry.name);
    return content ? newPart(entry.name, content) : samePart(archive.bytes, entry);
  });
  return writeZip([...kept, ...[...changed].map(([name, content]) => newPart(name, content))]);
}

function markSheet(edit: PartEditor, types: ContentTypes, part: string, block: number, notes: ReadonlyMap<string, string>): void {
  const relationships = edit.relationships(part);
  const sheet = edit.readBytes(part);
  const strict = new TextDecoder().decode(sheet.subarray(0, 4096)).includes('http://purl.oclc.org/ooxml/');
  const legacy = legacyDrawingOf(sheet);
  const commentsPart = relationships.find(({ kind }) => kind === 'comments')?.target;
  const drawingPart = legacy.existing === undefined ? undefined : relationships.find(({ id }) => id === legacy.existing)?.target;

  const found = commentsPart === undefined ? emptyComments(strict) : edit.read(commentsPart);
  const comments = withoutOwnNotes(found);
  const before = commentedCells(comments);
  const withNotes = addComments(comments, notes);
  if (commentsPart === undefined) {
    const name = edit.freeName(part, 'comments', '.xml');
    edit.write(name, withNotes);
    edit.relate(part, 'comments', name, strict);
    types.override(name, COMMENTS_TYPE);
  } else edit.write(commentsPart, withNotes);

  const drawn = drawingPart === undefined ? new Set<string>() : before;
  const cells = cellsOf([...new Set([...before, ...notes.keys()])].filter((cell) => !drawn.has(cell)));
  const boxes = drawingPart === undefined ? emptyDrawing(block) : withoutNoteShapes(edit.read(drawingPart), cellsOf(ownCells(found)));
  const drawing = addNoteShapes(boxes, cells);
  if (drawingPart === undefined) {
    const name = edit.freeName(part, 'drawings/vmlDrawing', '.vml');
    edit.write(name, drawing);
    edit.writeBytes(part, legacy.with(edit.relate(part, 'vmlDrawing', name, strict), strict));
    types.extension('vml', DRAWING_TYPE);
  } else edit.write(drawingPart, drawing);
}

/** Takes the notes of an earlier marking from a sheet that has none now. */
function clearSheet(edit: PartEditor, part: string): void {
  const relationships = edit.relationships(part);
  const commentsPart = relationships.find(({ kind }) => kind === 'comments')?.target;
  const found = commentsPart === undefined ? '' : edit.read(commentsPart);
  if (commentsPart === undefined || !hasOwnNotes(found)) return;
  edit.write(commentsPart, withoutOwnNotes(found));
  const { existing } = legacyDrawingOf(edit.readBytes(part));
  const drawingPart = relationships.find(({ id, kind }) => kind === 'vmlDrawing' && id === existing)?.target;
  if (drawingPart !== undefined) edit.write(drawingPart, withoutNoteShapes(edit.read(drawingPart), cellsOf(ownCells(found))));
}

function cellsOf(names: Iterable<string>): readonly { readonly row: number; readonly column: number }[] {
  return [...names].flatMap((name) => cellReference(name) ?? []);
}

/** Notes by sheet and cell, in the order of cells; those of one cell in lines of their own. */
function bySheet(notes: readonly CellNote[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const sheets = new Map<string, { readonly row: number; readonly column: number; readonly text: string }[]>();
  for (const { sheet, cell, text } of notes) {
    const at = cellReference(cell);
    if (!at) throw new SheetFault('SHEET_NOT_THERE', { found: `${sheet}!${cell}`, known: 'A1 … XFD1048576' });
    const list = sheets.get(sheet) ?? [];
    list.push({ ...at, text });
    sheets.set(sheet, list);
  }
  return new Map([...sheets].map(([sheet, list]) => [sheet, byCell(list)]));
}

function byCell(list: readonly { readonly row: number; readonly column: number; readonly text: string }[]): ReadonlyMap<string, string> {
  const cells = new Map<string, string>();
  for (const { row, column, text } of [...list].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const cell = cellName(row, column);
    const known = cells.get(cell);
    cells.set(cell, known === undefined ? text : `${known}\n${text}`);
  }
  return cells;
}
