import { periodName } from '@kedu/messages';
import { type ReactNode, useMemo, useState } from 'react';
import { ADDRESSES } from '../../app/addresses.ts';
import { daysBetween } from '../../app/day.ts';
import { Dialog } from '../../app/Dialog.tsx';
import { Go } from '../../app/Go.tsx';
import { localeOf, useLanguage, useWords } from '../../app/language.ts';
import { nameIn } from '../../app/nameIn.ts';
import { PageHead } from '../../app/PageHead.tsx';
import { useNamed } from '../../app/params.ts';
import { Answered, Empty } from '../../app/states.tsx';
import { useAnswer } from '../../app/useAnswer.ts';
import { useAuthority } from '../../app/useAuthority.ts';
import { SHELL_WORDS } from '../../app/words.ts';
import { HistoryDrawer } from '../history/HistoryDrawer.tsx';
import { keyOf } from '../grid/sheet.ts';
import { mayGive } from '../review/orderOf.ts';
import { ReasonDialog } from '../review/ReasonDialog.tsx';
import { namedCells, saidOf, useGiven } from '../review/useGiven.ts';
import { REVIEW_WORDS } from '../review/words.ts';
import { type Columns, columnId, type StandingFigure } from '../read/sheetOf.ts';
import { useCells } from '../read/useCells.ts';
import { OwnFigure } from './OwnFigure.tsx';
import '../collection.css';

/** What was reported about a unit: it confirms what agrees and objects, with a reason, to what does not (COLLECT-6). */
export function Page(): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const authority = useAuthority();
  const round = useNamed('round');
  const asked = useMemo(() => ({ authority, round }), [authority, round]);
  const columns = useAnswer('columns', { params: { authority, round } });
  const figures = useCells(asked);
  const reports = columns.data?.items.some(({ way, can }) => way === 'unit' && can.includes('enter')) ?? false;
  return (
    <div className="frame">
      <PageHead
        title={words.ownTitle}
        above={<Go to={ADDRESSES.round(round)}>{words.roundOf(round)}</Go>}
        below={words.ownBelow}
        actions={
          reports && (
            <Go className="button main" to={ADDRESSES.entry(round)}>
              {words.ownReport}
            </Go>
          )
        }
      />
      <Answered asking={columns}>
        {(shown) => <Answered asking={figures}>{(all) => <Own {...{ authority, round, columns: shown, figures: all }} />}</Answered>}
      </Answered>
    </div>
  );
}

function Own({
  authority,
  round,
  columns,
  figures,
}: {
  readonly authority: string;
  readonly round: string;
  readonly columns: Columns;
  readonly figures: readonly StandingFigure[];
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const shell = useWords(SHELL_WORDS);
  const language = useLanguage();
  const given = useGiven({ authority, round });
  const [objecting, setObjecting] = useState<StandingFigure>();
  const [isConfirming, setConfirming] = useState(false);
  const [history, setHistory] = useState<StandingFigure>();
  const of = new Map(columns.items.map((column) => [columnId(column), column]));
  const reported = figures.filter(
    ({ step, opinions }) => opinions.length > 0 || step === 'submitted' || step === 'checked' || step === 'approved',
  );
  const answered = ({ opinions }: StandingFigure): boolean => opinions.at(-1)?.kind === 'confirmed' || opinions.at(-1)?.kind === 'objected';
  const waiting = reported.filter((figure) => mayGive(figure, 'confirm') && !answered(figure));
  const rest = reported.filter((figure) => !waiting.includes(figure));
  const { outcome } = given;
  const title = (figure: StandingFigure): string => {
    const column = of.get(columnId(figure));
    return column ? nameIn(column.title, language) : figure.indicator;
  };
  const shown = (figure: StandingFigure): ReactNode => (
    <OwnFigure
      key={keyOf({ ...figure, unit: figure.unit.id })}
      figure={figure}
      title={title(figure)}
      measure={of.get(columnId(figure))?.unit ?? ''}
      days={figure.objectUntil === undefined ? undefined : daysBetween(columns.today, figure.objectUntil)}
      said={saidOf(outcome, figure)}
      isRunning={given.isRunning}
      confirm={() => void given.give({ type: 'confirm' }, namedCells([figure]))}
      object={() => {
        given.clear();
        setObjecting(figure);
      }}
      showHistory={() => setHistory(figure)}
    />
  );
  return (
    <>
      {outcome && outcome.done > 0 && (
        <p className="said" role="status">
          {words.done(words[outcome.command], outcome.done)}
        </p>
      )}
      {outcome && objecting === undefined && (outcome.isAway || outcome.texts.length > 0) && (
        <div className="refusal" role="alert">
          {outcome.isAway ? <p>{words.isAway}</p> : outcome.texts.map((text) => <p key={text}>{text}</p>)}
        </div>
      )}
      <section className="part">
        <h2>{words.waiting}</h2>
        {waiting.length === 0 ? (
          <Empty>{words.ownNothing}</Empty>
        ) : (
          <>
            {waiting.length > 1 && (
              <div className="entry-tools">
                <button type="button" className="main" onClick={() => setConfirming(true)}>
                  {words.confirmAll(waiting.length)}
                </button>
              </div>
            )}
            <ul className="own-figures">{waiting.map(shown)}</ul>
          </>
        )}
      </section>
      {rest.length > 0 && (
        <section className="part">
          <h2>{words.decided}</h2>
          <ul className="own-figures">{rest.map(shown)}</ul>
        </section>
      )}
      {isConfirming && (
        <Dialog title={words.confirmAll(waiting.length)} onClose={() => setConfirming(false)}>
          <p>{words.confirmAllSure(waiting.length)}</p>
          <div className="buttons">
            <button
              type="button"
              className="main"
              disabled={given.isRunning}
              onClick={() => void given.give({ type: 'confirm' }, namedCells(waiting)).then(() => setConfirming(false))}
            >
              {words.confirmGo(waiting.length)}
            </button>
            <button type="button" onClick={() => setConfirming(false)}>
              {shell.cancel}
            </button>
          </div>
        </Dialog>
      )}
      {objecting && (
        <ReasonDialog
          title={words.object}
          about={title(objecting)}
          hint={words.objectHint}
          outcome={outcome}
          isRunning={given.isRunning}
          give={(reason) => given.give({ type: 'object', reason }, namedCells([objecting]))}
          onClose={() => setObjecting(undefined)}
        />
      )}
      {history !== undefined && (
        <HistoryDrawer
          round={round}
          cellKey={keyOf({ ...history, unit: history.unit.id })}
          about={`${title(history)} ${periodName(history.period, localeOf(language))}`}
          measure={of.get(columnId(history))?.unit ?? ''}
          onClose={() => setHistory(undefined)}
        />
      )}
    </>
  );
}
