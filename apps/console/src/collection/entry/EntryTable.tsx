import { periodName } from '@kedu/messages';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ClipboardEvent, type CSSProperties, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { localeOf, useLanguage, useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { Measure } from '../../app/Measure.tsx';
import type { DeskState, EntryDesk } from '../desk/entryDesk.ts';
import { changeOf } from '../grid/judge.ts';
import { type Grid, keyAt } from '../grid/grid.ts';
import { isSelected, type Position } from '../grid/selection.ts';
import { readContent } from '../grid/content.ts';
import { contentIn } from '../grid/grid.ts';
import { isYearly, type SheetColumn, type SheetUnit } from '../grid/sheet.ts';
import { ENTRY_WORDS, type EntryWords } from '../words.ts';
import { CellView, type CellActs } from './CellView.tsx';
import { cellShown } from './cellShown.ts';
import { changeText, figureText } from './figureText.ts';
import type { GridHands } from './useGridHands.ts';

/** From so many rows on only those in sight are drawn. */
const MOST_DRAWN = 200;
const ROW_HEIGHT = 41;

/** The grid: a table of inputs with the keys, the clipboard and the ranges of a spreadsheet. */
export function EntryTable({
  desk,
  state,
  hands,
}: {
  readonly desk: EntryDesk;
  readonly state: DeskState;
  readonly hands: GridHands;
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const marks = useMarks();
  const locale = localeOf(useLanguage());
  const { grid } = state;
  const box = useRef<HTMLDivElement>(null);
  const isLong = grid.units.length > MOST_DRAWN;
  const rows = useVirtualizer({
    count: grid.units.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
    enabled: isLong,
    getItemKey: (index) => grid.units[index]?.id ?? index,
  });
  const { active, wantsFocus } = hands;
  useEffect(() => {
    if (!wantsFocus()) return;
    if (isLong) rows.scrollToIndex(active.row);
    const reach = (left: number): void => {
      const input = box.current?.querySelector<HTMLInputElement>(`input[data-row="${active.row}"][data-column="${active.column}"]`);
      if (input) {
        if (document.activeElement !== input) input.focus({ preventScroll: isLong });
        if (hands.mode() === 'ready') input.select();
      } else if (left > 0) requestAnimationFrame(() => reach(left - 1));
    };
    reach(5);
  }, [active.row, active.column, isLong, rows, wantsFocus, hands]);

  const acts = useMemo<CellActs>(
    () => ({
      input: hands.input,
      note: hands.note,
      choose: hands.choose,
      point: hands.point,
      focus: hands.focus,
      caret: hands.caret,
    }),
    [hands.input, hands.note, hands.choose, hands.point, hands.focus, hands.caret],
  );
  const drawn = isLong ? rows.getVirtualItems() : grid.units.map((_, index) => ({ index, start: 0, end: 0 }));
  const above = isLong ? (drawn[0]?.start ?? 0) : 0;
  const below = isLong ? rows.getTotalSize() - (drawn.at(-1)?.end ?? 0) : 0;
  const single = grid.columns.length === 1 ? grid.columns[0] : undefined;
  const width = grid.columns.length + 1 + (single ? (isYearly(single) ? 3 : 4) : 0);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys and clipboard of the cells, which bubble up to here
    <div
      ref={box}
      className={isLong ? 'entry-box long' : 'entry-box'}
      style={{ '--columns': grid.columns.length } as CSSProperties}
      onKeyDown={(event: KeyboardEvent<HTMLDivElement>) => hands.key(event)}
      onCopy={(event: ClipboardEvent) => hands.copy(event)}
      onCut={(event: ClipboardEvent) => hands.cut(event)}
      onPaste={(event: ClipboardEvent) => hands.paste(event)}
      onBlur={() => desk.typing(undefined)}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are typed into is a grid (WAI-ARIA) */}
      <table role="grid" className="entry" aria-rowcount={grid.units.length + 1} aria-multiselectable="true" aria-label={words.title}>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{words.unit}</th>
            {grid.columns.map((column) => (
              <th scope="col" key={column.id} className="num">
                <Datum>{column.title}</Datum>{' '}
                <small className="nowrap">
                  {periodName(column.period, locale)} <Measure>{column.measure}</Measure>
                </small>
                {column.publishedOn !== undefined && (
                  <small className="nowrap published">{marks.of(words.publishedOn, column.publishedOn)}</small>
                )}
              </th>
            ))}
            {single && <SingleHead words={words} yearly={isYearly(single)} />}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <Gap height={above} columns={width} />}
          {drawn.map(({ index }) => {
            const unit = grid.units[index];
            if (unit === undefined) return null;
            return (
              <tr
                key={unit.id}
                aria-rowindex={index + 2}
                data-index={index}
                ref={isLong ? (rows.measureElement as (row: HTMLTableRowElement | null) => void) : undefined}
              >
                <th scope="row">
                  <Datum>{unit.name}</Datum>
                </th>
                {grid.columns.map((column, at) => (
                  <GridCell key={column.id} {...{ grid, state, unit, column, words, acts, hands }} at={{ row: index, column: at }} />
                ))}
                {single && <SingleRest grid={grid} unit={unit} row={index} words={words} />}
              </tr>
            );
          })}
          {below > 0 && <Gap height={below} columns={width} />}
        </tbody>
      </table>
    </div>
  );
}

