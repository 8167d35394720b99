import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Datum } from '../../app/Datum.tsx';
import { useWords } from '../../app/language.ts';
import { Measure } from '../../app/Measure.tsx';
import type { DeskState, EntryDesk } from '../desk/entryDesk.ts';
import { typed } from '../grid/block.ts';
import { columnOf, contentIn, edit } from '../grid/grid.ts';
import { problemOf } from '../grid/judge.ts';
import { negated } from '../grid/negated.ts';
import { resolved } from '../grid/sync.ts';
import { ENTRY_WORDS } from '../words.ts';
import { CellBar } from './CellBar.tsx';
import { cellShown } from './cellShown.ts';
import { unitName } from './SubmitDialog.tsx';

/** One cell after another, with the number keyboard and targets for thumbs: Enter saves and goes on. */
export function PhoneEntry({
  desk,
  state,
  keys,
  showHistory,
  onLast,
}: {
  readonly desk: EntryDesk;
  readonly state: DeskState;
  /** The cells that are to be entered, in order. */
  readonly keys: readonly string[];
  readonly showHistory: (key: string) => void;
  /** After the last of them. */
  readonly onLast: () => void;
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const [at, setAt] = useState(() => firstEmpty(state, keys));
  const input = useRef<HTMLInputElement>(null);
  const begun = useRef(false);
  /** The wrong cell at which somebody was held up, with its text: once he has read why, the next press goes on. */
  const [held, setHeld] = useState('');
  const key = keys[Math.min(at, keys.length - 1)] ?? '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for every cell
  useEffect(() => {
    // The first cell waits for a thumb; from then on the keyboard stays up.
    // What stands there already is written over, as in the grid: the field is the same for all cells and has the focus already.
    if (begun.current) {
      input.current?.focus();
      input.current?.select();
    }
    begun.current = true;
  }, [at]);
  const column = columnOf(state.grid, key);
  if (column === undefined) return null;
  const shown = cellShown(state.grid, key, state.late, words);
  const said = `phone-${key}-said`;
  const unit = unitName(state.grid, key);
  const isHeld = held === `${key} ${shown.text}` && isWrong(state, key);
  const wrong = keys.filter((each) => each !== key && isWrong(state, each));
  const go = (to: number): void => {
    desk.typing(undefined);
    if (to > at && !isHeld && isWrong(desk.state(), key)) {
      setHeld(`${key} ${shown.text}`);
      input.current?.focus();
      return;
    }
    // A figure that came back and is left as it was is entered again.
    if (to > at && state.grid.cells.get(key)?.step === 'returned' && !state.grid.drafts.has(key))
      desk.act((grid) => edit(grid, [[key, contentIn(grid, key)]]));
    if (to >= keys.length) {
      input.current?.blur();
      onLast();
    } else setAt(Math.max(0, to));
  };
  const write = (text: string): void => {
    desk.typing(key);
    desk.act((grid) => edit(grid, [[key, { ...typed(contentIn(grid, key), ''), text }]], `${key}#phone`));
  };
  return (
    <form
      className="phone-entry"
      onSubmit={(event) => {
        event.preventDefault();
        go(at + 1);
      }}
    >
      <p className="soft" role="status">
        {words.of(Math.min(at, keys.length - 1) + 1, keys.length)}
      </p>
      <label htmlFor={`phone-${key}`}>
        <b>
          <Datum>{unit}</Datum>
        </b>
        <span>
          {words.titleOf(column.title, column.period)}
          {column.measure && (
            <small className="soft">
              {' '}
              <Measure>{column.measure}</Measure>
            </small>
          )}
        </span>
      </label>
      <div className="figure-line">
        <input
          ref={input}
          id={`phone-${key}`}
          className={shown.isDraft ? 'big unsaved' : 'big'}
          inputMode="decimal"
          enterKeyHint={at + 1 < keys.length ? 'next' : 'done'}
          autoComplete="off"
          readOnly={!shown.isEditable}
          aria-describedby={said}
          aria-invalid={shown.problem === '' ? undefined : true}
          value={shown.text}
          onFocus={(event) => event.target.select()}
          onBlur={() => desk.typing(undefined)}
          onChange={(event) => write(event.target.value)}
        />
        <button
          type="button"
          className="sign"
          aria-label={words.sign}
          disabled={!shown.isEditable}
          // The field keeps the focus, and the keyboard stays up.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            input.current?.focus();
            write(negated(contentIn(desk.state().grid, key).text));
          }}
        >
          ±
        </button>
      </div>
      <div id={said} className="said-of-cell">
        {shown.reads !== '' && <span className="reads">{words.reads(shown.reads)}</span>}
        {shown.remark !== '' && <span className="remark">{words.remark(shown.remark)}</span>}
        {shown.remark !== '' && <span className="reads">{words.repeat}</span>}
        {shown.overtaken !== '' && <span className="overtaken">{words.overtaken(shown.overtaken)}</span>}
        {shown.problem !== '' && <span className="problem">{shown.problem}</span>}
        {isHeld && (
          <span className="problem" role="alert">
            {words.heldUp}
          </span>
        )}
      </div>
      {shown.note !== undefined && (
        <label className="field">
          <span className="label">{words.note}</span>
          <textarea
            maxLength={1000}
            value={shown.note}
            onChange={(event) => {
              const note = event.target.value;
              desk.typing(key);
              desk.act((grid) => edit(grid, [[key, { ...contentIn(grid, key), note }]], `${key}#note`));
            }}
            onBlur={() => desk.typing(undefined)}
          />
        </label>
      )}
      {shown.theirs !== undefined && (
        <div className="choice-of-cell">
          {shown.mayEnter && (
            <button type="button" onClick={() => desk.act((grid) => resolved(grid, key, 'mine'))}>
              {words.mine(shown.text === '' ? words.blank : shown.text)}
            </button>
          )}
          <button type="button" onClick={() => desk.act((grid) => resolved(grid, key, 'theirs'))}>
            {words.theirs(shown.theirs)}
          </button>
        </div>
      )}
      <div className="buttons">
        <button type="button" disabled={at === 0} onClick={() => go(at - 1)}>
          {words.previous}
        </button>
        <button type="submit" className="main">
          {words.next}
        </button>
      </div>
      {wrong.length > 0 && (
        <button type="button" className="danger" onClick={() => setAt(nextOf(keys, wrong, at))}>
          {words.nextWrong(wrong.length)}
        </button>
      )}
      <CellBar desk={desk} state={state} cellKey={key} showHistory={showHistory} />
    </form>
  );
}

/** Whether a cell is to be put right where it stands: why all come late is asked above. */
function isWrong({ grid, late }: DeskState, key: string): boolean {
  const kind = problemOf(grid, key, late)?.kind;
  return kind !== undefined && kind !== 'late' && kind !== 'not_open';
}

/** The place of the next of some cells behind another, else of the first of them. */
function nextOf(keys: readonly string[], some: readonly string[], at: number): number {
  return keys.indexOf(some.find((each) => keys.indexOf(each) > at) ?? some[0] ?? '');
}

/** Where somebody goes on: the first cell that is still empty, or came back. */
function firstEmpty({ grid }: DeskState, keys: readonly string[]): number {
  const empty = keys.findIndex((key) => {
    const { text, missing } = contentIn(grid, key);
    return (text === '' && missing === undefined) || grid.cells.get(key)?.step === 'returned';
  });
  return Math.max(0, empty);
}
