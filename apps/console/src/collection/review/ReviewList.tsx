import { periodName } from '@kedu/messages';
import { type ReactNode, useId, useState } from 'react';
import { localeOf, useLanguage, useWords } from '../../app/language.ts';
import { Measure } from '../../app/Measure.tsx';
import { nameIn } from '../../app/nameIn.ts';
import { HistoryDrawer } from '../history/HistoryDrawer.tsx';
import { keyOf } from '../grid/sheet.ts';
import type { Column, StandingFigure } from '../read/sheetOf.ts';
import { CorrectDialog } from './CorrectDialog.tsx';
import { NotOpen } from './NotOpen.tsx';
import { awaitedBulk, differencesFirst, isCalm, mayGive, openBulk } from './orderOf.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { ReviewRow } from './ReviewRow.tsx';
import { namedCells, saidOf, useGiven } from './useGiven.ts';
import { REVIEW_WORDS } from './words.ts';

const REASONED = ['return', 'withdraw', 'keep', 'uphold'] as const;
type Reasoned = (typeof REASONED)[number];

/** A column as it is checked and approved: differences first, many at once, what cannot be done with its reason. */
export function ReviewList({
  round,
  authority,
  column,
  figures,
}: {
  readonly round: string;
  readonly authority: string;
  readonly column: Column;
  readonly figures: readonly StandingFigure[];
}): ReactNode {
  const words = useWords(REVIEW_WORDS);
  const language = useLanguage();
  const given = useGiven({ authority, round });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ readonly command: Reasoned | 'correct'; readonly figure: StandingFigure }>();
  const [history, setHistory] = useState<StandingFigure>();
  const bulk = openBulk(figures);
  const awaited = awaitedBulk(figures);
  const whyNot = useId();
  const open = bulk === undefined ? [] : figures.filter((figure) => mayGive(figure, bulk));
  const calm = open.filter(isCalm);
  const areAllChosen = calm.length > 0 && calm.every((figure) => chosen.has(idOf(figure)));
  const selected = open.filter((figure) => chosen.has(idOf(figure)));
  const shut = bulk === undefined ? [] : figures.filter((figure) => !mayGive(figure, bulk));
  const { outcome } = given;
  const about = (figure: StandingFigure): string =>
    `${nameIn(figure.unit.name, language)} · ${nameIn(column.title, language)} ${periodName(figure.period, localeOf(language))}`;
  return (
    <div className="review">
      {outcome && outcome.done > 0 && (
        <p className="said" role="status">
          {words.done(words[outcome.command], outcome.done)}
        </p>
      )}
      {outcome && (outcome.texts.length > 0 || outcome.isAway) && asked === undefined && (
        <div className="refusal" role="alert">
          {outcome.isAway ? <p>{words.isAway}</p> : outcome.texts.map((text) => <p key={text}>{text}</p>)}
        </div>
      )}
      {bulk !== undefined && (
        <div className="entry-tools">
          <button
            type="button"
            disabled={calm.length === 0}
            onClick={() => setChosen(areAllChosen ? new Set() : new Set(calm.map(idOf)))}
            aria-pressed={areAllChosen}
          >
            {words.all(words[bulk], calm.length)}
          </button>
          <button
            type="button"
            className="main"
            disabled={selected.length === 0 || given.isRunning}
            onClick={() =>
              void given.give({ type: bulk }, namedCells(selected)).then((isDone) => {
                if (isDone) setChosen(new Set());
              })
            }
          >
            {selected.length === 0 ? words.bulkNone(words[bulk]) : words.bulk(words[bulk], selected.length)}
          </button>
        </div>
      )}
      {bulk !== undefined && open.length > calm.length && (
        <p className="note">{words.contestedOut(words[bulk], open.length - calm.length)}</p>
      )}
      {bulk !== undefined && shut.length > 0 && <NotOpen command={bulk} figures={shut} isForSome />}
      {awaited !== undefined && (
        <div className="line">
          <button type="button" className="main" disabled aria-describedby={whyNot}>
            {words[awaited.command]}
          </button>
          <NotOpen {...awaited} id={whyNot} isForSome={false} />
        </div>
      )}
      <p className="note">{words.differencesFirst}</p>
      <table className="stacks review-table">
        <thead>
          <tr>
            {bulk !== undefined && <td className="pick" />}
            <th scope="col">{words.unit}</th>
            <th scope="col" className="num">
              {words.figure}
              {column.unit !== '' && (
                <small>
                  {' '}
                  <Measure>{column.unit}</Measure>
                </small>
              )}
            </th>
            <th scope="col" className="num">
              {words.before}
            </th>
            <th scope="col" className="num">
              {words.yearBefore}
            </th>
            <th scope="col">{words.step}</th>
            <th scope="col" className="row-actions">
              {words.actions}
            </th>
          </tr>
        </thead>
        <tbody>
          {differencesFirst(figures, column.range, column.unit).map((figure) => (
            <ReviewRow
              key={idOf(figure)}
              figure={figure}
              range={column.range}
              measure={column.unit}
              said={saidOf(outcome, figure)}
              selection={
                bulk === undefined
                  ? undefined
                  : {
                      isOpen: mayGive(figure, bulk),
                      isChosen: chosen.has(idOf(figure)),
                      toggle: () => {
                        const next = new Set(chosen);
                        if (!next.delete(idOf(figure))) next.add(idOf(figure));
                        setChosen(next);
                      },
                    }
              }
              commands={[...REASONED, 'correct' as const].filter((command) => mayGive(figure, command))}
              ask={(command) => {
                given.clear();
                setAsked({ command: command as Reasoned | 'correct', figure });
              }}
              showHistory={() => setHistory(figure)}
            />
          ))}
        </tbody>
      </table>
      {asked !== undefined && asked.command !== 'correct' && (
        <ReasonDialog
          title={words[asked.command]}
          about={about(asked.figure)}
          outcome={outcome}
          isRunning={given.isRunning}
          give={(reason) => given.give({ type: asked.command as Reasoned, reason }, namedCells([asked.figure]))}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.command === 'correct' && (
        <CorrectDialog
          figure={asked.figure}
          measure={column.unit}
          about={about(asked.figure)}
          outcome={outcome}
          isRunning={given.isRunning}
          give={(command) => given.give(command, namedCells([asked.figure]))}
          onClose={() => setAsked(undefined)}
        />
      )}
      {history !== undefined && (
        <HistoryDrawer
          round={round}
          cellKey={idOf(history)}
          about={about(history)}
          measure={column.unit}
          onClose={() => setHistory(undefined)}
        />
      )}
    </div>
  );
}

function idOf({ indicator, period, unit, source }: StandingFigure): string {
  return keyOf({ indicator, period, unit: unit.id, source });
}
