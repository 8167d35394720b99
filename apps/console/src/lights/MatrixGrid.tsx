import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { ADDRESSES } from '../app/addresses.ts';
import { Go } from '../app/Go.tsx';
import { useLanguage, useWords } from '../app/language.ts';
import { lightColour, useLightName, useStateWords } from '../app/LightSign.tsx';
import { nameIn } from '../app/nameIn.ts';
import type { ChosenCell } from './CellDialog.tsx';
import { cellSign } from './cellSign.ts';
import type { LightCell, Matrix } from './matrix.ts';
import { moved } from './moved.ts';
import { LIGHTS_WORDS } from './words.ts';

const ROW = 32;
const COLUMN = 36;
/** Half characters of a name that stands in one line on a phone too. */
const LONG = 14;
/** Rows and columns beyond what is seen that are laid out, so that moving shows no gap. */
const BEYOND = 6;

/** The matrix of lights, of which only what is seen is laid out, both ways. One cell is in the order of Tab; arrows move, Enter chooses. */
export function MatrixGrid({
  run,
  matrix,
  onChoose,
}: {
  readonly run: string;
  readonly matrix: Matrix;
  readonly onChoose: (cell: ChosenCell) => void;
}): ReactNode {
  const words = useWords(LIGHTS_WORDS);
  const tongue = useLanguage();
  const nameOf = useLightName();
  const said = useStateWords();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ row: 0, column: 0 });
  /** Where a key led, until the cell there is laid out and has the focus. */
  const goal = useRef<typeof active>(undefined);
  const { rows, columns, kinds } = matrix;
  const at = { row: Math.min(active.row, rows.length - 1), column: Math.min(active.column, columns.length - 1) };
  // The active cell is laid out wherever it is, so that keys and Tab find it.
  const down = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: BEYOND,
    rangeExtractor: (range) => rangeWith(range, at.row),
  });
  const across = useVirtualizer({
    count: columns.length,
    getScrollElement: () => box.current,
    estimateSize: () => COLUMN,
    overscan: BEYOND,
    horizontal: true,
    rangeExtractor: (range) => rangeWith(range, at.column),
  });
  useEffect(() => {
    if (goal.current?.row !== at.row || goal.current.column !== at.column) return;
    const cell = box.current?.querySelector<HTMLElement>('[tabindex="0"][role="gridcell"]');
    if (!cell) return;
    goal.current = undefined;
    cell.focus({ preventScroll: true });
  });
  const key = (event: KeyboardEvent): void => {
    const next = moved(event.key, at, { rows: rows.length, columns: columns.length });
    if (next) {
      event.preventDefault();
      goal.current = next;
      down.scrollToIndex(next.row);
      across.scrollToIndex(next.column);
      setActive(next);
    } else if (event.key === 'Enter' || event.key === ' ') {
      const [row, column] = [rows[at.row], columns[at.column]];
      if (!row || !column || !row.cells[at.column] || !(event.target as HTMLElement).matches('[role="gridcell"]')) return;
      event.preventDefault();
      onChoose({ unit: row.unit, column });
    }
  };
  const spoken = (cell: LightCell): string =>
    cell.light === '' ? said.state(cell.state) : nameOf(kinds.find(({ id }) => id === cell.light) ?? { id: cell.light });
  const shownRows = down.getVirtualItems();
  const shownColumns = across.getVirtualItems();
  const width = across.getTotalSize();
  return (
    // biome-ignore lint/a11y/useSemanticElements: rows and cells that are not seen are not there, which a table cannot do
    <div
      className="lights screen-only"
      ref={box}
      role="grid"
      aria-label={words.matrix}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length + 1}
      onKeyDown={key}
      tabIndex={-1}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: heads are read, not entered */}
      <div role="row" className="heads" aria-rowindex={1} style={{ width: `calc(var(--name) + ${width}px)` }}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        <div role="columnheader" aria-colindex={1} className="corner">
          {words.unit}
        </div>
        {shownColumns.map(({ index, start }) => (
          // biome-ignore lint/a11y/useSemanticElements: as above
          // biome-ignore lint/a11y/useFocusableInteractive: as above
          <div
            role="columnheader"
            aria-colindex={index + 2}
            key={columns[index]?.indicator}
            className="up"
            style={{ insetInlineStart: `calc(var(--name) + ${start}px)` }}
          >
            <span title={columns[index] && nameIn(columns[index].title, tongue)}>
              {columns[index] && nameIn(columns[index].title, tongue)}
            </span>
          </div>
        ))}
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" style={{ height: down.getTotalSize(), width: `calc(var(--name) + ${width}px)`, position: 'relative' }}>
        {shownRows.map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const unit = nameIn(row.unit.name, tongue);
          return (
            // biome-ignore lint/a11y/useSemanticElements: as above
            // biome-ignore lint/a11y/useFocusableInteractive: as above
            <div role="row" aria-rowindex={index + 2} key={row.unit.id} className="units" style={{ top: start }}>
              {/* biome-ignore lint/a11y/useSemanticElements: as above */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the link in it is */}
              <div role="rowheader" aria-colindex={1} className={isLongName(unit) ? 'unit long' : 'unit'}>
                <Go to={ADDRESSES.unitResult(run, row.unit.id)}>{unit}</Go>
              </div>
              {shownColumns.map(({ index: place, start: left }) => {
                const [cell, column] = [row.cells[place], columns[place]];
                if (!column) return null;
                const isActive = at.row === index && at.column === place;
                return (
                  // biome-ignore lint/a11y/useSemanticElements: as above
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys bubble up to the grid
                  <div
                    role="gridcell"
                    aria-colindex={place + 2}
                    key={column.indicator}
                    tabIndex={isActive ? 0 : -1}
                    className={`sign ${cell && cell.light !== '' ? lightColour(kinds.find(({ id }) => id === cell.light) ?? { id: cell.light }) : 'unlit'}`}
                    style={{ insetInlineStart: `calc(var(--name) + ${left}px)` }}
                    aria-label={cell ? words.cell(unit, nameIn(column.title, tongue), spoken(cell)) : undefined}
                    onFocus={() => setActive({ row: index, column: place })}
                    onClick={() => cell && onChoose({ unit: row.unit, column })}
                  >
                    {cell ? cellSign(cell) : ''}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** A name that does not go into one line beside the signs; a Latin letter takes half of a character. */
function isLongName(name: string): boolean {
  return [...name].reduce((width, letter) => width + (letter < '\u0100' ? 1 : 2), 0) > LONG;
}

/** What is seen with a little beyond, and one place wherever it is. */
function rangeWith(range: Range, place: number): number[] {
  const seen = defaultRangeExtractor(range);
  return place < 0 || seen.includes(place) ? seen : [...seen, place].sort((a, b) => a - b);
}
