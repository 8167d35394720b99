import type { ReactNode } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import type { DeskState, EntryDesk } from '../desk/entryDesk.ts';
import { typed } from '../grid/block.ts';
import { ABSENCE_REASONS, type AbsenceReason, readContent } from '../grid/content.ts';
import { columnOf, contentIn, edit } from '../grid/grid.ts';
import { changeOf } from '../grid/judge.ts';
import { isYearly } from '../grid/sheet.ts';
import { ENTRY_WORDS } from '../words.ts';
import { changeText, figureText } from './figureText.ts';

/** What is known of the chosen cell: whose it is, what stood there before, why there is no figure; the same on desk and phone. */
export function CellBar({
  desk,
  state,
  cellKey,
  showHistory,
}: {
  readonly desk: EntryDesk;
  readonly state: DeskState;
  readonly cellKey: string;
  readonly showHistory: (key: string) => void;
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const marks = useMarks();
  const { grid } = state;
  const cell = grid.cells.get(cellKey);
  const column = columnOf(grid, cellKey);
  if (cell === undefined || column === undefined) return null;
  const unit = grid.units.find(({ id }) => id === cell.cell.unit);
  const content = contentIn(grid, cellKey);
  const reading = readContent(content, column.measure);
  const now = reading.kind === 'figure' ? reading.figure : undefined;
  const missing = now !== undefined && 'missing' in now ? now.missing : undefined;
  const change = changeOf(now, cell.before, column.measure);
  const yearChange = changeOf(now, cell.yearBefore, column.measure);
  const isOpen = cell.can.enter?.length === 0;
  return (
    <section className="cell-bar" aria-label={words.cell(unit?.name ?? cell.cell.unit, column.title)}>
      <p className="whose">
        <b>
          <Datum>{unit?.name ?? cell.cell.unit}</Datum>
        </b>{' '}
        <Datum>{words.titleOf(column.title, column.period)}</Datum>
        {column.measure && <span className="soft"> {column.measure}</span>}
      </p>
      <dl className="facts">
        <Known name={words.before} text={figureText(cell.before, words)} change={change && changeText(change, words)} />
        {!isYearly(column) && (
          <Known name={words.yearBefore} text={figureText(cell.yearBefore, words)} change={yearChange && changeText(yearChange, words)} />
        )}
        <div>
          <dt>{words.step}</dt>
          <dd>{words[cell.step]}</dd>
        </div>
        {column.publishedOn !== undefined && (
          <div>
            <dt>{words.publishedOn}</dt>
            <dd>
              {column.publishedOn} <small className="soft">{words.publishedNote}</small>
            </dd>
          </div>
        )}
      </dl>
      <div className="line">
        <label className="no-figure">
          <span>{words.noFigure}</span>
          <select
            value={missing ?? ''}
            disabled={!isOpen}
            aria-label={marks.of(words.reasonOf, unit?.name ?? '')}
            onChange={(event) => {
              const reason = event.target.value as AbsenceReason | '';
              desk.act((before) => {
                const said = typed(contentIn(before, cellKey), '');
                return edit(before, [[cellKey, reason === '' ? said : { ...said, missing: reason }]]);
              });
            }}
          >
            <option value="">{words.number}</option>
            {ABSENCE_REASONS.map((reason) => (
              <option key={reason} value={reason}>
                {words[reason]}
              </option>
            ))}
          </select>
        </label>
        {cell.seen > 0 && (
          <button type="button" className="plain" onClick={() => showHistory(cellKey)}>
            {words.history}
          </button>
        )}
      </div>
    </section>
  );
}

function Known({ name, text, change }: { readonly name: string; readonly text: string; readonly change: string | undefined }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {text}
        {change !== undefined && <small className="soft"> {change}</small>}
      </dd>
    </div>
  );
}
