import type { ValueCommand } from '@kedu/workflow';
import { type Content, EMPTY, sameContent } from './content.ts';
import { cellAt, isOpen, keyOf, savedContent, type SheetCell, type SheetColumn, type SheetUnit } from './sheet.ts';

/** What was typed and is not acknowledged yet. */
export interface Draft {
  readonly content: Content;
  /** Version of the stream, and what stood in the cell, when it was typed. */
  readonly seen: number;
  readonly base: Content;
}

/** What one act of a person changed; undone and redone as one. */
export interface Change {
  readonly edits: readonly { readonly key: string; readonly before: Content; readonly after: Content }[];
  /** Typing into the same cell goes on as the same change while this is the same. */
  readonly typing?: string | undefined;
}

/** What people ask of a figure; capturing is of systems. */
export type GivenValue = Exclude<ValueCommand, { readonly type: 'capture' }>;

/** Figures that are on their way; kept with their key until an answer came, so that asking again changes nothing twice (API-4). */
export interface Flight {
  readonly id: string;
  readonly entries: readonly { readonly key: string; readonly seen: number; readonly content: Content; readonly command: GivenValue }[];
}

/** The sheet, what was typed into it, and where that is on its way to the server. */
export interface Grid {
  readonly units: readonly SheetUnit[];
  readonly columns: readonly SheetColumn[];
  readonly cells: ReadonlyMap<string, SheetCell>;
  readonly drafts: ReadonlyMap<string, Draft>;
  /** What the server refused, as it stood then; it is not sent again as it is. */
  readonly refusals: ReadonlyMap<string, { readonly content: Content; readonly texts: readonly string[] }>;
  /** What stood here in cells that somebody else changed since, until they are typed into. */
  readonly overtaken: ReadonlyMap<string, Content>;
  readonly flight?: Flight | undefined;
  /** The cell that is being typed into: its text stands as it is typed, and is compared with what is saved only once it is left. */
  readonly open?: string | undefined;
  readonly undo: readonly Change[];
  readonly redo: readonly Change[];
}

/** Changes that are remembered for undoing. */
export const MOST_CHANGES = 500;

/** A sheet as the server gives it, with what was typed before and not acknowledged. */
export function openGrid(
  sheet: Pick<Grid, 'units' | 'columns'> & { readonly cells: Iterable<SheetCell> },
  kept: { readonly drafts?: Iterable<readonly [string, Draft]>; readonly flight?: Flight | undefined } = {},
): Grid {
  const grid: Grid = {
    units: sheet.units,
    columns: sheet.columns,
    cells: new Map([...sheet.cells].map((cell) => [keyOf(cell.cell), cell])),
    drafts: new Map(kept.drafts ?? []),
    refusals: new Map(),
    overtaken: new Map(),
    ...(kept.flight === undefined ? {} : { flight: kept.flight }),
    undo: [],
    redo: [],
  };
  // A text that was being typed when the page went, and that says nothing new, is none of what was lost.
  return { ...grid, drafts: new Map([...grid.drafts].filter(([key]) => !isIdle(grid, key))) };
}

/** Name of the cell in a row and column of the grid. */
export function keyAt(grid: Grid, row: number, column: number): string | undefined {
  const [unit, of] = [grid.units[row], grid.columns[column]];
  return unit === undefined || of === undefined ? undefined : keyOf(cellAt(of, unit));
}

/** The column that a cell stands in. */
export function columnOf(grid: Pick<Grid, 'columns'>, key: string): SheetColumn | undefined {
  const [indicator, period, , source] = key.split('/');
  return grid.columns.find((each) => each.indicator === indicator && each.period === period && each.source === source);
}

/** What stands in a cell: what was typed, else what the server has. */
export function contentIn(grid: Grid, key: string): Content {
  return grid.drafts.get(key)?.content ?? savedContent(grid.cells.get(key));
}

/** Whether anything may be typed into a cell. */
export function isEditable(grid: Grid, key: string): boolean {
  return isOpen(grid.cells.get(key), 'enter');
}

/** What is to stand in which cell. */
export type Edit = readonly [key: string, content: Content];

/**
 * The grid after an act of a person; what may not be edited stays as it is, and an act that changes nothing is none.
 *
 * Shape: all edits are one change to undo; with `typing`, one change as long as the same cell is typed into, whose text stands as it is typed until it is
 * `left`. Whatever was undone can no longer be redone. Example: over a saved 7, `7.` stands as `7.`, so that `7.5` can be typed.
 */
