import { type ClipboardEvent, type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import type { EntryDesk } from '../desk/entryDesk.ts';
import { cleared, copied, filledDown, pasted, readBlock, typed, writeBlock } from '../grid/block.ts';
import { contentIn, edit, type Edit, type Grid, isEditable, keyAt, redo, undo } from '../grid/grid.ts';
import { blockOf, FIRST_CELL, moved, type Motion, type Position, type Selection } from '../grid/selection.ts';
import { isFilled, resolved } from '../grid/sync.ts';
import { type GridMode, keyAct } from './gridKeys.ts';

/** What somebody does in the grid, and where he is. */
export interface GridHands {
  readonly selection: Selection;
  readonly active: Position;
  readonly isRange: boolean;
  readonly mode: () => GridMode;
  /** Whether the active cell is to have the focus. */
  readonly wantsFocus: () => boolean;
  readonly key: (event: KeyboardEvent) => void;
  readonly copy: (event: ClipboardEvent) => void;
  readonly cut: (event: ClipboardEvent) => void;
  readonly paste: (event: ClipboardEvent) => void;
  readonly input: (key: string, text: string) => void;
  readonly note: (key: string, note: string) => void;
  readonly choose: (key: string, choice: 'mine' | 'theirs') => void;
  readonly point: (row: number, column: number, extend: boolean) => void;
  readonly focus: (row: number, column: number) => void;
  readonly caret: () => void;
  readonly go: (key: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly fill: () => void;
}

/** What is told of an act that changed many cells at once. */
export interface GridNews {
  readonly kind: 'pasted' | 'filled';
  readonly cells: number;
  readonly outside: number;
  readonly closed: number;
}

const PAGE_ROWS = 15;

/**
 * Keys, clipboard and pointer of the grid, as acts upon the desk.
 *
 * `tell` hears what many cells came to, and undefined once that no longer stands; `leave` takes the focus when Escape leaves the grid.
 */
export function useGridHands(desk: EntryDesk, tell: (news: GridNews | undefined) => void, leave: () => void): GridHands {
  const [selection, setSelection] = useState<Selection>(FIRST_CELL);
  const now = useRef({ selection, mode: 'ready' as GridMode, session: 0, isFocused: false });
  now.current.selection = selection;
  const grid = useCallback((): Grid => desk.state().grid, [desk]);
  const select = useCallback(
    (next: Selection): void => {
      const was = now.current.selection.active;
      if (was.row !== next.active.row || was.column !== next.active.column) {
        now.current.mode = 'ready';
        desk.typing(undefined);
      }
      now.current.selection = next;
      now.current.isFocused = true;
      setSelection(next);
    },
    [desk],
  );
  const change = useCallback((edits: readonly Edit[], typing?: string) => desk.act((before) => edit(before, edits, typing)), [desk]);
  const activeKey = useCallback((): string => {
    const { row, column } = now.current.selection.active;
    return keyAt(grid(), row, column) ?? '';
  }, [grid]);

  const move = useCallback(
    (motion: Motion): boolean => {
      const { units, columns } = grid();
      const filled = ({ row, column }: Position): boolean => isFilled(grid(), keyAt(grid(), row, column) ?? '');
      const next = moved(now.current.selection, motion, { rows: units.length, columns: columns.length }, filled);
      if (next === undefined) return false;
      // A figure that came back and is left by Enter as it was is entered again: whoever reports stands by it.
      const key = activeKey();
      if (motion.to === 'down' && grid().cells.get(key)?.step === 'returned' && !grid().drafts.has(key))
        change([[key, contentIn(grid(), key)]]);
      now.current.mode = 'ready';
      desk.typing(undefined);
      select(next);
      return true;
    },
    [grid, activeKey, change, desk, select],
  );
  const fill = useCallback((): void => {
    const edits = filledDown(grid(), now.current.selection);
    const open = edits.filter(([key]) => isEditable(grid(), key)).length;
    change(edits);
    if (edits.length > 0) tell({ kind: 'filled', cells: open, outside: 0, closed: edits.length - open });
  }, [grid, change, tell]);

  // What was told of an act is over once it, or another, is undone or done again.
  const turn = useCallback(
    (act: (before: Grid) => Grid): void => {
      desk.act(act);
      tell(undefined);
    },
    [desk, tell],
  );

  const key = useCallback(
    (event: KeyboardEvent): void => {
      // Enter in the middle of a Chinese word chooses the word.
      if (event.nativeEvent.isComposing || !isCell(event.target)) return;
      const act = keyAct(event, now.current.mode, PAGE_ROWS);
      switch (act.act) {
        case 'native':
          return;
        case 'move':
          if (!move(act.motion)) return;
          break;
        case 'undo':
          turn(undo);
          break;
        case 'redo':
          turn(redo);
          break;
        case 'fill':
          fill();
          break;
        case 'clear':
          change(cleared(grid(), now.current.selection));
          break;
        case 'caret':
          now.current.mode = 'caret';
          event.target.setSelectionRange(event.target.value.length, event.target.value.length);
          break;
        case 'give_up': {
          const last = grid().undo.at(-1);
          if (last?.typing === `${activeKey()}#${now.current.session}`) desk.act(undo);
          now.current.mode = 'ready';
          desk.typing(undefined);
          event.target.select();
          break;
        }
        case 'leave':
          leave();
          break;
      }
      event.preventDefault();
    },
    [move, desk, turn, fill, change, grid, activeKey, leave],
  );

  const input = useCallback(
    (cellKey: string, text: string): void => {
      if (now.current.mode === 'ready') {
        now.current.mode = 'typing';
        now.current.session += 1;
      }
      desk.typing(cellKey);
      change([[cellKey, { ...typed(contentIn(grid(), cellKey), ''), text }]], `${cellKey}#${now.current.session}`);
    },
    [desk, change, grid],
  );
  const note = useCallback(
    (cellKey: string, said: string): void => {
      desk.typing(cellKey);
      change([[cellKey, { ...contentIn(grid(), cellKey), note: said }]], `${cellKey}#note`);
    },
    [desk, change, grid],
  );
  const copy = useCallback(
    (event: ClipboardEvent): void => {
      if (now.current.mode !== 'ready' || !isCell(event.target)) return;
      event.clipboardData.setData('text/plain', writeBlock(copied(grid(), now.current.selection)));
      event.preventDefault();
    },
    [grid],
  );
  const cut = useCallback(
    (event: ClipboardEvent): void => {
      if (now.current.mode !== 'ready' || !isCell(event.target)) return;
      copy(event);
      change(cleared(grid(), now.current.selection));
    },
    [copy, change, grid],
  );
  const paste = useCallback(
    (event: ClipboardEvent): void => {
      const rows = readBlock(event.clipboardData.getData('text/plain'));
      const isOne = rows.length === 1 && rows[0]?.length === 1;
      if (!isCell(event.target) || (isOne && now.current.mode !== 'ready')) return;
      event.preventDefault();
      const { edits, covers, outside } = pasted(grid(), now.current.selection, rows);
      const open = edits.filter(([cellKey]) => isEditable(grid(), cellKey)).length;
      change(edits);
      select({ active: { row: covers.top, column: covers.left }, corner: { row: covers.bottom, column: covers.right } });
      tell({ kind: 'pasted', cells: open, outside, closed: edits.length - open });
    },
    [grid, change, select, tell],
  );
  const point = useCallback(
    (row: number, column: number, extend: boolean): void => {
      const { active } = now.current.selection;
      select(extend ? { active, corner: { row, column } } : { active: { row, column }, corner: { row, column } });
    },
    [select],
  );
  const focus = useCallback(
    (row: number, column: number): void => {
      const { active } = now.current.selection;
      now.current.isFocused = true;
      if (active.row !== row || active.column !== column) select({ active: { row, column }, corner: { row, column } });
    },
    [select],
  );
  const choose = useCallback(
    (cellKey: string, choice: 'mine' | 'theirs'): void => desk.act((before) => resolved(before, cellKey, choice)),
    [desk],
  );
  const go = useCallback(
    (cellKey: string): void => {
      const { units, columns } = grid();
      for (let row = 0; row < units.length; row += 1) {
        for (let column = 0; column < columns.length; column += 1) {
          if (keyAt(grid(), row, column) === cellKey) select({ active: { row, column }, corner: { row, column } });
        }
      }
    },
    [grid, select],
  );
  const undoAct = useCallback(() => turn(undo), [turn]);
  const redoAct = useCallback(() => turn(redo), [turn]);
  const caret = useCallback((): void => {
    now.current.mode = 'caret';
  }, []);
  const mode = useCallback((): GridMode => now.current.mode, []);
  const wantsFocus = useCallback((): boolean => now.current.isFocused, []);
  const { top, left, bottom, right } = blockOf(selection);
  return useMemo(
    () => ({
      selection,
      active: selection.active,
      isRange: top !== bottom || left !== right,
      mode,
      wantsFocus,
      key,
      copy,
      cut,
      paste,
      input,
      note,
      choose,
      point,
      focus,
      caret,
      go,
      fill,
      undo: undoAct,
      redo: redoAct,
    }),
    [
      selection,
      top,
      bottom,
      left,
      right,
      mode,
      wantsFocus,
      key,
      copy,
      cut,
      paste,
      input,
      note,
      choose,
      point,
      focus,
      caret,
      go,
      fill,
      undoAct,
      redoAct,
    ],
  );
}

/** Whether a key or paste is of a cell, not of the explanation below it. */
function isCell(target: EventTarget): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.dataset['row'] !== undefined;
}
