import { memo, type ReactNode } from 'react';
import { useWords } from '../../app/language.ts';
import { useMarks } from '../../app/marks.ts';
import { ENTRY_WORDS } from '../words.ts';

/** What a cell of the grid asks of the grid; the same functions for all cells, so that one cell drawn anew draws no other. */
export interface CellActs {
  readonly input: (key: string, text: string) => void;
  readonly note: (key: string, note: string) => void;
  readonly choose: (key: string, choice: 'mine' | 'theirs') => void;
  readonly point: (row: number, column: number, extend: boolean) => void;
  readonly focus: (row: number, column: number) => void;
  readonly caret: () => void;
}

export interface CellViewProps {
  readonly cellKey: string;
  readonly row: number;
  readonly column: number;
  readonly label: string;
  readonly text: string;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isEditable: boolean;
  readonly isDraft: boolean;
  readonly problem: string;
  readonly remark: string;
  readonly overtaken: string;
  /** How the number reads, where it was not typed as a plain one. */
  readonly reads: string;
  /** The explanation that stands beside it, where one is asked for or given. */
  readonly note: string | undefined;
  readonly theirs: string | undefined;
  readonly mayEnter: boolean;
  readonly acts: CellActs;
}

/** One cell: its input, and beside it whatever is to be said of it. */
export const CellView = memo(function CellView(props: CellViewProps): ReactNode {
  const { cellKey, row, column, text, acts, problem, remark, overtaken, reads, note, theirs } = props;
  const words = useWords(ENTRY_WORDS);
  const marks = useMarks();
  const said = `${cellKey}-said`;
  const isSaid = problem !== '' || remark !== '' || overtaken !== '' || reads !== '';
  const state = [props.isSelected ? 'chosen' : '', props.isDraft ? 'unsaved' : '', problem === '' ? '' : 'wrong'].join(' ');
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: in a grid a td is a gridcell, which is selected
    <td
      className={`cell ${state}`}
      aria-selected={props.isSelected}
      onPointerDown={(event) => {
        if (event.shiftKey && event.button === 0) {
          event.preventDefault();
          acts.point(row, column, true);
        }
      }}
      onPointerEnter={(event) => {
        if (event.buttons === 1 && event.pointerType === 'mouse') acts.point(row, column, true);
      }}
    >
      <input
        id={cellKey}
        data-row={row}
        data-column={column}
        aria-label={props.label}
        aria-describedby={isSaid ? said : undefined}
        aria-invalid={problem === '' ? undefined : true}
        inputMode="decimal"
        enterKeyHint="next"
        autoComplete="off"
        readOnly={!props.isEditable}
        tabIndex={props.isActive ? 0 : -1}
        value={text}
        onChange={(event) => acts.input(cellKey, event.target.value)}
        onFocus={() => acts.focus(row, column)}
        onDoubleClick={() => acts.caret()}
      />
      {isSaid && (
        <div id={said} className="said-of-cell">
          {reads !== '' && <span className="reads">{words.reads(reads)}</span>}
          {remark !== '' && <span className="remark">{words.remark(remark)}</span>}
          {overtaken !== '' && <span className="overtaken">{words.overtaken(overtaken)}</span>}
          {problem !== '' && <span className="problem">{problem}</span>}
        </div>
      )}
      {note !== undefined && (
        <input
          className="note-of-cell"
          aria-label={marks.of(words.note, props.label)}
          placeholder={words.note}
          maxLength={1000}
          value={note}
          onChange={(event) => acts.note(cellKey, event.target.value)}
        />
      )}
      {theirs !== undefined && (
        <div className="choice-of-cell">
          {props.mayEnter ? (
            <button type="button" onClick={() => acts.choose(cellKey, 'mine')}>
              {words.mine(text === '' ? words.blank : text)}
            </button>
          ) : (
            <span>{words.mineOnly(text === '' ? words.blank : text)}</span>
          )}
          <button type="button" onClick={() => acts.choose(cellKey, 'theirs')}>
            {words.theirs(theirs)}
          </button>
        </div>
      )}
    </td>
  );
});