export function edit(grid: Grid, edits: readonly Edit[], typing?: string): Grid {
  const changed = edits
    .filter(([key]) => isEditable(grid, key))
    .map(([key, after]) => ({ key, before: contentIn(grid, key), after }))
    .filter(({ key, before, after }) => !identical(before, after) || mayRepeat(grid, key));
  const [first] = changed;
  if (first === undefined) return grid;
  const next = put(
    typing === undefined ? grid : { ...left(grid, first.key), open: first.key },
    changed.map(({ key, after }) => [key, after] as const),
  );
  const last = grid.undo.at(-1);
  const goesOn = typing !== undefined && last?.typing === typing && last.edits.length === 1 && last.edits[0]?.key === changed[0]?.key;
  const change: Change = {
    edits: goesOn && last.edits[0] && changed[0] ? [{ ...last.edits[0], after: changed[0].after }] : changed,
    ...(typing === undefined ? {} : { typing }),
  };
  const kept = goesOn ? grid.undo.slice(0, -1) : grid.undo;
  return { ...next, undo: [...kept, change].slice(-MOST_CHANGES), redo: [] };
}

/** The grid before the last act; cells that were sent in meanwhile and may not be edited any more stay. */
export function undo(grid: Grid): Grid {
  const change = grid.undo.at(-1);
  if (change === undefined) return grid;
  const next = put(
    grid,
    change.edits.map(({ key, before }) => [key, before] as const),
  );
  return { ...next, undo: grid.undo.slice(0, -1), redo: [...grid.redo, withoutTyping(change)] };
}

/** The grid with the act again that was undone last. */
export function redo(grid: Grid): Grid {
  const change = grid.redo.at(-1);
  if (change === undefined) return grid;
  const next = put(
    grid,
    change.edits.map(({ key, after }) => [key, after] as const),
  );
  return { ...next, redo: grid.redo.slice(0, -1), undo: [...grid.undo, change] };
}

/** The grid once its open cell is left for another, or for none: a text that comes to what is saved is no draft. Where `key` is the open cell, nothing is left. */
export function left(grid: Grid, key?: string): Grid {
  const { open, ...rest } = grid;
  if (open === undefined || open === key) return grid;
  if (!isIdle(grid, open)) return rest;
  const drafts = new Map(grid.drafts);
  drafts.delete(open);
  const last = grid.undo.at(-1);
  const saved = savedContent(grid.cells.get(open));
  const isNothing = last?.typing !== undefined && last.edits.every((each) => each.key === open && identical(each.before, saved));
  return { ...rest, drafts, ...(isNothing ? { undo: grid.undo.slice(0, -1) } : {}) };
}

/** Whether a draft comes to what is saved already; one of a figure that came back never does, for it is said again. */
export function isIdle(grid: Grid, key: string): boolean {
  const draft = grid.drafts.get(key);
  const cell = grid.cells.get(key);
  if (draft === undefined || cell?.step === 'returned' || isConflict(grid, key)) return false;
  if (grid.flight?.entries.some((entry) => entry.key === key)) return false;
  return sameContent(draft.content, savedContent(cell), columnOf(grid, key)?.measure);
}

/** What is typed stands as a draft while it is other than what the server has. */
function put(grid: Grid, edits: readonly Edit[]): Grid {
  const drafts = new Map(grid.drafts);
  const refusals = new Map(grid.refusals);
  const overtaken = new Map(grid.overtaken);
  for (const [key, content] of edits) {
    const cell = grid.cells.get(key);
    if (!isOpen(cell, 'enter')) continue;
    const saved = savedContent(cell);
    const before = drafts.get(key);
    refusals.delete(key);
    overtaken.delete(key);
    const isTyped = grid.open === key && !identical(content, saved);
    if (isTyped || isNews(grid, key, content, saved) || grid.flight?.entries.some((entry) => entry.key === key) || isConflict(grid, key))
      drafts.set(key, { content, seen: before?.seen ?? cell?.seen ?? 0, base: before?.base ?? saved });
    else drafts.delete(key);
  }
  return { ...grid, drafts, refusals, overtaken };
}

/** Whether a content says anything that the server has not; a figure that came back is said again by whoever stands by it. */
function isNews(grid: Grid, key: string, content: Content, saved: Content): boolean {
  return !sameContent(content, saved, columnOf(grid, key)?.measure) || (mayRepeat(grid, key) && !identical(content, EMPTY));
}

function mayRepeat(grid: Grid, key: string): boolean {
  return grid.cells.get(key)?.step === 'returned' && !grid.drafts.has(key);
}

/** Whether somebody else changed a cell since this draft was begun. */
export function isConflict(grid: Grid, key: string): boolean {
  const draft = grid.drafts.get(key);
  return draft !== undefined && draft.seen !== (grid.cells.get(key)?.seen ?? 0);
}

function identical(a: Content, b: Content): boolean {
  return a.text === b.text && a.missing === b.missing && (a.note ?? '') === (b.note ?? '') && (a.late ?? '') === (b.late ?? '');
}

function withoutTyping({ edits }: Change): Change {
  return { edits };
}
