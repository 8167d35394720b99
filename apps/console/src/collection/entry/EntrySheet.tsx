import { type ReactNode, useCallback, useRef, useState } from 'react';
import { Field } from '../../app/Field.tsx';
import { useWords } from '../../app/language.ts';
import type { EntryDesk, Submitted } from '../desk/entryDesk.ts';
import { columnOf, type Grid, isEditable, keyAt } from '../grid/grid.ts';
import { countsOf, heldBack, problemOf } from '../grid/judge.ts';
import { keyOf } from '../grid/sheet.ts';
import { HistoryDrawer } from '../history/HistoryDrawer.tsx';
import { ENTRY_WORDS, type EntryWords } from '../words.ts';
import { CellBar } from './CellBar.tsx';
import { EntryTable } from './EntryTable.tsx';
import { PhoneEntry } from './PhoneEntry.tsx';
import { SavingLine } from './SavingLine.tsx';
import { SubmitDialog, unitName } from './SubmitDialog.tsx';
import { useDeskState } from './useDesk.ts';
import { type GridNews, useGridHands } from './useGridHands.ts';
import { useIsPhone } from './useIsPhone.ts';

/** A sheet that is being filled in: the grid on a desk, one cell after another on a phone; submitting with what stays behind. */
export function EntrySheet({
  desk,
  restored,
  captured,
  round,
  onSubmitted,
}: {
  readonly desk: EntryDesk;
  readonly restored: number;
  /** Figures of the same post that come from systems. */
  readonly captured: number;
  readonly round: string;
  readonly onSubmitted: () => void;
}): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const state = useDeskState(desk);
  const isPhone = useIsPhone();
  const [news, setNews] = useState<string>('');
  const [dialog, setDialog] = useState<'submit' | undefined>();
  // The last cell of a phone was left: where nothing can be submitted then, it is said.
  const [isAtEnd, setAtEnd] = useState(false);
  const [history, setHistory] = useState<string>();
  const [submitted, setSubmitted] = useState<Submitted>();
  const tools = useRef<HTMLDivElement>(null);
  const tell = useCallback((told: GridNews | undefined) => setNews(told === undefined ? '' : newsText(told, words)), [words]);
  // To submitting; where nothing can be submitted, to the last of what can be done.
  const leave = useCallback(() => [...(tools.current?.querySelectorAll<HTMLButtonElement>('button:enabled') ?? [])].at(-1)?.focus(), []);
  const hands = useGridHands(desk, tell, leave);
  const { grid, late } = state;
  const keys = inOrder(grid);
  const counts = countsOf(grid, keys, late);
  const toEnter = keys.filter((key) => isEditable(grid, key));
  const unexplained = counts.wrong.filter((key) => problemOf(grid, key, late)?.kind === 'late');
  const isLate = grid.columns.some((column) => column.isLate) && (toEnter.length > 0 || unexplained.length > 0);
  const wrongDrafts = counts.wrong.filter((key) => grid.drafts.has(key)).length;
  const isNoneLeft = counts.submittable.length === 0;
  const told = isAtEnd && isNoneLeft ? words.submitNone : news;
  if (dialog === 'submit' && isNoneLeft) setDialog(undefined);
  const active = keyAt(grid, hands.active.row, hands.active.column) ?? '';
  const next = (list: readonly string[]): void => {
    const from = keys.indexOf(active);
    const target = list.find((key) => keys.indexOf(key) > from) ?? list[0];
    if (target !== undefined) hands.go(target);
  };
  const atEnd = (): void => {
    // With what the last key has just entered.
    const now = desk.state();
    const isNone = countsOf(now.grid, keys, now.late).submittable.length === 0;
    setAtEnd(isNone);
    if (!isNone) setDialog('submit');
  };
  return (
    <div className="entry-sheet">
      {restored > 0 && <p className="said">{words.restored(restored)}</p>}
      {state.isForgetful && <p className="notice">{words.forgetful}</p>}
      {state.trouble.length > 0 && (
        <div className="refusal" role="alert">
          <h2>{words.troubleTitle}</h2>
          {state.trouble.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </div>
      )}
      {grid.overtaken.size > 0 && (
        <p className="notice" role="status">
          {words.overtakenSome(grid.overtaken.size)}
        </p>
      )}
      {heldBack(grid, keys).map((text) => (
        <p key={text} className="notice">
          {text}
        </p>
      ))}
      {submitted && <SubmittedNews submitted={submitted} />}
      {isLate && (
        <Field
          label={words.lateTitle}
          hint={words.lateHint}
          problems={unexplained.length === 0 ? [] : [words.lateMissing(unexplained.length)]}
          needed
        >
          {(control) => <textarea {...control} maxLength={1000} value={late} onChange={(event) => desk.explainLate(event.target.value)} />}
        </Field>
      )}
      <div ref={tools} className="entry-tools">
        <SavingLine saving={state.saving} wrong={wrongDrafts === counts.unsaved ? wrongDrafts : 0} />
        {!isPhone && (
          <>
            <button type="button" onClick={hands.undo} disabled={grid.undo.length === 0}>
              {words.undo}
            </button>
            <button type="button" onClick={hands.redo} disabled={grid.redo.length === 0}>
              {words.redo}
            </button>
            <button type="button" onClick={hands.fill}>
              {words.fillDown}
            </button>
            {counts.wrong.length > 0 && (
              <button type="button" className="danger" onClick={() => next(counts.wrong)}>
                {words.nextWrong(counts.wrong.length)}
              </button>
            )}
            {counts.missing.length > 0 && (
              <button type="button" className="plain" onClick={() => next(counts.missing)}>
                {words.nextMissing(counts.missing.length)}
              </button>
            )}
          </>
        )}
        {(!isPhone || !isNoneLeft) && (
          <button type="button" className="main" disabled={isNoneLeft} onClick={() => setDialog('submit')}>
            {isNoneLeft ? words.submitNone : words.submit(counts.submittable.length)}
          </button>
        )}
      </div>
      <p className="unseen" role="status">
        {told}
      </p>
      {told !== '' && <p className="news">{told}</p>}
      {isPhone ? (
        toEnter.length > 0 ? (
          <PhoneEntry desk={desk} state={state} keys={toEnter} showHistory={setHistory} onLast={atEnd} />
        ) : (
          <p className="said">{words.allDone}</p>
        )
      ) : (
        <>
          <CellBar desk={desk} state={state} cellKey={active} showHistory={setHistory} />
          <EntryTable desk={desk} state={state} hands={hands} />
          <details className="note screen-only">
            <summary>{words.help}</summary>
            <p>{words.helpText}</p>
          </details>
        </>
      )}
      {captured > 0 && <p className="note">{words.captured(captured)}</p>}
      {dialog === 'submit' && !isNoneLeft && (
        <SubmitDialog
          desk={desk}
          grid={grid}
          keys={keys}
          counts={counts}
          onClose={() => setDialog(undefined)}
          onDone={(done) => {
            setDialog(undefined);
            setAtEnd(false);
            setSubmitted(done);
            if (done.sent > 0) onSubmitted();
          }}
        />
      )}
      {history !== undefined && (
        <HistoryDrawer
          round={round}
          cellKey={history}
          about={words.cell(unitName(grid, history), columnTitle(grid, history, words))}
          measure={columnOf(grid, history)?.measure ?? ''}
          onClose={() => setHistory(undefined)}
        />
      )}
    </div>
  );
}

