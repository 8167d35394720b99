import { type Content, readContent, sameContent } from './content.ts';
import { columnOf, contentIn, type Draft, edit, type Flight, type GivenValue, type Grid, isConflict, isIdle } from './grid.ts';
import { isOpen, keyOf, savedContent, type SheetCell, type SheetColumn } from './sheet.ts';
import { problemOf } from './judge.ts';
import { firstPiece } from './pieces.ts';

/** What the server says of a cell that it did not take. */
export interface CellRefusal {
  readonly key: string;
  readonly texts: readonly string[];
}

/** Words that go with a draft that was cleared: it is withdrawn, and says why. */
export interface SyncWords {
  readonly cleared: string;
  /** Explanation of lateness that was given once for all. */
  readonly late?: string | undefined;
}

/**
 * The next figures to save as drafts, or undefined where there is nothing to send or something is still on its way.
 *
 * Shape: drafts without a problem, but not `open` (the cell that is being typed into), as many as go in one command. Who saves names the flight. A cell that somebody
 * stays in goes once it says something: not a sign before its digits, nor another writing of what is saved.
 */
export function takeOff(grid: Grid, id: string, words: SyncWords, open?: string): Grid | undefined {
  if (grid.flight !== undefined) return undefined;
  const entries = [...grid.drafts]
    .filter(([key]) => key !== open && !(key === grid.open && isUnfinished(grid, key)) && problemOf(grid, key, words.late) === undefined)
    .flatMap(([key, { content, seen }]) => {
      const command = commandOf(grid, key, content, words);
      return command === undefined ? [] : [{ key, seen, content, command }];
    });
  return entries.length === 0 ? undefined : { ...grid, flight: { id, entries: firstPiece(entries) } };
}

/** Whether the text of the open cell says nothing yet, as `-` does, or nothing that is not saved. */
function isUnfinished(grid: Grid, key: string): boolean {
  const content = contentIn(grid, key);
  return isIdle(grid, key) || (content.text !== '' && readContent(content, columnOf(grid, key)?.measure).kind === 'blank');
}

/** The command that saves a content; undefined where nothing is to be said, as for a blank cell that the server has blank as well. */
export function commandOf(grid: Grid, key: string, content: Content, words: SyncWords): GivenValue | undefined {
  const column = columnOf(grid, key);
  const reading = readContent(content, column?.measure);
  const cell = grid.cells.get(key);
  if (reading.kind === 'blank')
    return cell?.step === 'draft' && isOpen(cell, 'withdraw') ? { type: 'withdraw', reason: words.cleared } : undefined;
  if (reading.kind === 'no_number') return undefined;
  const note = content.note?.trim();
  const late = column?.isLate ? (content.late ?? words.late)?.trim() : undefined;
  return {
    type: 'enter',
    figure: reading.figure,
    ...(note ? { note } : {}),
    ...(late ? { late } : {}),
  };
}

/**
 * The grid once the server has taken a flight: what it took is saved; what was typed meanwhile is still a draft, now upon what was saved.
 *
 * `seen` gives the versions of the streams as the server answered them.
 */
export function landed(grid: Grid, flight: Flight, seen: ReadonlyMap<string, number>): Grid {
  const cells = new Map(grid.cells);
  const drafts = new Map(grid.drafts);
  for (const { key, seen: before, content } of flight.entries) {
    const now = seen.get(key) ?? before + 1;
    const cell = cells.get(key);
    const draft = drafts.get(key);
    if (cell !== undefined && cell.seen < now) cells.set(key, savedCell(cell, now, content, columnOf(grid, key)?.measure));
    const saved = savedContent(cells.get(key));
    if (draft === undefined) continue;
    const isDone = sameContent(draft.content, content, columnOf(grid, key)?.measure) && !isOpenText(grid, key, draft, saved);
    if (isDone) drafts.delete(key);
    else drafts.set(key, { ...draft, seen: now, base: saved });
  }
  const { flight: _, ...rest } = grid;
  return { ...rest, cells, drafts };
}

/** Whether a draft is the text of the cell that is typed into, written otherwise than what is saved. */
function isOpenText(grid: Grid, key: string, draft: Draft, saved: Content): boolean {
  return grid.open === key && draft.content.text !== saved.text;
}

/** A cell as it is once a content was saved as its draft; what may be done with it is read anew. */
function savedCell(cell: SheetCell, seen: number, content: Content, measure: string | undefined): SheetCell {
  const reading = readContent(content, measure);
  const { figure: _, note: __, late: ___, remark: ____, ...rest } = cell;
  if (reading.kind !== 'figure') return { ...rest, seen, step: 'withdrawn', can: { enter: [] } };
  const said = { ...(content.note ? { note: content.note } : {}), ...(content.late ? { late: content.late } : {}) };
  return { ...rest, ...said, seen, step: 'draft', figure: reading.figure, can: { ...cell.can, enter: [], submit: [], withdraw: [] } };
}

/** The grid once the server has refused a flight: the cells that it names are not sent again as they are, the others go with the next. */
export function refusedFlight(grid: Grid, flight: Flight, refused: readonly CellRefusal[]): Grid {
  const refusals = new Map(grid.refusals);
  for (const { key, texts } of refused) {
    const entry = flight.entries.find((each) => each.key === key);
    const draft = grid.drafts.get(key);
    if (entry === undefined || draft === undefined) continue;
    // What was typed since is another thing; it is tried again.
    if (sameContent(draft.content, entry.content, columnOf(grid, key)?.measure)) refusals.set(key, { content: draft.content, texts });
  }
  const { flight: _, ...rest } = grid;
  return { ...rest, refusals };
}

