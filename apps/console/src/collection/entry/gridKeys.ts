import type { Motion } from '../grid/selection.ts';

/** What a key in the grid asks for. */
export type KeyAct =
  | { readonly act: 'move'; readonly motion: Motion }
  | { readonly act: 'undo' | 'redo' | 'fill' | 'clear' | 'caret' | 'give_up' | 'leave' }
  /** The browser does what it does in any input. */
  | { readonly act: 'native' };

/** A key as the browser gives it. */
export interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** `ready`: the cell is chosen. `typing`: its text is being written anew. `caret`: its text is being mended, arrows move inside it. */
export type GridMode = 'ready' | 'typing' | 'caret';

const ARROWS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** What a key asks for, as spreadsheets have it. Example: Ctrl+ArrowDown → to the end of what is filled; ArrowLeft while mending → native. */
export function keyAct({ key, ctrlKey, metaKey, shiftKey, altKey }: Key, mode: GridMode, page: number): KeyAct {
  const edge = ctrlKey || metaKey;
  const arrow = ARROWS[key];
  if (altKey) return { act: 'native' };
  if (arrow !== undefined) {
    if (mode === 'caret' && (arrow === 'left' || arrow === 'right')) return { act: 'native' };
    return { act: 'move', motion: { to: arrow, edge, extend: shiftKey } };
  }
  switch (key) {
    case 'Enter':
      return { act: 'move', motion: { to: shiftKey ? 'up' : 'down' } };
    case 'Tab':
      return edge ? { act: 'native' } : { act: 'move', motion: { to: shiftKey ? 'previous' : 'next' } };
    case 'Home':
      return mode === 'caret' ? { act: 'native' } : { act: 'move', motion: { to: 'row_start', edge, extend: shiftKey } };
    case 'End':
      return mode === 'caret' ? { act: 'native' } : { act: 'move', motion: { to: 'row_end', edge, extend: shiftKey } };
    case 'PageUp':
      return { act: 'move', motion: { to: 'page_up', extend: shiftKey, page } };
    case 'PageDown':
      return { act: 'move', motion: { to: 'page_down', extend: shiftKey, page } };
    case 'F2':
      return { act: 'caret' };
    case 'Escape':
      return { act: mode === 'ready' ? 'leave' : 'give_up' };
    case 'Delete':
      return { act: mode === 'ready' ? 'clear' : 'native' };
  }
  if (!edge) return { act: 'native' };
  switch (key.toLowerCase()) {
    case 'z':
      return { act: shiftKey ? 'redo' : 'undo' };
    case 'y':
      return { act: 'redo' };
    case 'd':
      return { act: 'fill' };
    case 'a':
      return mode === 'ready' ? { act: 'move', motion: { to: 'all' } } : { act: 'native' };
  }
  return { act: 'native' };
}