function SubmittedNews({ submitted: { sent, texts, refused, isAway } }: { readonly submitted: Submitted }): ReactNode {
  const words = useWords(ENTRY_WORDS);
  const isWhole = !isAway && refused === 0 && texts.length === 0;
  return (
    <>
      {sent > 0 && (
        <p className="said" role="status">
          {words.submitted_done(sent)}
        </p>
      )}
      {!(sent > 0 && isWhole) && (
        <div className="refusal" role="alert">
          {isAway && <p>{words.submitAway}</p>}
          {refused > 0 && <p>{sent > 0 ? words.submitRest(refused) : words.submitRefused(refused)}</p>}
          {texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
          {isWhole && <p>{words.submitNone}</p>}
        </div>
      )}
    </>
  );
}

function newsText({ kind, cells, outside, closed }: GridNews, words: EntryWords): string {
  return [
    kind === 'pasted' ? words.pasted(cells) : words.filled(cells),
    ...(outside > 0 ? [words.pastedOutside(outside)] : []),
    ...(closed > 0 ? [words.pastedClosed(closed)] : []),
  ].join(' ');
}

/** Names of all cells, by rows. */
function inOrder({ units, columns, cells }: Parameters<typeof countsOf>[0]): readonly string[] {
  return units
    .flatMap((unit) => columns.map(({ indicator, period, source }) => keyOf({ indicator, period, unit: unit.id, source })))
    .filter((key) => cells.has(key));
}

function columnTitle(grid: Grid, key: string, words: EntryWords): string {
  const column = columnOf(grid, key);
  return column === undefined ? '' : words.titleOf(column.title, column.period);
}