function GridCell({
  grid,
  state,
  unit,
  column,
  at,
  words,
  acts,
  hands,
}: {
  readonly grid: Grid;
  readonly state: DeskState;
  readonly unit: SheetUnit;
  readonly column: SheetColumn;
  readonly at: Position;
  readonly words: EntryWords;
  readonly acts: CellActs;
  readonly hands: GridHands;
}): ReactNode {
  const key = keyAt(grid, at.row, at.column) ?? '';
  if (!grid.cells.has(key)) return <td className="cell none">—</td>;
  return (
    <CellView
      cellKey={key}
      row={at.row}
      column={at.column}
      label={words.cell(unit.name, column.title)}
      isActive={hands.active.row === at.row && hands.active.column === at.column}
      isSelected={hands.isRange && isSelected(hands.selection, at)}
      acts={acts}
      {...cellShown(grid, key, state.late, words)}
    />
  );
}

function SingleHead({ words, yearly }: { readonly words: EntryWords; readonly yearly: boolean }): ReactNode {
  return (
    <>
      <th scope="col" className="num wide">
        {words.before}
      </th>
      <th scope="col" className="num">
        {words.change}
      </th>
      {!yearly && (
        <th scope="col" className="num wide">
          {words.yearBefore}
        </th>
      )}
      <th scope="col">{words.step}</th>
    </>
  );
}

/** What goes beside a single column: the period before, the change, a year before, the step. */
function SingleRest({
  grid,
  unit,
  row,
  words,
}: {
  readonly grid: Grid;
  readonly unit: SheetUnit;
  readonly row: number;
  readonly words: EntryWords;
}): ReactNode {
  const marks = useMarks();
  const key = keyAt(grid, row, 0) ?? '';
  const cell = grid.cells.get(key);
  const reading = readContent(contentIn(grid, key), grid.columns[0]?.measure);
  const now = reading.kind === 'figure' ? reading.figure : undefined;
  const change = changeOf(now, cell?.before, grid.columns[0]?.measure);
  const yearChange = changeOf(now, cell?.yearBefore, grid.columns[0]?.measure);
  return (
    <>
      <td className="num wide">{figureText(cell?.before, words)}</td>
      <td className="num change">{change === undefined ? '—' : changeText(change, words)}</td>
      {!isYearly(grid.columns[0] ?? { period: '' }) && (
        <td className="num wide">
          {figureText(cell?.yearBefore, words)}
          {yearChange !== undefined && <small> {changeText(yearChange, words)}</small>}
        </td>
      )}
      <td aria-label={marks.of(`${unit.name} ${words.step}`, words[cell?.step ?? 'none'])}>{words[cell?.step ?? 'none']}</td>
    </>
  );
}

function Gap({ height, columns }: { readonly height: number; readonly columns: number }): ReactNode {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it can have the focus
    <tr aria-hidden="true" className="gap">
      <td colSpan={columns} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