/** The grid once saved figures were refused as submitted: each says why, and stays behind until it is entered anew or read again. */
export function refusedSubmitting(grid: Grid, refused: readonly CellRefusal[]): Grid {
  const refusals = new Map(grid.refusals);
  for (const { key, texts } of refused) refusals.set(key, { content: contentIn(grid, key), texts });
  return { ...grid, refusals };
}

/** The grid after a flight of which nobody knows whether it arrived, given up: its cells are drafts as before. */
export function grounded(grid: Grid): Grid {
  const { flight: _, ...rest } = grid;
  return rest;
}

/**
 * The grid with what the server says now. Nothing that was typed goes: where the server has the same, the draft is done; where nothing but steps or opinions
 * moved, it stands on the new version; where somebody entered something else, both stand and one is chosen. What was saved and is another
 * figure now says what it was.
 */
export function refreshed(grid: Grid, fresh: Iterable<SheetCell>): Grid {
  const cells = new Map(grid.cells);
  for (const cell of fresh) {
    const key = keyOf(cell.cell);
    // An answer that was on its way before ours was saved is older than what we know.
    if ((cells.get(key)?.seen ?? 0) <= cell.seen) cells.set(key, cell);
  }
  const drafts = new Map<string, Draft>();
  for (const [key, draft] of grid.drafts) {
    const cell = cells.get(key);
    const rebased = rebase(grid, key, draft, cell);
    if (rebased !== undefined) drafts.set(key, rebased);
  }
  const refusals = new Map([...grid.refusals].filter(([key]) => drafts.has(key) && cells.get(key)?.seen === grid.cells.get(key)?.seen));
  return { ...grid, cells, drafts, refusals, overtaken: overtakenBy(grid, cells) };
}

/** What stood in the cells whose figure is another now, though nothing of this window is on its way there. */
function overtakenBy(grid: Grid, cells: Grid['cells']): Grid['overtaken'] {
  const overtaken = new Map(grid.overtaken);
  for (const [key, cell] of cells) {
    const before = grid.cells.get(key);
    if (
      before === undefined ||
      before.seen === cell.seen ||
      grid.drafts.has(key) ||
      grid.flight?.entries.some((entry) => entry.key === key)
    )
      continue;
    const [then, now] = [overtaken.get(key) ?? savedContent(before), savedContent(cell)];
    if (then.text === now.text && then.missing === now.missing) overtaken.delete(key);
    else if (then.text !== '' || then.missing !== undefined) overtaken.set(key, then);
  }
  return overtaken;
}

function rebase(grid: Grid, key: string, draft: Draft, cell: SheetCell | undefined): Draft | undefined {
  const seen = cell?.seen ?? 0;
  if (seen <= draft.seen) return draft;
  const measure = columnOf(grid, key)?.measure;
  const saved = savedContent(cell);
  if (sameContent(saved, draft.content, measure)) return isOpenText(grid, key, draft, saved) ? { ...draft, seen, base: saved } : undefined;
  const own = grid.flight?.entries.find((entry) => entry.key === key)?.content;
  const isOurs = sameContent(saved, draft.base, measure) || (own !== undefined && sameContent(saved, own, measure));
  return isOurs ? { ...draft, seen, base: saved } : draft;
}

/** The grid with its columns as they are now: what was asked for in time may come late meanwhile. */
export function recolumned(grid: Grid, fresh: readonly SheetColumn[]): Grid {
  const known = new Map(fresh.map((column) => [column.id, column]));
  return { ...grid, columns: grid.columns.map((column) => known.get(column.id) ?? column) };
}

/** The grid once another reason for lateness was given: what comes late is another thing with it, and is tried again. */
export function explained(grid: Grid): Grid {
  return { ...grid, refusals: new Map([...grid.refusals].filter(([key]) => columnOf(grid, key)?.isLate !== true)) };
}

/** What two people say of one cell. */
export interface Conflict {
  readonly key: string;
  readonly mine: Content;
  readonly theirs: SheetCell;
  /** Whether mine can still be entered. */
  readonly mayEnter: boolean;
}

/** The conflicts of a grid, in the order of the drafts. */
export function conflictsOf(grid: Grid): readonly Conflict[] {
  return [...grid.drafts].flatMap(([key, { content }]): readonly Conflict[] => {
    const theirs = grid.cells.get(key);
    return theirs !== undefined && isConflict(grid, key) ? [{ key, mine: content, theirs, mayEnter: isOpen(theirs, 'enter') }] : [];
  });
}

/** The grid once somebody has chosen: mine stands upon theirs and is saved next, or theirs stands and mine can be had back by undoing. */
export function resolved(grid: Grid, key: string, choice: 'mine' | 'theirs'): Grid {
  const draft = grid.drafts.get(key);
  const cell = grid.cells.get(key);
  if (draft === undefined || cell === undefined || !isConflict(grid, key)) return grid;
  const base = savedContent(cell);
  const drafts = new Map(grid.drafts).set(key, { ...draft, seen: cell.seen, base });
  if (choice === 'mine') return { ...grid, drafts };
  if (!isOpen(cell, 'enter')) {
    drafts.delete(key);
    return { ...grid, drafts };
  }
  return edit({ ...grid, drafts }, [[key, base]]);
}

/** Cells with something in them, so that Ctrl and an arrow find the end. */
export function isFilled(grid: Grid, key: string): boolean {
  const { text, missing } = contentIn(grid, key);
  return text !== '' || missing !== undefined;
}
