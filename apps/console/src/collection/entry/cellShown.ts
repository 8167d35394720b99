import { readContent } from '../grid/content.ts';
import { columnOf, contentIn, type Grid, isConflict, isEditable } from '../grid/grid.ts';
import { isOutside, problemOf } from '../grid/judge.ts';
import { isOpen } from '../grid/sheet.ts';
import type { EntryWords } from '../words.ts';
import { figureText } from './figureText.ts';
import { problemText } from './problemText.ts';

/** What is shown of a cell, as plain values. */
export interface CellShown {
  readonly text: string;
  readonly isEditable: boolean;
  readonly isDraft: boolean;
  readonly problem: string;
  readonly remark: string;
  /** What stood here before somebody else changed it; '' where nobody did. */
  readonly overtaken: string;
  readonly reads: string;
  readonly note: string | undefined;
  readonly theirs: string | undefined;
  readonly mayEnter: boolean;
}

/** What is shown of a cell: the text or the word of its reason, what is wrong with it, and the explanation where one is asked for. */
export function cellShown(grid: Grid, key: string, late: string, words: EntryWords): CellShown {
  const cell = grid.cells.get(key);
  const column = columnOf(grid, key);
  const content = contentIn(grid, key);
  const reading = readContent(content, column?.measure);
  const draft = grid.drafts.get(key);
  const isOther = reading.kind === 'figure' && 'value' in reading.figure && (reading.typed === 'suffix' || reading.typed === 'footnote');
  const asksNote = reading.kind === 'figure' && isOutside(reading.figure, column) && isEditable(grid, key);
  return {
    text: content.missing === undefined ? content.text : words[content.missing],
    isEditable: isEditable(grid, key),
    isDraft: draft !== undefined,
    problem: problemText(problemOf(grid, key, late), column?.measure, words),
    remark: cell?.remark !== undefined && draft === undefined ? cell.remark : '',
    overtaken: overtakenText(grid, key, words),
    reads: isOther && reading.kind === 'figure' ? `${figureText(reading.figure, words)}${column?.measure ? ` ${column.measure}` : ''}` : '',
    note: asksNote || (content.note !== undefined && isEditable(grid, key)) ? (content.note ?? '') : undefined,
    theirs: isConflict(grid, key) ? figureText(cell?.figure, words) : undefined,
    mayEnter: isOpen(cell, 'enter'),
  };
}

function overtakenText(grid: Grid, key: string, words: EntryWords): string {
  const before = grid.overtaken.get(key);
  if (before === undefined) return '';
  return before.missing === undefined ? before.text : words[before.missing];
}
